"""What to type for a figure to be what one wants.

The answer is typed into the dossier's XML, and the figures of that dossier are
asked: what solve says must be what comes out.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

CONTENT = """
  <line><category>staff</category><quantity>{quantity}</quantity><unit-cost>{cost}</unit-cost></line>
  <line><category>other</category><amount>{amount}</amount></line>
  <time><hours>{hours}</hours></time>
  <fund key="fse"><percent>{percent}</percent></fund>
  <funder><name>Commune</name><amount>{funder}</amount></funder>
"""

FIELDS = {
    "quantity": "budget/line/1/quantity",
    "cost": "budget/line/1/unit-cost",
    "amount": "budget/line/2/amount",
    "hours": "time/1/hours",
    "percent": "fund/fse/percent",
    "funder": "funding/1/amount",
}

START = dict(quantity="120", cost="22.38", amount="1000.00", hours="317.5", percent="47", funder="800.00")


def typed(**changes):
    return dossier(CONTENT.format(**dict(START, **changes)), name="dossier.xml")


def figure(name, **changes):
    return fine("figures", "--json", typed(**changes)).json()["figures"][name]["value"]


def solve(name, wanted, field, status, **changes):
    result = run("solve", "--json", typed(**changes), f"{name}={wanted}", "--by", FIELDS[field])
    equal(result.status, status, f"{name}={wanted} by {field}: {result.err}")
    return result.json()


def test_exact():
    cases = [
        ("cost.total", "10000.00", "amount"), ("cost.total", "10000.00", "quantity"),
        ("cost.total", "4000.01", "amount"), ("cost.per-hour", "30.00", "hours"),
        ("cost.per-hour", "15.37", "amount"), ("grant.requested", "1500.00", "amount"),
        ("funding.fse", "1000.00", "percent"), ("funding.own", "0.00", "funder"),
        ("hours.total", "12.25", "hours"), ("funding.fse", "10000.00", "amount"),
    ]
    for name, wanted, field in cases:
        found = solve(name, wanted, field, FINE)
        equal(found["kind"], "exact", name)
        equal(figure(name, **{field: found["value"]}), wanted, f"{name} with {field} {found['value']}")


def test_roundest():
    """Of many values that give it, the one with the fewest digits."""
    equal(solve("cost.total", "3000.00", "amount", FINE)["value"], "314.40", "the only amount")
    found = solve("cost.per-hour", "30.00", "hours", FINE, quantity="1", cost="2000", amount="0.00")
    equal(found["value"], "66.67", "2000 ÷ 30")


def test_nearest_to_what_is_typed():
    """What gives it already stays; and above a ceiling, one goes no further than needed."""
    rate = figure("grant.rate")
    equal(solve("grant.rate", rate, "amount", FINE)["value"], "1000.00", "stays")
    equal(solve("funding.own", "0.00", "funder", FINE, percent="0")["value"], "3685.60", "the least that pays all")


def test_wavering():
    """A share of what was rounded wavers by its last digit: what is called exact was tried."""
    for wanted in ("47", "46.9999", "46.9998", "46.9997"):
        result = run("solve", "--json", typed(), f"grant.rate={wanted}", "--by", FIELDS["amount"])
        found = result.json()
        if found["kind"] == "exact":
            equal(figure("grant.rate", amount=found["value"]), wanted, wanted)
        for near in found["nearest"]:
            equal(figure("grant.rate", amount=near["value"]), near["figure"], wanted)


def test_between():
    """Three people at a wage in cents never make ten euros: both neighbours are told."""
    found = solve("cost.total", "10.00", "cost", FINDINGS, quantity="30000", amount="0.00")
    equal(found["kind"], "between", "kind")
    low, high = found["nearest"]
    check(float(low["figure"]) < 10 < float(high["figure"]), str(found))
    for near in (low, high):
        equal(figure("cost.total", quantity="30000", amount="0.00", cost=near["value"]), near["figure"], "neighbour")
    equal(round((float(high["value"]) - float(low["value"])) * 10000), 1, "next to each other")


def test_out_of_reach():
    """One cent below what the other lines cost already, and at it."""
    equal(solve("cost.total", "2685.60", "amount", FINE)["value"], "0.00", "nothing more")
    found = solve("cost.total", "2685.59", "amount", FINDINGS)
    equal((found["kind"], found["nearest"][0]["value"]), ("out-of-reach", "0.00"), "too little")


def test_independent():
    equal(solve("cost.total", "1.00", "hours", FINDINGS)["kind"], "independent", "hours cost nothing by themselves")


def test_nothing_written():
    path = typed()
    before = open(path, "rb").read()
    fine("solve", path, "cost.total=9000", "--by", FIELDS["amount"])
    equal(open(path, "rb").read(), before, "the dossier")
    equal(sorted(os.listdir(".")), ["dossier.xml"], "files")


def test_refused():
    path = typed()
    refused(USAGE, ["no figure “cost.grand”"], "solve", path, "cost.grand=1", "--by", FIELDS["amount"])
    refused(USAGE, ["FIGURE=VALUE"], "solve", path, "cost.total", "--by", FIELDS["amount"])
    refused(USAGE, ["10.001"], "solve", path, "cost.total=10.001", "--by", FIELDS["amount"])
    refused(USAGE, ["applicant/name", "no number"], "solve", path, "cost.total=1", "--by", "applicant/name")
    refused(USAGE, ["budget/line/9"], "solve", path, "cost.total=1", "--by", "budget/line/9/amount")
    refused(USAGE, ["--by"], "solve", path, "cost.total=1")


# {{{ Through what a person costs: typed values → the person's amount → a line → whatever it feeds

PEOPLE = """
  <action><title>Rallye</title><start>2024-01-01</start><end>2024-12-31</end></action>
  <member id="7"><role>Animatrice</role>{cells}</member>
  <line><category>staff</category><member>7</member></line>
  <line><category>other</category><amount>1000.00</amount></line>
  <fund key="fse"><percent>47</percent>{ceiling}</fund>
