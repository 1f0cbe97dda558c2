"""The findings a dossier must get, as the call's JSON and the contract have it.

Only the rules that bear on numbers and dates: the examples of these tests are
complete, so that no other rule has anything to say of them.  A word of the call
that is not known here is an error of the test, never passed over.
"""

import datetime
from fractions import Fraction

from figures import Figures, add_months, floor_cent, is_fund, round_cent, value_of

ERROR, WARNING, ADVICE = "error", "warning", "advice"

HOLDS = {
    "at-least": lambda found, bound: found >= bound,
    "at-most": lambda found, bound: found <= bound,
    "equal": lambda found, bound: found == bound,
    "unstated": lambda found, bound: found >= bound,  # a bare number is read as a minimum
}

# What feeds a figure, and so where the window goes.
PLACES = [
    ("cost.per-hour", "time"),
    ("cost.", "budget"),
    ("funding.", "own-funds/amount"),
    ("grant.", "own-funds/amount"),
    ("hours.placement.", "participants"),
    ("hours.", "time"),
    ("participants.", "participants"),
    ("posts", "posts/count"),
    ("staff.", "staff"),
    ("action.months", "action/end"),
]

CLASSES = {"total": None, "dynamic": ("durable", "transition", "positive")}


def place_of(lot, dossier, figure):
    if is_fund(lot, figure):
        fund = figure[len("funding."):]
        typed = dossier.get("fund", fund, "amount") is not None
        return f"fund/{fund}/" + ("amount" if typed else "percent")
    if figure.startswith("exits."):
        name = figure[len("exits."):]
        classes = CLASSES.get(name, (name,))
        first = next(way_out for way_out in lot["exits"] if classes is None or way_out["class"] in classes)
        return f"exit/{first['id']}/planned"
    return next(place for prefix, place in PLACES if figure.startswith(prefix))


def bound_of(lot, dossier, item, value):
    """The value of a limit or a target, times the figure it is of; None if that is not known."""
    bound = Fraction(value) / (100 if item.get("unit") == "%" else 1)
    if item["of"] is None:
        return bound
    of = value_of(lot, dossier, item["of"])
    return None if of is None else bound * of


def limits(lot, dossier, at):
    for limit in lot["limits"]:
        found = (f"limit.{limit['id']}", limit["level"], place_of(lot, dossier, limit["figure"]))
        if limit["announced"]:
            yield found
            continue
        figure = value_of(lot, dossier, limit["figure"])
        bound = bound_of(lot, dossier, limit, limit["value"])
        if figure is not None and bound is not None and not HOLDS[limit["relation"]](figure, bound):
            yield found


# Flat rates

BASES = {
    "direct": "cost.direct",
    "direct-staff": "cost.direct.staff",
    "direct-without-services": "cost.direct.without-services",
    "unstated": "cost.direct",  # the widest the text allows
}


def rate_bound(lot, dossier, rate):
    """The amount at the rate, and whether it is the only one."""
    if rate["exclude"]:
        raise KeyError("a flat rate that leaves out further kinds")
    share = (value_of(lot, dossier, BASES[rate["base"]]) or Fraction(0)) * Fraction(rate["percent"]) / 100
    flat = {"flat": True, "ceiling": False, "unstated": False}[rate["mode"]]
    return (round_cent(share, lot["rounding"]) if flat else floor_cent(share)), flat


def keeps(lot, dossier, rate):
    bound, flat = rate_bound(lot, dossier, rate)
    indirect = value_of(lot, dossier, "cost.indirect")
    return not indirect or (indirect == bound if flat else indirect <= bound)


def rates(lot, dossier, at):
    if not lot["flat_rates"] or any(keeps(lot, dossier, rate) for rate in lot["flat_rates"]):
        return
    kinds = {category["id"]: category["kind"] for category in lot["categories"]}
    numbers = [number for number, line in enumerate(dossier.rows("line"), 1) if kinds[line["category"]] == "indirect"]
    rate = lot["flat_rates"][0]
    yield (f"flat-rate.{rate['id']}", WARNING if rate["mode"] == "unstated" else ERROR,
           f"budget/line/{numbers[0]}/amount" if len(numbers) == 1 else "budget")


def balance(lot, dossier, at):
    """Too much money from a fund beyond its limit is reported once, there."""
    figures = Figures(lot, dossier)
    off = figures["funding.balance"]
    typed = dossier.one("own-funds").get("amount") is not None
    blamed = any(where.startswith("fund/") for rule, level, where in limits(lot, dossier, at))
    if not off or (off > 0 and not typed and blamed):
        return
    payers = [number for number, funder in enumerate(dossier.rows("funder"), 1) if (funder.get("amount") or 0) > 0]
    if typed or not (payers or lot["funds"]):
        where = "own-funds/amount"
    elif payers:
        where = f"funding/{payers[0]}/amount"
    else:
        where = f"fund/{lot['funds'][0]['id']}/percent"
    yield ("funding.balance", ERROR, where)


# Indicators

def indicators(lot, dossier, at):
    for indicator in lot["indicators"]:
        name = indicator["id"]
        planned = dossier.get("indicator", name, "planned")
        where = f"indicator/{name}/planned"
        if planned is None:
            continue
        if indicator["relation"] != "none":
            target = {**indicator, "unit": None}  # the unit of an indicator is what it counts
            bound = bound_of(lot, dossier, target, indicator["target"])
            top = None if indicator["up_to"] is None else bound_of(lot, dossier, target, indicator["up_to"])
            if bound is not None and not HOLDS[indicator["relation"]](planned, bound):
                yield (f"indicator.{name}", WARNING if indicator["relation"] == "unstated" else ERROR, where)
            elif top is not None and planned > top:
                yield (f"indicator-range.{name}", ADVICE, where)
        if indicator["figure"] is not None:
            counted = value_of(lot, dossier, indicator["figure"])
            if counted is not None and counted != planned:
                yield (f"indicator-figure.{name}", WARNING, where)
        parts = [dossier.get("indicator", part, "planned") for part in indicator["parts"]]
        if parts and None not in parts and sum(parts) != planned:
            yield (f"indicator-parts.{name}", WARNING, where)


