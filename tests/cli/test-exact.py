"""Random dossiers against exact rationals: what figures and limits must say.

Everything here is computed with fractions, from the meaning of the figures and
not from the program.  The same numbers every time.
"""

import os
import random
import sys
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

CATEGORIES = ["staff", "services", "supplies", "other"]
STATUSES = ["requested", "promised", "obtained", "refused", None]


def decimal(rng, digits, places, negative=0.0):
    """A number as people have them: few digits more often than many."""
    number = rng.randrange(10 ** rng.randint(1, digits))
    text = f"{number // 10 ** places}.{number % 10 ** places:0{places}d}" if places else str(number)
    return ("-" if rng.random() < negative else "") + text


def half_up(value):
    """To the cent, halves away from zero."""
    cents = abs(value) * 100
    rounded = Fraction((2 * cents.numerator + cents.denominator) // (2 * cents.denominator), 100)
    return rounded if value >= 0 else -rounded


def down(value):
    cents = abs(value) * 100
    rounded = Fraction(cents.numerator // cents.denominator, 100)
    return rounded if value >= 0 else -rounded


def total(values):
    """The sum of what is there; None of nothing."""
    there = [value for value in values if value is not None]
    return sum(there, Fraction(0)) if there else None


def money(value):
    if value is None:
        return None
    cents = value * 100
    assert cents.denominator == 1
    sign = "-" if cents < 0 else ""
    return f"{sign}{abs(cents.numerator) // 100}.{abs(cents.numerator) % 100:02d}"


def plain(value):
    if value is None:
        return None
    parts = value * 10000
    assert parts.denominator == 1
    sign = "-" if parts < 0 else ""
    whole, rest = divmod(abs(parts.numerator), 10000)
    return f"{sign}{whole}" + (f".{rest:04d}".rstrip("0") if rest else "")


def element(name, cells, attributes=""):
    content = "".join(f"<{field}>{value}</{field}>" for field, value in cells.items() if value is not None)
    return f"<{name}{attributes}>{content}</{name}>"


class Dossier:
    def __init__(self, rng):
        self.xml = ['<category id="900"><label>Location</label></category>']
        self.lines = [self.add_line(rng) for _ in range(rng.randint(0, 12))]
        self.hours = total([self.add_time(rng) for _ in range(rng.randint(0, 4))])
        self.others = total([self.add_funder(rng) for _ in range(rng.randint(0, 4))])
        self.percent = decimal(rng, 6, 4) if rng.random() < 0.7 else None
        self.share = decimal(rng, 8, 2) if rng.random() < 0.2 else None
        self.own = decimal(rng, 8, 2) if rng.random() < 0.3 else None
        if self.percent or self.share:
            self.xml.append(element("fund", {"percent": self.percent, "amount": self.share}, ' key="fse"'))
        if self.own:
            self.xml.append(element("own-funds", {"amount": self.own}))

    def add_line(self, rng):
        category = rng.choice(CATEGORIES + ["+900", "nowhere", None])
        amount = decimal(rng, 8, 2, 0.05) if rng.random() < 0.4 else None
        quantity = decimal(rng, 7, 4, 0.05) if rng.random() < 0.8 else None
        unit_cost = decimal(rng, 7, 4) if rng.random() < 0.8 else None
        self.xml.append(element("line", {"category": category, "amount": amount, "quantity": quantity, "unit-cost": unit_cost}))
        if amount is not None:
            return category, Fraction(amount)
        if quantity is not None and unit_cost is not None:
            return category, half_up(Fraction(quantity) * Fraction(unit_cost))
        return category, None

    def add_time(self, rng):
        hours = decimal(rng, 7, 4) if rng.random() < 0.8 else None
        self.xml.append(element("time", {"hours": hours}))
        return Fraction(hours) if hours is not None else None

    def add_funder(self, rng):
        status = rng.choice(STATUSES)
        amount = decimal(rng, 7, 2) if rng.random() < 0.8 else None
        self.xml.append(element("funder", {"amount": amount, "status": status}))
        return Fraction(amount) if amount is not None and status != "refused" else None

    def figures(self):
        cost = total([amount for _, amount in self.lines])
        if self.share:
            fse = Fraction(self.share)
        elif self.percent and cost is not None:
            fse = down(cost * Fraction(self.percent) / 100)
        else:
            fse = None
        own = Fraction(self.own) if self.own else None
        if own is None and cost is not None:
            own = max(cost - (fse or 0) - (self.others or 0), Fraction(0))
        funding = total([fse, self.others, own])
        rate = half_up(fse / cost * 10000) / 100 if fse is not None and cost is not None and cost > 0 else None
        per_hour = half_up(cost / self.hours) if cost is not None and self.hours is not None and self.hours > 0 else None
        result = {
            "cost.total": money(cost), "cost.direct": money(cost), "cost.indirect": None,
            "funding.fse": money(fse), "funding.others": money(self.others), "funding.own": money(own),
            "funding.total": money(funding),
            "funding.matching": money(funding - (fse or 0)) if funding is not None else None,
            "funding.balance": money(funding - cost) if funding is not None and cost is not None else None,
            "grant.requested": money(fse), "grant.rate": plain(rate),
            "hours.total": plain(self.hours), "cost.per-hour": money(per_hour),
        }
        for category in CATEGORIES + ["+900"]:
            result["cost.category." + category] = money(total([amount for name, amount in self.lines if name == category]))
        result["cost.direct.staff"] = result["cost.category.staff"]
        result["cost.direct.services"] = result["cost.category.services"]
        return result, cost, fse, funding


def rules(name):
    findings = run("check", "--json", "--at", "2017-07-01T00:00", name).json()[0]["findings"]
    return {finding["rule"] for finding in findings}


def test_random_dossiers():
    rng = random.Random(31557)
    for number in range(150):
        made = Dossier(rng)
        name = dossier("\n".join(made.xml), name=f"{number}.xml")
        expected, cost, fse, funding = made.figures()
        found = figures(name)
        for figure, value in expected.items():
            equal(found[figure], value, f"{figure} of {made.xml}")

        found = rules(name)
        equal("limit.cap" in found, cost is not None and cost > 10000, f"ceiling of {made.xml}")
        equal("limit.fse" in found, cost is not None and cost >= 0 and fse is not None and fse * 100 > 47 * cost, f"rate of {made.xml}")
        if "limit.fse" not in found:
            equal("funding.balance" in found, cost is not None and cost >= 0 and funding is not None and funding != cost, f"balance of {made.xml}")


# 47 % of amounts around which a cent more or less decides.
def test_rate_on_the_limit():
    for cents in (1, 2, 3, 99, 100, 101, 212765, 987050, 999999, 1000000):
        cost = Fraction(cents, 100)
        share = down(cost * 47 / 100)
        for amount, broken in ((share, False), (share + Fraction(1, 100), True)):
            name = dossier(f'<line><category>staff</category><amount>{money(cost)}</amount></line>'
                           f'<fund key="fse"><amount>{money(amount)}</amount></fund>')
            equal("limit.fse" in rules(name), broken, f"{money(amount)} of {money(cost)}")


main(dict(globals()))
