"""The cost side of a dossier: lines, VAT, what is eligible and retained, periods.

What a row of the matrix of features asks of the budget is tested under its number.
"""

import os
import re
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from random import Random

from ecotcli import *


def method(**cells):
    return "<method>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()) + "</method>"


def reason(file, figure):
    return fine("why", "--json", file, figure).json()


def cells(tree):
    """The places of all cells an explanation goes down to."""
    found = [tree["place"]] if tree["place"] else []
    return found + [place for child in tree["children"] for place in cells(child)]


def test_row_1_three_times_a_unit_price():
    """row 1: 3 × 33,335 € gives 100,01 € and shows why"""
    file = dossier(line(None, quantity="3", unit="séance", **{"unit-cost": "33.335"}))
    equal(figures(file)["cost.total"], "100.01", "half up")
    found = reason(file, "budget/line/1/amount")
    equal((found["value"], found["op"], found["rounding"]), ("100.01", "product", "half-up"), "why")
    equal(cells(found), ["budget/line/1/quantity", "budget/line/1/unit-cost"], "cells")
    text = fine("why", file, "budget/line/1/amount").lines[0]
    check("3\u00a0séances × 33,335\u00a0€" in text and "arrondi au centime" in text, text)


def test_row_2_lines_at_both_ends():
    """row 2: 500 lines, insert at top and bottom never breaks a total"""
    lines = [line(f"{number}.01") for number in range(1, 501)]
    total = sum(number * 100 + 1 for number in range(1, 501))

    def cost(*content):
        found = figures(dossier("".join(content)))
        equal({found[name] for name in ("cost.category.staff", "account.total", "cost.direct.staff")}, {found["cost.total"]}, "every total")
        return int(found["cost.total"].replace(".", ""))

    equal(cost(*lines), total, "500 lines")
    equal(cost(line("7.77"), *lines), total + 777, "at the top")
    equal(cost(*lines, line("8.88")), total + 888, "at the bottom")
    equal(cost(line("7.77"), *lines[:250], line("1.00"), *lines[250:], line("8.88")), total + 1765, "everywhere")
    equal(cost(*lines[1:499]), total - 101 - 50001, "without the first and the last")


def test_vat_contained():
    cases = [
        ("120.00", "20", "20.00"), ("100.00", "20", "16.67"), ("105.50", "5.5", "5.50"), ("0.03", "20", "0.01"),
        ("0.02", "20", "0.00"), ("100.00", "0", "0.00"), ("100.00", "2.1", "2.06"),
    ]
    for amount, rate, expected in cases:
        file = dossier(line(amount, **{"vat-rate": rate}))
        equal(figures(file)["cost.vat"], expected, f"{rate} % in {amount}")
        equal(figures(file)["cost.eligible"], amount, "VAT nobody gets back is a cost")
    equal(figures(dossier(line("100.00")))["cost.vat"], None, "no rate")


def test_vat_recovered():
    rated = line("120.00", **{"vat-rate": "20"}) + line("50.00")
    cases = [
        (method(vat="included"), None, "170.00"),
        (method(vat="recoverable"), "20.00", "150.00"),
        (method(vat="partial", **{"vat-share": "40"}), "8.00", "162.00"),
        (method(vat="partial", **{"vat-share": "33.33"}), "6.67", "163.33"),
        (method(vat="partial"), None, "170.00"),
        ("", None, "170.00"),
    ]
    for content, ineligible, eligible in cases:
        file = dossier(content + rated)
        found = figures(file)
        equal((found["cost.total"], found["cost.ineligible"], found["cost.eligible"]), ("170.00", ineligible, eligible), content)


def test_why_down_to_the_cells():
    file = dossier(method(vat="partial", **{"vat-share": "40"}) + line("120.00", **{"vat-rate": "20"}))
    places = ["budget/line/1/amount", "method/vat-share", "budget/line/1/amount", "budget/line/1/vat-rate"]
    equal(cells(reason(file, "budget/line/1/eligible")), places, "a line")
    equal(cells(reason(file, "cost.ineligible")), places[1:], "the figure")
    text = fine("why", file, "budget/line/1/eligible").out
    check("120,00\u00a0€ × 20\u00a0% ÷ 120\u00a0%" in text, text)
    equal(reason(file, "method/vat-share")["value"], "40", "a typed cell")
    equal(run("why", file, "budget/line/1/detail").status, USAGE, "words are no number")
    equal(run("why", file, "budget/line/2/amount").status, USAGE, "no such line")


