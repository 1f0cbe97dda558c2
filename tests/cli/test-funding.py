"""The financing plan: one test for each thing a user is promised of it.

Rows are those of the field's list of what people miss; amounts are judged by
exact fractions.
"""

import math
import os
import sys
import zipfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

CALL = """<call id="{id}" title="Un appel" issuer="Ville" rounding="{rounding}" fund="town">
  <lot id="1" title="Un lot">
    <budget extra-categories="true"/>
    <category id="staff" kind="staff" label="Personnel"/>
    <fund id="town" label="Aide de la ville"{ceiling}/>
    {items}
  </lot>
</call>
"""

BOUND = '<limit id="share" figure="funding.town" at-most="50 %" of="cost.total" message="la part de la ville"/>'


def call(rounding="half-up", ceiling=None, items=""):
    """A call of our own; its lot."""
    id = f"own-{rounding}-{'max' if ceiling else 'free'}-{'bound' if items else 'open'}"
    os.makedirs("data/ecot/calls", exist_ok=True)
    write(f"data/ecot/calls/{id}.xml", CALL.format(id=id, rounding=rounding, items=items,
                                                   ceiling=f' max-amount="{ceiling} EUR"' if ceiling else ""))
    return f"{id}/1"


def plan(lot, cost, percent="47", more="", **fund):
    cells = "".join(f"<{name}>{value}</{name}>" for name, value in {"percent": percent, **fund}.items() if value is not None)
    return dossier(f'{line(cost)}<fund key="town">{cells}</fund>{more}', lot=lot, name="plan.xml")


def funder(amount, status=None, **cells):
    cells = {"name": "Département", "type": "department", "amount": amount, "status": status, **cells}
    return "<funder>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items() if value is not None) + "</funder>"


def cents(text):
    return int(Fraction(text) * 100)


def money(number):
    return f"{number // 100}.{number % 100:02d}"


def findings(file, *rules, status=None):
    result = run("check", "--json", file)
    check(result.status in (FINE, FINDINGS), result.err)
    return [f for f in result.json()[0]["findings"] if f["rule"].startswith(rules)]


# Row 10


def test_row_10_the_rounding_is_that_of_the_call():
    for rounding, expected in (("down", "9999.99"), ("half-up", "10000.00"), ("euro", "10000.00")):
        equal(figures(plan(call(rounding), "21276.59"))["funding.town"], expected, rounding)


def test_row_10_what_a_maximum_bounds_is_rounded_down_all_the_same():
    for rounding in ("down", "half-up", "euro"):
        equal(figures(plan(call(rounding, items=BOUND), "21276.59"))["funding.town"], "9999.99", f"{rounding}, a highest rate")
        equal(figures(plan(call(rounding, "20000"), "21276.59"))["funding.town"], "9999.99", f"{rounding}, a ceiling")
        equal(figures(plan(call(rounding), "21276.59", ceiling="20000"))["funding.town"], "9999.99", f"{rounding}, a typed ceiling")


def test_row_10_the_oracles():
    for cost, percent in (("10000", "47"), ("20000", "47"), ("21276.58", "47"), ("21276.59", "47"), ("21276.60", "47"),
                          ("10000.05", "15"), ("999.99", "15"), ("0.01", "50"), ("0", "47")):
        exact = Fraction(cost) * Fraction(percent)
        for rounding, number in (("down", math.floor(exact)), ("half-up", math.floor(exact + Fraction(1, 2)))):
            equal(figures(plan(call(rounding), cost, percent))["funding.town"], money(number), f"{percent} % of {cost}, {rounding}")


# Row 25


def test_row_25_each_line_of_account_74_has_its_type_and_more_may_be_added():
    types = ("state", "region", "department", "epci", "commune", "social", "europe", "asp", "public", "private", "in-kind", "other",
             "sales", "pricing", "dues", "gifts", "management", "financial", "exceptional", "reversal", "transfer")
    file = plan(call(), "30000", more="".join(funder("100.00", type=type, name=type) for type in types + ("private",)))
    equal(figures(file)["funding.others"], "2200.00")
    fine("export", file, "plan.ods", "--paper", "budget")
    with zipfile.ZipFile("plan.ods") as package:
        content = package.read("content.xml").decode("utf-8")
    for nature in ("État", "Région", "Département", "EPCI (intercommunalité)", "Commune", "Organisme social (CAF, MSA…)", "Fonds européens", "ASP (emplois aidés)",
                   "Autre établissement public", "Fondation ou aide privée", "Contribution en nature", "Fonds propres", "Autre", "Vente, participation (70)", "Dotation, tarification (73)", "Cotisations (756)", "Dons, mécénat (758)",
                   "Autre produit de gestion (75)", "Produits financiers (76)", "Produits exceptionnels (77)", "Reprise, report (78)", "Transfert de charges (79)"):
        check(f">{nature}<" in content, f"the plan does not say “{nature}”")


