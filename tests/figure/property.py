#!/usr/bin/python3
# property.py: random budgets, worked out with exact fractions, against the figures
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# property.py DRIVER [BUDGETS [SEED]]
#
# Budgets are made up here, worked out here as the rules say it in words, with
# Python's fractions and nothing of the program, and asked of the driver
# (property-driver.c, which explains the lines they exchange).  About one in eight
# is then changed by a few random actions and asked again after each: what an edit
# leaves must be what the changed budget gives.  The first budget that differs is
# cut down to the smallest that still does, and printed with both answers.
#
# A new figure is one entry: a function under its name.  A new cell is one entry:
# a line of CELLS.  A figure without an entry is not asked for, and named.

import math
import multiprocessing
import os
import random
import subprocess
import sys
from fractions import Fraction

MAX = 9 * 10 ** 15  # of cents, and of ten-thousandths
FAULT = "!"
BATCH = 2000

# {{{ The lots


class Lot:
    def __init__(self, rounding, categories, funds, items="", fund="fse", ceilings=None, bounded=()):
        self.rounding = rounding
        self.kinds = dict(categories)
        self.funds = funds
        self.ceilings = ceilings or {}
        self.bounded = bounded
        self.fund = fund
        self.indirect = "indirect" in self.kinds.values()
        parts = ["<category id='%s' label='%s' kind='%s'/>" % (id, id, kind) for id, kind in categories]
        parts += ["<fund id='%s' label='%s'%s/>" % (id, id, " max-amount='%d.%02d EUR'" % divmod(self.ceilings[id], 100) if id in self.ceilings else "")
                  for id in funds]
        parts += ["<limit id='%s' figure='funding.%s' at-most='50 %%' of='cost.total' message='m'/>" % (id, id) for id in bounded]
        self.call = ("lot <call id='test' title='t' issuer='i' text='call-test' rounding='%s'%s><lot id='1' title='t'>"
                     "<budget extra-categories='true' asks-hours='true'/>%s%s</lot></call>"
                     % (rounding, " fund='%s'" % fund if funds else "", "".join(parts), items))


DIRECT = [("staff", "staff"), ("fees", "services"), ("supplies", "supplies"), ("room", "other")]
INDIRECT = [("staff", "staff"), ("fees", "services"), ("overheads", "indirect")]
TWENTY = "<flat-rate id='r' percent='20' mode='ceiling' base='direct-without-services'/>"

LOTS = [lot for rounding in ("half-up", "down", "euro")
        for lot in (Lot(rounding, DIRECT, ["fse", "town"], ceilings={"town": 1000000}),
                    Lot(rounding, INDIRECT, ["fse"], TWENTY, bounded=["fse"]),
                    Lot(rounding, DIRECT, []))]

# }}}
# {{{ Making budgets up

# Where roundings and ranges end, and one step to each side.
EDGES = [0, 1, 2, 49, 50, 51, 99, 100, 101, 4999, 5000, 5001, 9999, 10000, 10001, 2127658, 2127659, 2127660, MAX - 1, MAX]


def amount(rand):
    chance = rand.random()
    if chance < 0.12:
        return rand.choice(EDGES)
    number = min(int(2 ** (rand.random() * (30 if chance < 0.97 else 53))), MAX)
    return -number if chance > 0.96 else number


def quantity(rand):
    """Halves, quarters and odd numbers: with a unit cost below, ties are common."""
    chance = rand.random()
    if chance < 0.4:
        return 2500 * rand.randrange(1, 400)
    return amount(rand)


def unit_cost(rand):
    chance = rand.random()
    if chance < 0.4:
        return 50 * rand.randrange(1, 20000)
    return amount(rand)


def percent(rand):
    chance = rand.random()
    if chance < 0.5:
        return 10000 * rand.randrange(0, 101)
    return rand.randrange(0, 1000001) if chance < 0.97 else amount(rand)


def hours(rand):
    return amount(rand) if rand.random() < 0.2 else 2500 * rand.randrange(0, 4000)


def status(rand):
    return rand.choice(("requested", "promised", "obtained", "refused"))


def category(rand):
    """Of the lots, of none, or nowhere at all."""
    return rand.choice(("staff", "fees", "supplies", "overheads", "room", "nowhere"))


# How often a cell is filled, and with what.
CELLS = {
    "budget/line": (("category", 0.9, category), ("amount", 0.55, amount), ("quantity", 0.6, quantity), ("unit-cost", 0.6, unit_cost)),
    "funding": (("status", 0.8, status), ("amount", 0.9, amount)),
    "time": (("hours", 0.9, hours),),
    "fund/fse": (("percent", 0.8, percent), ("amount", 0.2, amount), ("ceiling", 0.2, amount)),
    "fund/town": (("percent", 0.5, percent), ("amount", 0.3, amount)),
    "own-funds": (("amount", 0.4, amount),),
    "budget/category": (),
}

