# property_rules.py: what every figure of a budget is, in exact fractions
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# For property.py: the rules as they are said in words, read from no source of the
# program.  None is a figure nothing feeds, FAULT one that is fed and has no value.

import calendar
import datetime
import math
import os
import xml.etree.ElementTree
from fractions import Fraction

MAX = 9 * 10 ** 15  # of cents, and of ten-thousandths
FAULT = "!"


class Budget:
    """Rows and records as the dossier holds them, and their figures."""

    def __init__(self, lot, kinds, records):
        self.lot = lot
        self.rows = []  # kind and cells, as they were appended
        self.order = {kind: [] for kind in kinds}  # of those there are, their numbers
        self.records = {name: {} for name in records}
        self.known = {}

    def act(self, action):
        for operation in action:
            getattr(self, SIGNS[operation[0]])(*operation[1:])
        self.known = {}

    def append(self, kind, cells):
        self.rows.append((kind, dict(cells)))
        self.order[kind].append(len(self.rows))

    def set_record(self, name, cells):
        self.records[name].update(cells)

    def set_row(self, number, cells):
        self.rows[number - 1][1].update(cells)

    def remove(self, number):
        self.order[self.rows[number - 1][0]].remove(number)

    def move(self, number, to):
        order = self.order[self.rows[number - 1][0]]
        order.remove(number)
        order.insert(to, number)

    def all(self, kind):
        return [self.rows[number - 1][1] for number in self.order[kind]]

    def get(self, name):
        known = self.known
        if name not in known:
            known[name] = find_rule(name)(self)
        return known[name]


SIGNS = {"+": "append", "@": "set_record", "#": "set_row", "-": "remove", "^": "move"}

HALF = Fraction(1, 2)


def half_up(number):
    """To a whole number, halves away from zero."""
    whole = int(abs(number) + HALF)
    return -whole if number < 0 else whole


def down(number):
    return int(number)


def euro(number):
    return 100 * half_up(number / 100)


def euro_down(number):
    return 100 * down(number / 100)


ROUNDINGS = {"half-up": half_up, "down": down, "euro": euro}


def fit(number):
    return number if -MAX <= number <= MAX else FAULT


def add(values, empty=None):
    """What nobody filled adds nothing; nothing at all is no zero."""
    total, known = 0, False
    for value in values:
        if value is FAULT:
            return FAULT
        if value is not None:
            total += value
            known = True
    return fit(total) if known else empty


def subtract(first, *others, least=-MAX - 1):
    """Others that are not filled take nothing away."""
    if first is FAULT or FAULT in others:
        return FAULT
    if first is None:
        return None
    return fit(max(first - sum(other for other in others if other is not None), least))


def lacking(*values):
    """What a result is that lacks one of these; else 0."""
    if FAULT in values:
        return FAULT
    return None if None in values else 0


RULES = {}
FUNDS = ("fse", "town")


def rule(name):
    def keep(function):
        RULES[name] = function
        return function
    return keep


# Names that go on with an id.
FAMILIES = (("funding.fse.", lambda budget, what: of_fund(budget, "fse", what)),
            ("funding.town.", lambda budget, what: of_fund(budget, "town", what)),
            ("cost.per-hour.category.", lambda budget, id: per_hour(budget, category_cost(budget, id))),
            ("account.", lambda budget, id: budget.get("accounts").get(id)),
            ("cost.category.", lambda budget, id: category_cost(budget, id)),
            ("cost.option.", lambda budget, id: option(budget, id)),
            ("funding.", lambda budget, id: fund(budget, id)))


def find_rule(name):
    if name not in RULES:
        for prefix, family in FAMILIES:
            if name.startswith(prefix) and (prefix != "funding." or name[len(prefix):] in FUNDS):
                RULES[name] = lambda budget: family(budget, name[len(prefix):])
                break
    return RULES.get(name)


def filled(cells, name):
    """What stands in a cell, None if nothing does."""
    return cells.get(name)


# {{{ Rounding and VAT


@rule("whole")
def whole(budget):
    return bool(filled(budget.records["method"], "whole-euros"))


@rule("rounding")
def rounding(budget):
    """Of the lot, unless the dossier counts in whole euros."""
    return euro if budget.get("whole") else ROUNDINGS[budget.lot.rounding]


