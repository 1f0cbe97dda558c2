"""Indicators and participants: one test for each thing a user is promised of them."""

import ecotcli
from ecotcli import FINDINGS, FINE, check, dossier, equal, figures, fine, line, run

PARTICIPANTS = "pas-de-calais-2024/d10"


def indicator(name, **cells):
    return f'<indicator key="{name}">' + "".join(
        f"<{field.replace('_', '-')}>{value}</{field.replace('_', '-')}>" for field, value in cells.items()) + "</indicator>"


def findings(file, *rules):
    """The findings of @file whose rule begins with one of @rules, by rule."""
    report = run("check", "--json", file)
    check(report.status in (FINE, FINDINGS), report.err)
    return {f["rule"]: f for f in report.json()[0]["findings"] if f["rule"].startswith(rules)}


def none(file, *rules):
    equal(list(findings(file, *rules)), [], f"{rules}")


def test_row_48_grid_loads_from_the_call_with_its_targets():
    grid = {i["id"]: i for i in fine("call", "resa-2017/1", "--json").json()["indicators"]}
    equal((grid["sess"]["label"], grid["sess"]["unit"], grid["sess"]["target"], grid["sess"]["relation"]),
          ("Nombre de SESS mobilisés", "structures", "35", "at-least"))
    wanted = {i["id"]: i for i in fine("call", "agape-2021/GP1", "--json").json()["indicators"]}
    check(any(i["target"] is not None for i in wanted.values()), "no target")
    check(any(i["proof"] is not None for i in wanted.values()), "no proof")
    file = dossier(indicator("sess", planned="40", baseline="12"))
    equal(figures(file)["indicator.sess.planned"], "40")
    equal(figures(file)["indicator.sess.baseline"], "12")


def test_row_48_basis_and_proof_of_the_call_are_there():
    calls = [lot["lot"] for lot in fine("calls", "--json").json()]
    grids = [i for lot in calls for i in fine("call", lot, "--json").json()["indicators"]]
    check(any(i.get("basis") for i in grids), "no basis")
    check(all({"id", "label", "relation", "target", "unit", "source"} <= set(i) for i in grids), "a key is missing")


def test_row_49_at_least_35_and_a_bare_15_remain_different():
    grid = {i["id"]: i for i in fine("call", "resa-2017/1", "--json").json()["indicators"]}
    equal((grid["sess"]["relation"], grid["sess"]["target"]), ("at-least", "35"))
    equal((grid["partners"]["relation"], grid["partners"]["target"]), ("unstated", "15"))
    found = findings(dossier(indicator("sess", planned="34") + indicator("partners", planned="14")),
                     "indicator.sess", "indicator.partners")
    equal(found["indicator.sess"]["level"], "error")
    equal(found["indicator.partners"]["level"], "warning")
    check("35" in found["indicator.sess"]["expected"] and "au moins" in found["indicator.sess"]["expected"], found)
    check("au moins" not in found["indicator.partners"]["expected"], found)
    none(dossier(indicator("sess", planned="35") + indicator("partners", planned="15")), "indicator.sess", "indicator.partners")


def test_row_50_realised_and_deviation_in_the_same_file():
    file = dossier(indicator("sess", planned="40", realised="36.5"))
    values = figures(file)
    equal((values["indicator.sess.planned"], values["indicator.sess.realised"], values["indicator.sess.deviation"]), ("40", "36.5", "-3.5"))
    empty = figures(dossier(indicator("sess", planned="40")))
    equal((empty["indicator.sess.realised"], empty["indicator.sess.deviation"]), (None, None))
    why = fine("why", file, "indicator.sess.deviation", "--json").json()
    equal((why["op"], [child["place"] for child in why["children"]]),
          ("difference", ["indicator/sess/realised", "indicator/sess/planned"]))


def test_row_50_what_was_missed_wants_a_reason():
    cases = [
        # planned, realised, reason, the finding
        ("40", "39", None, "prévu"),
        ("40", "40", None, None),
        ("40", "41", None, None),
        ("40", "39", "Une structure a fermé.", None),
        ("40", "34", None, "au moins"),
        ("40", "35", None, "prévu"),
        (None, "35", None, None),
        (None, "34", None, "au moins"),
        ("40", "0", None, "au moins"),
    ]
    for planned, realised, reason, wanted in cases:
        cells = {k: v for k, v in (("planned", planned), ("realised", realised), ("reason", reason)) if v is not None}
        found = findings(dossier(indicator("sess", **cells)), "indicator-realised.sess")
        equal(bool(found), wanted is not None, f"{cells}")
        if wanted:
            finding = found["indicator-realised.sess"]
            equal(finding["level"], "warning")
            check(wanted in finding["message"], finding)
            equal(finding["where"], "indicator/sess/reason")