def test_row_25_the_cerfa_page_names_them_all():
    """The ten lines under account 74, as the form prints them, with and without money on them."""
    printed = ["État (ministères, directions, services déconcentrés)", "Conseil(s) régional(aux)", "Conseil(s) départemental(aux)",
               "Communautés de communes ou d’agglomérations", "Commune(s)", "Organismes sociaux (CAF, etc.)", "Fonds européens (FSE, FEDER…)",
               "ASP (emplois aidés)", "Autres établissements publics", "Aides privées (fondation)"]
    for more in ("", funder("100.00")):
        rows = fine("accounts", "--json", plan(call(), "30000", more=more)).json()["products"]["rows"]
        labels = [row["label"] for row in rows if row["figure"].startswith("account.74.")]
        equal([label for label in labels if label in printed], printed, more)


def test_row_25_what_comes_in_kind_pays_what_is_spent_in_kind():
    lot = call(items='<category id="gifts" kind="in-kind" label="Dons"/>')
    for brought, status, more in (("500.00", None, None), ("499.99", None, None), ("500.01", None, "0,01"), ("500.01", "refused", None)):
        file = plan(lot, "3000", more=line("500.00", category="gifts") + funder("100.00") + funder(brought, status, type="in-kind", name="Entraide"))
        found = findings(file, "funding.in-kind")
        equal([(f["level"], f["where"]) for f in found], [("warning", "funding/2/amount")] if more else [], brought)
        check(all(more in f["difference"] for f in found), found)
    added = plan(lot, "3000", more='<category id="9"><label>Dons</label></category>' + funder("500.00", type="in-kind"))
    equal(findings(added, "funding.in-kind"), [], "a category of the applicant’s may be for it")


# Row 26


def test_row_26_30000_at_47_percent_with_a_ceiling_of_10000():
    lot = call("half-up", "10000")
    values = figures(plan(lot, "30000"))
    equal((values["funding.town"], values["funding.town.rate"]), ("10000.00", "33.3333"))
    equal((values["grant.requested"], values["grant.rate"]), ("10000.00", "33.3333"))
    check("33,33" in fine("figures", plan(lot, "30000")).out, "the effective rate is not shown")
    equal(fine("call", lot, "--json").json()["funds"][0]["max_amount"], "10000.00")
    check("10000.00 €" in fine("call", lot).out, "the text of the lot does not have the ceiling")


def test_row_26_the_smaller_ceiling_counts():
    lot = call("half-up", "10000")
    for typed, expected in ((None, "10000.00"), ("9999.99", "9999.99"), ("10000.01", "10000.00"), ("0", "0.00")):
        equal(figures(plan(lot, "30000", ceiling=typed))["funding.town"], expected, f"{typed}")
    equal(figures(plan(call(), "30000", ceiling="8000"))["funding.town"], "8000.00", "only a typed one")
    equal(figures(plan(lot, "20000"))["funding.town"], "9400.00", "under it")
    equal(figures(plan(lot, "30000", None))["funding.town"], None, "no rate yet")


def test_row_26_why_names_both():
    lot = call("half-up", "10000")
    why = fine("why", plan(lot, "30000"), "funding.town", "--json").json()
    equal((why["op"], [child["value"] for child in why["children"]]), ("least", ["14100.00", "10000.00"]))
    equal([child["op"] for child in why["children"]], ["percent", "call"])
    why = fine("why", plan(call(), "30000"), "funding.town", "--json").json()
    equal(why["op"], "percent", "without a ceiling there is no choice")


def test_row_26_an_amount_over_the_ceiling_is_an_error():
    lot = call("half-up", "10000")
    for amount, wrong in (("10000.00", False), ("10000.01", True)):
        found = findings(plan(lot, "30000", None, amount=amount), "fund-ceiling")
        equal([(f["level"], f["where"]) for f in found], [("error", "fund/town/amount")] if wrong else [], amount)
    check(len(findings(plan(lot, "30000", ceiling="12000"), "fund-ceiling")) == 1, "a ceiling over that of the call")


def test_a_ceiling_in_percent_is_refused():
    os.makedirs("data/ecot/calls", exist_ok=True)
    text = CALL.format(id="wrong", rounding="down", items="", ceiling=' max-amount="47 %"')
    result = run("lint-call", write("wrong.xml", text))
    check(result.status != FINE and "10000 EUR" in result.out + result.err, result.out + result.err)