def typed_amount(budget, row):
    typed = filled(row, "amount")
    return euro(Fraction(typed)) if typed is not None and budget.get("whole") else typed


def product(budget, count, cost):
    return fit(budget.get("rounding")(Fraction(count, 10000) * Fraction(cost, 10000) * 100))


def vat_rounding(budget):
    return euro if budget.get("rounding") is euro else half_up


def vat(budget, line, amount):
    """What a price with VAT holds of it."""
    rate = filled(line, "vat-rate")
    if rate is None or rate < 0 or amount is None or amount is FAULT:
        return None
    return vat_rounding(budget)(Fraction(amount) * rate / (100 * 10000 + rate))


def recovered(budget, tax):
    method = budget.records["method"]
    regime, part = filled(method, "vat"), filled(method, "vat-share")
    if regime == "recoverable" or tax is None:
        return tax
    if regime != "partial" or part is None or part < 0:
        return None
    back = fit(vat_rounding(budget)(Fraction(tax) * part / 1000000))
    return None if back is FAULT else back


# }}}
# {{{ Lines


def less(first, second):
    """One from another in a line: both are needed, and a sum says if it is too large."""
    lack = lacking(first, second)
    return first - second if lack == 0 else lack


def line_amount(budget, line):
    typed = typed_amount(budget, line)
    count, cost = filled(line, "quantity"), filled(line, "unit-cost")
    if typed is not None:
        return typed
    if count is not None and cost is not None:
        return product(budget, count, cost)
    named = filled(line, "member")
    return budget.get("members").get(named[1], (None, None))[0] if named is not None else None


def ineligible(budget, line, amount):
    typed = filled(line, "eligible")
    return less(amount, typed) if typed is not None else recovered(budget, vat(budget, line, amount))


def eligible(budget, line, amount):
    out = ineligible(budget, line, amount)
    return less(amount, out) if out is not None and out is not FAULT else amount


def cut(budget, line, amount):
    retained = filled(line, "retained")
    return less(eligible(budget, line, amount), retained) if retained is not None else None


PERIODS = ["period-%d" % n for n in range(1, 7)]


def gap(budget, line, amount):
    split = [filled(line, name) for name in PERIODS if filled(line, name) is not None]
    return less(amount, sum(split)) if split else None


@rule("lines")
def lines(budget):
    return [line_amount(budget, line) for line in budget.all("budget/line")]


def add_lines(budget, part):
    return add(part(budget, line, amount) for line, amount in zip(budget.all("budget/line"), budget.get("lines")))


def add_cells(budget, name):
    return add(filled(line, name) for line in budget.all("budget/line"))


RULES["cost.vat"] = lambda budget: add_lines(budget, vat)
RULES["cost.ineligible"] = lambda budget: add_lines(budget, ineligible)
RULES["cost.eligible"] = lambda budget: subtract(budget.get("cost.total"), budget.get("cost.ineligible"))
RULES["cost.cut"] = lambda budget: add_lines(budget, cut)
RULES["cost.realised"] = lambda budget: add_cells(budget, "realised")
RULES["period.gap"] = lambda budget: add_lines(budget, gap)
for period in PERIODS:
    RULES[period.replace("-", ".")] = lambda budget, name=period: add_cells(budget, name)


@rule("cost.retained")
def cost_retained(budget):
    whole_cost, left = budget.get("cost.eligible"), budget.get("cost.cut")
    lack = lacking(whole_cost, left)
    return fit(whole_cost - left) if lack == 0 else lack


@rule("categories")
def categories(budget):
    sums = {}
    for line, worth in zip(budget.all("budget/line"), budget.get("lines")):
        sums.setdefault(line.get("category"), []).append(worth)
    return {id: add(worths) for id, worths in sums.items()}


def category_cost(budget, id):
    return budget.get("categories").get(id)


def of_kind(budget, *kinds):
    return [cost for id, cost in budget.get("categories").items() if budget.lot.kinds.get(id, "other") in kinds]


@rule("cost.total")
def cost_total(budget):
    return add(list(budget.get("categories").values()) + made(budget, "indirect", "staff", "remaining"))


def direct_lines(budget):
    return of_kind(budget, *DIRECT_KINDS)


@rule("cost.direct")
def cost_direct(budget):
    """Without anything indirect all costs are direct."""
    if not budget.lot.indirect and not options_of(budget.lot):
        return budget.get("cost.total")
    return add(direct_lines(budget) + made(budget, "staff"))