# Rows of a kind: the least and the most.
ROWS = (("budget/category", 0, 1), ("budget/line", 0, 6), ("funding", 0, 2), ("time", 0, 2))
RECORDS = (("fund/fse", 0.9), ("fund/town", 0.4), ("own-funds", 0.4))


def fill(rand, kind, columns):
    return {name: make(rand) for name, chance, make in columns if rand.random() < chance}


def start(rand):
    """The operations of the first action."""
    operations = []
    for kind, least, most in ROWS:
        for _ in range(rand.randrange(least, most + 1)):
            operations.append(("+", kind, fill(rand, kind, CELLS[kind])))
    for name, chance in RECORDS:
        if rand.random() < chance:
            operations.append(("@", name, fill(rand, name, CELLS[name])))
    if operations and operations[0][1] == "budget/category":
        for number, operation in enumerate(operations):
            if operation[1] == "budget/line" and rand.random() < 0.2:
                operation[2]["category"] = ("~", 1)
    return operations


def change(rand, budget):
    """One random operation that the budget allows."""
    rows = [number for kind, least, most in ROWS for number in budget.order[kind]]
    chance = rand.random()
    if chance < 0.2 or not rows:
        kind = rand.choice(ROWS)[0]
        return ("+", kind, fill(rand, kind, CELLS[kind]))
    if chance < 0.35:
        name = rand.choice(RECORDS)[0]
        columns = CELLS[name]
        field, _, make = rand.choice(columns)
        return ("@", name, {field: make(rand) if rand.random() < 0.8 else None})
    number = rand.choice(rows)
    kind = budget.rows[number - 1][0]
    if chance < 0.5:
        return ("-", number)
    if chance < 0.6:
        return ("^", number, rand.randrange(len(budget.order[kind])))
    if not CELLS[kind]:
        return ("-", number)
    field, _, make = rand.choice(CELLS[kind])
    return ("#", number, {field: make(rand) if rand.random() < 0.8 else None})


def make_up(rand):
    """A lot and its actions, each a list of operations."""
    lot = rand.randrange(len(LOTS))
    actions = [start(rand)]
    if rand.random() < 0.125:
        budget = Budget(LOTS[lot])
        budget.act(actions[0])
        for _ in range(rand.randrange(1, 5)):
            actions.append([change(rand, budget)])
            budget.act(actions[-1])
    return lot, actions


def write_cells(cells):
    words = []
    for field, value in cells.items():
        if value is None:
            words.append(field + "=")
        elif isinstance(value, int):
            words.append("%s=%d" % (field, value))
        elif isinstance(value, tuple):
            words.append("%s~%d" % (field, value[1]))
        else:
            words.append("%s:%s" % (field, value))
    return words


def write(lot, actions):
    words = [str(lot)]
    for action in actions:
        for operation in action:
            sign, what = operation[0], str(operation[1])
            if sign == "^":
                words.append("^%s:%d" % (what, operation[2]))
            else:
                words.append(sign + what)
            if sign in "+@#":
                words += write_cells(operation[2])
        words.append(".")
    return " ".join(words)


# }}}
# {{{ Working budgets out


class Budget:
    """Rows and records as the dossier holds them, and their figures."""

    def __init__(self, lot):
        self.lot = lot
        self.rows = []  # kind and cells, as they were appended
        self.order = {kind: [] for kind, _, _ in ROWS}  # of those there are, their numbers
        self.records = {name: {} for name, _ in RECORDS}
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
        if name not in self.known:
            self.known[name] = find_rule(name)(self)
        return self.known[name]


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


def rule(name):
    def keep(function):
        RULES[name] = function
        return function
    return keep


def find_rule(name):
    found = RULES.get(name)
    if found is None and name.startswith("cost.category."):
        return lambda budget: category_cost(budget, name[len("cost.category."):])
    if found is None and name.startswith("funding.") and name.endswith(".rate"):
        return lambda budget: share(budget, name[:-len(".rate")], "cost.eligible")
    if found is None and name.startswith("funding.") and name.endswith(".threshold"):
        return lambda budget: threshold(budget, name[len("funding."):-len(".threshold")])
    if found is None and name.startswith("funding."):
        return lambda budget: fund(budget, name[len("funding."):])
    return found


def line_amount(line, lot):
    if line.get("amount") is not None:
        return line["amount"]
    count, cost = line.get("quantity"), line.get("unit-cost")
    if count is None or cost is None:
        return None
    return fit(ROUNDINGS[lot.rounding](Fraction(count, 10000) * Fraction(cost, 10000) * 100))