"""

HOURS = dict(base="1720", yearly_cost="38500.00", hours="120")
LETTER = dict(base="1607", yearly_cost="36000.00", share="25", time_proof="letter")
RAISED = dict(HOURS, raised_cost="40000.00", **{"raise": "2024-07-01"})
OWN_BASE = dict(base="other", base_hours="1600", yearly_cost="38500.00", hours="120", working_time="80")


def team(cells, more="", ceiling=None, **changes):
    cells = dict(cells, **{name.replace("-", "_"): value for name, value in changes.items()})
    text = "".join(f"<{name.replace('_', '-')}>{value}</{name.replace('_', '-')}>" for name, value in cells.items())
    return dossier(PEOPLE.format(cells=text, ceiling=f"<ceiling>{ceiling}</ceiling>" if ceiling else "") + more, name="team.xml")


def through_person(name, wanted, field, cells, **options):
    """What solve answers; every value it names was typed, and gives what it says."""
    result = run("solve", "--json", team(cells, **options), f"{name}={wanted}", "--by", f"staff/1/{field}")
    found = result.json()
    equal(result.status, FINE if found["kind"] == "exact" else FINDINGS, f"{name} by {field}: {result.err}")

    def outcome(value):
        return figures(team(cells, **options, **{field: value}))[name]

    if found["kind"] == "exact":
        equal(outcome(found["value"]), wanted, f"{name} with {field} {found['value']}")
    for near in found["nearest"]:
        equal(outcome(near["value"]), near["figure"], f"{name} with {field} {near['value']}")
    return found


def test_person_exact():
    cases = [
        ("cost.total", "10000.00", "hours", dict(HOURS, yearly_cost="34400.00")),  # 20,00 an hour: 450 h
        ("cost.total", "3685.60", "yearly-cost", HOURS),
        ("cost.total", "10000.00", "share", dict(LETTER, yearly_cost="36000.00")),
        ("cost.total", "10000.00", "yearly-cost", LETTER),
        ("cost.total", "3000.01", "yearly-cost", LETTER),
        ("staff.cost", "2685.60", "yearly-cost", OWN_BASE),
        ("funding.fse", "4700.00", "share", LETTER),
        ("funding.fse", "4700.00", "yearly-cost", LETTER),
        ("grant.requested", "4230.00", "yearly-cost", LETTER),
        ("funding.own", "5300.00", "share", LETTER),
        ("staff.hours", "100.25", "hours", HOURS),
        ("staff.hours", "160.7", "share", LETTER),
        ("cost.per-hour", "30.00", "hours", HOURS),
        ("cost.category.staff", "3600.00", "share", LETTER),
    ]
    for name, wanted, field, cells in cases:
        found = through_person(name, wanted, field, cells)
        equal(found["kind"], "exact", f"{name} {wanted} by {field}: {found}")
    equal(through_person("cost.total", "10000.00", "hours", dict(HOURS, yearly_cost="34400.00"))["value"], "450", "9 000 ÷ 20")
    equal(through_person("cost.total", "10000.00", "share", LETTER)["value"], "25", "a quarter of 36 000")


def test_person_cost_of_an_hour():
    """30 € an hour where the hours are typed apart, and where they are the person's own."""
    found = through_person("cost.per-hour", "30.00", "yearly-cost", LETTER, more="<time><hours>317.5</hours></time>")
    equal(found["kind"], "exact", "hours typed apart")
    found = through_person("cost.per-hour", "30.00", "yearly-cost", HOURS)
    equal(found["kind"], "exact", "hours of the person")


