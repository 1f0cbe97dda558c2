"""Every lot of every call: on each of its numbers, one step inside and one step outside.

The bounds are computed here again, from what `call --json` prints, in fractions.  A
step outside brings the finding of that rule and of no other; a step inside, none.
"""

import functools
import os
import sys
from datetime import date, timedelta
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

STEP = Fraction(1, 10000)
CENT = Fraction(1, 100)
NAMES = ("inside", "on", "outside")


def plain(number, digits=4):
    scaled = number * 10 ** digits
    check(scaled.denominator == 1, f"{number} has more than {digits} decimals")
    text = f"{abs(scaled.numerator):0{digits + 1}d}"
    return ("-" if number < 0 else "") + text[:-digits] + "." + text[-digits:]


def money(number):
    return plain(number, 2)


def group(**cells):
    return "<group>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()) + "</group>"


def action(start="2024-01-01", end="2024-12-31"):
    return f"<action><start>{start}</start><end>{end}</end></action>"


# {{{ Dossiers on a figure

# What figures are multiplied: each gives the number, and the elements that make it so.
WHOLES = {
    "cost.total": (1000, ""),
    "participants.total": (20, ""),
    "participants.months": (120, group(count=10, months=12)),
    "posts": (20, "<posts><count>20</count></posts>"),
    "staff.fte": (2, "<member><fte>2</fte></member>"),
}


def cost(lot, amount):
    return f"<line><category>{lot['categories'][0]['id']}</category><detail>x</detail><amount>{money(amount)}</amount></line>"


def fund(lot, amount):
    return "".join(f"<fund key='{fund['id']}'><amount>{money(amount)}</amount></fund>" for fund in lot["funds"][:1])


def own(amount):
    return f"<own-funds><amount>{money(amount)}</amount></own-funds>"


def first_exit(lot):
    return next(way["id"] for way in lot["exits"] if way["class"] != "other")


# How a dossier of @lot gets the figure to be @v; the step of what is typed, in the figure.
FIGURES = {
    "cost.total": (CENT, lambda lot, v: cost(lot, v)),
    "funding.fse": (CENT, lambda lot, v: cost(lot, 1000) + fund(lot, v) + own(1000)),
    "funding.matching": (CENT, lambda lot, v: cost(lot, 1000) + fund(lot, 1) + own(v)),
    "grant.requested": (CENT, lambda lot, v: cost(lot, v) + fund(lot, v)),
    "participants.young": (1, lambda lot, v: group(count=20, young=v)),
    "participants.rsa": (1, lambda lot, v: group(count=20, rsa=v)),
    "participants.women": (1, lambda lot, v: group(count=20, women=v)),
    "participants.months": (20 * STEP, lambda lot, v: group(count=20, months=plain(v / 20))),
    "participants.monthly-average": (100 * STEP, lambda lot, v: group(count=1200, months=plain(v / 100))),
    "hours.placement.monthly": (STEP, lambda lot, v: group(count=1, hours=plain(v))),
    "hours.placement.monthly.urban": (STEP, lambda lot, v: group(count=1, setting="urban", hours=plain(v))),
    "hours.placement.monthly.rural": (STEP, lambda lot, v: group(count=1, setting="rural", hours=plain(v))),
    "exits.dynamic": (STEP, lambda lot, v: f"<exit key='{first_exit(lot)}'><planned>{plain(v)}</planned></exit>"),
}


def sides(relation, bound, step):
    """The value one step inside, on the bound, and one step outside."""
    sign = -1 if relation == "at-most" else 1
    return bound + sign * step, bound, bound - sign * step


def whole_of(of):
    """The figure a bound is multiplied by: its number and what makes it so."""
    return (Fraction(1), "") if of is None else (Fraction(WHOLES[of][0]), WHOLES[of][1])