@rule("lines")
def lines(budget):
    return [line_amount(line, budget.lot) for line in budget.all("budget/line")]


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
    return add(budget.get("categories").values())


@rule("cost.eligible")
def cost_eligible(budget):
    """No cell that is filled here makes a line ineligible."""
    return budget.get("cost.total")


@rule("cost.direct")
def cost_direct(budget):
    if not budget.lot.indirect:
        return budget.get("cost.total")
    return add(of_kind(budget, "staff", "services", "supplies", "other"))


@rule("cost.direct.staff")
def cost_staff(budget):
    return add(of_kind(budget, "staff"))


@rule("cost.direct.services")
def cost_services(budget):
    return add(of_kind(budget, "services"))


@rule("cost.indirect")
def cost_indirect(budget):
    return add(of_kind(budget, "indirect"), 0 if budget.lot.indirect else None)


@rule("cost.direct.without-services")
def without_services(budget):
    return subtract(budget.get("cost.direct"), budget.get("cost.direct.services"))


def fund(budget, id):
    cells = budget.records["fund/" + id]
    typed, rate, total = cells.get("amount"), cells.get("percent"), budget.get("cost.total")
    if typed is not None:
        return typed
    lack = lacking(rate, total)
    if lack != 0:
        return lack
    limit = ceiling(budget, id)
    round = down if limit is not None or id in budget.lot.bounded else ROUNDINGS[budget.lot.rounding]
    worth = fit(round(Fraction(rate, 10000) / 100 * total))
    return worth if worth == FAULT or limit is None else min(worth, limit)


def ceiling(budget, id):
    given = [budget.records["fund/" + id].get("ceiling"), budget.lot.ceilings.get(id)]
    return min((limit for limit in given if limit is not None), default=None)


def threshold(budget, id):
    limit, rate = ceiling(budget, id), budget.records["fund/" + id].get("percent")
    if limit is None or rate is None:
        return None
    return fit(math.ceil(Fraction(max(limit, 0) * 1000000, rate))) if rate > 0 else FAULT


def share(budget, part, whole):
    part, whole = budget.get(part), budget.get(whole)
    lack = lacking(part, whole)
    if lack != 0:
        return lack
    return fit(half_up(Fraction(part, whole) * 100 * 10000)) if whole > 0 else FAULT


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
    return subtract(budget.get("cost.total"), budget.get("funding.others"), budget.get("funding.own"),
                    least=-MAX - 1 if budget.lot.funds else 0)


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


@rule("grant.rate")
def grant_rate(budget):
    return share(budget, "grant.requested", "cost.total")


@rule("funding.secured")
def secured(budget):
    return add(funder.get("amount") for funder in budget.all("funding") if funder.get("status") == "obtained")


@rule("funding.at-risk")
def at_risk(budget):
    return subtract(budget.get("funding.others"), budget.get("funding.secured"))


@rule("funding.worst")
def funding_worst(budget):
    return subtract(budget.get("funding.total"), budget.get("funding.at-risk"))


@rule("funding.hole")
def hole(budget):
    cost, left = budget.get("cost.total"), budget.get("funding.worst")
    lack = lacking(cost, left)
    return subtract(cost, left, least=0) if lack == 0 else lack


@rule("funding.own.worst")
def own_worst(budget):
    return add([budget.get("funding.own"), budget.get("funding.hole")])


@rule("grant.rate.worst")
def rate_worst(budget):
    return share(budget, "grant.requested", "funding.worst")


@rule("hours.total")
def hours_total(budget):
    return add(time.get("hours") for time in budget.all("time"))


@rule("cost.per-hour")
def per_hour(budget):
    cost, time = budget.get("cost.total"), budget.get("hours.total")
    lack = lacking(cost, time)
    if lack != 0:
        return lack
    return fit(half_up(Fraction(cost * 10000, time))) if time > 0 else FAULT


# }}}
# {{{ Asking


def say(value):
    return "-" if value is None else str(value)


def judge(lot, actions, names):
    """What the driver has to answer."""
    budget = Budget(LOTS[lot])
    words = []
    for action in actions:
        budget.act(action)
        words += [say(budget.get(name)) for name in names[lot]]
        words += [say(category_cost(budget, ("~", number))) for number in budget.order["budget/category"]]
        words.append("|")
        words += [say(worth) for worth in budget.get("lines")]
    return " ".join(words)


