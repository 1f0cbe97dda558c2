"""Indicators and participants: one test for each thing a user is promised of them."""

import subprocess
import zipfile

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


def entry(**cells):
    return "<entry>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()) + "</entry>"


def group(**cells):
    return "<group>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()) + "</group>"


def action(start="2017-10-01", end="2018-03-31"):
    return f"<action><start>{start}</start><end>{end}</end></action>"


ELISE = dict(code="P-01", name="Élise Quasimodo", birth="1990-02-03", sex="woman", status="unemployed", entry="2017-10-02")
JEAN = dict(code="P-02", name="Jean Quincampoix", birth="1985-12-31", sex="man", status="inactive", entry="2017-10-02")


def test_row_51_women_and_men_make_a_group():
    cases = [
        # count, women, men, not stated: where the finding is, or None
        ("12", "5", "7", None, None),
        ("12", "5", "6", None, "unstated"),
        ("12", "5", "6", "1", None),
        ("12", "5", "6", "0", "women"),
        ("12", "5", "8", None, "women"),
        ("12", "5", None, None, "men"),
        ("12", None, None, None, None),
    ]
    asked = next(lot["lot"] for lot in fine("calls", "--json").json()
                 if "women" in ((fine("call", lot["lot"], "--json").json()["participants"] or {}).get("asks") or []))
    for count, women, men, unstated, where in cases:
        cells = {k: v for k, v in (("count", count), ("women", women), ("men", men), ("unstated", unstated)) if v is not None}
        found = findings(dossier(group(**cells), lot=asked), "group.split")
        equal([f["where"] for f in found.values()], [f"participants/1/{where}"] if where else [], f"{cells}")
        if where:
            equal(found["group.split"]["level"], "error")


def test_row_53_one_person_is_one_participant():
    twice = dict(ELISE, code="P-03", name="QUASIMODO elise")
    file = dossier(action() + entry(**ELISE) + entry(**JEAN) + entry(**twice))
    values = figures(file)
    equal((values["register.count"], values["register.women"], values["register.men"], values["register.unstated"]), ("2", "1", "1", None))
    found = findings(file, "register.twice")["register.twice"]
    equal((found["level"], found["where"]), ("error", "register/3/name"))
    check("P-01" in found["message"] and "P-03" in found["message"], found)
    none(dossier(action() + entry(**ELISE) + entry(**dict(twice, birth="1990-02-04"))), "register.twice")


def test_row_53_days_are_in_order_and_inside_the_action():
    cases = [
        # entry, exit, birth: the finding
        ("2017-10-01", "2018-03-31", "1990-01-01", None),
        ("2017-09-30", "2018-03-31", "1990-01-01", "register.dates.entry"),
        ("2017-10-01", "2018-04-01", "1990-01-01", "register.dates.exit"),
        ("2017-10-02", "2017-10-01", "1990-01-01", "register.order"),
        ("2017-10-02", "2017-10-02", "1990-01-01", None),
        ("2017-10-02", "2017-10-02", "2017-10-03", "register.birth"),
        ("2017-10-02", "2017-10-02", "2017-10-02", None),
    ]
    for first, last, birth, rule in cases:
        row = dict(ELISE, entry=first, exit=last, birth=birth, outcome="employed")
        found = findings(dossier(action() + entry(**row)), "register.dates", "register.order", "register.birth")
        equal(list(found), [rule] if rule else [], f"{first} {last} {birth}")
        if rule:
            equal(found[rule]["level"], "warning" if "dates" in rule else "error")


def test_row_53_european_money_wants_data_at_entry_and_at_exit():
    none(dossier(action() + entry(**ELISE)), "register")
    for field in ("birth", "sex", "status", "entry"):
        row = {name: value for name, value in ELISE.items() if name != field}
        found = findings(dossier(action() + entry(**row) + entry(**JEAN)), "register.data")
        equal(list(found), [f"register.data.{field}"])
        finding = found[f"register.data.{field}"]
        equal((finding["level"], finding["where"]), ("advice", f"register/1/{field}"))
        check("DREETS" in finding["message"], finding)
    equal(list(findings(dossier(action() + entry(**ELISE, exit="2018-01-31")), "register.data")), ["register.data.outcome"])
    equal(list(findings(dossier(action() + entry(**ELISE, outcome="employed")), "register.data")), ["register.data.exit"])


def test_row_53_an_operation_of_one_day_needs_no_register():
    none(dossier(action(end="2017-10-01")), "register")
    found = findings(dossier(action(end="2017-10-01") + entry(code="P-01")), "register")
    equal([(f["rule"], f["level"]) for f in found.values()], [("register.one-day", "advice")])
    check("pas demandé" in found["register.one-day"]["message"], found)
    none(dossier(action(end="2017-10-02")), "register")
    check("register.one-day" not in findings(dossier(action(end="2017-10-02") + entry(code="P-01")), "register"), "two days")