def limit_dossiers(lot, limit):
    step, make = FIGURES[limit["figure"]]
    whole, content = whole_of(limit["of"])
    bound = Fraction(limit["value"]) * whole / (100 if limit["unit"] == "%" and limit["of"] else 1)
    return [action() + content + make(lot, v) for v in sides(limit["relation"], bound, Fraction(step))]


def indicator_dossiers(indicator):
    whole, content = whole_of(indicator["of"])
    if indicator["of"] == "participants.total":
        content = group(count=20)
    bound = Fraction(indicator["target"]) * whole
    relation = "at-most" if indicator["relation"] == "at-most" else "at-least"
    return [content + f"<indicator key='{indicator['id']}'><planned>{plain(v)}</planned></indicator>"
            for v in sides(relation, bound, STEP)]


def range_dossiers(indicator):
    whole, content = whole_of(indicator["of"])
    bound = Fraction(indicator["up_to"]) * whole
    return [content + f"<indicator key='{indicator['id']}'><planned>{plain(v)}</planned></indicator>"
            for v in sides("at-most", bound, STEP)]


KINDS = {"staff": 1000, "services": 500, "supplies": 40, "participants": 200, "operating": 300, "in-kind": 60, "other": 30}


def rate_base(lot, rate):
    """The base as the text says it, over one line of every category."""
    left_out = {"indirect"} | set(rate["exclude"])
    if rate["base"] == "direct-without-services":
        left_out.add("services")
    if rate["base"] == "direct-staff":
        left_out |= set(KINDS) - {"staff"}
    return sum(KINDS[category["kind"]] for category in lot["categories"] if category["kind"] not in left_out)


def rate_dossiers(lot, rate):
    lines = "".join(f"<line><category>{category['id']}</category><detail>x</detail><amount>{KINDS[category['kind']]}</amount></line>"
                    for category in lot["categories"] if category["kind"] != "indirect")
    indirect = next(category["id"] for category in lot["categories"] if category["kind"] == "indirect")
    bound = Fraction(rate["percent"]) * rate_base(lot, rate) / 100
    return [f"{lines}<line><category>{indirect}</category><detail>x</detail><amount>{money(v)}</amount></line>"
            for v in sides("at-most", bound, CENT)]


# }}}
# {{{ Findings

def findings_of(lot, dossiers, at):
    """Rule and level of each finding of each dossier, in one run of the program."""
    files = [dossier(content, f"{index}.xml", lot) for index, content in enumerate(dossiers)]
    answer = run("check", "--json", "--at", at, *files)
    check(answer.err == "", answer.err)
    return [{(finding["rule"], finding["level"]) for finding in item["findings"]} for item in answer.json()]


def only(findings, prefixes):
    return {finding for finding in findings if finding[0].startswith(prefixes)}


RULES = ("limit.", "indicator.", "indicator-range.", "flat-rate.")


def assert_rule(what, three, rule, level, flat=False):
    """@three: the findings inside, on and outside."""
    inside, on, outside = [only(findings, RULES) for findings in three]
    announced = {finding for finding in on if finding[1] == "advice" and finding[0].startswith("limit.")}
    others = on - announced
    equal(others, set(), f"{what}, on")
    equal(outside - announced, {(rule, level)}, f"{what}, outside")
    equal(inside - announced, {(rule, level)} if flat else set(), f"{what}, inside")


@functools.cache
def all_lots():
    return [fine("call", row.split("\t")[0], "--json").json() for row in fine("calls").lines]


def rules_of(lot):
    """What is tried in a lot: name, three dossiers, rule, level, and whether inside is outside too."""
    for limit in lot["limits"]:
        if not limit["announced"]:
            yield limit["id"], limit_dossiers(lot, limit), f"limit.{limit['id']}", limit["level"], limit["relation"] == "equal"
    for indicator in lot["indicators"]:
        if indicator["relation"] != "none":
            level = "warning" if indicator["relation"] == "unstated" else "error"
            yield indicator["id"], indicator_dossiers(indicator), f"indicator.{indicator['id']}", level, indicator["relation"] == "equal"
        if indicator["up_to"] is not None:
            yield indicator["id"], range_dossiers(indicator), f"indicator-range.{indicator['id']}", "advice", False
    if len(lot["flat_rates"]) == 1 and any(category["kind"] == "indirect" for category in lot["categories"]):
        rate = lot["flat_rates"][0]
        level = "warning" if rate["mode"] == "unstated" else "error"
        yield rate["id"], rate_dossiers(lot, rate), f"flat-rate.{rate['id']}", level, rate["mode"] == "flat"


