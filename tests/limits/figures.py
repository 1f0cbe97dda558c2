"""Every figure of a dossier, worked out a second time.

Written from the contract of the command line, not from the program: sums and
quotients are Fractions, and nothing is rounded but what the contract says is
(the share of a fund, down; an amount at a flat rate, as the call rounds).
"""

import calendar
import datetime
from fractions import Fraction

CENT = Fraction(1, 100)


def floor_cent(number):
    return Fraction(number * 100 // 1) / 100


def round_cent(number, rounding):
    step = Fraction(1) if rounding == "euro" else CENT
    scaled = number / step
    return (scaled // 1 if rounding == "down" else (scaled + Fraction(1, 2)) // 1) * step


def add_months(date, months):
    year, month = divmod(date.year * 12 + date.month - 1 + months, 12)
    month += 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def months_between(start, end):
    """From the morning of one day to the evening of another: whole months, and thirtieths."""
    after, months = end + datetime.timedelta(1), 0
    while add_months(start, months + 1) <= after:
        months += 1
    return months + Fraction((after - add_months(start, months)).days, 30)


def count_words(text, rule):
    """The tokens between white space that hold a letter or a digit."""
    if rule != "spaces":
        raise KeyError(f"an unknown rule to count words: {rule}")
    return sum(1 for token in (text or "").split() if any(c.isalnum() for c in token))


def total(values):
    """None if there is nothing to add: an empty cell is not zero."""
    values = [value for value in values if value is not None]
    return sum(values, Fraction(0)) if values else None


def product(*factors):
    if any(factor is None for factor in factors):
        return None
    result = Fraction(1)
    for factor in factors:
        result *= factor
    return result


def quotient(first, second):
    return None if first is None or not second or second <= 0 else first / second


def less(first, *others):
    return None if first is None else first - sum((other or 0 for other in others), Fraction(0))


class Figures:
    def __init__(self, lot, dossier):
        self.lot, self.dossier = lot, dossier
        self.kinds = {category["id"]: category["kind"] for category in lot["categories"]}

    def __getitem__(self, name):
        for prefix, find in self.families:
            if name.startswith(prefix):
                return find(self, name[len(prefix):])
        return self.named[name](self)

    # Costs

    def lines(self, *kinds):
        """The amounts of the lines whose category is of one of @kinds; of all lines without any."""
        return [line["amount"] for line in self.dossier.rows("line")
                if not kinds or self.kinds[line["category"]] in kinds]

    def cost(self):
        return total(self.lines())

    def direct(self):
        if not self.lot["budget"]["knows_indirect"]:
            return self.cost()
        return total(self.lines("staff", "services", "supplies", "participants", "operating", "in-kind", "other"))

    def indirect(self):
        return (total(self.lines("indirect")) or Fraction(0)) if self.lot["budget"]["knows_indirect"] else None

    def category(self, name):
        return total(line["amount"] for line in self.dossier.rows("line") if line["category"] == name)

    # Funding

    def fund(self, name):
        amount, percent = self.dossier.get("fund", name, "amount"), self.dossier.get("fund", name, "percent")
        if amount is not None:
            return amount
        share = product(percent, self.cost())
        return None if share is None else floor_cent(share / 100)

    def funds(self):
        return [self.fund(fund["id"]) for fund in self.lot["funds"]]

    def others(self):
        return total(funder["amount"] for funder in self.dossier.rows("funder") if funder["status"] != "refused")

    def own(self):
        typed = self.dossier.one("own-funds").get("amount")
        if typed is not None or not self.lot["funds"]:
            return typed
        rest = less(self.cost(), self.others(), *self.funds())
        return None if rest is None else max(rest, Fraction(0))

    def funding(self):
        first = [] if self.lot["funds"] else [self.grant()]
        return total([*self.funds(), *first, self.others(), self.own()])

    def matching(self):
        main = self.fund(self.lot["fund"]) if self.lot["funds"] else self.grant()
        return less(self.funding(), main)

    def grant(self):
        if self.lot["funds"]:
            return total(self.funds())
        rest = less(self.cost(), self.others(), self.own())
        return rest if rest is None else max(rest, Fraction(0))

    def balance(self):
        return less(self.funding(), self.cost())

    # People

    def people(self, field):
        return total(group.get(field) for group in self.dossier.rows("group"))

    def months(self, hours=None, setting=None):
        """Months of people; only of those whose hours are typed, and of one setting, if asked."""
        return total(product(group.get("count"), group.get("months")) for group in self.dossier.rows("group")
                     if (hours is None or group.get("hours") is not None) and setting in (None, group.get("setting")))

    def placement(self, setting):
        """Hours a participant a month: each group weighs as many months of people as it has."""
        worked = total(product(group.get("count"), group.get("months"), group.get("hours"))
                       for group in self.dossier.rows("group") if setting in (None, group.get("setting")))
        return quotient(worked, self.months(True, setting))

    def length(self):
        action = self.dossier.one("action")
        return months_between(action["start"], action["end"])

    def fte(self):
        return total(member.get("fte") for member in self.dossier.rows("member"))

    def exits(self, *classes):
        return total(self.dossier.get("exit", way_out["id"], "planned") for way_out in self.lot["exits"]
                     if not classes or way_out["class"] in classes)

    def words(self, name):
        section = next(section for section in self.lot["sections"] if section["id"] == name)
        return count_words(self.dossier.get("narrative", name, "text"), section["words"])

    def hours(self):
        return total(row.get("hours") for row in self.dossier.rows("time"))

    named = {
        "cost.total": cost,
        "cost.direct": direct,
        "cost.direct.staff": lambda self: total(self.lines("staff")),
        "cost.direct.services": lambda self: total(self.lines("services")),
        "cost.direct.without-services": lambda self: less(self.direct(), total(self.lines("services"))),
        "cost.indirect": indirect,
        "cost.per-hour": lambda self: quotient(self.cost(), self.hours()),
        "cost.per-participant": lambda self: quotient(self.cost(), self.people("count")),
        "funding.total": funding,
        "funding.matching": matching,
        "funding.others": others,
        "funding.own": own,
        "funding.balance": balance,
        "grant.requested": grant,
        "grant.rate": lambda self: product(quotient(self.grant(), self.cost()), Fraction(100)),
        "hours.total": hours,
        "hours.placement.monthly": lambda self: self.placement(None),
        "hours.placement.monthly.urban": lambda self: self.placement("urban"),
        "hours.placement.monthly.rural": lambda self: self.placement("rural"),
        "participants.total": lambda self: self.people("count"),
        "participants.young": lambda self: self.people("young"),
        "participants.rsa": lambda self: self.people("rsa"),
        "participants.women": lambda self: self.people("women"),
        "participants.men": lambda self: self.people("men"),
        "participants.months": lambda self: self.months(),
        "participants.monthly-average": lambda self: quotient(self.months(), self.length()),
        "posts": lambda self: self.dossier.one("posts").get("count"),
        "staff.fte": fte,
        "exits.total": lambda self: self.exits(),
        "exits.dynamic": lambda self: self.exits("durable", "transition", "positive"),
        "exits.durable": lambda self: self.exits("durable"),
        "exits.transition": lambda self: self.exits("transition"),
        "exits.positive": lambda self: self.exits("positive"),
        "action.months": length,
    }

    families = [
        ("cost.category.", category),
        ("exit.", lambda self, name: self.dossier.get("exit", name, "planned")),
        ("words.", words),
    ]


def is_fund(lot, figure):
    return figure.startswith("funding.") and figure[len("funding."):] in [fund["id"] for fund in lot["funds"]]


def value_of(lot, dossier, name):
    figures = Figures(lot, dossier)
    return figures.fund(name[len("funding."):]) if is_fund(lot, name) else figures[name]
