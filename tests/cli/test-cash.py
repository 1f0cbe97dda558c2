"""The cash plan: month by month, to the cent, with its lowest point.

Spending is judged by exact fractions; dates are chosen on both sides of a month.
"""

import calendar
import datetime
import math
import os
import sys
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

ACTION = "<action><start>{start}</start><end>{end}</end></action>"


def cash(content, start="2017-09-15", end="2018-02-10", lot=LOT):
    """The plan of a dossier, its dates, and the file."""
    file = dossier(ACTION.format(start=start, end=end) + content, lot=lot, name="cash.xml")
    return fine("cash", "--json", file).json(), file


def cents(text):
    return int(Fraction(text) * 100)


def months_of(start, end):
    """The days of each month between two days, both in."""
    day, last, days = datetime.date.fromisoformat(start), datetime.date.fromisoformat(end), {}
    while day <= last:
        month = day.isoformat()[:7]
        days[month] = days.get(month, 0) + 1
        day += datetime.timedelta(1)
    return days


def spread(amount, days):
    """Largest remainder, ties to the first."""
    whole = sum(days.values())
    exact = {month: Fraction(amount * n, whole) for month, n in days.items()}
    shares = {month: math.floor(part) for month, part in exact.items()}
    order = sorted(days, key=lambda month: shares[month] - exact[month])
    for month in order[:amount - sum(shares.values())]:
        shares[month] += 1
    return shares


def column(plan, name):
    return {month["month"]: cents(month[name]) for month in plan["months"]}


def lowest(plan):
    return min(column(plan, "balance").values())


FUND = '<fund key="fse"><percent>47</percent></fund>'


def test_row_33_spending_is_spread_over_the_days_to_the_cent():
    for start, end in (("2017-09-15", "2018-02-10"), ("2016-02-01", "2016-03-31"), ("2017-12-31", "2018-01-01"), ("2017-05-05", "2017-05-05")):
        for amount in ("10000.00", "0.01", "9999.99", "333.33"):
            plan, _ = cash(line(amount) + FUND, start, end)
            wanted = spread(cents(amount), months_of(start, end))
            spent = column(plan, "spent")
            equal({month: n for month, n in spent.items() if n}, {month: n for month, n in wanted.items() if n}, f"{amount}, {start} {end}")
            equal(sum(spent.values()), cents(amount))


def test_row_33_a_line_with_a_day_is_paid_that_month():
    plan, _ = cash(line("1000.00", paid="2017-11-30") + line("500.00", paid="2017-12-01") + line("4000.00") + FUND)
    rest = spread(400000, months_of("2017-09-15", "2018-02-10"))
    equal(column(plan, "spent")["2017-11"], rest["2017-11"] + 100000)
    equal(column(plan, "spent")["2017-12"], rest["2017-12"] + 50000)
    equal(sum(column(plan, "spent").values()), 550000)


def test_row_33_before_and_after_the_action():
    plan, _ = cash(line("1000.00", paid="2017-06-01") + FUND + "<funder><name>Ville</name><amount>100.00</amount><paid>2018-12-31</paid></funder>")
    months = [month["month"] for month in plan["months"]]
    equal((months[0], months[-1], len(months)), ("2017-06", "2018-12", 19), "no month is left out")


def test_row_33_what_was_there_is_there_from_the_first_month():
    """Also where a funder pays before the action begins: no balance in between leaves it out."""
    opening = "<cash><opening>250.00</opening></cash>"
    plan, _ = cash(line("100.00") + FUND + opening + "<funder><name>Ville</name><amount>50.00</amount><paid>2017-06-30</paid></funder>")
    received = column(plan, "received")
    equal((received["2017-06"], column(plan, "balance")["2017-06"]), (25000 + 5000, 25000 + 5000))
    check(received["2017-09"] < 25000, "not twice")


def test_row_33_each_receipt_in_its_month():
    plan, _ = cash(line("10000.00") + FUND + "<cash><opening>250.00</opening></cash>"
                   "<funder><name>A</name><amount>100.00</amount><date>2017-10-02</date><paid>2018-01-31</paid></funder>"
                   "<funder><name>B</name><amount>200.00</amount><date>2017-10-02</date></funder>"
                   "<funder><name>C</name><amount>400.00</amount></funder>"
                   "<funder><name>D</name><amount>800.00</amount><status>refused</status><paid>2017-10-02</paid></funder>"
                   "<instalment><percent>30</percent><date>2017-12-31</date></instalment>"
                   "<instalment><percent>70</percent><date>2018-05-01</date></instalment>")
    received = column(plan, "received")
    equal(received["2017-09"], 25000 + 1000000 - 470000 - 70000, "opening cash and own funds")
    equal((received["2018-01"], received["2017-10"], received["2018-02"]), (10000, 20000, 40000))
    equal((received["2017-12"], received["2018-05"]), (141000, 329000), "30 % and the rest of 4 700")
    check(any("sans date de versement" in remark for remark in plan["remarks"]), f"{plan['remarks']}")
    equal(column(plan, "balance")["2018-05"], 25000, "all that came in and went out")


def test_row_33_the_last_instalment_takes_the_remainder():
    plan, _ = cash(line("100.01") + '<fund key="fse"><amount>47.01</amount></fund>'
                   + "".join(f"<instalment><percent>{percent}</percent><date>2018-0{month}-01</date></instalment>"
                             for month, percent in ((3, "33.3333"), (4, "33.3333"), (5, "33.3334"))))
    received = column(plan, "received")
    equal([received[f"2018-0{month}"] for month in (3, 4, 5)], [1566, 1566, 1569], "three thirds of 47,01")