def test_typed_eligible_wins():
    file = dossier(method(vat="recoverable") + line("120.00", eligible="90.00", **{"vat-rate": "20"}))
    found = figures(file)
    equal((found["cost.ineligible"], found["cost.eligible"], found["cost.vat"]), ("30.00", "90.00", "20.00"), "typed")
    equal(cells(reason(file, "cost.ineligible")), ["budget/line/1/amount", "budget/line/1/eligible"], "why")


def test_retained():
    equal(figures(dossier(line("100.00")))["cost.retained"], None, "nobody looked yet")
    file = dossier(line("100.00", retained="80.00") + line("50.00") + line("40.00", eligible="30.00"))
    equal(figures(file)["cost.retained"], "160.00", "the others as eligible")
    places = cells(reason(file, "cost.retained"))
    check("budget/line/1/retained" in places and "budget/line/3/eligible" in places, str(places))
    equal(figures(dossier(line("100.00", retained="0.00")))["cost.retained"], "0.00", "nothing retained")


def test_row_84_asked_eligible_and_retained_line_by_line():
    """row 84: what was cut, with its reason, in a table that adds up to the budget"""
    file = dossier(line("100.00", retained="80.00", **{"retained-reason": "Hors de la période"}) + line("50.00") + line("40.00", eligible="30.00"))
    places = [found["where"] for found in run("check", "--json", file).json()[0]["findings"] if found["rule"] in ("line.eligible-reason", "line.retained-reason")]
    equal(places, ["budget/line/3/retained-reason"], "less eligible than asked, and no reason")
    fine("export", file, "cut.ods", "--paper", "budget")
    with zipfile.ZipFile("cut.ods") as package:
        text = package.read("content.xml").decode("utf-8")
    table = text[text.index(">Demandé<"):text.index(">Total</")]
    for value, words in (("80.00", "what is retained"), ("30.00", "what is eligible, retained as such"), ("50.00", "what nobody cut"), (None, "Hors de la période")):
        check(words in table if value is None else f'office:value="{value}"' in table, words)
    total = text[text.index(">Total</"):][:900]
    equal(re.findall('office:value="(.*?)"', total)[:3], ["190.00", "180.00", "160.00"], "as the budget's")
    check("SUM(" in total, "live")
    fine("export", dossier(line("100.00") + line("50.00")), "whole.ods", "--paper", "budget")
    with zipfile.ZipFile("whole.ods") as package:
        check(">Demandé<" not in package.read("content.xml").decode("utf-8"), "nothing was cut: no table")


def test_a_table_to_be_filled_is_a_sentence_on_paper():
    fine("export", dossier(line("100.00", eligible="80.00")), "untold.odt", "--paper", "budget")
    with zipfile.ZipFile("untold.odt") as package:
        text = package.read("content.xml").decode("utf-8")
    check("ne dit pas si la TVA" in text and ">Part récupérée<" not in text, "nobody said how VAT is counted")
    fine("export", dossier(method(vat="partial", **{"vat-share": "40"}) + line("100.00", eligible="80.00")), "told.odt", "--paper", "budget")
    with zipfile.ZipFile("told.odt") as package:
        text = package.read("content.xml").decode("utf-8")
    check("ne dit pas si la TVA" not in text and ">Part récupérée<" in text, "now it is said")


def test_realised():
    equal(figures(dossier(line("100.00")))["cost.realised"], None, "nothing yet")
    equal(figures(dossier(line("100.00", realised="99.99") + line("5.00")))["cost.realised"], "99.99", "one")