def test_row_53_the_register_agrees_with_what_was_realised():
    lot = next(lot["lot"] for lot in fine("calls", "--json").json()
               if any(i["id"] == "participants" and i.get("figure") == "participants.total"
                      for i in fine("call", lot["lot"], "--json").json()["indicators"]))
    rows = entry(**ELISE) + entry(**JEAN)
    found = findings(dossier(rows + indicator("participants", planned="2", realised="3"), lot=lot), "register.realised")
    equal((found["register.realised.participants"]["level"], found["register.realised.participants"]["difference"]), ("warning", "1"))
    none(dossier(rows + indicator("participants", planned="2", realised="2"), lot=lot), "register.realised")
    found = findings(dossier(rows + group(count="1"), lot=lot), "register.planned")
    equal((found["register.planned"]["found"], found["register.planned"]["expected"]), ("2", "1"))
    none(dossier(rows + group(count="2"), lot=lot), "register.planned")


def test_row_53_a_line_for_other_people_than_those_who_are_counted():
    people = indicator("plie", planned="24") + indicator("public", planned="180")
    cases = [
        # quantity, unit: whether it is worth a look
        ("24", "participants", False),
        ("180", "personnes", False),
        ("204", "personnes", False),
        ("25", "participants", True),
        ("25", "repas", False),
        ("25", "personnes × jours", False),
        (None, "participants", False),
    ]
    for quantity, unit, worth in cases:
        found = findings(dossier(line(quantity=quantity, unit=unit, **{"unit-cost": "10"}) + people), "line.heads")
        equal(bool(found), worth, f"{quantity} {unit}")
        if worth:
            equal((found["line.heads"]["level"], found["line.heads"]["where"]), ("advice", "budget/line/1/quantity"))
    none(dossier(line(quantity="25", unit="participants", **{"unit-cost": "10"})), "line.heads")


def texts_of(file):
    """All text of @file: of a package that of its parts, of a PDF what is in its pages."""
    if file.endswith((".odt", ".ods")):
        with zipfile.ZipFile(file) as package:
            return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    if file.endswith(".pdf"):
        plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", file, "-"], capture_output=True, check=True).stdout
        pages = subprocess.run(["pdftotext", file, "-"], capture_output=True, check=True).stdout
        return (plain + pages).decode("utf-8", "replace")
    return ecotcli.read(file).decode("utf-8")


def test_row_54_no_export_names_a_participant_unless_asked():
    secrets = ("Quasimodo", "Quincampoix", "1990-02-03", "3 février 1990", "03/02/1990", "3/2/1990")
    file = dossier(action() + line(amount="10000") + indicator("plie", planned="2", realised="2") + entry(**ELISE) + entry(**JEAN))
    papers = [text.split("\t")[0] for text in fine("export", file, "--paper", "list").lines]
    made = 0
    for paper in papers:
        for ending in ("odt", "pdf", "ods", "csv"):
            out = f"{paper}.{ending}"
            result = run("export", file, out, "--paper", paper)
            if result.status != FINE:
                continue
            made += 1
            text = texts_of(out)
            for secret in secrets:
                check(secret not in text, f"{out} says {secret}")
    check(made >= len(papers), f"{made} exports of {len(papers)} papers")
    run("bundle", file, "bundle.pdf")
    fine("import", "bundle.pdf", "bundle.ecot")
    run("export", "bundle.ecot", "bundle.xml", "--with-names")
    for secret in secrets:
        check(secret not in texts_of("bundle.pdf") + texts_of("bundle.xml"), f"the bundle says {secret}")
    out = run("export", file, "without.xml")
    equal((out.status, out.err.count("\n")), (FINE, 1))
    check("2" in out.err and "--with-names" in out.err, out.err)
    text = texts_of("without.xml")
    for secret in secrets:
        check(secret not in text, f"without.xml says {secret}")
    check("P-01" in text and "woman" in text, text)
    equal(figures("without.xml")["register.count"], "2")
    run("export", file, "without.pdf")
    fine("import", "without.pdf", "without.ecot")
    run("export", "without.ecot", "through.xml", "--with-names")
    for secret in secrets:
        check(secret not in texts_of("through.xml"), f"the dossier that a PDF carries says {secret}")


def test_row_54_names_are_kept_where_that_is_asked_for():
    file = dossier(action() + entry(**ELISE))
    fine("export", file, "with.xml", "--with-names")
    check("Élise Quasimodo" in texts_of("with.xml") and "1990-02-03" in texts_of("with.xml"), "with.xml")
    fine("import", file, "kept.ecot")
    fine("export", "kept.ecot", "kept.xml", "--with-names")
    check("Élise Quasimodo" in texts_of("kept.xml"), "the dossier itself keeps them")
    fine("export", file, "with.pdf", "--with-names")
    fine("import", "with.pdf", "again.ecot")
    fine("export", "again.ecot", "again.xml", "--with-names")
    check("Élise Quasimodo" in texts_of("again.xml"), "the dossier that a PDF carries")
    equal(run("export", file, "b.odt", "--with-names").status, ecotcli.USAGE)
    fine("export", dossier(action(), name="b.xml"), "none.xml")


