"""Small aid: what counts on a day, under which ceiling, and what is left."""

import datetime
import os
import sys
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *


def aid(amount, date, regime=None):
    cells = {"funder": "Région", "date": date, "amount": amount, "regime": regime}
    return "<aid>" + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items() if value is not None) + "</aid>"


def ledger(content, sent="2024-06-15T12:00"):
    file = dossier(content + (f"<submission><sent>{sent}</sent></submission>" if sent else ""), name="aid.xml")
    result = fine("de-minimis", "--json", file).json()
    return {regime["regime"]: regime for regime in result["regimes"]}, result, file


def had(date, sent, regime=None):
    """Whether aid of that day still counts on another."""
    name = regime or "general"
    return ledger(aid("1000.00", date, regime), sent + "T12:00")[0][name]["had"] == "1000.00"


def test_row_34_three_years_and_a_day_leave_the_sum():
    for date, counts in (("2021-06-14", False), ("2021-06-15", True), ("2021-06-16", True), ("2024-06-15", True), ("2024-06-16", False)):
        for regime in (None, "general", "sgei"):
            equal(had(date, "2024-06-15", regime), counts, f"{date} {regime}")


def test_row_34_the_29_february():
    for sent, counts in (("2027-02-27", True), ("2027-02-28", True), ("2027-03-01", False)):
        equal(had("2024-02-29", sent), counts, f"29 February 2024 on {sent}")
    for date, counts in (("2025-02-28", False), ("2025-03-01", True)):
        equal(had(date, "2028-02-29"), counts, f"{date} on 29 February 2028")


def test_row_34_each_day_of_five_years():
    """Against the calendar: three years later, or the last day of a shorter month."""
    day = datetime.date(2024, 2, 20)
    for n in range(0, 30):
        granted = day + datetime.timedelta(n)
        try:
            end = granted.replace(year=granted.year + 3)
        except ValueError:
            end = granted.replace(year=granted.year + 3, day=28)
        equal((had(str(granted), str(end)), had(str(granted), str(end + datetime.timedelta(1)))), (True, False), str(granted))


def test_row_34_fiscal_years_before_2024():
    for date, counts in (("2014-12-31", False), ("2015-01-01", True), ("2017-07-24", True)):
        equal(had(date, "2017-07-24"), counts, date)


def test_row_34_ceilings_by_date():
    for sent, general, sgei in (("2023-12-31", "200000.00", "500000.00"), ("2024-01-01", "300000.00", "750000.00"),
                                ("2013-12-31", None, "500000.00"), ("2012-04-28", None, None)):
        regimes, _, _ = ledger("", sent + "T10:00")
        equal((regimes["general"]["ceiling"], regimes["sgei"]["ceiling"]), (general, sgei), sent)
    check("2023/2831" in ledger("")[0]["general"]["regulation"] and "2023/2832" in ledger("")[0]["sgei"]["regulation"], "the regulation")


def test_row_34_over_the_ceiling_is_an_error_with_its_amount():
    for name, ceiling in (("general", 30000000), ("sgei", 75000000)):
        for amount, wrong in ((ceiling, None), (ceiling + 1, "0,01"), (ceiling + 12345, "123,45")):
            regimes, _, file = ledger(aid(f"{amount // 100}.{amount % 100:02d}", "2024-01-02", name))
            equal(Fraction(regimes[name]["room"]) * 100, ceiling - amount, name)
            found = [f for f in run("check", "--json", file).json()[0]["findings"] if f["rule"].startswith("de-minimis.ceiling")]
            equal([f["level"] for f in found], ["error"] if wrong else [], f"{name} {amount}")
            check(all(wrong in f["message"] for f in found), f"{found}")


def test_the_grant_counts_if_it_is_small_aid():
    content = line("10000.00") + '<fund key="fse"><amount>4000.00</amount></fund>' + aid("1000.00", "2024-01-02")
    for regime, general, sgei in ((None, "1000.00", "0.00"), ("general", "5000.00", "0.00"), ("sgei", "1000.00", "4000.00")):
        regimes, _, file = ledger(content + (f"<de-minimis><regime>{regime}</regime></de-minimis>" if regime else ""))
        equal((regimes["general"]["total"], regimes["sgei"]["total"]), (general, sgei), f"{regime}")
        why = fine("why", "--json", file, "de-minimis.general").json()
        equal((why["op"], why["value"], sum(Fraction(c["value"]) for c in why["children"])), ("sum", general, Fraction(general)))
        why = fine("why", "--json", file, "de-minimis.general.room").json()
        equal(Fraction(why["children"][0]["value"]) - Fraction(why["children"][1]["value"]), Fraction(why["value"]))
        equal((why["children"][0]["op"], why["children"][0]["formula"]), ("rule", "fixé par le règlement"), "no call gives a ceiling")


def test_the_day_it_is_judged_is_said():
    for content, sent, date, word in (("", "2024-06-15T12:00", "2024-06-15", "envoi"), ("", None, "2017-07-24", "limite")):
        _, result, file = ledger(content, sent)
        equal(result["date"], date)
        check(word in result["date_reason"] and word in fine("de-minimis", file).out, result["date_reason"])


def test_a_row_without_its_day_or_amount_is_asked_for():
    _, _, file = ledger(aid(None, "2024-01-02") + aid("10.00", None))
    found = [(f["rule"], f["where"]) for f in run("check", "--json", file).json()[0]["findings"] if f["rule"].startswith("aid.")]
    equal(sorted(found), [("aid.amount", "aid/1/amount"), ("aid.date", "aid/2/date")])


main(globals())
