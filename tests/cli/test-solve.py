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
        ("cost.per-hour", "15.37", "amount"), ("grant.requested", "1500.00", "funder"),
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


main(dict(globals()))
