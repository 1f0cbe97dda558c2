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
# A new figure is one entry: a function under its name in property_rules.py.  A new
# cell is one entry: a line of CELLS.  A figure without an entry is not asked for, and named.

import datetime
import multiprocessing
import os
import random
import subprocess
import sys

sys.dont_write_bytecode = True  # nothing is left in the sources

from property_rules import MAX, Budget, Rate, category_cost, find_rule, per_hour

BATCH = 2000

# {{{ The lots


class Lot:
    def __init__(self, rounding, categories, funds, rates=(), regulation=None, fund="fse", ceilings=None, bounded=()):
        self.rounding = rounding
        self.kinds = dict(categories)
        self.funds = funds
        self.rates = rates
        self.regulation = (regulation or "2021/1060") if "fse" in funds else None
        self.ceilings = ceilings or {}
        self.bounded = bounded
        self.fund = fund
        self.indirect = "indirect" in self.kinds.values() or len(rates) > 0
        parts = ["<category id='%s' label='%s' kind='%s'/>" % (id, id, kind) for id, kind in categories]
        parts += ["<fund id='%s' label='%s'%s%s/>" % (id, id, " max-amount='%d.%02d EUR'" % divmod(self.ceilings[id], 100) if id in self.ceilings else "",
                                                     " regulation='%s'" % regulation if regulation and id == "fse" else "")
                  for id in funds]
        parts += ["<flat-rate id='%s' percent='%d' mode='%s' base='%s'%s/>"
                  % (rate.id, rate.percent, rate.mode, rate.base, " exclude='%s'" % " ".join(rate.exclude) if rate.exclude else "") for rate in rates]
        parts += ["<limit id='%s' figure='funding.%s' at-most='50 %%' of='cost.total' message='m'/>" % (id, id) for id in bounded]
        self.call = ("lot <call id='test' title='t' issuer='i' text='call-test' rounding='%s'%s><lot id='1' title='t'>"
                     "<budget extra-categories='true' asks-hours='true'/>%s</lot></call>"
                     % (rounding, " fund='%s'" % fund if funds else "", "".join(parts)))


DIRECT = [("staff", "staff"), ("fees", "services"), ("supplies", "supplies"), ("room", "other")]
INDIRECT = [("staff", "staff"), ("fees", "services"), ("overheads", "indirect")]
ALL_KINDS = INDIRECT + [("supplies", "supplies"), ("room", "operating"), ("learners", "participants"), ("gifts", "in-kind"), ("rest", "other")]

# The lots' own flat rates, one of them under the name of a regulation's: a lot's goes before.
TWENTY = Rate("r", 20, "ceiling", "direct-without-services")
FLAT = Rate("flat", 15, "flat", "direct-staff")
OWN = [Rate("indirect-15", 15, "flat", "direct", ["services", "in-kind"]), FLAT]
MANY = [Rate("r", 20, "flat", "direct-without-services", ["supplies", "participants"]), Rate("flat", 7, "unstated", "unstated", ["staff"]),
        Rate("none", 40, "ceiling", "direct-staff", ["staff"])]