def test_row_14_periods():
    """row 14: 3 years, gap 0,01 € shown in the row"""
    split = {"period-1": "33.33", "period-2": "33.33", "period-3": "33.33"}
    file = dossier(line("100.00", **split) + line("50.00"))
    found = figures(file)
    equal([found[f"period.{number}"] for number in range(1, 7)], ["33.33"] * 3 + [None] * 3, "periods")
    equal(found["period.gap"], "0.01", "gap")
    tree = reason(file, "period.gap")
    equal([child["value"] for child in tree["children"]], ["0.01"], "the row")
    equal(cells(tree), ["budget/line/1/amount"] + [f"budget/line/1/period-{number}" for number in range(1, 4)], "cells")

    # The row says it in the paper, beside a line that nobody split; in a sheet the gap is a formula.
    named = '<period key="2"><label>2019</label></period>'
    file = dossier(named + line("100.00", detail="Salle", **split) + line("50.00", detail="Repas"), name="named.xml")
    said = paper(file, "odt", "table:table-row")
    check(["Dépense", "Montant", "Période 1", "2019", "Période 3", "Écart"] in said, f"heads: {said}")
    check(["Salle", "100,00", "33,33", "33,33", "33,33", "0,01"] in said, f"the row: {said}")
    check(["Repas", "50,00"] in said, f"the other: {said}")
    check(["Coût total de l’action", "150,00", "33,33", "33,33", "33,33", "0,01"] in said, f"the whole: {said}")
    sheet = [row for row in paper(file, "ods", "table:table-row", "formula") if "of:=ROUND([.B3]-SUM([.C3:.E3]);2)" in row]
    equal(len(sheet), 1, "a formula a line that is split")
    check(not any("Écart" in row for row in paper(dossier(line("1.00")), "odt", "table:table-row")), "nothing is split")


def paper(file, ending, element, attribute=None):
    """The budget as the texts of its rows, or their formulas."""
    fine("export", file, "budget." + ending, "--paper", "budget")
    with zipfile.ZipFile("budget." + ending) as package:
        content = package.read("content.xml").decode("utf-8")
    content = re.sub("<text:s[^>]*/>", " ", content)
    rows = re.findall(f"<{element}[ >].*?</{element}>", content)
    if attribute:
        return [re.findall(f'table:{attribute}="([^"]*)"', row) for row in rows]
    return [[text for text in re.sub("<[^>]*>", "\n", row).replace("\u00a0", " ").split("\n") if text.strip()] for row in rows]


def test_whole_euros():
    lines = line("10.40") + line(None, quantity="3", **{"unit-cost": "33.50"}) + line("12.00")
    found = figures(dossier(method(**{"whole-euros": "true"}) + lines))
    equal(found["cost.total"], "123.00", "10 + 101 + 12")
    equal(figures(dossier(method(**{"whole-euros": "false"}) + lines))["cost.total"], "122.90", "in cents")
    file = dossier(method(**{"whole-euros": "true"}) + lines)
    equal(reason(file, "budget/line/1/amount")["value"], "10.00", "rounded")
    check("10,40\u00a0€, arrondi à l’euro" in fine("why", file, "budget/line/1/amount").out, "says so")


def accounts(file, *options):
    return fine("accounts", "--json", *options, file).json()


def rows(column):
    """What is filled, by figure."""
    return {row["figure"].replace("account.", "", 1): row["value"] for row in column["rows"] if row["value"] is not None}


def contribution(account, amount=None, **cells):
    cells = {"account": account, "amount": amount, **cells}
    return "<contribution>" + "".join(f"<{name}>{value}</{name}>"
                                      for name, value in cells.items() if value is not None) + "</contribution>"


def cents(text):
    return round(float(text) * 100)


