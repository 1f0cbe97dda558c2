"""The cost side of a dossier: lines, VAT, what is eligible and retained, periods.

What a row of the matrix of features asks of the budget is tested under its number.
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *


def method(**cells):
    return "<method>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()) + "</method>"


def reason(file, figure):
    return fine("why", "--json", file, figure).json()


def cells(tree):
    """The places of all cells an explanation goes down to."""
    found = [tree["place"]] if tree["place"] else []
    return found + [place for child in tree["children"] for place in cells(child)]


def test_row_1_three_times_a_unit_price():
    """row 1: 3 × 33,335 € gives 100,01 € and shows why"""
    file = dossier(line(None, quantity="3", unit="séance", **{"unit-cost": "33.335"}))
    equal(figures(file)["cost.total"], "100.01", "half up")
    found = reason(file, "budget/line/1/amount")
    equal((found["value"], found["op"], found["rounding"]), ("100.01", "product", "half-up"), "why")
    equal(cells(found), ["budget/line/1/quantity", "budget/line/1/unit-cost"], "cells")
    text = fine("why", file, "budget/line/1/amount").lines[0]
    check("3\u00a0séance × 33,335\u00a0€" in text and "arrondi au centime" in text, text)


def test_row_2_lines_at_both_ends():
    """row 2: 500 lines, insert at top and bottom never breaks a total"""
    lines = [line(f"{number}.01") for number in range(1, 501)]
    total = sum(number * 100 + 1 for number in range(1, 501))

    def cost(*content):
        return int(figures(dossier("".join(content)))["cost.total"].replace(".", ""))

    equal(cost(*lines), total, "500 lines")
    equal(cost(line("7.77"), *lines), total + 777, "at the top")
    equal(cost(*lines, line("8.88")), total + 888, "at the bottom")
    equal(cost(line("7.77"), *lines[:250], line("1.00"), *lines[250:], line("8.88")), total + 1765, "everywhere")
    equal(cost(*lines[1:499]), total - 101 - 50001, "without the first and the last")


def test_vat_contained():
    cases = [
        ("120.00", "20", "20.00"), ("100.00", "20", "16.67"), ("105.50", "5.5", "5.50"), ("0.03", "20", "0.01"),
        ("0.02", "20", "0.00"), ("100.00", "0", "0.00"), ("100.00", "2.1", "2.06"),
    ]
    for amount, rate, expected in cases:
        file = dossier(line(amount, **{"vat-rate": rate}))
        equal(figures(file)["cost.vat"], expected, f"{rate} % in {amount}")
        equal(figures(file)["cost.eligible"], amount, "VAT nobody gets back is a cost")
    equal(figures(dossier(line("100.00")))["cost.vat"], None, "no rate")


def test_vat_recovered():
    rated = line("120.00", **{"vat-rate": "20"}) + line("50.00")
    cases = [
        (method(vat="included"), None, "170.00"),
        (method(vat="recoverable"), "20.00", "150.00"),
        (method(vat="partial", **{"vat-share": "40"}), "8.00", "162.00"),
        (method(vat="partial", **{"vat-share": "33.33"}), "6.67", "163.33"),
        (method(vat="partial"), None, "170.00"),
        ("", None, "170.00"),
    ]
    for content, ineligible, eligible in cases:
        file = dossier(content + rated)
        found = figures(file)
        equal((found["cost.total"], found["cost.ineligible"], found["cost.eligible"]), ("170.00", ineligible, eligible), content)


def test_why_down_to_the_cells():
    file = dossier(method(vat="partial", **{"vat-share": "40"}) + line("120.00", **{"vat-rate": "20"}))
    places = ["budget/line/1/amount", "method/vat-share", "budget/line/1/amount", "budget/line/1/vat-rate"]
    equal(cells(reason(file, "budget/line/1/eligible")), places, "a line")
    equal(cells(reason(file, "cost.ineligible")), places[1:], "the figure")
    text = fine("why", file, "budget/line/1/eligible").out
    check("120,00\u00a0€ × 20\u00a0% ÷ 120\u00a0%" in text, text)
    equal(reason(file, "method/vat-share")["value"], "40", "a typed cell")
    equal(run("why", file, "budget/line/1/detail").status, USAGE, "words are no number")
    equal(run("why", file, "budget/line/2/amount").status, USAGE, "no such line")


def test_typed_eligible_wins():
    file = dossier(method(vat="recoverable") + line("120.00", eligible="90.00", **{"vat-rate": "20"}))
    found = figures(file)
    equal((found["cost.ineligible"], found["cost.eligible"], found["cost.vat"]), ("30.00", "90.00", "20.00"), "typed")
    equal(cells(reason(file, "cost.ineligible")), ["budget/line/1/amount", "budget/line/1/eligible"], "why")


def test_retained():
    equal(figures(dossier(line("100.00")))["cost.retained"], None, "nobody looked yet")
    file = dossier(line("100.00", retained="80.00") + line("50.00") + line("40.00", eligible="30.00"))
    equal(figures(file)["cost.retained"], "160.00", "the others as eligible")
    places = cells(reason(file, "cost.retained"))
    check("budget/line/1/retained" in places and "budget/line/3/eligible" in places, str(places))
    equal(figures(dossier(line("100.00", retained="0.00")))["cost.retained"], "0.00", "nothing retained")


def test_realised():
    equal(figures(dossier(line("100.00")))["cost.realised"], None, "nothing yet")
    equal(figures(dossier(line("100.00", realised="99.99") + line("5.00")))["cost.realised"], "99.99", "one")


def test_row_14_periods():
    """row 14: 3 years, gap 0,01 € shown in the row"""
    split = {"period-1": "33.33", "period-2": "33.33", "period-3": "33.33"}
    file = dossier(line("100.00", **split) + line("50.00"))
    found = figures(file)
    equal([found[f"period.{number}"] for number in range(1, 7)], ["33.33"] * 3 + [None] * 3, "periods")
    equal(found["period.gap"], "0.01", "gap")
    tree = reason(file, "period.gap")
    equal([child["value"] for child in tree["children"]], ["0.01"], "the row")
    equal(cells(tree), ["budget/line/1/amount"] + [f"budget/line/1/period-{number}" for number in range(1, 4)], "cells")


def test_whole_euros():
    lines = line("10.40") + line(None, quantity="3", **{"unit-cost": "33.50"}) + line("12.00")
    found = figures(dossier(method(**{"whole-euros": "true"}) + lines))
    equal(found["cost.total"], "123.00", "10 + 101 + 12")
    equal(figures(dossier(method(**{"whole-euros": "false"}) + lines))["cost.total"], "122.90", "in cents")
    file = dossier(method(**{"whole-euros": "true"}) + lines)
    equal(reason(file, "budget/line/1/amount")["value"], "10.00", "rounded")
    check("10,40\u00a0€, arrondi à l’euro" in fine("why", file, "budget/line/1/amount").out, "says so")


main(dict(globals()))