@rule("cost.direct.staff")
def cost_staff(budget):
    return add(of_kind(budget, "staff") + made(budget, "staff"))


@rule("cost.direct.services")
def cost_services(budget):
    return add(of_kind(budget, "services"))


@rule("cost.indirect")
def cost_indirect(budget):
    return add(of_kind(budget, "indirect") + made(budget, "indirect"), 0 if budget.lot.indirect else None)


@rule("cost.direct.without-services")
def without_services(budget):
    return subtract(budget.get("cost.direct"), budget.get("cost.direct.services"))


# {{{ Flat rates

KINDS = ("staff", "services", "supplies", "participants", "operating", "in-kind", "other", "indirect")
DIRECT_KINDS = KINDS[:-1]


class Rate:
    """A flat rate of a lot, or an option of a regulation."""

    def __init__(self, id, percent, mode, base, exclude=(), pays="indirect", of_lot=True):
        self.id, self.percent, self.mode, self.base, self.exclude, self.pays = id, percent, mode, base, exclude, pays
        self.exact = of_lot and mode == "flat"  # nothing is a maximum


def read_options():
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    tree = xml.etree.ElementTree.parse(os.path.join(top, "data", "options", "esf.xml")).getroot()
    return {regulation.get("id"): [Rate(option.get("id"), None, option.get("mode"), option.get("base"), (option.get("exclude") or "").split(),
                                        option.get("pays"), False) for option in regulation.findall("option")]
            for regulation in tree.findall("regulation")}


REGULATIONS = read_options()


def options_of(lot):
    """Its own go before those of its regulation."""
    options = {option.id: option for option in REGULATIONS.get(lot.regulation, ())}
    options.update((rate.id, rate) for rate in lot.rates)
    return options


def made(budget, *pays):
    """What the options that pay for this make."""
    return [option(budget, rate.id) for rate in options_of(budget.lot).values() if rate.pays in pays]


def left_out(rate, kind):
    if kind in rate.exclude:
        return True
    return {"direct-staff": kind != "staff", "direct-without-staff": kind == "staff",
            "direct-without-services": kind == "services"}.get(rate.base, False)


def base_of(budget, rate):
    """Direct costs but for what is left out; those a rate makes are in no base of a rate that makes staff costs."""
    staff_too = rate.pays != "staff"
    if rate.base == "direct-staff" and staff_too and "staff" not in rate.exclude:
        return budget.get("cost.direct.staff")
    whole_base = budget.get("cost.direct") if staff_too else add(direct_lines(budget))
    out = [budget.get("cost.direct.staff") if kind == "staff" and staff_too else add(of_kind(budget, kind))
           for kind in DIRECT_KINDS if left_out(rate, kind)]
    return subtract(whole_base, *out) if out else whole_base


def option(budget, id):
    """Nothing where it is not chosen, whatever its base."""
    name = "option " + id
    if name not in budget.known:
        budget.known[name] = make_option(budget, options_of(budget.lot)[id])
    return budget.known[name]


def make_option(budget, rate):
    chosen = filled(budget.records["cost-option/" + rate.id], "percent")
    if chosen is None:
        return None
    base = base_of(budget, rate)
    if lacking(base) != 0:
        return lacking(base)
    policy = ROUNDINGS[budget.lot.rounding] if rate.exact else down
    if budget.get("whole"):
        policy = euro_down if policy is down else euro
    return fit(policy(Fraction(chosen, 10000) / 100 * base))


# }}}


def fund(budget, id):
    cells = budget.records["fund/" + id]
    typed, rate, total = cells.get("amount"), cells.get("percent"), budget.get("cost.eligible")
    if typed is not None:
        return typed
    lack = lacking(rate, total)
    if lack != 0:
        return lack
    limit = ceiling(budget, id)
    bounded = limit is not None or id in budget.lot.bounded or ROUNDINGS[budget.lot.rounding] is down
    policy = down if bounded else ROUNDINGS[budget.lot.rounding]
    if budget.get("whole"):
        policy = euro_down if bounded else euro
    worth = fit(policy(Fraction(rate, 10000) / 100 * total))
    return worth if worth is FAULT or limit is None else min(worth, limit)


