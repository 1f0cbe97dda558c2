"""Participants, posts, staff, exits, options and conditions: written, read, compared, computed."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

PEOPLE = "pas-de-calais-2024/d10"

CONTENT = """
<action><start>2024-01-01</start><end>2024-12-31</end></action>
<condition key="approval"><met>true</met><date>2023-05-04</date><proof>Agrément</proof></condition>
<option key="any"><chosen>false</chosen></option>
<group id="7"><label>Ville &amp; faubourgs</label><count>10</count><women>4</women><men>5</men><young>2</young><rsa>6</rsa><months>9.5</months><setting>urban</setting><hours>12.25</hours></group>
<group id="3"><count>0</count></group>
<posts><count>12.5</count></posts>
<member id="4"><role>Encadrante</role><fte>0.8</fte></member>
<exit key="permanent-contract"><planned>2</planned><comment>Deux CDI</comment></exit>
"""


def test_every_lot_begins_empty():
    for lot in [row.split("\t")[0] for row in fine("calls").lines]:
        fine("new", lot, "new.ecot")
        equal(figures("new.ecot")["cost.total"], None, lot)
        check(run("check", "new.ecot").status in (FINE, FINDINGS), lot)
        os.remove("new.ecot")


def test_round_trip():
    file = dossier(CONTENT, lot=PEOPLE)
    fine("import", file, "a.ecot")
    fine("export", "a.ecot", "b.xml")
    fine("import", "b.xml", "c.ecot")
    fine("export", "c.ecot", "d.xml")
    equal(read("b.xml"), read("d.xml"))
    for one, other in ((file, "a.ecot"), ("a.ecot", "b.xml"), ("b.xml", "c.ecot")):
        equal(fine("diff", one, other).out, "")
    text = read("b.xml").decode("utf-8")
    for wanted in ("<setting>urban</setting>", "<fte>0.8</fte>", '<exit key="permanent-contract">', '<option key="any">', "<met>true</met>"):
        check(wanted in text, f"{wanted} in {text}")


def test_diff():
    one = dossier(CONTENT, "one.xml", PEOPLE)
    two = dossier(CONTENT.replace("<months>9.5", "<months>10").replace("<fte>0.8", "<fte>1"), "two.xml", PEOPLE)
    changes = run("diff", one, two, "--json").json()
    where = sorted(change["where"] for change in (changes["changes"] if isinstance(changes, dict) else changes))
    equal(where, ["participants/1/months", "staff/1/fte"], str(changes))


def test_refused():
    for content in ("<group><count>2.5</count></group>",           # nobody is half a person
                    "<group><count>-1</count></group>",
                    "<group><women>1.0</women></group>",
                    "<group><setting>mountain</setting></group>",
                    "<posts><count>many</count></posts>",
                    "<posts/><posts/>",
                    "<member><fte>1,5</fte></member>",
                    "<exit><planned>1</planned></exit>",
                    "<option key='a'><chosen>yes</chosen></option>",
                    "<condition key='a'><met>1</met></condition>"):
        refused(REFUSED, ["bad.xml"], "import", dossier(content, "bad.xml", PEOPLE), "bad.ecot")
        check(not os.path.exists("bad.ecot"), content)


def test_figures():
    found = figures(dossier(CONTENT, lot=PEOPLE))
    for name, value in {"participants.total": "10", "participants.women": "4", "participants.men": "5", "participants.young": "2",
                        "participants.rsa": "6", "participants.months": "95", "participants.monthly-average": "7.9167",
                        "action.months": "12", "posts": "12.5", "staff.fte": "0.8", "exits.durable": "2", "exits.dynamic": "2",
                        "exits.positive": None, "hours.placement.monthly": "12.25", "hours.placement.monthly.rural": None,
                        "cost.per-participant": None}.items():
        equal(found[name], value, name)
    check("participants.total" not in figures(example()), "RESA counts nobody")


def leaves(reason):
    return [reason] if not reason["children"] else [leaf for child in reason["children"] for leaf in leaves(child)]


def test_why():
    file = dossier(CONTENT, lot=PEOPLE)
    reason = fine("why", file, "participants.monthly-average", "--json").json()
    equal(reason["value"], "7.9167")
    equal({leaf["place"]: leaf["value"] for leaf in leaves(reason)},
          {"participants/1/count": "10", "participants/1/months": "9.5", "action/start": "2024-01-01", "action/end": "2024-12-31"})
    text = fine("why", file, "hours.placement.monthly").out
    check("10 × 9,5 mois × 12,25 h" in text.replace("\u00a0", " "), text)


if __name__ == "__main__":
    main(globals())
