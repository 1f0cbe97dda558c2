"""The people of the staff: what they cost, how long they work, and what is objected to.

Named after the rows of the domain that they prove.  Expected values are computed
here with fractions, month by month of the calendar.
"""

import calendar
import datetime
import os
import re
import sys
import zipfile
from decimal import Decimal
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

ACTION = "<action><title>Rallye</title><start>2024-01-01</start><end>2024-12-31</end></action>"


def member(id=None, **cells):
    cells = {"name": "Camille", "role": "Animatrice", **{name.replace("_", "-"): value for name, value in cells.items()}}
    open_tag = f'<member id="{id}">' if id else "<member>"
    return open_tag + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items() if value is not None) + "</member>"


def staff(*members, more="", action=ACTION, name="staff.xml", lot=LOT):
    return dossier(action + "".join(members) + more, name=name, lot=lot)


def people(file):
    return fine("people", "--json", file).json()["people"]


def person(**cells):
    return people(staff(member(**cells)))[0]


def why(file, figure):
    return fine("why", "--json", file, figure).json()


def walk(reason):
    yield reason
    for child in reason["children"]:
        yield from walk(child)


def objections(file, prefix, at="2024-06-01T12:00"):
    found = run("check", "--json", "--at", at, file).json()[0]["findings"]
    return [(finding["level"], finding["rule"], finding["where"]) for finding in found if finding["rule"].startswith(prefix)]


def finding(file, rule):
    found = [finding for finding in run("check", "--json", "--at", "2024-06-01T12:00", file).json()[0]["findings"] if finding["rule"] == rule]
    check(found, f"no finding {rule}")
    return found[0]