def test_row_5_two_nomenclatures():
    """row 5: one line has a category and an account; both views total to the cent"""
    def views(amount, account):
        file = dossier(line(amount, category="staff", account=account) + line("12.34", category="travel") + line("0.01"))
        found = figures(file)
        table = accounts(file)["charges"]
        equal(found["account.total"], found["cost.total"], "both totals")
        equal(table["total"], found["cost.total"], "of the table")
        equal(sum(cents(row["value"]) for row in table["rows"] if row["value"] and not row["line"]), cents(table["total"]), "accounts")
        return found["cost.category.staff"], rows(table)

    category, table = views("100.00", "6411")
    equal((category, table["64"], table["641"]), ("100.01", "100.01", "100.00"), "on the line of its code")
    category, table = views("250.55", "6411")
    equal((category, table["64"], table["641"]), ("250.56", "250.56", "250.55"), "the line changed")
    category, table = views("250.55", "604")
    equal((category, table["60"], table["604"], table["64"]), ("250.56", "250.55", "250.55", "0.01"), "the account changed")
    category, table = views("250.55", "61")
    equal((table["61"], table["61.rest"]), ("250.55", "250.55"), "an account without a line")
    for wrong in ("99", "74", "6x", "600000000", "-"):
        category, table = views("250.55", wrong)
        equal((category, table["none"]), ("250.56", "250.55"), wrong)


def test_products_by_account():
    """row 5, the other side: funders on the lines of account 74, own money on its own"""
    funders = "".join(f"<funder><name>F</name><type>{kind}</type><amount>{amount}</amount><status>{status}</status></funder>"
                      for kind, amount, status in [("state", "100.00", "requested"), ("region", "50.50", "obtained"),
                                                   ("other", "7.00", "promised"), ("asp", "9.00", "refused")])
    file = dossier(line("1000.00") + funders + '<fund key="fse"><percent>47</percent></fund>')
    found, table = figures(file), accounts(file)
    equal(found["account.products"], found["funding.total"], "both totals")
    equal(rows(table["products"]), {"74": "627.50", "74.state": "100.00", "74.region": "50.50", "74.europe": "470.00",
                                    "74.rest": "7.00", "own": "372.50"}, "lines")
    check("470,00 €, objet de la présente demande, représente 47 % du total des produits" in table["sentence"],
          table["sentence"])
    equal((table["excess"], table["shortfall"]), (None, None), "even")


EARNED = {"sales": "70", "pricing": "73", "dues": "756", "gifts": "758", "management": "75.management", "financial": "76",
          "exceptional": "77", "reversal": "78", "transfer": "79"}


def resource(kind, amount, status=None, name=None):
    cells = {"name": name, "type": kind, "amount": amount, "status": status}
    return "<funder>" + "".join(f"<{key}>{value}</{key}>" for key, value in cells.items() if value is not None) + "</funder>"


def test_row_5_what_is_earned():
    """row 5, the other side: what the action earns stands on its account, counts once, and is nobody's grant"""
    content = line("1000.00") + '<fund key="fse"><percent>30</percent></fund>' + resource("state", "10.00", name="État")
    earned = "".join(resource(kind, f"{number}.25") for number, kind in enumerate(EARNED, 1))
    before, file = figures(dossier(content)), dossier(content + earned + resource("sales", "90.00", "refused"), name="b.xml")
    found, table = figures(file), accounts(file)
    values = {number: f"{i}.25" for i, number in enumerate(EARNED.values(), 1)}
    equal(rows(table["products"]), {"74": "310.00", "74.state": "10.00", "74.europe": "300.00", "75": "12.75", "own": "642.75",
                                    **values}, "each on its account")
    equal((found["account.products"], found["account.total"], found["funding.total"]), ("1000.00",) * 3, "every total is the same")
    equal(cents(before["funding.own"]) - cents(found["funding.own"]), 4725, "own money pays what is left")
    equal((found["funding.fse"], before["funding.fse"]), ("300.00", "300.00"), "a rate is of the cost")
    equal(found["funding.secured"], None, "nothing is certain yet")
    equal([child["label"] for child in reason(file, "account.70")["children"]], ["Produit 2"], "the account, then the row")
    whole = accounts(file, "--euros")["products"]
    equal(sum(cents(row["shown"]) for row in whole["rows"] if row["shown"] and not row["line"]), cents(whole["shown"]), "whole euros add up")


def test_each_plan_of_the_program_takes_every_kind_of_resource():
    """No kind falls on account 74 for want of a line, but the one that says nothing more."""
    for kind in list(EARNED) + ["in-kind", "private", "other"]:
        table = rows(accounts(dossier(resource(kind, "5.00")))["products"])
        equal("74" in table, kind in ("private", "other"), kind)