def ceiling(budget, id):
    given = [budget.records["fund/" + id].get("ceiling"), budget.lot.ceilings.get(id)]
    return min((limit for limit in given if limit is not None), default=None)


def threshold(budget, id):
    """The smallest cost from which the ceiling bites."""
    limit, rate = ceiling(budget, id), budget.records["fund/" + id].get("percent")
    if limit is None or rate is None:
        return None
    return fit(math.ceil(Fraction(max(limit, 0) * 1000000, rate))) if rate > 0 else FAULT


def of_fund(budget, id, what):
    return threshold(budget, id) if what == "threshold" else share(budget, "funding." + id, "cost.eligible")


def share(budget, part, whole_name):
    part, all_of_it = budget.get(part), budget.get(whole_name)
    lack = lacking(part, all_of_it)
    if lack != 0:
        return lack
    return fit(half_up(Fraction(part, all_of_it) * 1000000)) if all_of_it > 0 else FAULT


def funds(budget):
    return [budget.get("funding." + id) for id in budget.lot.funds]


@rule("funding.others")
def others(budget):
    return add(funder.get("amount") for funder in budget.all("funding") if funder.get("status") != "refused")


@rule("funding.own")
def own(budget):
    typed = budget.records["own-funds"].get("amount")
    if typed is not None or not budget.lot.funds:
        return typed
    return subtract(budget.get("cost.total"), *funds(budget), budget.get("funding.others"), least=0)


@rule("grant.requested")
def grant(budget):
    """What the plan has of the call: its funds, or what is left."""
    if budget.lot.funds:
        return add(funds(budget))
    return subtract(budget.get("cost.total"), budget.get("funding.others"), budget.get("funding.own"), least=0)


@rule("funding.total")
def funding_total(budget):
    given = funds(budget) if budget.lot.funds else [budget.get("grant.requested")]
    return add(given + [budget.get("funding.others"), budget.get("funding.own")])


@rule("funding.matching")
def matching(budget):
    return subtract(budget.get("funding.total"), budget.get("funding." + budget.lot.fund if budget.lot.funds else "grant.requested"))


@rule("funding.balance")
def balance(budget):
    total, cost = budget.get("funding.total"), budget.get("cost.total")
    lack = lacking(total, cost)
    return fit(total - cost) if lack == 0 else lack


RULES["grant.rate"] = lambda budget: share(budget, "grant.requested", "cost.total")


@rule("funding.secured")
def secured(budget):
    return add(funder.get("amount") for funder in budget.all("funding") if funder.get("status") == "obtained")


RULES["funding.at-risk"] = lambda budget: subtract(budget.get("funding.others"), budget.get("funding.secured"))
RULES["funding.worst"] = lambda budget: subtract(budget.get("funding.total"), budget.get("funding.at-risk"))


@rule("funding.hole")
def hole(budget):
    cost, left = budget.get("cost.total"), budget.get("funding.worst")
    lack = lacking(cost, left)
    return subtract(cost, left, least=0) if lack == 0 else lack


RULES["funding.own.worst"] = lambda budget: add([budget.get("funding.own"), budget.get("funding.hole")])
RULES["grant.rate.worst"] = lambda budget: share(budget, "grant.requested", "funding.worst")


@rule("hours.total")
def hours_total(budget):
    """Of the rows of time; of the staff where they say none."""
    rows = add(time.get("hours") for time in budget.all("time"))
    return rows if rows is not None else budget.get("staff.hours")


RULES["cost.per-hour"] = lambda budget: per_hour(budget, budget.get("cost.total"))


def per_hour(budget, cost):
    time = budget.get("hours.total")
    lack = lacking(cost, time)
    if lack != 0:
        return lack
    return fit(half_up(Fraction(cost * 10000, time))) if time > 0 else FAULT


# }}}
# {{{ People


def months(first, last):
    """Calendar months from a day to a day, each counted as its days among them ÷ its days."""
    day, end = datetime.date.fromordinal(first), datetime.date.fromordinal(last)
    count = Fraction(0)
    while day <= end:
        length = calendar.monthrange(day.year, day.month)[1]
        until = min(end, day.replace(day=length))
        count += Fraction(until.day - day.day + 1, length)
        day = until + datetime.timedelta(days=1)
    return count