# }}}

def test_numbers():
    tried = 0
    for lot in all_lots():
        rules = list(rules_of(lot))
        dossiers = [content for _, three, _, _, _ in rules for content in three]
        if not dossiers:
            continue
        findings = findings_of(lot["lot"], dossiers, "2000-01-01T00:00")
        for index, (name, _, rule, level, flat) in enumerate(rules):
            assert_rule(f"{lot['lot']} {name}", findings[3 * index:3 * index + 3], rule, level, flat)
            tried += 1
    check(tried > 100, f"{tried} numbers")


def day(text, days=0):
    return (date.fromisoformat(text) + timedelta(days)).isoformat()


def windows_open(lot, at):
    """The starts of the sessions that are not closed at the end of @at."""
    return [(session["start_from"], session["start_to"]) for session in lot["sessions"]
            if session["closes"] is None or session["closes"] >= at]


def inside(start, windows):
    return any((first is None or first <= start) and (last is None or start <= last) for first, last in windows)


def starts_of(lot):
    """The days round every end of a window, and round the fixed period."""
    ends = {session[key] for session in lot["sessions"] for key in ("start_from", "start_to") if session[key] is not None}
    return sorted({day(end, days) for end in ends for days in (-1, 0, 1)})


def within_period(lot, start):
    period = lot["period"] or {}
    return (period.get("start") is None or period["start"] <= start) and (period.get("end") is None or start <= period["end"])


def test_windows():
    for lot in all_lots():
        for session in lot["sessions"]:
            starts = [start for start in starts_of(lot) if within_period(lot, start)]
            if session["closes"] is None or not starts:
                continue
            windows = windows_open(lot, session["closes"])
            time = session["closes_time"] or "23:59"
            found = findings_of(lot["lot"], [f"<action><start>{start}</start></action>" for start in starts], f"{session['closes']}T{time}")
            for start, findings in zip(starts, found):
                equal(("dates.window", "error") in findings, not inside(start, windows), f"{lot['lot']} {start} at {session['closes']}")


def months_later(text, months):
    first = date.fromisoformat(text)
    month = first.month - 1 + months
    return date(first.year + month // 12, month % 12 + 1, first.day).isoformat()


def test_durations():
    """The longest duration, from the first day of a month: its last day, and the day after."""
    for lot in all_lots():
        months = (lot["period"] or {}).get("max_months")
        if months is None:
            continue
        start = (lot["period"]["start"] or "2024-03-01")
        last = day(months_later(start, months), -1)
        dossiers = [action(start, day(last, days)) for days in (-1, 0, 1)]
        found = findings_of(lot["lot"], dossiers, "2000-01-01T00:00")
        rules = ("dates.duration", "period.end")
        equal([bool(only(findings, rules)) for findings in found], [False, False, True], lot["lot"])


def test_closing():
    """In time at the last minute, too late at the next, on the day of the last session."""
    for lot in fine("calls", "--json").json():
        deadline = lot["deadline"]
        if deadline is None:
            continue
        moment, late = (deadline, deadline[:-1] + "1") if "T" in deadline else (deadline + "T23:59", day(deadline, 1) + "T00:00")
        check(deadline[-1] != "1" or "T" not in deadline, deadline)
        equal(("deadline", "error") in findings_of(lot["lot"], [""], moment)[0], False, lot["lot"])
        equal(("deadline", "error") in findings_of(lot["lot"], [""], late)[0], True, lot["lot"])


if __name__ == "__main__":
    main(globals())