def test_row_33_without_instalments_the_call_says():
    plan, _ = cash(line("10000.00") + FUND)
    equal(sum(column(plan, "received").values()), 1000000)
    check(any("ne sont pas indiqués" in remark for remark in plan["remarks"]), f"{plan['remarks']}")
    check(column(plan, "received")[plan["months"][-1]["month"]] > 0, "the balance comes last")


def test_row_33_balance_and_lowest_point():
    plan, file = cash(line("10000.00") + FUND + "<cash><opening>0.00</opening></cash>"
                      '<instalment><percent>100</percent><date>2018-09-01</date></instalment>')
    running = 0
    for month in plan["months"]:
        running += cents(month["received"]) - cents(month["spent"])
        equal(cents(month["balance"]), running, month["month"])
    equal(cents(plan["lowest"]["value"]), lowest(plan))
    equal((plan["lowest"]["month"], plan["lowest"]["value"]), ("2018-02", "-4700.00"))
    result = run("check", "--json", file).json()[0]["findings"]
    found = [f for f in result if f["rule"] == "cash.lowest"]
    equal([(f["level"], f["where"]) for f in found], [("warning", "cash/opening")])
    check("février" in found[0]["message"] and "4\u202f700,00" in found[0]["message"], found[0]["message"])
    plan, file = cash(line("10000.00") + FUND + "<cash><opening>4700.00</opening></cash>"
                      '<instalment><percent>100</percent><date>2018-09-01</date></instalment>')
    equal(plan["lowest"]["value"], "0.00")
    check(not [f for f in run("check", "--json", file).json()[0]["findings"] if f["rule"] == "cash.lowest"], "nothing is missing")


def replay(reason):
    """What the children make, checked all the way down."""
    values = [replay(child) for child in reason["children"]]
    value = Fraction(reason["value"])
    if reason["op"] == "sum":
        equal(sum(values), value, reason["label"])
    elif reason["op"] == "difference":
        equal(values[0] - sum(values[1:]), value, reason["label"])
    elif reason["op"] == "same":
        equal(values, [value], reason["label"])
    elif reason["op"] == "spread":
        check(abs(value - values[0] * values[1] / values[2]) < Fraction(1, 100), reason["label"])
    return value


def test_row_33_each_month_answers_why():
    plan, file = cash(line("1000.00", paid="2017-11-30") + line("9000.00") + FUND + "<cash><opening>10.00</opening></cash>")
    for month in plan["months"]:
        why = fine("why", "--json", file, "cash." + month["month"]).json()
        equal((why["figure"], why["value"]), ("cash." + month["month"], month["balance"]))
        replay(why)
    why = fine("why", "--json", file, "cash.lowest").json()
    equal(why["value"], plan["lowest"]["value"])
    replay(why)
    check("novembre\u00a02017" in fine("why", file, "cash.2017-11").out, "the text")
    for name in ("cash.2016-11", "cash.2017-13", "cash.2017-1", "cash.", "cash.2017-11-30", "cash"):
        equal(run("why", file, name).status, USAGE, name)


def test_instalments_make_100_percent():
    for percents, wrong in ((("30", "70"), False), (("30", "69.9999"), True), (("30", "70.0001"), True), (("100",), False)):
        _, file = cash(line("10000.00") + FUND + "".join(f"<instalment><percent>{p}</percent></instalment>" for p in percents))
        found = [f for f in run("check", "--json", file).json()[0]["findings"] if f["rule"] == "cash.instalments"]
        equal([f["level"] for f in found], ["error"] if wrong else [], f"{percents}")


def test_no_plan_says_why():
    for content, start, end, word in (("", "2017-09-15", "2018-02-10", "budget"), (line("1.00"), "2018-02-10", "2017-09-15", "avant de commencer"),
                                      (line("1.00"), "1017-09-15", "2018-02-10", "vingt ans"),
                                      (line("1.00", paid="9999-12-31"), "2017-09-15", "2018-02-10", "vingt ans")):
        plan, file = cash(content, start, end)
        equal((plan["months"], plan["lowest"]), ([], None))
        check(word in plan["fault"], f"{plan['fault']}")
        check(word in fine("cash", file).out, "the text")


def leaves(tree):
    return [leaf for child in tree["children"] for leaf in leaves(child)] if tree["children"] else [tree]


def test_why_of_a_balance_names_nothing_the_call_does_not_say():
    """Days are the calendar's, and what was paid before is explained, too."""
    paid = "".join(f"<instalment><percent>{percent}</percent><date>{date}</date></instalment>" for percent, date in (("30", "2017-10-01"), ("33.33", "2017-11-01"), ("36.67", "2018-01-01")))
    _, file = cash(line("10000.01") + FUND + paid)
    found = leaves(fine("why", "--json", file, "cash.2018-02").json())
    equal({leaf["op"] for leaf in found}, {"typed", "calendar"}, "leaves")
    equal([leaf["label"] for leaf in found if leaf["op"] == "typed" and not leaf["place"]], [], "cells")
    equal(sum(leaf["place"] == "instalment/1/percent" for leaf in found), 2, "of itself and of the last")
    check("donné par l’appel" not in fine("why", file, "cash.2018-02").out, "the call gives no days")


def test_months_are_elided():
    """« à la fin d’octobre », whoever says it."""
    for month, words in (("04", "d’avril"), ("08", "d’août"), ("10", "d’octobre"), ("09", "de septembre"), ("01", "de janvier")):
        day = f"2017-{month}-10"
        plan, file = cash(line("1000.00", paid=day) + FUND + "<own-funds><amount>0.00</amount></own-funds>", start=day, end=f"2017-{month}-20")
        said = fine("cash", file).out + fine("why", file, f"cash.2017-{month}").out + run("check", file).out
        found = said.replace("\u00a0", " ")
        check(f"la fin {words} 2017" in found and f"fin de {words[2:]}" not in found, found)


main(globals())