def test_what_is_earned_is_called_by_its_account():
    """Without a name: in the plan, the report and the findings."""
    file = dossier("<action><start>2024-03-01</start><end>2024-12-31</end></action>" + line("100.00") + resource("pricing", "20.00", "obtained") +
                   resource(None, "5.00") + resource("dues", "-1.00") + resource("transfer", "2.00"))
    found = {f["rule"]: f for f in run("check", "--json", file).json()[0]["findings"] if f["rule"].startswith("funder.")}
    equal(sorted(found), ["funder.date", "funder.name", "funder.negative", "funder.proof"], "findings")
    equal((found["funder.name"]["where"], found["funder.negative"]["message"][:11]), ("funding/2/name", "Le produit "), "who is spoken of")
    equal(found["funder.proof"]["expected"], "un contrat, une facture ou un relevé", "proof")
    fine("export", file, "plan.ods", "--paper", "budget")
    with zipfile.ZipFile("plan.ods") as package:
        text = package.read("content.xml").decode("utf-8")
    check("Concours publics, produits de tarification" in text and "Autre financeur" in text and "Transfert de charges (79)" in text, text)


def test_an_account_that_is_no_more():
    """Account 79 went with 2024; the other accounts stay."""
    for kind, start, wanted in [("transfer", "2024-12-31", []), ("transfer", "2025-01-01", ["79"]), ("sales", "2025-01-01", []), (None, "2025-01-01", [])]:
        file = dossier(f"<action><start>{start}</start></action>" + line("100.00") + resource(kind, "2.00"))
        found = [f["found"] for f in run("check", "--json", file).json()[0]["findings"] if f["rule"] == "funder.account-moved"]
        equal(found, wanted, f"{kind}, {start}")


def test_a_figure_is_called_as_in_the_table():
    """The explanation of an account says the words the table has, whatever the rule in force."""
    for start in ("2019-12-31", "2020-01-01"):
        file = dossier(f"<action><start>{start}</start></action><contribution><account>870</account><amount>5.00</amount></contribution>" + resource("pricing", "1.00"))
        for side, name in (("resources", "870"), ("products", "73")):
            label = [row["label"] for row in accounts(file)[side]["rows"] if row["code"] == name]
            equal([reason(file, f"account.{name}")["label"]], label, f"{name}, {start}")


def test_excess_and_shortfall():
    own = "<own-funds><amount>{}</amount></own-funds>"
    fund = '<fund key="fse"><amount>400.00</amount></fund>'
    for typed, excess, shortfall in [("600.00", None, None), ("600.01", "0.01", None), ("599.99", None, "0.01")]:
        table = accounts(dossier(line("1000.00") + fund + own.format(typed)))
        equal((table["excess"], table["shortfall"]), (excess, shortfall), typed)


def test_plans_by_date():
    """The label of an account is that of the rule in force when the action begins."""
    cases = [("2019-12-31", "CRC 99-01", "Bénévolat"), ("2020-01-01", "ANC 2018-06", "Dons en nature"),
             ("2024-12-31", "ANC 2018-06", "Dons en nature"), ("2025-01-01", "ANC 2018-06 et 2022-06", "Dons en nature")]
    for start, rule, label in cases:
        table = accounts(dossier(f"<action><start>{start}</start></action>"))
        check(table["rule"].endswith(rule), table["rule"])
        equal([row["label"] for row in table["resources"]["rows"] if row["code"] == "870"], [label], start)