def exits(lot, dossier, at):
    """Everybody leaves once."""
    leave = lot["exits"] and Figures(lot, dossier).exits()
    if leave and lot["participants"] and leave > Figures(lot, dossier)["participants.total"]:
        planned = [way_out["id"] for way_out in lot["exits"] if dossier.get("exit", way_out["id"], "planned") is not None]
        yield ("exits.people", WARNING, f"exit/{planned[0]}/planned")


def words(lot, dossier, at):
    for section in lot["sections"]:
        if section["max_words"] is not None and Figures(lot, dossier).words(section["id"]) > section["max_words"]:
            yield (f"words.{section['id']}", ERROR, f"narrative/{section['id']}/text")


def choices(lot, dossier, at):
    for choice in lot["choices"]:
        ids = [option["id"] for option in choice["options"]]
        chosen = [option for option in ids if dossier.get("option", option, "chosen")]
        if choice["at_least"] is not None and len(chosen) < choice["at_least"]:
            yield (f"choice.{choice['id']}", ERROR, f"option/{ids[0]}/chosen")
        elif choice["at_most"] is not None and len(chosen) > choice["at_most"]:
            yield (f"choice.{choice['id']}", ERROR, f"option/{chosen[-1]}/chosen")


def groups(lot, dossier, at):
    """No part of a group is larger than it, women and men are all of it where they are asked for, and
    nobody is supported longer than the action lasts."""
    if not lot["participants"]:
        return
    length = Figures(lot, dossier).length()
    for number, group in enumerate(dossier.rows("group"), 1):
        parts = [("split", "women", group.get("women", 0) + group.get("men", 0)),
                 ("young", "young", group.get("young", 0)), ("rsa", "rsa", group.get("rsa", 0))]
        for rule, field, part in parts:
            if part > group["count"]:
                yield (f"group.{rule}", ERROR, f"participants/{number}/{field}")
        sexes = {field: group.get(field) for field in ("women", "men", "unstated")}
        empty = [field for field in sexes if sexes[field] is None]
        known = sum(sexes[field] or 0 for field in sexes)
        if known < group["count"] and (not empty or (len(empty) < 3 and "women" in lot["participants"]["asks"])):
            yield ("group.split", ERROR, f"participants/{number}/{empty[0] if empty else 'women'}")
        if group.get("months") is not None and group["months"] > length:
            yield ("group.months", WARNING, f"participants/{number}/months")


# Dates

def date(text):
    return None if text is None else datetime.date.fromisoformat(text)


def is_outside(day, first, last):
    return (first is not None and day < first) or (last is not None and day > last)


def closing(session):
    """The last moment inside: a day without an hour is, until it ends."""
    hour, minute = map(int, (session["closes_time"] or "23:59").split(":"))
    return datetime.datetime.combine(date(session["closes"]), datetime.time(hour, minute))


def sessions_at(lot, at):
    """Those a dossier may still go into; once all have closed, which one no longer matters."""
    return [session for session in lot["sessions"] if at <= closing(session)] or lot["sessions"]


def is_in_window(lot, start, at):
    return any(not is_outside(start, date(session["start_from"]), date(session["start_to"]))
               for session in sessions_at(lot, at))


def dates(lot, dossier, at):
    period = lot["period"]
    first, last = date(period["start"]), date(period["end"])
    start, end = dossier.one("action")["start"], dossier.one("action")["end"]
    if is_outside(start, first, last):
        yield ("period.start", ERROR, "action/start")
    elif not is_in_window(lot, start, at):
        yield ("dates.window", ERROR, "action/start")
    if end < start:
        yield ("dates.order", ERROR, "action/end")
    elif is_outside(end, first, last):
        yield ("period.end", ERROR, "action/end")
    elif period["max_months"] is not None and end >= add_months(start, period["max_months"]):
        yield ("dates.duration", ERROR, "action/end")


def deadline(lot, dossier, at):
    if at > max(closing(session) for session in lot["sessions"]):
        yield ("deadline", ERROR, "submission/sent")


def opening(session):
    """The first moment inside; None where the text gives none, or one after the closing."""
    opens = date(session["opens"])
    if opens is None or opens > date(session["closes"]):
        return None
    return datetime.datetime.combine(opens, datetime.time())


def is_shut(lot, at):
    """No session is open at that moment, and one will be."""
    sessions = [(opening(session), closing(session)) for session in lot["sessions"]]
    inside = any(at <= closes and (opens is None or at >= opens) for opens, closes in sessions)
    return not inside and any(opens is not None and at < opens for opens, closes in sessions)


def session(lot, dossier, at):
    if is_shut(lot, at):
        yield ("session", WARNING, "submission/sent")


def hours(lot, dossier, at):
    """The cost of an hour is rounded: multiplied back it gives the total, or that is said."""
    if not lot["budget"]["asks_hours"]:
        return
    figures = Figures(lot, dossier)
    rate = round_cent(figures["cost.per-hour"], "half-up")
    if round_cent(rate * figures["hours.total"], "half-up") != figures["cost.total"]:
        yield ("hours.product", ADVICE, "time/1/hours")


RULES = [limits, rates, balance, indicators, words, choices, groups, exits, dates, deadline, session, hours]


def judge(lot, dossier, at):
    return sorted(finding for rule in RULES for finding in rule(lot, dossier, at))