class Driver:
    def __init__(self, path):
        self.child = subprocess.Popen([path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="ascii")
        self.figures = [answer.split() for answer in self.ask([lot.call for lot in LOTS])]
        self.names = [[name for name in figures if find_rule(name)] for figures in self.figures]
        self.ask(["only %d %s" % (lot, " ".join(names)) for lot, names in enumerate(self.names)])

    def ask(self, questions):
        self.child.stdin.write("\n".join(questions) + "\ngo\n")
        self.child.stdin.flush()
        return [self.child.stdout.readline().rstrip() for _ in questions]

    def agrees(self, lot, actions):
        return self.ask([write(lot, actions)])[0] == judge(lot, actions, self.names)

    def close(self):
        self.child.stdin.close()
        self.child.wait()


def run_shard(arguments):
    """Returns how many edits agreed too, and the first budget that does not."""
    path, n, seed = arguments
    rand, driver = random.Random(seed), Driver(path)
    edits = 0
    for done in range(0, n, BATCH):
        budgets = [make_up(rand) for _ in range(min(BATCH, n - done))]
        answers = driver.ask([write(*budget) for budget in budgets])
        for budget, answer in zip(budgets, answers):
            if answer != judge(*budget, driver.names):
                return edits, reduce(driver, *budget)
            edits += len(budget[1]) - 1
    driver.close()
    return edits, None


# }}}
# {{{ The smallest that differs


def without(actions, i, j):
    """Without one operation, and without what speaks of the row it appended."""
    gone = 1 + sum(operation[0] == "+" for action in actions[:i] for operation in action)
    gone += sum(operation[0] == "+" for operation in actions[i][:j])
    appended = actions[i][j][0] == "+"

    def number(n):
        return n - 1 if appended and n > gone else n

    left = []
    for at, action in enumerate(actions):
        kept = []
        for position, operation in enumerate(action):
            if (at, position) == (i, j) or (appended and operation[0] in "#-^" and operation[1] == gone):
                continue
            if operation[0] in "#-^":
                operation = (operation[0], number(operation[1])) + operation[2:]
            if operation[0] in "+@#":
                cells = {field: ("~", number(value[1])) if isinstance(value, tuple) else value
                         for field, value in operation[2].items() if not (appended and value == ("~", gone))}
                operation = operation[:2] + (cells,)
            kept.append(operation)
        if kept or at == 0:
            left.append(kept)
    return left


def with_cells(actions, i, j, cells):
    changed = [list(action) for action in actions]
    changed[i][j] = changed[i][j][:2] + (cells,)
    return changed


def smaller(actions):
    """The same with one thing less, the largest things first."""
    for i in reversed(range(len(actions))):
        for j in reversed(range(len(actions[i]))):
            yield without(actions, i, j)
    for i, action in enumerate(actions):
        for j, operation in enumerate(action):
            for field, value in operation[2].items() if operation[0] in "+@#" else ():
                rest = {name: cell for name, cell in operation[2].items() if name != field}
                yield with_cells(actions, i, j, rest)
                if isinstance(value, int) and value != 0:
                    for less in (0, value // 10000 * 10000, value // 2, value - 1):
                        if abs(less) < abs(value):
                            yield with_cells(actions, i, j, {**operation[2], field: less})


def is_sound(lot, actions):
    """Whether the rows the operations name are there."""
    budget = Budget(LOTS[lot])
    try:
        for action in actions:
            for operation in action:
                if operation[0] in "#^" and operation[1] not in budget.order[budget.rows[operation[1] - 1][0]]:
                    return False
                if operation[0] == "^" and operation[2] >= len(budget.order[budget.rows[operation[1] - 1][0]]):
                    return False
            budget.act(action)
    except (IndexError, ValueError):
        return False
    return True


def reduce(driver, lot, actions):
    found = True
    while found:
        found = False
        for candidate in smaller(actions):
            if is_sound(lot, candidate) and not driver.agrees(lot, candidate):
                actions, found = candidate, True
                break
    question = write(lot, actions)
    return question, driver.ask([question])[0], judge(lot, actions, driver.names), " ".join(driver.names[lot])


# }}}


def main(path, budgets="20000", seed="2017"):
    budgets, shards = int(budgets), os.cpu_count() or 1
    driver = Driver(path)
    unjudged = sorted({name for names in driver.figures for name in names if find_rule(name) is None})
    driver.close()
    print("1..2")
    print("not ok 1 - every figure has a judge # TODO " + " ".join(unjudged) if unjudged else "ok 1 - every figure has a judge")
    parts = [(path, budgets // shards + (i < budgets % shards), "%s/%d" % (seed, i)) for i in range(shards)]
    with multiprocessing.Pool(shards) as pool:
        results = pool.map(run_shard, parts, 1)
    different = [result[1] for result in results if result[1] is not None]
    print("%s 2 - %d budgets and %d edits of them, %d differences"
          % ("not ok" if different else "ok", budgets, sum(result[0] for result in results), len(different)))
    for question, answer, expected, names in different[:1]:
        print("# the smallest budget that differs:\n#   %s\n# figures:  %s\n# Écot:     %s\n# expected: %s"
              % (question, names, answer, expected))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