def test_row_13_voluntary_contributions():
    """row 13: 86 and 87 apart from cash, and neither enters the subsidy rate"""
    money = line("1000.00") + '<fund key="fse"><percent>40</percent></fund>'
    before = figures(dossier(money))
    given = contribution("864", hours="12.5", rate="15.05", method="SMIC chargé") + contribution("875", "188.13")
    file = dossier(given.join([money.split("<fund")[0], "<fund" + money.split("<fund")[1]]))
    after = figures(file)
    equal((after["voluntary.uses"], after["voluntary.resources"], after["voluntary.balance"]), ("188.13", "188.13", "0.00"), "even")
    for name in ("cost.total", "funding.total", "funding.own", "grant.requested", "grant.rate", "account.total", "account.products"):
        equal(after[name], before[name], name)
    found = reason(file, "voluntary/1/amount")
    equal((found["value"], found["op"]), ("188.13", "product"), "hours at their rate")
    check("SMIC chargé" in found["children"][1]["label"], str(found))
    equal(rows(accounts(file)["uses"]), {"86": "188.13", "864": "188.13"}, "lines")
    equal(cells(reason(file, "voluntary.balance")), ["voluntary/1/hours", "voluntary/1/rate", "voluntary/2/amount"], "cells")
    equal(figures(dossier(contribution("870", "50.00")))["voluntary.balance"], "-50.00", "a resource without a use")
    equal(figures(dossier(contribution("860", "50.00")))["voluntary.balance"], "50.00", "a use without a resource")
    equal(figures(dossier(""))["voluntary.balance"], None, "none")

    for resource, wrong in (("188.13", None), ("188.12", "0,01"), ("188.14", "0,01")):
        found = findings(dossier(contribution("864", hours="12.5", rate="15.05") + contribution("875", resource)), "voluntary.balance")
        equal([f["level"] for f in found], ["error"] if wrong else [], resource)
        check(all(f"un écart de {wrong}\u00a0€" in f["message"] for f in found), f"{found}")


def test_row_11_displayed_euros_add_up():
    """row 11: sum of displayed numbers = displayed total, always"""
    random = Random(11)
    for _ in range(60):
        content = "".join(line(f"{random.randrange(0, 100000) / 100:.2f}", account=random.choice(["604", "601", "60", "613", "622", "6411", "645", "68"]))
                          for _ in range(random.randrange(1, 12)))
        table = accounts(dossier(content + '<fund key="fse"><percent>33.33</percent></fund>'), "--euros")
        for side in ("charges", "products"):
            shown = [(row["line"], cents(row["shown"])) for row in table[side]["rows"] if row["shown"] is not None]
            check(all(value % 100 == 0 for _, value in shown), f"whole: {shown}")
            equal(sum(value for under, value in shown if not under), cents(table[side]["shown"]), side)
            parts = [[value, []] for under, value in shown if not under]
            under = -1
            for is_line, value in shown:
                if is_line:
                    parts[under][1].append(value)
                else:
                    under += 1
            for value, of in parts:
                check(not of or sum(of) == value, f"{side}: {value} of {of}")
        equal((table["excess"], table["shortfall"]), (None, None), "charges and products")


def test_row_11_whole_euros_everywhere():
    """row 11: in a dossier of whole euros no figure keeps a cent, and a maximum still holds"""
    random = Random(1111)
    for _ in range(40):
        content = method(**{"whole-euros": "true"})
        content += "".join(line(None, quantity=f"{random.randrange(1, 9999) / 100:.2f}", **{"unit-cost": f"{random.randrange(1, 99999) / 10000:.4f}"})
                           for _ in range(random.randrange(1, 9)))
        content += line(f"{random.randrange(100, 99999) / 100:.2f}", **{"vat-rate": "20"})
        found = figures(dossier(content + f'<fund key="fse"><percent>{random.randrange(1, 470000) / 10000:.4f}</percent></fund>'))
        amounts = {name: found[name] for name in found if found[name] and name.split(".")[0] in ("cost", "funding", "account", "grant") and
                   not name.endswith(("per-hour", "rate", "share", "threshold", "per-participant"))}
        equal([name for name in amounts if not amounts[name].endswith(".00") and "rate" not in name], [], "cents")
        check(cents(found["funding.fse"]) * 100 <= 47 * cents(found["cost.total"]), "at most 47 %")
        equal(found["funding.balance"], "0.00", "balance")
    file = dossier(method(**{"whole-euros": "true"}) + line("9871.00") + '<fund key="fse"><percent>47</percent></fund>')
    equal(reason(file, "funding.fse")["value"], "4639.00", "4 639,37")
    check("arrondi à l’euro inférieur" in fine("why", file, "funding.fse").lines[0], "says so")