def test_person_between():
    """An hour costs cents: 120 of them make no cent between; both neighbours are told."""
    for cells, field, wanted in ((HOURS, "yearly-cost", "3685.61"), (HOURS, "yearly-cost", "3685.59"),
                                 (RAISED, "yearly-cost", "3685.61"), (RAISED, "raised-cost", "3685.61")):
        found = through_person("cost.total", wanted, field, cells)
        equal(found["kind"], "between", f"{wanted} by {field}: {found}")
        low, high = found["nearest"]
        check(float(low["figure"]) < float(wanted) < float(high["figure"]), str(found))
        equal(round((float(high["value"]) - float(low["value"])) * 100), 1, f"a cent apart: {found}")


def test_person_raise():
    """Two dated pieces: what is typed once feeds both."""
    for field, wanted in (("hours", "10000.00"), ("yearly-cost", "4000.00"), ("raised-cost", "4000.00")):
        found = through_person("cost.total", wanted, field, RAISED)
        check(found["kind"] in ("exact", "between"), str(found))
        for near in found["nearest"]:
            check(abs(float(near["figure"]) - float(wanted)) <= 1.20, f"{wanted} by {field}: {found}")


def test_person_grant_under_a_ceiling():
    """row 27: 47 % and 10 000 at most: the smallest pay that brings the whole ceiling, and one cent less does not."""
    found = through_person("funding.fse", "10000.00", "yearly-cost", dict(LETTER, share="100", yearly_cost="10000.00"), ceiling="10000.00")
    equal((found["kind"], found["value"]), ("exact", "20276.60"), "21 276,60 less the other line")
    equal(figures(team(dict(LETTER, share="100", yearly_cost="20276.59"), ceiling="10000.00"))["funding.fse"], "9999.99", "a cent less")


def test_person_part_of_a_base():
    """The longer a full year is, the less an hour costs: the figure falls."""
    found = through_person("cost.total", "3000.00", "base-hours", OWN_BASE)
    check(found["kind"] in ("exact", "between"), str(found))
    found = through_person("staff.cost", "3000.00", "working-time", OWN_BASE)
    check(found["kind"] in ("exact", "between"), str(found))


# }}}

main(dict(globals()))