def test_row_50_nothing_is_said_before_anything_is_realised():
    none(dossier(indicator("sess", planned="40")), "indicator-realised", "indicators-unrealised")
    found = findings(dossier(indicator("sess", planned="40", realised="40") + indicator("partners", planned="15")), "indicators-unrealised")
    equal(found["indicators-unrealised"]["level"], "advice")
    equal(found["indicators-unrealised"]["where"], "indicator/partners/realised")
    equal(findings(dossier(indicator("sess", realised="-1")), "indicator-realised")["indicator-realised.sess"]["level"], "error")


def test_row_51_women_and_men_make_the_total():
    cases = [
        # planned, women, men, not stated: the difference, or None
        ("15", "8", "7", None, None),
        ("15", "8", "6", None, "1"),
        ("15", "8", "8", None, "1"),
        ("15", "8", "6", "1", None),
        ("15", "8", "6", "0", "1"),
        ("15", None, None, "15", None),
        ("15", "8", None, None, "7"),
        ("15", "15", None, None, None),
        ("15", "0", "0", "0", "15"),
        ("15.5", "8", "7", None, "0,5"),
    ]
    for planned, women, men, unstated, difference in cases:
        cells = {k: v for k, v in (("planned", planned), ("women", women), ("men", men), ("sex_unstated", unstated)) if v is not None}
        found = findings(dossier(indicator("plie", **cells)), "indicator-by-sex.plie")
        equal(bool(found), difference is not None, f"{cells}")
        if difference:
            equal(found["indicator-by-sex.plie"]["level"], "error")
            equal(found["indicator-by-sex.plie"]["difference"], difference, f"{cells}")


def test_row_51_an_empty_class_is_no_zero():
    found = findings(dossier(indicator("plie", planned="15", women="8")), "indicator-by-sex.plie")["indicator-by-sex.plie"]
    check("hommes" in found["message"] and "non précisé" in found["message"], found)
    equal(figures(dossier(indicator("plie", planned="15", women="8")))["indicator.plie.by-sex"], "8")
    equal(figures(dossier(indicator("plie", planned="15")))["indicator.plie.by-sex"], None)


def test_row_51_ages_and_statuses_likewise():
    good = dict(planned="15", under_25="3", from_25_to_54="9", over_54="2", age_unstated="1", employed="1", unemployed="10", inactive="4")
    none(dossier(indicator("plie", **good)), "indicator-by-")
    found = findings(dossier(indicator("plie", **dict(good, over_54="1", employed="2"))), "indicator-by-")
    equal(sorted(found), ["indicator-by-age.plie", "indicator-by-status.plie"])
    equal((found["indicator-by-age.plie"]["found"], found["indicator-by-age.plie"]["expected"]), ("14", "15"))
    equal((found["indicator-by-status.plie"]["found"], found["indicator-by-status.plie"]["difference"]), ("16", "1"))


def test_row_51_is_enforced_wherever_somebody_tells_people_apart():
    found = findings(dossier(indicator("companies", planned="10", women="3", men="3")), "indicator-by-sex")
    equal(found["indicator-by-sex.companies"]["difference"], "4")
    found = findings(dossier(indicator("plie", women="8", men="7")), "indicator-whole")
    equal((found["indicator-whole.plie"]["level"], found["indicator-whole.plie"]["expected"]), ("warning", "15"))


def test_row_52_cost_of_one_stands_beside_the_cost_of_an_hour():
    file = dossier(line(amount="10000") + "<time><hours>300</hours></time>" + indicator("plie", planned="15") + indicator("events", planned="3"))
    values = figures(file)
    equal((values["cost.per-hour"], values["cost.per-indicator.plie"], values["cost.per-indicator.events"]), ("33.33", "666.67", "3333.33"))
    why = fine("why", file, "cost.per-indicator.plie", "--json").json()
    equal([child["value"] for child in why["children"]], ["10000.00", "15"])
    check("arrondi" in why["formula"], why)


def test_row_52_nothing_is_divided_by_nobody():
    budget = line(amount="10000")
    equal(figures(dossier(budget))["cost.per-indicator.plie"], None)
    zero = fine("figures", "--json", dossier(budget + indicator("plie", planned="0"))).json()["figures"]["cost.per-indicator.plie"]
    equal(zero["value"], None)
    check("pas positive" in zero["fault"], zero)
    check("cost.per-indicator.place" not in figures(dossier(budget)), "a place has no cost")


if __name__ == "__main__":
    ecotcli.main(globals())