def test_row_11_cents_of_who_pays():
    """row 11: what has cents in a dossier of whole euros is named, with the euros that mend it"""
    content = (method(**{"whole-euros": "true"}) + line("100.00") + '<fund key="fse"><amount>40.50</amount></fund>' +
               "<funder><name>F</name><amount>3.33</amount></funder><funder><name>G</name><amount>4.00</amount></funder>"
               "<funder><name>H</name><amount>7.77</amount><status>refused</status></funder><own-funds><amount>52.17</amount></own-funds>")
    found = {f["rule"]: (f["where"], f["found"], f["fix"]) for f in run("check", "--json", dossier(content)).json()[0]["findings"] if "cents" in f["rule"]}
    equal({rule: found[rule][0] for rule in found}, {"fund-cents.fse": "fund/fse/amount", "funder.cents": "funding/1/amount", "own.cents": "own-funds/amount"}, "places")
    check(all("Arrondir à l’euro" in str(fix) for _, _, fix in found.values()), found)
    equal([f["rule"] for f in run("check", "--json", dossier(content.replace("true", "false"))).json()[0]["findings"] if "cents" in f["rule"]], [], "cents count")


def test_row_32_the_sentence_is_that_of_an_uneven_plan_too():
    """row 32: short of money or with too much, the sentence says what the table of products shows, and never over 100 %"""
    for own, others in (("0.00", None), ("500.00", None), (None, "800.00"), ("60.00", "700.00"), (None, None)):
        content = line("1000.00") + '<fund key="fse"><percent>47</percent></fund>'
        content += f"<own-funds><amount>{own}</amount></own-funds>" if own else ""
        content += f"<funder><name>F</name><amount>{others}</amount></funder>" if others else ""
        table, found = accounts(dossier(content)), figures(dossier(content))
        total = cents(table["products"]["total"])
        check(f"sollicitée de 470,00 €".replace(" €", "\u00a0€") in table["sentence"], table["sentence"])
        share = round(47000 * 100 / total, 4)
        equal(float(found["grant.share"]), share, f"{own}, {others}")
        check(float(found["grant.rate.worst"]) <= 100, "of what is there")
    equal(accounts(dossier(line("1000.00")))["sentence"], None, "nothing is asked")
    equal(accounts(dossier(line("1000.00") + '<fund key="fse"><percent>0</percent></fund>'))["sentence"], None, "nothing is asked")


def findings(file, rule):
    return [found for found in run("check", "--json", file).json()[0]["findings"] if found["rule"] == rule]


def test_row_12_which_rounding():
    """row 12: difference −0,01 € says which line or rate rounding made it"""
    own = "<own-funds><amount>{}</amount></own-funds>"
    fund = '<fund key="fse"><percent>47</percent></fund>'
    # 47 % of 9 870,50 are 4 639,135: who rounds it up has one cent less of his own.
    file = dossier(line("9870.50") + fund + own.format("5231.36"))
    equal(figures(file)["funding.balance"], "-0.01", "short")
    message, = [found["message"] for found in findings(file, "funding.balance")]
    for words in ("il manque 0,01 €", "Fonds social européen", "4 639,135 € avant arrondi", "4 639,13 € après", "0,005 €"):
        check(words in message, f"{words}: {message}")

    # 3 × 33,335 are 100,005, counted as 100,01: who cuts it off is one cent short.
    cells = {"quantity": "3", "unit-cost": "33.335"}
    file = dossier(line("9000.00") + line(None, **cells) + '<fund key="fse"><amount>4000.00</amount></fund>' + own.format("5100.00"))
    message, = [found["message"] for found in findings(file, "funding.balance")]
    for words in ("il manque 0,01 €", "Ligne\u00a02", "100,005 € avant arrondi", "100,01 € après"):
        check(words in message, f"{words}: {message}")

    # No rounding goes that way, or the gap is none of a rounding.
    for short in ("5100.02", "5099.00", "4000.00"):
        file = dossier(line("9000.00") + line(None, **cells) + '<fund key="fse"><amount>4000.00</amount></fund>' + own.format(short))
        message, = [found["message"] for found in findings(file, "funding.balance")]
        check("arrondi" not in message, message)