def half_up(fraction, digits=2):
    scaled = fraction * 10 ** digits
    return Decimal(int((scaled * 2 + 1) // 2)).scaleb(-digits)


def months(start, end):
    """Of the calendar, each counted as its days in the span ÷ its days."""
    total, day = Fraction(0), start
    while day <= end:
        length = calendar.monthrange(day.year, day.month)[1]
        last = min(end, datetime.date(day.year, day.month, length))
        total += Fraction((last - day).days + 1, length)
        day = last + datetime.timedelta(days=1)
    return total


def test_row_16_one_row_a_person_amount_explained():
    file = staff(member(base="1720", yearly_cost="38500.00", hours="120", contract="permanent"),
                 member(name=None, vacant="true", role="Chargée de projet", yearly_cost="30000.00", share="50"))
    lines = fine("people", file).lines
    equal(len(lines), 2)
    first = lines[0].replace("\u202f", " ").replace("\u00a0", " ").split("\t")
    equal(first[:10], ["1", "Camille", "Animatrice", "CDI", "1 720 h", "22,38 €", "120 h", "6,9767 %", "2 685,60 €", "22,38 €"])
    check("\tà recruter\tChargée de projet\t—\t" in lines[1], lines[1])
    reason = why(file, "staff/1/amount")
    equal((reason["op"], reason["value"], reason["unit"]), ("product", "2685.60", "EUR"))
    equal([node["place"] for node in walk(reason) if not node["children"]],
          ["staff/1/hours", "staff/1/yearly-cost", "staff/1/base", "staff/1/working-time"])


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_row_17_bases():
    base_shown = {"1720": "1 720 h", "1607": "1 607 h", "1820": "1 820 h"}
    for base, rate, article in [("1720", "22.38", "art. 55"), ("1607", "23.96", "L. 3121-41"), ("1820", "21.15", "52 semaines")]:
        file = staff(member(yearly_cost="38500.00", base=base))
        equal(people(file)[0]["rate"], rate)
        reason = why(file, "staff/1/rate")
        equal(reason["value"], rate)
        leaf = [node for node in walk(reason) if node["place"] == "staff/1/base"][0]
        equal(leaf["value"], base)
        check(article in leaf["article"], leaf["article"])
        text = fine("why", file, "staff/1/rate").out
        check(article in text and "avant l’arrondi" in text, text)
        fine("export", file, "annex.odt", "--paper", "explanation")
        with zipfile.ZipFile("annex.odt") as package:
            said = plain(re.sub("<[^>]*>", "|", package.read("content.xml").decode("utf-8")))
        check(f"38 500,00 € ÷ {plain(base_shown[base])}" in said and rate.replace(".", ",") + " €" in said, f"{base}: no rate in the annex")
        check(re.search(r"saisi \([^|]*" + re.escape(article), said), f"{base}: no article in the annex")
    equal(person(yearly_cost="38500.00", base="other", base_hours="1500")["rate"], "25.67")
    equal(person(yearly_cost="19250.00", base="1720", working_time="50")["rate"], "22.38")


def test_the_article_is_that_of_the_programme():
    for start, wanted in [("2017-09-01", "règlement (UE) 1303/2013, art. 68 bis"), ("2024-01-01", "règlement (UE) 2021/1060, art. 55")]:
        equal(person(yearly_cost="1.00", base="1720", start=start)["article"], wanted)
    both = person(yearly_cost="1.00", base="1720", start="2021-01-01")["article"]
    check("2021/1060" in both and "1303/2013" in both, both)


def test_row_21_a_raise_gives_two_dated_pieces():
    found = person(yearly_cost="36000.00", base="1720", share="50", raised_cost="37200.00", **{"raise": "2024-07-01"})
    equal([(piece["start"], piece["end"], piece["months"], piece["amount"]) for piece in found["pieces"]],
          [("2024-01-01", "2024-06-30", "6", "9000.00"), ("2024-07-01", "2024-12-31", "6", "9300.00")])
    equal(found["amount"], "18300.00")


def test_row_21_any_day_of_leap_and_common_years():
    """Each piece from the calendar, rounded once; the sum of the pieces is the amount, to the cent."""
    for year in (2023, 2024):
        for raise_day in [(1, 2), (2, 28), (3, 1), (3, 31), (7, 1), (12, 31)] + ([(2, 29)] if year == 2024 else []):
            start, end = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
            cut = datetime.date(year, *raise_day)
            eve = cut - datetime.timedelta(days=1)
            file = staff(member(yearly_cost="34567.89", base="1607", share="33.3333", start=start, end=end, raised_cost="35791.35",
                                **{"raise": cut}))
            found = people(file)[0]
            expected = [half_up(Fraction(cost) / 12 * Fraction("0.333333") * months(*days))
                        for cost, days in [("34567.89", (start, eve)), ("35791.35", (cut, end))]]
            equal([Decimal(piece["amount"]) for piece in found["pieces"]], expected, f"{cut}")
            equal(Decimal(found["amount"]), sum(expected), f"{cut}")
            hours = [half_up(Fraction("0.333333") * 1607 * months(*days) / 12, 4) for days in [(start, eve), (cut, end)]]
            equal([Decimal(piece["hours"]) for piece in found["pieces"]], hours, f"{cut}")


def test_row_21_hours_split_at_the_raise_add_up():
    for hours in ["100", "0.0001", "1606.9999", "333.3333"]:
        file = staff(member(yearly_cost="36000.00", base="1720", hours=hours, raised_cost="37200.00", **{"raise": "2024-02-29"}))
        found = people(file)[0]
        equal(sum(Decimal(piece["hours"]) for piece in found["pieces"]), Decimal(hours))
        equal(sum(Decimal(piece["amount"]) for piece in found["pieces"]), Decimal(found["amount"]))
        equal(Decimal(found["pieces"][0]["hours"]),
              half_up(Fraction(hours) * months(datetime.date(2024, 1, 1), datetime.date(2024, 2, 28)) / 12, 4))


def test_a_line_takes_the_amount_of_its_person():
    line_of = "<line><category>staff</category><member>7</member></line>"
    file = staff(member(id=7, yearly_cost="38500.00", base="1720", hours="120"), more=line_of)
    equal(figures(file)["cost.total"], "2685.60")
    equal(figures(file)["staff.cost"], "2685.60")
    places = [node["place"] for node in walk(why(file, "cost.total"))]
    check("staff/1/hours" in places and "staff/1/yearly-cost" in places, places)
    equal(why(file, "budget/line/1/amount")["value"], "2685.60")
    typed = staff(member(id=7, yearly_cost="38500.00", base="1720", hours="120"),
                  more=line_of.replace("</line>", "<amount>5.00</amount></line>"))
    equal(figures(typed)["cost.total"], "5.00")


def test_hours_of_the_staff_count_where_no_row_of_time_does():
    one = member(yearly_cost="38500.00", base="1720", hours="120")
    equal(figures(staff(one))["hours.total"], "120")
    equal(figures(staff(one, more="<time><hours>30</hours></time>"))["hours.total"], "30")
    equal(figures(staff())["hours.total"], None)


def test_a_line_of_a_person_in_the_sheet():
    """Hours × the cost of an hour stay alive in a spreadsheet; a share is a plain amount."""
    file = staff(member(id=7, yearly_cost="38500.00", base="1720", hours="120"),
                 member(id=8, name=None, role="Chargée de projet", yearly_cost="36000.00", base="1607", share="50"),
                 more="".join(f"<line><category>staff</category><member>{id}</member></line>" for id in (7, 8)))
    fine("export", file, "out.csv", "--paper", "budget")
    rows = read("out.csv").decode("utf-8-sig").splitlines()
    check("Camille, Animatrice;120;h;22,38;2685,60;" in rows, rows)
    check("Chargée de projet;;;;18000,00;" in rows, rows)
    fine("export", file, "out.ods", "--paper", "budget")
    with zipfile.ZipFile("out.ods") as package:
        content = package.read("content.xml").decode("utf-8")
    cells = re.findall(r"<table:table-cell[^>]*>", content)
    formula = {value: any(f'office:value="{value}"' in cell and "table:formula" in cell for cell in cells) for value in ("2685.60", "18000.00")}
    equal(formula, {"2685.60": True, "18000.00": False})


def test_row_20_cost_per_hour_unrounded():
    file = staff(more=line("10000.00") + "<time><hours>317</hours></time>")
    equal(figures(file)["cost.per-hour"], "31.55")
    equal(figures(file)["cost.per-hour.category.staff"], "31.55")
    for figure in ["cost.per-hour", "cost.per-hour.category.staff"]:
        check("(31,5457… avant l’arrondi)\u202f; 31,55\u00a0€ × 317\u00a0h font 10\u202f001,35\u00a0€" in fine("why", file, figure).out,
              fine("why", file, figure).out)
    added = dossier('<action><title>Rallye</title></action><category id="7"><label>Salles</label></category>' +
                    line("10000.00", "+7") + "<time><hours>317</hours></time>", name="added.xml")
    equal(figures(added)["cost.per-hour.category.+7"], "31.55")
    check("(31,5457… avant l’arrondi)" in fine("why", added, "cost.per-hour.category.+7").out, "the unrounded value is missing")
    fine("export", added, "hours.ods", "--paper", "budget")
    with zipfile.ZipFile("hours.ods") as package:
        content = package.read("content.xml").decode("utf-8")
    row = re.search(r"Sous-total ÷ heures.*?</table:table-row>", content)
    check(row is not None and 'office:value="31.55"' in row.group() and "table:formula" in row.group(), "no row for the category’s hour")
    one = person(yearly_cost="38500.00", base="1720", share="10", hours="150", time_proof="letter")
    equal((one["amount"], one["cost_per_hour"]), ("3850.00", "25.67"))
    said = fine("why", staff(member(yearly_cost="38500.00", base="1720", share="10", hours="150", time_proof="letter")), "staff/1/cost-per-hour").out
    check("25,67\u00a0€ × 150\u00a0h font 3\u202f850,50\u00a0€" in said, said)
    exact = staff(more=line("10000.00") + "<time><hours>320</hours></time>")
    check("font" not in fine("why", exact, "cost.per-hour").out, "31,25 € × 320 h is 10 000,00 €")


def test_row_18_hours_of_a_year_over_the_base():
    for base, hours, wanted in [("1720", "1720", []), ("1720", "1721", [("error", "member.hours", "staff/1/hours")]),
                                ("1607", "1607", []), ("1607", "1608", [("error", "member.hours", "staff/1/hours")])]:
        file = staff(member(yearly_cost="38500.00", base=base, hours=hours, time_proof="sheet"))
        equal(objections(file, "member."), wanted, f"{hours} h of {base}")
    said = finding(staff(member(yearly_cost="38500.00", base="1720", hours="1721")), "member.hours")
    check("art.\u00a055, paragraphe 4" in said["message"], said["message"])
    check(said["fix"] is not None, "no fix")
    equal(run("check", staff(member(yearly_cost="38500.00", base="1720", hours="1721"))).status, FINDINGS)
    said = finding(staff(member(base="1720", hours="1721", yearly_cost="1.00"),
                         action=ACTION.replace("2024", "2017")), "member.hours")
    check("art.\u00a068 bis, paragraphe 3" in said["message"], said["message"])


def test_row_18_part_time_and_two_years():
    half = dict(yearly_cost="19250.00", base="1720", working_time="50", time_proof="sheet")
    equal(objections(staff(member(hours="860", **half)), "member."), [])
    equal(objections(staff(member(hours="860.5", **half)), "member.")[0][:2], ("error", "member.hours"))
    long = ACTION.replace("2024-12-31", "2025-12-31")
    full = dict(yearly_cost="38500.00", base="1720", time_proof="sheet")
    equal(objections(staff(member(hours="3440", **full), action=long), "member."), [])
    equal(objections(staff(member(hours="3441", **full), action=long), "member.")[0][:2], ("error", "member.hours"))


def test_row_22_a_post_to_be_filled():
    """Counted like another, and warned of."""
    file = staff(member(id=7, name=None, vacant="true", yearly_cost="38500.00", base="1720", hours="120", time_proof="sheet"),
                 more="<line><category>staff</category><member>7</member></line>")
    equal(figures(file)["cost.total"], "2685.60")
    equal(objections(file, "member."), [("warning", "member.vacant", "staff/1/name")])


def test_two_lines_of_one_person():
    one = member(id=7, yearly_cost="38500.00", base="1720", hours="120", time_proof="sheet")
    line_of = "<line><category>staff</category><member>7</member></line>"
    said = finding(staff(one, more=line_of * 2), "member.twice")
    equal(said["where"], "budget/line/2/member")
    equal(said["level"], "error")
    check("2\u202f685,60\u00a0€" in said["message"], said["message"])
    equal(objections(staff(one, more=line_of.replace("7", "8")), "line.member"), [("error", "line.member", "budget/line/1/member")])


def test_hours_of_rows_against_hours_of_the_person():
    one = member(name="Camille Été", yearly_cost="38500.00", base="1720", hours="120", time_proof="sheet")
    rows = "<time><person>camille ete</person><hours>100</hours></time><time><person>CAMILLE ÉTÉ</person><hours>{}</hours></time>"
    equal(objections(staff(one, more=rows.format("20")), "member."), [])
    said = finding(staff(one, more=rows.format("32")), "member.rows")
    equal((said["found"], said["expected"]), ("132\u00a0h", "120\u00a0h"))
    check(said["fix"] is not None, "no fix")


def test_row_24_time_proof_for_european_money():
    one = member(yearly_cost="38500.00", base="1720", hours="120")
    said = finding(staff(one), "member.proof")
    equal(said["level"], "advice")
    check("décret 2016-279" in said["message"], said["message"])
    equal(objections(staff(one, lot="pas-de-calais-2024/d10"), "member.proof"), [])


def test_people_of_an_empty_dossier():
    equal(people(staff()), [])
    equal(fine("people", staff()).out, "")
    equal([figures(staff())[name] for name in ("staff.cost", "staff.hours", "staff.count")], [None, None, None])


def test_too_large_is_said():
    one = person(yearly_cost="90000000000000.00", base="other", base_hours="0.0001", hours="900000000000")
    equal(one["amount"], None)
    check("trop grand" in one["fault"], one["fault"])


LIMITED = """<call id="limited" title="Un appel" issuer="Ville" rounding="half-up">
  <lot id="1" title="Un lot">
    <budget asks-hours="true"/>
    <category id="staff" kind="staff" label="Personnel"/>
    <flat-rate id="r" percent="15" mode="flat" base="direct-staff"/>
    <limit id="hour" figure="staff.cost" at-most="{hour} EUR" of="staff.hours" message="le coût d’une heure de l’équipe"/>
    <limit id="rate" figure="cost.option.r" at-most="{rate} EUR" message="les coûts indirects au forfait"/>
  </lot>
</call>
"""


def test_limits_of_a_call_on_people_and_flat_rates():
    """120 h × 22,38 € = 2 685,60 €, of which 15 % are 402,84 €: on each limit, and a cent below it."""
    os.makedirs("data/ecot/calls", exist_ok=True)
    for hour, rate, wanted in (("22.38", "402.84", []), ("22.37", "402.83", ["limit.hour staff", "limit.rate cost-option/r/percent"])):
        write("data/ecot/calls/limited.xml", LIMITED.format(hour=hour, rate=rate))
        file = staff(member(id=7, yearly_cost="38500.00", base="1720", hours="120"), lot="limited/1",
                     more='<cost-option key="r"><percent>15</percent></cost-option><line><category>staff</category><member>7</member></line>')
        found = run("check", "--json", file).json()[0]["findings"]
        equal([f"{one['rule']} {one['where']}" for one in found if one["rule"].startswith("limit.")], wanted, hour)
        fine("export", file, "limited.odt", "--paper", "reply")
        with zipfile.ZipFile("limited.odt") as package:
            text = re.sub("<[^>]*>", "|", package.read("content.xml").decode("utf-8"))
        check("par heure de l’équipe" in text and "Les coûts indirects au forfait" in text, "the paper does not say what the call limits")


def months_between(start, end):
    """Each month with the exact part of it that is between the two days."""
    found, year, month = [], start.year, start.month
    while (year, month) <= (end.year, end.month):
        length = calendar.monthrange(year, month)[1]
        first = max(start, datetime.date(year, month, 1))
        last = min(end, datetime.date(year, month, length))
        found.append((f"{year}-{month:02}", Fraction((last - first).days + 1, length)))
        year, month = year + month // 12, month % 12 + 1
    return found


def test_whoever_costs_too_much_is_named():
    """Whether or not a line takes it; who costs nothing yet is not."""
    large = member(yearly_cost="90000000000000.00", share="900000000000")
    equal([where for _, rule, where in objections(staff(member(), large), "member.") if rule == "member.overflow"], ["staff/2/hours"])
    equal([rule for _, rule, _ in objections(staff(member(), member(yearly_cost="38500.00", share="50")), "member.") if rule == "member.overflow"], [])


def test_real_cost_by_month():
    """The months of a fixed share add up to the cent, each what comes up to its end less what came before."""
    file = staff(member(yearly_cost="38500.00", share="50", start="2024-01-10", end="2025-03-20", time_proof="letter"))
    found = people(file)[0]
    cumulated, before = Fraction(0), 0
    for month, (name, part) in zip(found["by_month"], months_between(datetime.date(2024, 1, 10), datetime.date(2025, 3, 20)), strict=True):
        cumulated += Fraction(38500_00, 12) / 2 * part
        cents = int(cumulated + Fraction(1, 2))
        equal((month["month"], month["amount"]), (name, f"{(cents - before) / 100:.2f}"), name)
        before = cents
    equal(found["amount"], f"{before / 100:.2f}", "all of them")


def test_why_of_each_month():
    """Whatever is typed, each month answers down to cells, and its tree is its value."""
    kinds = [dict(share="50"), dict(hours="120"), dict(share="30", time_proof="sheet"), dict(share="30", hours="100", time_proof="letter")]
    raises = [dict(), dict(raise_="2024-02-15", raised_cost="40000.00"), dict(raise_="2024-03-01", raised_cost="40000.00")]
    for n, cells in enumerate(({**kind, **({"raise": rise["raise_"], "raised_cost": rise["raised_cost"]} if rise else {})} for kind in kinds for rise in raises)):
        file = staff(member(yearly_cost="38500.00", start="2024-01-31", end="2024-04-20", **cells))
        found = people(file)[0]
        for which in ("amount", "hours"):
            equal(sum(Decimal(month[which]) for month in found["by_month"]), Decimal(found[which]), f"{which} of {cells}")
            month = found["by_month"][n % 4]
            tree = why(file, f"staff/1/{which}.{month['month']}")
            equal(tree["value"], month[which], f"{which} in {month['month']}")
            for node in walk(tree):
                check(node["children"] or (node["op"] in ("typed", "default") and node["place"]) or node["op"] == "calendar", f"{node['label']} is not explained")


def test_months_that_are_not_there():
    file = staff(member(yearly_cost="38500.00", share="50"))
    for name in ("amount.2023-12", "amount.2025-01", "hours.2024-13", "amount.2024-1", "amount.", "rate.2024-01", "amount.2024-01-01"):
        refused(USAGE, "no figure", "why", file, f"staff/1/{name}")
    for cells in (dict(start="2024-05-01", end="2024-04-30"), dict(end="9999-12-31")):
        equal(people(staff(member(yearly_cost="38500.00", share="50", **cells)))[0]["by_month"], [], cells)


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_months_stand_in_the_annex():
    fine("export", staff(member(yearly_cost="38500.00", share="50", end="2024-03-31")), "e.odt", "--paper", "explanation")
    with zipfile.ZipFile("e.odt") as package:
        text = re.sub("<[^>]*>", "", package.read("content.xml").decode("utf-8"))
    # A row a month, with what there is up to its end.
    for month, row in (("janvier", "1 604,17 €71,6667 h ; cumul 1 604,17 € et 71,6667 h"),
                       ("février", "1 604,16 €71,6666 h ; cumul 3 208,33 € et 143,3333 h"),
                       ("mars", "1 604,17 €71,6667 h ; cumul 4 812,50 € et 215 h")):
        equal(plain(text).count(f"— {month} 2024{row}"), 1, month)
    # The person is named once for all months, and so is how a month is worked out.
    equal(text.count("Mois par mois. Personne\u00a01"), 1, "once")
    equal(text.count("moins les mois d’avant"), 1, "the operation")
    for what in ("Coût sur l’action. ", "Heures sur l’action. ", "Mois sur l’action. "):
        equal(text.count(f"{what}Personne\u00a01"), 1, what)
    check("avril\u00a02024" not in text, "no more of them")


main(globals())