# Row 27


def test_row_27_the_cost_from_which_the_ceiling_bites():
    for rounding in ("down", "half-up"):
        lot = call(rounding, "10000")
        equal(figures(plan(lot, "1"))["funding.town.threshold"], "21276.60", rounding)
        equal(figures(plan(lot, "21276.60"))["funding.town"], "10000.00")
        equal(figures(plan(lot, "21276.59"))["funding.town"], "9999.99")
    equal(figures(plan(call(), "1"))["funding.town.threshold"], None, "without a ceiling")
    for limit, percent in (("10000", "33.3333"), ("0", "47"), ("0.01", "100"), ("9999.99", "0.0001")):
        values = figures(plan(call(), "1", percent, ceiling=limit))
        exact = Fraction(cents(limit)) * 100 / Fraction(percent)
        equal(values["funding.town.threshold"], money(math.ceil(exact)), f"{limit} at {percent} %")


def test_row_27_the_smallest_cost_for_a_wanted_grant():
    for rounding, expected in (("down", "21276.60"), ("half-up", "21276.59")):
        for lot in (call(rounding), *([call("down", "10000")] if rounding == "down" else [])):
            result = run("solve", "--json", plan(lot, "1"), "funding.town=10000", "--by", "budget/line/1/amount")
            equal(result.status, FINE, result.err)
            equal((result.json()["kind"], result.json()["value"]), ("exact", expected), lot)


# Row 28


DONE = dict(date="2024-01-15", proof="Notification")


def test_row_28_what_is_missing_is_listed():
    cases = [
        ("requested", {}, []), ("refused", {}, []), (None, {}, []),
        ("promised", {}, ["funder.proof", "funder.date"]), ("obtained", {}, ["funder.proof", "funder.date"]),
        ("promised", {"proof": "Courrier"}, ["funder.date"]), ("obtained", {"date": "2024-01-15"}, ["funder.proof"]),
        ("promised", DONE, []), ("obtained", DONE, []),
        ("obtained", {**DONE, "date": "2999-12-31"}, ["funder.future"]),
        ("promised", {**DONE, "date": "2999-12-31"}, ["funder.future"]),
    ]
    for status, cells, expected in cases:
        found = findings(plan(call(), "30000", more=funder("1000.00", status, **cells)), "funder.")
        equal(sorted(f["rule"] for f in found), sorted(expected), f"{status} {cells}")
        check(all(f["where"].startswith("funding/1/") for f in found), f"{found}")


def test_row_28_who_refused_counts_nowhere():
    values = figures(plan(call(), "30000", more=funder("1000.00", "refused")))
    for name in ("funding.others", "funding.secured", "funding.at-risk"):
        equal(values[name], None, name)
    equal(values["funding.total"], "30000.00")


# Row 29


def test_row_29_the_worst_case():
    more = funder("4000.00", "obtained") + funder("3000.00", "promised") + funder("2000.00") + funder("9.00", "refused")
    values = figures(plan(call(), "30000", "50", more))
    equal((values["funding.secured"], values["funding.at-risk"]), ("4000.00", "5000.00"))
    equal((values["funding.own"], values["funding.own.worst"]), ("6000.00", "11000.00"))
    equal((values["funding.worst"], values["funding.hole"]), ("25000.00", "5000.00"))
    equal((values["grant.rate"], values["grant.rate.worst"]), ("50", "60"), "15 000 of 25 000")


def test_row_29_nothing_at_risk():
    for more in ("", funder("4000.00", "obtained")):
        values = figures(plan(call(), "30000", "50", more))
        equal((values["funding.hole"], values["funding.own.worst"]), ("0.00", values["funding.own"]))
        equal(values["grant.rate.worst"], values["grant.rate"])


def test_row_29_without_a_fund_of_the_call():
    file = dossier(line("10000.00") + funder("2500.00") + funder("1500.00", "obtained"), lot="pas-de-calais-2024/d10")
    values = figures(file)
    equal((values["grant.requested"], values["funding.hole"]), ("6000.00", "2500.00"))
    equal(values["grant.rate.worst"], "80", "6 000 of 7 500")


# Row 31


def test_row_31_over_financing_is_an_error_with_its_amount():
    for amount, wrong in (("15900.00", None), ("15900.01", "0,01"), ("16000.00", "100,00")):
        found = findings(plan(call(), "30000", more=funder(amount)), "funding.balance")
        equal([f["level"] for f in found], ["error"] if wrong else [], amount)
        check(all(wrong in f["message"] for f in found), f"{found}")


main(globals())
