"""Flat rates: rows 6 to 9 of what the field asks for, by name.

A call of the tests' own, European, under one regulation or the other; a dossier
chooses options as it would type any other number.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

CALL = """<call id="essai" text="essai" title="Essai" issuer="Val d’Orme" fund="fse" zone="Europe/Paris" rounding="{rounding}">
<common>
  <session closes="{year}-12-15"/>
  <period start="{year}-01-01" end="{year}-12-31"/>
  <category id="staff" kind="staff" label="Salaires"/>
  <category id="services" kind="services" label="Prestations"/>
  <category id="supplies" kind="supplies" label="Fournitures"/>
  <category id="people" kind="participants" label="Participants"/>
  {indirect}
  <fund id="fse" label="FSE"/>
  <limit id="share" figure="funding.fse" at-most="50 %" of="cost.total" message="la part du FSE"/>
  {more}
</common>
<lot id="1" title="Essai"/>
</call>
"""

INDIRECT = '<category id="overheads" kind="indirect" label="Frais généraux"/>'

OLD, NEW = 2018, 2024


def call(year=NEW, rounding="half-up", indirect=INDIRECT, more=""):
    os.makedirs("data/ecot/calls", exist_ok=True)
    write("data/ecot/calls/essai.xml", CALL.format(year=year, rounding=rounding, indirect=indirect, more=more))


def budget(options=(), extra="", **lines):
    """A dossier with one line a category and those options, at those percentages."""
    content = "".join(line(amount, category) for category, amount in lines.items())
    content = "".join(f'<cost-option key="{key}"><percent>{percent}</percent></cost-option>' for key, percent in dict(options).items()) + content
    return dossier(content + extra, lot="essai/1", version="1")


def option(name, percent, **lines):
    """What that option makes of those lines."""
    return figures(budget({name: percent}, **lines))["cost.option." + name]


def why(file, figure):
    return fine("why", file, figure).out.replace("\u00a0", " ").replace("\u202f", " ")


def test_row_6_each_rate_is_selectable_and_shows_its_article():
    cases = [
        (NEW, "indirect-7", "7", "7000.00", "article 54, point a)"),
        (NEW, "indirect-15", "15", "3000.00", "article 54, point b)"),
        (NEW, "indirect-25", "25", "25000.00", "article 54, point c)"),
        (NEW, "remaining-40", "40", "8000.00", "article 56"),
        (NEW, "staff-20", "20", "16000.00", "article 55"),
        (OLD, "indirect-15", "15", "3000.00", "article 68"),
        (OLD, "indirect-20", "20", "12000.00", "arrêté du 1er avril 2016"),
        (OLD, "indirect-25", "25", "25000.00", "article 68"),
        (OLD, "remaining-40", "40", "8000.00", "1304/2013"),
        (OLD, "staff-20", "20", "16000.00", "article 68 bis"),
    ]
    for year, name, percent, amount, article in cases:
        call(year)
        file = budget({name: percent}, staff="20000", services="40000", supplies="40000")
        equal(figures(file)["cost.option." + name], amount, f"{year} {name}")
        check(article in why(file, "cost.option." + name), f"{year} {name}: {why(file, 'cost.option.' + name)}")


def test_row_6_an_option_enters_the_costs_it_pays():
    call()
    lines = {"staff": "20000", "supplies": "6000"}
    cases = [
        ({}, "26000.00", "0.00", "20000.00", "26000.00"),
        ({"indirect-15": "15"}, "29000.00", "3000.00", "20000.00", "26000.00"),
        ({"indirect-7": "7"}, "27820.00", "1820.00", "20000.00", "26000.00"),
    ]
    for options, total, indirect, staff, direct in cases:
        found = figures(budget(options, **lines))
        equal([found["cost.total"], found["cost.indirect"], found["cost.direct.staff"], found["cost.direct"]],
              [total, indirect, staff, direct], str(options))
    found = figures(budget({"remaining-40": "40"}, staff="20000"))
    equal([found["cost.total"], found["cost.indirect"], found["cost.direct"]], ["28000.00", "0.00", "20000.00"], "40 %")
    found = figures(budget({"remaining-40": "40"}, staff="20000", people="500"))
    equal(found["cost.total"], "28500.00", "what participants are paid comes on top")


def test_row_6_the_rate_of_the_staff_bears_indirect_costs():
    call()
    found = figures(budget({"staff-20": "20", "indirect-15": "15"}, supplies="10000"))
    equal([found["cost.direct.staff"], found["cost.direct"], found["cost.indirect"], found["cost.total"]],
          ["2000.00", "12000.00", "300.00", "12300.00"])
    found = figures(budget({"staff-20": "20", "indirect-7": "7"}, supplies="10000"))
    equal([found["cost.indirect"], found["cost.total"]], ["840.00", "12840.00"])


def test_row_8_the_french_rate_leaves_services_out():
    call(OLD)
    file = budget({"indirect-20": "20"}, staff="120000", services="80000")
    found = figures(file)
    equal([found["cost.direct"], found["cost.option.indirect-20"], found["cost.total"]], ["200000.00", "24000.00", "224000.00"])
    tree = why(file, "cost.option.indirect-20")
    for words in ("20 % de 120 000,00 €", "200 000,00 € − 80 000,00 €", "sans les prestations"):
        check(words in tree, f"{words}: {tree}")


def test_row_8_what_a_call_leaves_out_by_kind():
    rate = '<flat-rate id="fees" percent="10" mode="ceiling" base="direct" exclude="supplies participants"><source line="1">10 %</source></flat-rate>'
    call(more=rate)
    file = budget({"fees": "10"}, staff="1000", services="500", supplies="300", people="70")
    equal(figures(file)["cost.option.fees"], "150.00")
    check("1 870,00 € − 300,00 € − 70,00 €" in why(file, "cost.option.fees"), why(file, "cost.option.fees"))


def test_a_maximum_is_rounded_down_and_a_flat_rate_as_the_call_says():
    rate = '<flat-rate id="{0}" percent="15" mode="{0}" base="direct-staff"><source line="1">15 %</source></flat-rate>'
    more = rate.format("flat") + rate.format("ceiling") + rate.format("unstated")
    cases = [("10000.05", "1500.00", "1500.01"), ("999.99", "149.99", "150.00"), ("999.93", "149.98", "149.99"), ("1000", "150.00", "150.00")]
    for rounding in ("half-up", "down"):
        call(rounding=rounding, more=more)
        for staff, down, half_up in cases:
            for name in ("indirect-15", "ceiling", "unstated"):
                equal(option(name, "15", staff=staff), down, f"{name} of {staff}")
            equal(option("flat", "15", staff=staff), half_up if rounding == "half-up" else down, f"flat of {staff}")


def test_what_is_not_chosen_counts_for_nothing():
    call()
    found = figures(budget(staff="1000"))
    equal({found[name] for name in found if name.startswith("cost.option.")}, {None})
    equal(found["cost.total"], "1000.00")
    equal(figures(budget({"indirect-15": "15"}))["cost.option.indirect-15"], None, "no base")
    equal(figures(budget({"nobody": "15"}, staff="1000"))["cost.total"], "1000.00", "no such option")


def test_a_lot_without_a_european_fund_has_no_option():
    found = figures(dossier(lot="pas-de-calais-2024/d14"))
    equal([name for name in found if name.startswith("cost.option.")], ["cost.option.indirect"])
    equal([name for name in figures(dossier(lot="pas-de-calais-2024/d03")) if name.startswith("cost.option.")], ["cost.option.indirect"])


def test_a_lot_without_indirect_costs_bears_those_of_an_option():
    call(indirect="")
    found = figures(budget(staff="1000"))
    equal([found["cost.direct"], found["cost.indirect"]], ["1000.00", None])
    found = figures(budget({"indirect-15": "15"}, staff="1000"))
    equal([found["cost.direct"], found["cost.indirect"], found["cost.total"]], ["1000.00", "150.00", "1150.00"])


def test_an_option_stands_on_an_account():
    call()
    for options, lines in (({"staff-20": "20", "indirect-15": "15"}, {"supplies": "10000"}), ({"remaining-40": "40"}, {"staff": "20000"})):
        found = figures(budget(options, **lines))
        equal(found["account.total"], found["cost.total"], str(options))
    equal(figures(budget({"staff-20": "20"}, supplies="10000"))["account.64"], "2000.00")


def test_what_is_too_large_is_a_fault_and_not_an_option():
    call()
    found = figures(budget(staff="90000000000000", supplies="90000000000000"))
    equal([found["cost.total"], found["cost.direct.staff"], found["cost.option.indirect-7"]], [None, "90000000000000.00", None])


# Checks


def findings(file):
    found = run("check", "--json", file).json()[0]["findings"]
    return {finding["rule"]: finding for finding in found if finding["rule"].startswith("option.")}


def test_row_7_forbidden_companions_are_named_with_the_article():
    call()
    found = findings(budget({"remaining-40": "40", "indirect-15": "15"}, staff="20000"))
    clash = found["option.clash.remaining-40"]
    equal(clash["level"], "error")
    for words in ("15 %", "40 %", "article 56"):
        check(words in clash["message"].replace("\u00a0", " "), clash["message"])
    equal(findings(budget({"remaining-40": "40"}, staff="20000")), {})
    equal(list(findings(budget({"staff-20": "20", "indirect-15": "15"}, supplies="100"))), ["option.condition.staff-20"])


def test_row_7_what_an_option_pays_is_not_counted_twice():
    call()
    cases = [
        ({"remaining-40": "40"}, {"staff": "20000", "supplies": "10"}, "option.replaced.remaining-40"),
        ({"remaining-40": "40"}, {"staff": "20000", "people": "10"}, None),
        ({"staff-20": "20"}, {"staff": "10", "supplies": "1000"}, "option.replaced.staff-20"),
        ({"indirect-15": "15"}, {"staff": "10", "overheads": "1"}, "option.replaced.indirect-15"),
        ({"indirect-15": "15"}, {"staff": "10", "supplies": "1"}, None),
    ]
    for options, lines, rule in cases:
        found = [name for name in findings(budget(options, **lines)) if name.startswith("option.replaced")]
        equal(found, [rule] if rule else [], str(options))


def test_a_rate_that_is_none_is_told_from_one_too_high():
    """What is expected is not what was found; a base below zero is not empty."""
    call()
    for percent, words in (("0", "doit faire plus de 0 % et 15 % au plus"), ("-3", "doit faire plus de 0 % et 15 % au plus"), ("16", "doit être de 15 % au plus")):
        found = findings(budget({"indirect-15": percent}, staff="1000"))["option.ceiling.indirect-15"]
        check(words in found["message"].replace("\u00a0", " ").replace("\u202f", " "), found["message"])
    equal(list(findings(budget({"indirect-15": "15"}, staff="-100"))), [], "the line says so")
    equal(list(findings(budget({"indirect-15": "15"}, supplies="100"))), ["option.base.indirect-15"], "nothing to apply it to")


def test_row_9_a_ceiling_and_a_fixed_rate():
    rate = '<flat-rate id="flat" percent="15" mode="flat" base="direct-staff"><source line="1">15 %</source></flat-rate>'
    call(more=rate)
    cases = [
        ("indirect-15", "15.01", "option.ceiling.indirect-15"),
        ("indirect-15", "15", None),
        ("indirect-15", "14.99", None),
        ("indirect-15", "0", "option.ceiling.indirect-15"),
        ("flat", "14", "option.fixed.flat"),
        ("flat", "15", None),
        ("flat", "15.01", "option.fixed.flat"),
    ]
    for name, percent, rule in cases:
        found = findings(budget({name: percent}, staff="1000"))
        equal(list(found), [rule] if rule else [], f"{name} {percent}")
        for finding in found.values():
            equal([finding["level"], bool(finding["fix"])], ["error", True], f"{name} {percent}")


def test_a_rate_of_nothing_and_one_with_a_condition():
    call()
    equal(list(findings(budget({"indirect-15": "15"}, supplies="100"))), ["option.base.indirect-15"])
    equal(list(findings(budget({"indirect-25": "25"}, supplies="100"))), ["option.condition.indirect-25"])
    told = '<cost-option key="indirect-25"><percent>25</percent><reason>Comptes de 2023</reason></cost-option>' + line("100", "supplies")
    equal(findings(dossier(told, lot="essai/1")), {})


def test_an_option_is_asked_for_below_the_bound_of_the_regulation():
    call()
    for amount, wanted in (("200000", True), ("200000.01", False), (None, False)):
        found = findings(budget(staff=amount))
        equal("option.compulsory" in found, wanted, str(amount))
    check("article\u00a053" in findings(budget(staff="1"))["option.compulsory"]["message"], "article")
    equal(findings(budget({"indirect-15": "15"}, staff="1000")), {}, "one is chosen")
    call(OLD)
    equal(findings(budget(staff="1000")), {}, "known at second hand: told in the comparison alone")


# The comparison


def ways(file, *words):
    found = fine("options", "--json", *words, file).json()
    return found, {way["id"]: way for way in found["ways"]}


def test_the_comparison_of_the_field():
    call()
    file = budget({"indirect-15": "15"}, staff="20000", supplies="6000", extra='<fund key="fse"><percent>47</percent></fund>')
    before = read(file)
    found, way = ways(file)
    equal([way[name]["total"] for name in ("real", "indirect-7", "indirect-15", "remaining-40")],
          ["26000.00", "27820.00", "29000.00", "28000.00"])
    equal([way["indirect-15"]["grant"], way["indirect-15"]["own"]], ["13630.00", "15370.00"])
    equal([name for name in way if way[name]["chosen"]], ["indirect-15"])
    even = {(pair["first"], pair["second"]): pair for pair in found["break_even"]}
    equal([even["indirect-15", "remaining-40"][key] for key in ("other_direct", "share_of_staff")], ["5000.00", "25"])
    check(any("Factures" in proof for proof in way["remaining-40"]["spare"]), "invoices are no longer needed")
    check(not any("feuilles de temps" in proof for proof in way["staff-20"]["keep"]), "no time sheets")
    equal(read(file), before, "a comparison changes nothing")
    equal(ways(budget(staff="20000", supplies="5000"))[1]["indirect-15"]["total"], "28000.00", "where the two are equal")


def test_the_other_regulation_changes_articles_and_rates():
    call()
    file = budget(staff="20000", supplies="6000")
    found, way = ways(file, "--regulation", "1303/2013")
    equal(found["regulation"], "1303/2013")
    check("indirect-7" not in way and "indirect-20" in way, str(list(way)))
    check("68" in way["indirect-15"]["options"][0]["article"], "article")
    refused(USAGE, ["2021/1060", "x"], "options", file, "--regulation", "x")


def test_a_choice_is_printed_with_its_base_and_article():
    call()
    file = budget({"indirect-15": "15"}, staff="20000", supplies="6000")
    fine("export", file, "b.csv", "--paper", "budget")
    text = read("b.csv").decode("utf-8").replace("\u00a0", " ").replace("\u202f", " ")
    for words in ("15 % de 20 000,00 €", "article 54", "3000,00", "29000,00"):
        check(words in text, f"{words}: {text}")


main(globals())