def solved(file, wanted, field):
    result = run("solve", "--json", file, wanted, "--by", field)
    return result.status, result.json()


def test_row_15_fit_any_line():
    """row 15: goal-seek on any line, cent-exact under the rounding mode, or says why impossible"""
    lines = "".join(line(f"{number}.37") for number in range(1, 41))
    content = lines + line(None, quantity="7", **{"unit-cost": "33.335"})
    file = dossier(content)
    for number in (1, 17, 40):
        status, found = solved(file, "cost.total=9999.99", f"budget/line/{number}/amount")
        equal((status, found["kind"]), (FINE, "exact"), f"line {number}")
        changed = content.replace(line(f"{number}.37"), line(found["value"]), 1)
        equal(figures(dossier(changed, name="b.xml"))["cost.total"], "9999.99", f"line {number}")
    for field, tag in (("quantity", "quantity"), ("unit-cost", "unit-cost")):
        status, found = solved(file, "cost.total=2000.00", f"budget/line/41/{field}")
        if status == FINE:
            changed = content.replace(f"<{tag}>" + ("7" if tag == "quantity" else "33.335"), f"<{tag}>" + found["value"], 1)
            equal(figures(dossier(changed, name="b.xml"))["cost.total"], "2000.00", field)
        else:
            equal([float(near["figure"]) > 2000 for near in found["nearest"]], [False, True], field)
    status, found = solved(file, "cost.total=100.00", "budget/line/1/amount")
    equal((status, found["kind"]), (FINDINGS, "out-of-reach"), "the other lines cost more")
    text = run("solve", file, "cost.total=100.00", "--by", "budget/line/1/amount").out
    check(len(text.strip()) > 20, f"says why: {text}")


def test_row_15_under_whole_euros():
    """row 15: the rounding in force is the one that counts"""
    content = method(**{"whole-euros": "true"}) + line(None, quantity="3", **{"unit-cost": "10"}) + line("5.00")
    status, found = solved(dossier(content), "cost.total=100.00", "budget/line/1/unit-cost")
    equal((status, found["kind"]), (FINE, "exact"), "in euros")
    equal(figures(dossier(content.replace("<unit-cost>10", "<unit-cost>" + found["value"])))["cost.total"], "100.00", found["value"])
    status, found = solved(dossier(content), "cost.total=100.50", "budget/line/1/unit-cost")
    equal((status, found["kind"]), (FINDINGS, "between"), "half a euro")


def test_row_15_by_what_a_line_is_made_of():
    """row 15: a line that others feed is fitted by what feeds it"""
    content = ('<method><vat>partial</vat><vat-share>40</vat-share></method>' + line("120.00", **{"vat-rate": "20"}) + line("50.00"))
    status, found = solved(dossier(content), "cost.eligible=160.00", "method/vat-share")
    equal((status, found["kind"], found["value"]), (FINE, "exact", "50"), "20,00 € of VAT, half of it")
    status, found = solved(dossier(content), "cost.eligible=130.00", "budget/line/1/vat-rate")
    equal(status, FINE, str(found))
    changed = content.replace("<vat-rate>20", "<vat-rate>" + found["value"])
    equal(figures(dossier(changed))["cost.eligible"], "130.00", found["value"])
    status, found = solved(dossier(content), "cost.total=130.00", "method/vat-share")
    equal((status, found["kind"]), (FINDINGS, "independent"), "VAT is in the total either way")


def test_row_11_who_absorbed():
    """row 11: the line whose euro made the others add up is named"""
    file = dossier("".join(line("10.40", account=account) for account in ("604", "613", "622")))
    table = accounts(file, "--euros")
    equal(table["charges"]["shown"], "31.00", "31,20")
    equal([row["shown"] for row in table["charges"]["rows"] if row["value"] and not row["line"]], ["11.00", "10.00", "10.00"], "rows")
    check(len(table["notes"]) >= 1 and "10,40 €" in table["notes"][0] and "Achats" in table["notes"][0], str(table["notes"]))


main(dict(globals()))
