"""Dossiers on each numeric limit of a lot, one step inside it and one outside.

A case says what it must bring beyond the findings of the clean example: nothing
on the limit and inside, exactly what the limit is there for outside.  Where the
text makes two limits of one (80 % at most for the fund, 20 % at least beside it)
exactly both.  A step is the smallest there is: a cent, a person, a word, a day,
a minute, or the last decimal that can be typed.

Whatever a lot says that no function here knows is a KeyError, and a failure.
"""

import datetime
from fractions import Fraction

import example as ex
from example import DAY, asks, example, set_dates, set_total, sync
from figures import CENT, Figures, add_months, floor_cent, is_fund, value_of
from judge import ERROR, WARNING, ADVICE, bound_of, closing, date, is_in_window, is_shut, opening, place_of, rate_bound

LAST = Fraction(1, 10000)  # the last decimal of a number
MINUTE = datetime.timedelta(minutes=1)


class Case:
    def __init__(self, name, dossier, at, expected=()):
        self.name, self.dossier, self.at = name, dossier, at
        self.expected = sorted(expected)


def around(name, relation, bound, step, make, expected):
    """Three cases about the last value that @relation admits, by whole steps from @bound.

    @make takes a value and gives dossier and moment; @expected takes the dossier
    and gives what a value outside must bring."""
    inside, outside = {"at-most": (-step, step), "at-least": (step, -step), "unstated": (step, -step),
                       "equal": (None, step)}[relation]
    if relation == "equal":
        yield from outside_of(f"{name}, less", make(bound - step), expected)
    else:
        yield Case(f"{name}, inside", *make(bound + inside))
    yield Case(f"{name}, on", *make(bound))
    yield from outside_of(f"{name}, outside", make(bound + outside), expected)


def outside_of(name, made, expected):
    yield Case(name, *made, expected(made[0]))


# Limits

def report(lot, limit):
    return lambda dossier: [(f"limit.{limit['id']}", limit["level"], place_of(lot, dossier, limit["figure"]))]


