"""Things an officer or a treasurer wants of a budget, each seen from end to end.

What one figure, rule or paper does is tested beside it; these hold that it reaches
whoever reads the answer, the accounts and the annexes.
"""

import os
import re
import sys
import zipfile
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

TEN_THOUSAND = "<line><category>staff</category><amount>10000.00</amount></line>"
HOURS = "<time><person>Ana Modèle</person><task>Tout</task><hours>{}</hours></time>"


def text_of(path, paper):
    """What stands in a paper, a piece a line, with plain spaces."""
    fine("export", path, "paper.odt", "--paper", paper)
    content = zipfile.ZipFile("paper.odt").read("content.xml").decode("utf-8")
    pieces = re.sub(r"<[^>]*>", "\n", content).replace("\u00a0", " ").replace("\u202f", " ")
    return [piece for piece in pieces.split("\n") if piece.strip()]


def findings(path):
    return {finding["rule"]: finding for finding in run("check", "--json", path).json()[0]["findings"]}


def plain(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ")


def test_categories_of_the_call():
    """Row 4: the four rows of Annexe 2, and those the applicant adds, come from the call file."""
    call = fine("call", LOT, "--json").json()
    path = dossier("<category id='7'><label>Déplacements</label></category>"
                   "<line><category>+7</category><amount>10.00</amount></line>")
    said = text_of(path, "reply")
    places = [said.index(category["label"]) for category in call["categories"]]
    equal(len(places), 4, "categories")
    equal(places, sorted(places), "in printed order")
    check("Déplacements" in said, "the row that was added")


def test_cost_per_hour():
    """Row 20: 10 000 ÷ 317 h prints 31,55, and 31,55 × 317 = 10 001,35 is said."""
    for hours, rounded, product in (("317", "31.55", "10 001,35"), ("320", "31.25", None), ("317.5", "31.50", "10 001,25")):
        path = dossier(TEN_THOUSAND + HOURS.format(hours))
        equal(fine("figures", "--json", path).json()["figures"]["cost.per-hour"]["value"], rounded, hours)
        finding = findings(path).get("hours.product")
        check((finding is not None) == (product is not None), f"{hours} h: {finding}")
        check(product is None or product in plain(finding["message"]), f"{hours} h: {finding}")
    why = plain(fine("why", dossier(TEN_THOUSAND + HOURS.format("317")), "cost.per-hour").out)
    check("31,5457" in why, f"the value before it was rounded: {why}")


def test_volunteers_method():
    """Row 23: hours × rate into 864 and 870, and the method in the annex."""
    path = dossier("<contribution><label>Accueil</label><account>864</account><hours>40.5</hours><rate>14.25</rate>"
                   "<method>SMIC horaire chargé</method></contribution>")
    worth = Fraction("40.5") * Fraction("14.25")
    cents = int(worth * 100 + Fraction(1, 2))
    equal(fine("figures", "--json", path).json()["figures"]["voluntary.uses"]["value"], f"{cents // 100}.{cents % 100:02d}")
    said = text_of(path, "volunteers")
    check("SMIC horaire chargé" in said and "14,25" in " ".join(said), f"{said}")


def test_shares_make_a_hundred():
    """Row 30: three thirds lose no hundredth, and the line that took it is named."""
    path = dossier(TEN_THOUSAND + "<fund key='fse'><amount>3333.33</amount></fund>"
                   "<funder><name>Ville</name><amount>3333.33</amount></funder>"
                   "<own-funds><amount>3333.34</amount></own-funds>")
    said = text_of(path, "reply")
    begin = said.index("Part")
    shares = [Fraction(piece[:-2].replace(",", ".")) for piece in said[begin:] if re.fullmatch(r"\d+(,\d+)? %", piece)]
    equal(sum(shares[:3]), 100, f"{shares}")
    sentence = [piece for piece in said if "arrondi est pris par" in piece]
    check(len(sentence) == 1 and "Fonds propres" in sentence[0] and "+0,01" in sentence[0], f"{sentence}")


def test_closing_sentence():
    """Row 32: the sentence at the foot is the table's grant over its products, whatever they are."""
    for cost, grant, own in (("10000.00", "4700.00", "5300.00"), ("9870.51", "4639.13", "5231.38"), ("7.77", "1.11", "6.66")):
        path = dossier(f"<line><category>staff</category><amount>{cost}</amount></line>"
                       f"<fund key='fse'><amount>{grant}</amount></fund><own-funds><amount>{own}</amount></own-funds>")
        table = fine("accounts", "--json", path).json()
        found = re.search(r"sollicitée de ([\d ,]+) €.*représente ([\d,]+) %", plain(table["sentence"]))
        asked = Fraction(found.group(1).replace(" ", "").replace(",", "."))
        share = Fraction(found.group(2).replace(",", "."))
        equal(asked, Fraction(grant), "the amount")
        check(abs(share - asked / Fraction(cost) * 100) <= Fraction(1, 20000), f"{share} of {cost}")


main(dict(globals()))