def test_row_54_findings_and_reasons_name_nobody():
    file = dossier(action() + entry(**ELISE) + entry(**dict(ELISE, code="P-09")) + entry(name="Jean Quincampoix"))
    for words in (("check", "--json", file), ("check", file), ("why", file, "register.count"), ("why", file, "register.count", "--json"), ("figures", "--json", file)):
        text = run(*words).out
        check("Quasimodo" not in text and "Quincampoix" not in text, f"{words}")


def staffed(name, title, *people, lot="resa-2017/1", start="2017-10-01", end="2018-03-31", extra=""):
    rows = "".join("<member>" + "".join(f"<{field}>{value}</{field}>" for field, value in person.items()) + "</member>" for person in people)
    return dossier(f"<action><title>{title}</title><start>{start}</start><end>{end}</end></action>{rows}{extra}", name=name, lot=lot)


def elsewhere(*files):
    """The warnings about people of several dossiers: of each file, by place."""
    report = run("check", "--json", *files)
    check(report.status in (FINE, FINDINGS), report.err)
    return [{f["where"]: f for f in one["findings"] if f["rule"] == "member.elsewhere"} for one in report.json()]


def test_row_19_60_and_50_of_a_hundred_warn_in_both_dossiers():
    one = staffed("one.xml", "Rallye", dict(role="Coordination", name="Lise Aubry", share="60"))
    two = staffed("two.xml", "Forum", dict(role="Animation", name="AUBRY, lise", share="50"), lot="resa-2017/2")
    first, second = elsewhere(one, two)
    for found, other in ((first, "Forum"), (second, "Rallye")):
        finding = found["staff/1/share"]
        equal((finding["level"], finding["found"], finding["difference"]), ("warning", "110\u00a0%", "10\u00a0%"))
        check("Rallye" in finding["message"] and "Forum" in finding["message"] and "60" in finding["message"] and "50" in finding["message"], finding)
    equal(elsewhere(one), [{}])
    equal(elsewhere(one, one), [{}, {}])


def test_row_19_only_what_overlaps_and_goes_over():
    one = staffed("one.xml", "Rallye", dict(name="Lise Aubry", share="60"))
    cases = [
        # the other row: whether both warn
        (dict(name="Lise Aubry", share="40"), False),
        (dict(name="Lise Aubry", share="40.0001"), True),
        (dict(name="Lise Aubry", share="50", start="2018-04-01", end="2018-06-30"), False),
        (dict(name="Lise Aubry", share="50", start="2018-03-31", end="2018-06-30"), True),
        (dict(name="Lise Aubry"), False),
        (dict(name="Louise Aubry", share="50"), False),
        (dict(role="Animation", share="50"), False),
    ]
    for person, warned in cases:
        two = staffed("two.xml", "Forum", person)
        equal([bool(found) for found in elsewhere(one, two)], [warned, warned], f"{person}")


def test_row_19_hours_count_as_a_share_of_the_base():
    # Six months of 1 720 hours a year are 860.
    one = staffed("one.xml", "Rallye", {"name": "Lise Aubry", "share": "60"})
    for hours, warned in (("344", False), ("345", True)):
        two = staffed("two.xml", "Forum", {"name": "Lise Aubry", "base": "1720", "hours": hours})
        equal([bool(found) for found in elsewhere(one, two)], [warned, warned], hours)


def test_row_19_people_of_several_files():
    one = staffed("one.xml", "Rallye", dict(name="Lise Aubry", share="60"), dict(name="Jean Roy", share="80"))
    two = staffed("two.xml", "Forum", dict(name="Lise Aubry", share="50", start="2018-01-01", end="2018-12-31"))
    report = fine("people", "--json", one, two).json()
    equal([len(file["people"]) for file in report["files"]], [2, 1])
    equal([(o["name"], o["sum"], o["from"], o["to"]) for o in report["overloads"]], [("Lise Aubry", "110", "2018-01-01", "2018-03-31")] * 2)
    check("110" in fine("people", one, two).out, "the text says it too")
    equal(len(fine("people", "--json", one).json()["people"]), 2)


def test_compare_is_silent_under_five():
    def offer(i, hours):
        return dossier(line(amount="10000") + f"<time><hours>{hours}</hours></time>", name=f"offer-{i}.xml")
    files = [offer(i, hours) for i, hours in enumerate((100, 200, 250, 400, 500))]
    four = fine("compare", "--json", *files[:4]).json()
    equal([(one["standing"], one["of"]) for one in four], [(None, 4)] * 4)
    five = fine("compare", "--json", *files).json()
    equal([one["cost_per_hour"] for one in five], ["100.00", "50.00", "40.00", "25.00", "20.00"])
    equal({(one["first_quartile"], one["median"], one["third_quartile"]) for one in five}, {("22.50", "40.00", "75.00")})
    equal([one["standing"] for one in five],
          ["above-third-quartile", "above-median", "at-median", "below-median", "below-first-quartile"])
    other = dossier(line(amount="10000") + "<time><hours>1</hours></time>", name="other.xml", lot="resa-2017/2")
    equal([one["standing"] for one in fine("compare", "--json", other, *files).json()][0], None)
    equal(run("compare", "none.xml").status, ecotcli.REFUSED)


if __name__ == "__main__":
    ecotcli.main(globals())