def pay(kind, numbers, round_to, base=(), spans=()):
    """A quotient of people: its operands, a base above 0, spans that end after they begin."""
    lack = lacking(*numbers)
    if lack != 0:
        return lack
    if any(number <= 0 for number in base) or any(last < first for first, last in spans):
        return FAULT
    return fit(round_to(kind()))


def hourly_rate(cost, hours, time, budget):
    policy = budget.get("rounding")
    return pay(lambda: Fraction(cost) / (Fraction(hours, 10000) * Fraction(time, 1000000)), (cost, hours, time),
               half_up if policy is euro else policy, base=(hours, time))


def shared_hours(share, hours, time, first, last):
    return pay(lambda: Fraction(share, 1000000) * hours * Fraction(time, 1000000) / 12 * months(first, last),
               (share, hours, time, first, last), half_up, base=(hours, time), spans=((first, last),))


def salary_of(cost, share, first, last, budget):
    return pay(lambda: Fraction(cost) / 12 * Fraction(share, 1000000) * months(first, last), (cost, share, first, last),
               budget.get("rounding"), spans=((first, last),))


def part_of(hours, first, last, start, end):
    return pay(lambda: hours * months(first, last) / months(start, end), (hours, first, last, start, end), half_up,
               spans=((first, last), (start, end)))


def pieces_of(person, start, end):
    """First and last day, and yearly cost: two where a raise falls between."""
    before, after, raised = filled(person, "yearly-cost"), filled(person, "raised-cost"), filled(person, "raise")
    if raised is None or after is None or (end is not None and raised > end):
        return [(start, end, before)]
    if start is not None and raised <= start:
        return [(start, end, after)]
    return [(start, raised - 1, before), (raised, end, after)]


def add_pieces(pieces):
    if FAULT in pieces:
        return FAULT
    return pieces[0] if len(pieces) == 1 else None if None in pieces else fit(sum(pieces))


def year_of(budget, person):
    """The hours of a full-time year."""
    base, own = filled(person, "base"), filled(person, "base-hours")
    if base is None and own is None:
        base = "1720" if budget.lot.funds else "1607"
    return own if base in (None, "other") else int(base) * 10000


def member(budget, person):
    """Amount and hours."""
    action = budget.records["action"]
    start, end = (filled(person, name) if filled(person, name) is not None else filled(action, name) for name in ("start", "end"))
    year, time = year_of(budget, person), filled(person, "working-time")
    time = 1000000 if time is None else time
    typed, share, proof = filled(person, "hours"), filled(person, "share"), filled(person, "time-proof")
    by_share = share is not None and (proof == "letter" or (proof is None and typed is None))
    pieces, hours, amounts = pieces_of(person, start, end), [], []
    for first, last, cost in pieces:
        if typed is None:
            hours.append(shared_hours(share, year, time, first, last))
        elif len(pieces) == 1:
            hours.append(typed)
        elif not hours:
            hours.append(part_of(typed, first, last, start, end))
        else:
            hours.append(hours[0] if hours[0] in (None, FAULT) else typed - hours[0])
        if by_share:
            amounts.append(salary_of(cost, share, first, last, budget))
            continue
        rate = hourly_rate(cost, year, time, budget)
        lack = lacking(rate, hours[-1])
        amounts.append(product(budget, hours[-1], rate * 100) if lack == 0 else lack)
    return add_pieces(amounts), typed if typed is not None else add_pieces(hours)


@rule("members")
def members(budget):
    return {number: member(budget, budget.rows[number - 1][1]) for number in budget.order["staff"]}


def says_something(row):
    return any(value is not None for value in row.values())


RULES["staff.cost"] = lambda budget: add(amount for amount, _ in budget.get("members").values())
RULES["staff.hours"] = lambda budget: add(hours for _, hours in budget.get("members").values())
RULES["staff.count"] = lambda budget: add(10000 for person in budget.all("staff") if says_something(person))


@rule("register")
def register(budget):
    """Each participant once: by code, the row that was there first."""
    found, codes = [], set()
    for number in sorted(budget.order["register"]):
        row = budget.rows[number - 1][1]
        code = filled(row, "code")
        if says_something(row) and (code is None or code not in codes):
            found.append(row)
            codes.add(code)
    return found