LOTS = [lot for rounding in ("half-up", "down", "euro")
        for lot in (Lot(rounding, DIRECT, ["fse", "town"], ceilings={"town": 1000000}),
                    Lot(rounding, INDIRECT, ["fse"], [TWENTY, FLAT], regulation="1303/2013", bounded=["fse"]),
                    Lot(rounding, ALL_KINDS, ["fse"], OWN, regulation="2021/1060"),
                    Lot(rounding, ALL_KINDS, [], MANY),
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


def day(rand):
    return datetime.date(2019, 1, 1).toordinal() + rand.randrange(0, 2500)


def salary(rand):
    return rand.randrange(0, 6000000)


def share(rand):
    return 10000 * rand.randrange(0, 101) if rand.random() < 0.9 else rand.randrange(0, 2000000)


def vat_rate(rand):
    return rand.choice((0, 21000, 55000, 100000, 200000, 200000, 333333, -10000))


def flag(rand):
    return rand.randrange(2)


def one_of(*words):
    return lambda rand: rand.choice(words)


def status(rand):
    return rand.choice(("requested", "promised", "obtained", "refused"))


def category(rand):
    """Of the lots, of none, or nowhere at all."""
    return rand.choice(("staff", "staff", "fees", "supplies", "overheads", "room", "learners", "gifts", "rest", "nowhere"))


# How often a cell is filled, and with what.
CELLS = {
    "budget/line": (("category", 0.9, category), ("amount", 0.5, amount), ("quantity", 0.6, quantity), ("unit-cost", 0.6, unit_cost),
                    ("vat-rate", 0.2, vat_rate), ("eligible", 0.1, amount), ("retained", 0.1, amount), ("realised", 0.1, amount),
                    ("period-1", 0.1, amount), ("period-2", 0.05, amount), ("period-6", 0.02, amount),
                    ("account", 0.1, one_of("604", "6041", "60", "61", "641", "69", "6", "999", "70"))),
    "funding": (("status", 0.8, status), ("amount", 0.9, amount), ("type", 0.5, one_of("state", "commune", "private", "europe", "in-kind", "sales", "dues", "management", "transfer", "other"))),
    "time": (("hours", 0.9, hours),),
    "staff": (("yearly-cost", 0.9, salary), ("base", 0.6, one_of("1720", "1607", "1820", "other")), ("base-hours", 0.3, hours),
              ("working-time", 0.4, share), ("share", 0.7, share), ("hours", 0.5, hours), ("start", 0.7, day), ("end", 0.7, day),
              ("raise", 0.4, day), ("raised-cost", 0.4, salary), ("time-proof", 0.4, one_of("letter", "sheet"))),
    "voluntary": (("account", 0.9, one_of("860", "864", "870", "875")), ("amount", 0.5, amount), ("hours", 0.5, hours), ("rate", 0.5, unit_cost)),
    "register": (("code", 0.8, one_of("a", "b", "c")), ("sex", 0.8, one_of("woman", "man", "unstated"))),
    "fund/fse": (("percent", 0.8, percent), ("amount", 0.2, amount), ("ceiling", 0.2, amount)),
    "fund/town": (("percent", 0.5, percent), ("amount", 0.3, amount)),
    "own-funds": (("amount", 0.4, amount),),
    "action": (("start", 0.8, day), ("end", 0.8, day)),
    "method": (("whole-euros", 0.4, flag), ("vat", 0.9, one_of("included", "recoverable", "partial")), ("vat-share", 0.6, percent)),
    "budget/category": (),
}

# Of the lots and of the regulations: what one of them does not offer, nobody there can choose.
OPTIONS = ("r", "flat", "none", "indirect-7", "indirect-15", "indirect-20", "indirect-25", "staff-20", "remaining-40")
CELLS.update({"cost-option/" + id: (("percent", 0.9, percent),) for id in OPTIONS})

# Rows of a kind: the most, and how often there are any.
ROWS = (("budget/category", 1, 0.5), ("staff", 2, 0.15), ("budget/line", 6, 1), ("funding", 2, 0.7), ("time", 2, 0.7),
        ("voluntary", 3, 0.15), ("register", 4, 0.1))
RECORDS = (("fund/fse", 0.9), ("fund/town", 0.4), ("own-funds", 0.4), ("action", 0.2), ("method", 0.3)) + tuple(
    ("cost-option/" + id, 0.12) for id in OPTIONS)


def fill(rand, kind, columns):
    return {name: make(rand) for name, chance, make in columns if rand.random() < chance}


def start(rand):
    """The operations of the first action."""
    operations = []
    for kind, most, chance in ROWS:
        for _ in range(rand.randrange(most + 1) if rand.random() < chance else 0):
            operations.append(("+", kind, fill(rand, kind, CELLS[kind])))
    for name, chance in RECORDS:
        if rand.random() < chance:
            operations.append(("@", name, fill(rand, name, CELLS[name])))
    for kind, field in (("budget/category", "category"), ("staff", "member")):
        named = [number for number, operation in enumerate(operations, 1) if operation[1] == kind]
        for operation in operations:
            if named and operation[1] == "budget/line" and rand.random() < 0.3:
                operation[2][field] = ("~", rand.choice(named))
    return operations


def change(rand, budget):
    """One random operation that the budget allows."""
    rows = [number for kind, _, _ in ROWS for number in budget.order[kind]]
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
        budget = Budget(LOTS[lot], [row[0] for row in ROWS], [record[0] for record in RECORDS])
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
# {{{ Asking


def say(value):
    return "-" if value is None else str(value)


def judge(lot, actions, names):
    """What the driver has to answer."""
    budget = Budget(LOTS[lot], [row[0] for row in ROWS], [record[0] for record in RECORDS])
    words = []
    for action in actions:
        budget.act(action)
        words += [say(budget.get(name)) for name in names[lot]]
        for number in budget.order["budget/category"]:
            cost = category_cost(budget, ("~", number))
            words += [say(cost), say(per_hour(budget, cost))]
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
    budget = Budget(LOTS[lot], [row[0] for row in ROWS], [record[0] for record in RECORDS])
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
    print("not ok 1 - no judge for " + " ".join(unjudged) if unjudged else "ok 1 - every figure has a judge")
    parts = [(path, budgets // shards + (i < budgets % shards), "%s/%d" % (seed, i)) for i in range(shards)]
    with multiprocessing.Pool(shards) as pool:
        results = pool.map(run_shard, parts, 1)
    different = [result[1] for result in results if result[1] is not None]
    print("%s 2 - %d budgets and %d edits of them, %d differences"
          % ("not ok" if different else "ok", budgets, sum(result[0] for result in results), len(different)))
    for question, answer, expected, names in different[:1]:
        print("# the smallest budget that differs:\n#   %s\n# figures:  %s\n# Écot:     %s\n# expected: %s"
              % (question, names, answer, expected))
    return 1 if different or unjudged else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