def last_admitted(limit, bound, step):
    """A bound between two steps: the last step on the side that respects it."""
    if limit["relation"] == "at-most":
        return bound // step * step
    return -(-bound // step) * step


def limit_of_total(lot, limit):
    """The cost of the whole action, by the cost of staff."""
    def make(value):
        dossier, at = example(lot)
        set_total(lot, dossier, value)
        return dossier, at

    yield from around("cost", limit["relation"], bound_of(lot, None, limit, limit["value"]), CENT, make, report(lot, limit))


def with_total(lot, total):
    dossier, at = example(lot)
    if total is not None:
        set_total(lot, dossier, Fraction(total))
    return dossier, at


def limit_of_fund(lot, limit):
    """The share of a fund of the call, typed as an amount and as a rate."""
    fund = limit["figure"][len("funding."):]

    def make_amount(total, beside):
        def make(value):
            dossier, at = with_total(lot, total)
            dossier.key("fund", fund).update(percent=None, amount=value)
            if beside:  # what the fund pays too much is on top of what pays the rest
                dossier.rows("funder")[0]["amount"] = value_of(lot, dossier, "cost.total") - last_admitted(limit, bound, CENT)
            return dossier, at
        return make

    def both(dossier):
        return report(lot, limit)(dossier) + [
            found for other in lot["limits"] if other["figure"] == "funding.matching"
            for found in report(lot, other)(dossier)]

    for total in (9000, Fraction("8765.43")):
        bound = bound_of(lot, with_total(lot, total)[0], limit, limit["value"])
        on = last_admitted(limit, bound, CENT)
        yield from around(f"amount of {total}", limit["relation"], on, CENT, make_amount(total, True), report(lot, limit))
        yield from around(f"amount of {total}, own funds follow", limit["relation"], on, CENT, make_amount(total, False), both)

    def make_rate(total):
        def make(value):
            dossier, at = with_total(lot, total)
            dossier.key("fund", fund)["percent"] = value
            return dossier, at
        return make

    # A ten-thousandth of a percent of 10 000 € is a cent, and of less nothing: the share
    # is rounded down, and what is paid is within the limit.
    yield from around("rate of 10000", limit["relation"], Fraction(limit["value"]), LAST, make_rate(10000), both)
    yield from around("rate of 9000", limit["relation"], Fraction(limit["value"]), LAST, make_rate(9000), lambda dossier: [])


def limit_of_matching(lot, limit):
    """What is beside the fund: whatever the fund leaves."""
    fund = lot["fund"]

    def make(total):
        def made(value):
            dossier, at = with_total(lot, total)
            dossier.key("fund", fund).update(percent=None, amount=value_of(lot, dossier, "cost.total") - value)
            return dossier, at
        return made

    def both(dossier):
        return report(lot, limit)(dossier) + [
            found for other in lot["limits"] if is_fund(lot, other["figure"]) for found in report(lot, other)(dossier)]

    for total in (9000, Fraction("8765.43")):
        bound = bound_of(lot, with_total(lot, total)[0], limit, limit["value"])
        yield from around(f"of {total}", limit["relation"], last_admitted(limit, bound, CENT), CENT, make(total), both)


def limit_of_grant(lot, limit):
    """What is asked of the issuer: what another funder leaves of a budget that is large enough."""
    def bound(dossier):
        return bound_of(lot, dossier, limit, limit["value"])

    def make(value):
        dossier, at = example(lot)
        dossier.rows("line")[0]["amount"] = bound(dossier) + 10000
        ex.fit_indirect(lot, dossier)
        dossier.rows("funder")[0]["amount"] = value_of(lot, dossier, "cost.total") - value - dossier.one("own-funds")["amount"]
        return dossier, at

    yield from around("grant", limit["relation"], last_admitted(limit, bound(example(lot)[0]), CENT), CENT, make, report(lot, limit))
    if limit["of"] == "participants.months":
        yield from grant_by_months(lot, limit, make)


def grant_by_months(lot, limit, make):
    """The same grant, by the months of support that carry it: the last group's are ten people's."""
    on = bound_of(lot, example(lot)[0], limit, limit["value"])

    def made(value):
        dossier, at = make(on)
        dossier.rows("group")[-1]["months"] += value
        sync(lot, dossier)
        return dossier, at

    yield from around("months", "at-least", Fraction(0), LAST, made, report(lot, limit))


def limit_of_part(field):
    """A share of the participants, by one person; of a number that gives whole people, and of the next."""
    def cases(lot, limit):
        share = Fraction(limit["value"]) / 100
        whole = -(-ex.count_participants(lot) // share.denominator) * share.denominator

        def make(n):
            def made(value):
                dossier, at = example(lot, participants=n)
                for group in dossier.rows("group"):
                    group[field] = min(value, group["count"])
                    value -= group[field]
                sync(lot, dossier)
                return dossier, at
            return made

        for n in (whole, whole + 1):
            yield from around(f"of {n}", limit["relation"], int(last_admitted(limit, share * n, 1)), 1, make(n), report(lot, limit))
    return cases


def set_months_total(dossier, total):
    """By the months of ten people, the second group: a step of the last decimal is a thousandth."""
    rest = sum(group["count"] * group["months"] for i, group in enumerate(dossier.rows("group")) if i != 1)
    dossier.rows("group")[1]["months"] = (total - rest) / dossier.rows("group")[1]["count"]


def limit_of_average(lot, limit):
    """So many participants a month on average, for each full-time equivalent."""
    value = Fraction(limit["value"])

    def base():
        dossier, at = example(lot)
        length = value_of(lot, dossier, "action.months")
        fte = value_of(lot, dossier, "participants.months") / length / value // 1
        dossier.lists["member"] = [{"role": "Encadrante technique", "fte": fte}]
        set_months_total(dossier, fte * value * length)
        dossier.one("posts")["count"] = dossier.one("posts")["count"] // 2
        return dossier, at, length

    def by_months(steps):
        dossier, at, length = base()
        dossier.rows("group")[1]["months"] += steps * LAST
        sync(lot, dossier)
        return dossier, at

    def by_staff(steps):
        dossier, at, length = base()
        dossier.rows("member")[0]["fte"] += steps * LAST
        sync(lot, dossier)
        return dossier, at

    yield from around("months", limit["relation"], 0, 1, by_months, report(lot, limit))
    yield from around("staff", "at-least", 0, 1, by_staff, report(lot, limit))


def limit_of_months(lot, limit):
    """Months of support, for each post or each participant."""
    def base():
        dossier, at = example(lot)
        if limit["of"] == "posts":
            full = value_of(lot, dossier, "participants.months")
            dossier.one("posts")["count"] = full * 9 / 10 / Fraction(limit["value"]) // 1
            if ex.counts_exits(lot):
                ex.set_exits(lot, dossier, int(dossier.one("posts")["count"]))
            set_months_total(dossier, bound_of(lot, dossier, limit, limit["value"]))
        else:
            ex.set_months(dossier, Fraction(limit["value"]))
        return dossier, at

    def by_months(steps):
        dossier, at = base()
        dossier.rows("group")[1]["months"] += steps * LAST
        sync(lot, dossier)
        return dossier, at

    def by_posts(steps):
        dossier, at = base()
        dossier.one("posts")["count"] += steps * LAST
        sync(lot, dossier)
        return dossier, at

    yield from around("months", limit["relation"], 0, 1, by_months, report(lot, limit))
    if limit["of"] == "posts":
        yield from around("posts", {"at-least": "at-most", "at-most": "at-least"}[limit["relation"]], 0, 1,
                          by_posts, report(lot, limit))
    elif limit["of"] != "participants.total":
        raise KeyError(limit["of"])


def limit_of_placement(setting):
    """Placement hours: an average of which each group has its months of people."""
    def cases(lot, limit):
        def make(steps):
            dossier, at = example(lot)
            groups = [group for group in dossier.rows("group") if group["setting"] == setting]
            for group in groups:
                group["hours"] = Fraction(limit["value"])
            if len(groups) > 1:  # less in one and more in the other: nearly, and not, the limit
                first, second = groups[0], groups[1]
                first["hours"] -= Fraction(1, 2)
                second["hours"] += Fraction(1, 2) * first["count"] * first["months"] / second["count"] / second["months"]
            groups[-1]["hours"] += steps * LAST
            return dossier, at

        yield from around("hours", limit["relation"], 0, 1, make, report(lot, limit))
    return cases


def limit_of_exits(lot, limit):
    """Dynamic exits for each post, by one exit and by a ten-thousandth of a post."""
    posts = Fraction(limit["value"]).denominator
    on = int(bound_of(lot, None, {"of": None}, limit["value"]) * posts)

    def make(exits, more_posts=0):
        dossier, at = example(lot)
        dossier.one("posts")["count"] = posts + more_posts
        ex.set_exits(lot, dossier, exits)
        sync(lot, dossier)
        return dossier, at

    yield from around("exits", limit["relation"], on, 1, make, report(lot, limit))
    yield from around("posts", "at-most", 0, LAST, lambda more: make(on, more), report(lot, limit))


LIMITS = {
    ("cost.total", None): limit_of_total,
    ("grant.requested", None): limit_of_grant,
    ("grant.requested", "participants.months"): limit_of_grant,
    ("funding.matching", "cost.total"): limit_of_matching,
    ("participants.young", "participants.total"): limit_of_part("young"),
    ("participants.rsa", "participants.total"): limit_of_part("rsa"),
    ("participants.monthly-average", "staff.fte"): limit_of_average,
    ("participants.months", "posts"): limit_of_months,
    ("participants.months", "participants.total"): limit_of_months,
    ("hours.placement.monthly.urban", None): limit_of_placement("urban"),
    ("hours.placement.monthly.rural", None): limit_of_placement("rural"),
    ("exits.dynamic", "posts"): limit_of_exits,
}


def limits(lot):
    for limit in lot["limits"]:
        if limit["announced"]:
            continue  # nothing is printed to be compared with; the clean example has its advice
        if is_fund(lot, limit["figure"]) and limit["of"] == "cost.total":
            make = limit_of_fund
        else:
            make = LIMITS[limit["figure"], limit["of"]]
        for case in make(lot, limit):
            case.name = f"limit {limit['id']}: {case.name}"
            yield case


# Flat rates

def flat_rates(lot):
    """Indirect costs on the rate, for direct costs that give whole cents and for some that do not."""
    for rate in lot["flat_rates"]:
        relation = {"flat": "equal", "ceiling": "at-most", "unstated": "at-most"}[rate["mode"]]
        level = {"flat": ERROR, "ceiling": ERROR, "unstated": WARNING}[rate["mode"]]

        for more in ("0.00", "0.03", "0.10", "0.22"):
            def make(value):
                dossier, at = example(lot)
                dossier.rows("line")[0]["amount"] += Fraction(more)
                ex.indirect_line(lot, dossier)["amount"] = value
                return dossier, at

            bound, flat = rate_bound(lot, make(Fraction(0))[0], rate)
            number = [line["category"] for line in example(lot)[0].rows("line")].index("indirect") + 1
            yield from around(f"flat rate {rate['id']}: {more} more", relation, bound, CENT, make,
                              lambda dossier: [(f"flat-rate.{rate['id']}", level, f"budget/line/{number}/amount")])

        # What the rate is not of does not move it.
        yield Case(f"flat rate {rate['id']}: nothing indirect", *no_indirect(lot))


def no_indirect(lot):
    dossier, at = example(lot)
    ex.indirect_line(lot, dossier)["amount"] = Fraction(0)
    return dossier, at


# Indicators

def planned(lot, indicator, value, **options):
    dossier, at = example(lot, **options)
    dossier.key("indicator", indicator["id"])["planned"] = Fraction(value)
    return dossier, at


def by_participants(lot, indicator):
    """An indicator that counts participants moves with them, or says something else than they do."""
    def make(n):
        return example(lot, participants=int(n))
    return make


def indicator_makers(lot, indicator):
    """How to bring the indicator to a number, and the steps there are."""
    if indicator["figure"] is None:
        return lambda value: planned(lot, indicator, value)
    return {"participants.total": by_participants(lot, indicator)}[indicator["figure"]]


def indicators(lot):
    for indicator in lot["indicators"]:
        name, where = f"indicator {indicator['id']}", f"indicator/{indicator['id']}/planned"
        if indicator["figure"] is not None:
            yield from counted(lot, indicator, name, where)
        if indicator["relation"] == "none":
            continue
        level = {"at-least": ERROR, "at-most": ERROR, "equal": ERROR, "unstated": WARNING}[indicator["relation"]]

        def expected(dossier):
            return [(f"indicator.{indicator['id']}", level, where)]

        of = value_of(lot, example(lot)[0], indicator["of"]) if indicator["of"] else 1
        bound = Fraction(indicator["target"]) * of
        make = indicator_makers(lot, indicator)
        if indicator["figure"] is not None:
            bound = -(-bound // 1)
        yield from around(name, indicator["relation"], bound, 1, make, expected)
        if indicator["figure"] is None:
            yield from around(f"{name} by the last decimal", indicator["relation"], bound, LAST, make, expected)
        if indicator["up_to"] is not None:
            yield from around(f"{name}, top", "at-most", Fraction(indicator["up_to"]) * of, 1, make,
                              lambda dossier: [(f"indicator-range.{indicator['id']}", ADVICE, where)])
        if indicator["of"] is not None:
            yield from by_equivalents(lot, indicator, name, bound, of, expected)


def by_equivalents(lot, indicator, name, bound, of, expected):
    """The same number is enough for so many full-time equivalents, and not for a ten-thousandth more."""
    if indicator["of"] != "staff.fte" or indicator["relation"] not in ("unstated", "at-least"):
        raise KeyError(indicator["of"])
    whole = -(-of // 1) + 1  # a number of equivalents whose target is whole

    def make(more):
        dossier, at = example(lot, participants=int(Fraction(indicator["target"]) * whole)
                              if indicator["figure"] == "participants.total" else None)
        dossier.lists["member"] = [{"role": "Accompagnateur", "fte": whole + more}]
        for other in lot["indicators"]:
            if other["of"] == "staff.fte" and other["figure"] is None:
                room = 0 if other is indicator else 100
                dossier.key("indicator", other["id"])["planned"] = Fraction(other["target"]) * whole + room
        return dossier, at

    yield from around(f"{name} by staff", "at-most", Fraction(0), LAST, make, expected)


def counted(lot, indicator, name, where):
    """What the dossier counts and what the indicator says is the same number."""
    value = value_of(lot, example(lot)[0], indicator["figure"])

    def expected(dossier):
        wholes = [whole["id"] for whole in lot["indicators"]
                  if indicator["id"] in whole["parts"] or (whole is indicator and whole["parts"])]
        return [(f"indicator-figure.{indicator['id']}", WARNING, where),
                *[(f"indicator-parts.{whole}", WARNING, f"indicator/{whole}/planned") for whole in wholes]]

    yield from around(f"{name} as counted", "equal", value, LAST,
                      lambda number: planned(lot, indicator, number), expected)


# Words, choices, people

def sections(lot):
    for section in lot["sections"]:
        if section["max_words"] is None:
            continue

        def make(n):
            dossier, at = example(lot)
            dossier.key("narrative", section["id"])["text"] = ex.prose(n)
            return dossier, at

        yield from around(f"words of {section['id']}", "at-most", section["max_words"], 1, make,
                          lambda dossier: [(f"words.{section['id']}", ERROR, f"narrative/{section['id']}/text")])


def choices(lot):
    for choice in lot["choices"]:
        ids = [option["id"] for option in choice["options"]]

        def make(n):
            dossier, at = example(lot)
            for i, option in enumerate(ids):
                dossier.key("option", option)["chosen"] = True if i < n else None
            return dossier, at

        for n in range(len(ids) + 1):
            few = choice["at_least"] is not None and n < choice["at_least"]
            many = choice["at_most"] is not None and n > choice["at_most"]
            where = ids[0] if few else ids[n - 1]
            yield Case(f"choice {choice['id']}: {n}", *make(n),
                       [(f"choice.{choice['id']}", ERROR, f"option/{where}/chosen")] if few or many else [])


def groups(lot):
    """No part of a group is larger than the group: the last, small enough for every share.  Women and
    men, where they are asked for, are all of it."""
    if not lot["participants"]:
        return
    n = 80 if any(limit["figure"] == "participants.young" for limit in lot["limits"]) else None

    def make(field):
        def made(more):
            dossier, at = example(lot, participants=n)
            for group in dossier.rows("group")[:-1]:
                group.update({field: 0} if field in group else {})
                if field == "women":
                    group["men"] = group["count"]
            last = dossier.rows("group")[-1]
            last[field] = last["count"] - (last["men"] if field == "women" else 0) + more
            sync(lot, dossier)
            return dossier, at
        return made

    number = len(example(lot, participants=n)[0].rows("group"))

    def too_many(rule, field):
        return lambda dossier: [(f"group.{rule}", ERROR, f"participants/{number}/{field}")]

    if asks(lot, "women"):
        yield Case("group: women, missing", *make("women")(-1), [("group.split", ERROR, f"participants/{number}/unstated")])
        yield Case("group: women, on", *make("women")(0))
        yield from outside_of("group: women, outside", make("women")(1), too_many("split", "women"))
    for field in ("young", "rsa"):
        if asks(lot, field):
            yield from around(f"group: {field}", "at-most", 0, 1, make(field), too_many(field, field))
    if asks(lot, "months"):
        yield from group_months(lot)


def group_months(lot):
    """Nobody is supported longer than the action lasts, nor longer than the lot allows."""
    def make(more):
        dossier, at = example(lot)
        limit = ex.limit_on(lot, "participants.months", "participants.total")
        if limit is not None:  # a short action: others stay below the mean
            start = dossier.one("action")["start"]
            set_dates(dossier, start, add_months(start, int(limit["value"]) - 1) - DAY)
        dossier.rows("group")[-1]["months"] = value_of(lot, dossier, "action.months") + more
        sync(lot, dossier)
        return dossier, at

    number = len(example(lot)[0].rows("group"))
    yield from around("group: months", "at-most", Fraction(0), LAST, make,
                      lambda dossier: [("group.months", WARNING, f"participants/{number}/months")])


def exits(lot):
    """As many exits as participants, and one more."""
    if not lot["participants"] or not ex.counts_exits(lot):
        return
    first = lot["exits"][0]["id"]

    def make(total):
        dossier, at = example(lot)
        dossier.key("exit", first)["planned"] += total - value_of(lot, dossier, "exits.total")
        sync(lot, dossier)
        return dossier, at

    yield from around("exits", "at-most", value_of(lot, example(lot)[0], "participants.total"), 1, make,
                      lambda dossier: [("exits.people", WARNING, f"exit/{first}/planned")])


# Dates

def put_dates(lot, session, start, end=None):
    """Support and staff follow the length of the action, so that dates alone are judged."""
    dossier, at = example(lot, session)
    set_dates(dossier, start, end or ex.end_of(lot, start))
    if asks(lot, "months"):
        length = max(Figures(lot, dossier).length() // 1, Fraction(1, 2))
        ex.set_months(dossier, min(length, dossier.rows("group")[0]["months"]))
        ex.fit_staff(lot, dossier)
        dossier.rows("funder")[0]["amount"] = floor_cent(value_of(lot, dossier, "cost.total") * Fraction(4, 5))
        sync(lot, dossier)
    return dossier, at


def outside_dates(lot, session, start):
    """What a start on that day must bring: the period of the call is named before a session's window."""
    first, last = date(lot["period"]["start"]), date(lot["period"]["end"])
    if (first and start < first) or (last and start > last):
        return [("period.start", ERROR, "action/start")]
    return [] if is_in_window(lot, start, ex.moment_in(session)) else [("dates.window", ERROR, "action/start")]


def windows(lot):
    """The days about the first and the last start of each session."""
    for number, session in enumerate(lot["sessions"], 1):
        days = {"first": date(session["start_from"]), "last": date(session["start_to"])}
        for which, day in days.items():
            for step in (-1, 0, 1) if day else ():
                start = day + step * DAY
                yield Case(f"session {number}: {which} start {step:+d} day", *put_dates(lot, session, start),
                           outside_dates(lot, session, start))


def period(lot):
    first, last = date(lot["period"]["start"]), date(lot["period"]["end"])
    session = lot["sessions"][0]
    if first:
        for step in (-1, 0, 1):
            yield Case(f"period: start {step:+d} day", *put_dates(lot, session, first + step * DAY),
                       outside_dates(lot, session, first + step * DAY))
    if last:
        start = ex.start_in(lot, session)
        for step in (-1, 0, 1):
            yield Case(f"period: end {step:+d} day", *put_dates(lot, session, start, last + step * DAY),
                       [("period.end", ERROR, "action/end")] if step > 0 else [])


def duration(lot):
    """A duration of n months from a day ends on the eve of that day, n months later."""
    months, last = lot["period"]["max_months"], date(lot["period"]["end"])
    if months is None:
        return
    session = lot["sessions"][0]
    for later in (0, 1):
        start = ex.start_in(lot, session) + later * DAY
        for step in (-1, 0, 1):
            end = add_months(start, months) + (step - 1) * DAY
            found = [("period.end" if last and end > last else "dates.duration", ERROR, "action/end")]
            outside = step > 0 or (last is not None and end > last)
            yield Case(f"duration from {start}: {step:+d} day", *put_dates(lot, session, start, end), found if outside else [])


def closings(lot):
    """The last minute of the last session, and those about it; and of each session before."""
    last = max(lot["sessions"], key=closing)
    dossier, at = example(lot, last)
    for step in (-1, 0, 1):
        yield Case(f"closing {step:+d} minute", dossier, closing(last) + step * MINUTE,
                   [("deadline", ERROR, "submission/sent")] if step > 0 else [])
    for number, session in enumerate(lot["sessions"], 1):
        if session is last or session["start_from"] is None:
            continue
        dossier, at = example(lot, session)
        for step in (-1, 0, 1):
            moment = closing(session) + step * MINUTE
            late = not is_in_window(lot, dossier.one("action")["start"], moment)
            found = [("dates.window", ERROR, "action/start")] if late else []
            if step > 0 and is_shut(lot, moment):
                found.append(("session", WARNING, "submission/sent"))
            yield Case(f"session {number} closing {step:+d} minute", dossier, moment, found)


def openings(lot):
    """The first minute of each session, and those about it."""
    for number, session in enumerate(lot["sessions"], 1):
        first = opening(session)
        dossier, at = example(lot, session)
        for step in (-1, 0, 1) if first is not None else ():
            moment = first + step * MINUTE
            late = not is_in_window(lot, dossier.one("action")["start"], moment)
            found = [("dates.window", ERROR, "action/start")] if late and session["start_from"] is not None else []
            if step < 0 and is_shut(lot, moment):
                found.append(("session", WARNING, "submission/sent"))
            yield Case(f"session {number} opening {step:+d} minute", dossier, moment, found)


KINDS = [limits, flat_rates, indicators, sections, choices, groups, exits, windows, period, duration, closings, openings]


def clean(lot):
    """The example itself, for each session, and what it must bring: what the text leaves open."""
    for number, session in enumerate(lot["sessions"], 1):
        dossier, at = example(lot, session)
        yield Case(f"clean, session {number}", dossier, at)


def always(lot, dossier):
    """A limit that is announced and never printed is advice in every dossier."""
    return [found for limit in lot["limits"] if limit["announced"] for found in report(lot, limit)(dossier)]


def cases(lot):
    for kind in [clean, *KINDS]:
        for case in kind(lot):
            case.expected = sorted(case.expected + always(lot, case.dossier))
            yield case