RULES["register.count"] = lambda budget: add(10000 for row in budget.get("register"))
for plural, sex in (("women", "woman"), ("men", "man"), ("unstated", "unstated")):
    RULES["register." + plural] = lambda budget, sex=sex: add(10000 for row in budget.get("register") if filled(row, "sex") == sex)

# }}}
# {{{ Accounts


def read_accounts():
    top = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    tree = xml.etree.ElementTree.parse(os.path.join(top, "data", "accounts", "associations.xml")).getroot()
    sides, types, funds_of = {}, {}, {}
    for element in tree.findall("account"):
        sides.setdefault(element.get("side"), {})[element.get("id")] = [line.get("code") or line.get("id") for line in element.findall("line")]
        types.update({word: element.get("id") for word in (element.get("funder") or "").split()})
        for line in element.findall("line"):
            types.update({word: line.get("code") or line.get("id") for word in (line.get("funder") or "").split()})
            funds_of.update({word: line.get("id") for word in (line.get("funds") or "").split()})
    return sides, types, funds_of, {kind.get("name"): kind.get("account") for kind in tree.findall("kind")}


SIDES, FUNDER_LINES, FUND_LINES, KIND_ACCOUNTS = read_accounts()
ACCOUNT_OF = {place: id for side in SIDES.values() for id, lines_of in side.items() for place in [id] + lines_of}


def place_of(code, side):
    """The printed line or the account whose code begins this one: the longest."""
    places = [place for id, lines_of in SIDES[side].items() for place in [id] + lines_of if place.isdigit()]
    fitting = [place for place in places if code.startswith(place)]
    return max(fitting, key=len) if fitting else None


def charge_of(budget, line):
    code, id = filled(line, "account"), filled(line, "category")
    if code is not None:
        return place_of(code, "charges") or "none"
    if id is None:
        return "none"
    return KIND_ACCOUNTS.get(budget.lot.kinds.get(id, "other"), "none")


@rule("accounts")
def accounts(budget):
    """Each account by its id: its printed lines added up first, then they with what is on none of them."""
    places = {}
    for line, worth in zip(budget.all("budget/line"), budget.get("lines")):
        places.setdefault(charge_of(budget, line), []).append(worth)
    for funder in budget.all("funding"):
        worth = funder.get("amount") if funder.get("status") != "refused" else None
        places.setdefault(FUNDER_LINES.get(funder.get("type"), "74"), []).append(worth)
    for id in budget.lot.funds:
        places.setdefault(FUND_LINES.get(id, "74"), []).append(budget.get("funding." + id))
    if not budget.lot.funds:
        places.setdefault("grant", []).append(budget.get("grant.requested"))
    for rate in options_of(budget.lot).values():
        kind = "other" if rate.pays == "remaining" else rate.pays
        places.setdefault(KIND_ACCOUNTS.get(kind, "none"), []).append(option(budget, rate.id))
    places["own"] = [budget.get("funding.own")]
    sums = {}
    for place, worths in places.items():
        sums.setdefault(ACCOUNT_OF[place], []).append(add(worths))
    return {id: add(worths) for id, worths in sums.items()}


def add_accounts(budget, side):
    return add(worth for id, worth in budget.get("accounts").items() if id in SIDES[side])


RULES["account.total"] = lambda budget: add_accounts(budget, "charges")
RULES["account.products"] = lambda budget: add_accounts(budget, "products")


def contribution(budget, row):
    typed, time, rate = typed_amount(budget, row), filled(row, "hours"), filled(row, "rate")
    if typed is not None:
        return typed
    return product(budget, time, rate) if time is not None and rate is not None else None


def contributions(budget, prefix):
    codes = {}
    for row in budget.all("voluntary"):
        if (filled(row, "account") or "").startswith(prefix):
            codes.setdefault(row["account"], []).append(contribution(budget, row))
    return add(add(worths) for worths in codes.values())


RULES["voluntary.uses"] = lambda budget: contributions(budget, "86")
RULES["voluntary.resources"] = lambda budget: contributions(budget, "87")


@rule("voluntary.balance")
def voluntary_balance(budget):
    uses, resources = budget.get("voluntary.uses"), budget.get("voluntary.resources")
    if FAULT in (uses, resources):
        return FAULT
    if uses is None and resources is None:
        return None
    return fit((uses or 0) - (resources or 0))


RULES["grant.share"] = lambda budget: share(budget, "grant.requested", "account.products")

# }}}
