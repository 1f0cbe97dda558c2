"""Things an officer or a treasurer wants of a budget, each seen from end to end.

What one figure, rule or paper does is tested beside it; these hold that it reaches
whoever reads the answer, the accounts and the annexes.
"""

import os
import re
import shutil
import subprocess
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
        check(f"{rounded.replace('.', ',')} € / h" in text_of(path, "reply"), f"{hours} h: the form does not print it")
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


def test_thirds_by_rate():
    """Row 30: three thirds of the money lose no cent: what no rate gives, own funds pay, and the shares are 100 %."""
    for cost in ("10000.00", "100.01", "0.02"):
        third = f"{int(Fraction(cost) * 100) // 3 / 100:.2f}"
        path = dossier(f"<line><category>staff</category><amount>{cost}</amount></line><fund key='fse'><percent>33.3333</percent></fund>"
                       f"<funder><name>Ville</name><amount>{third}</amount></funder><funder><name>Région</name><amount>{third}</amount></funder>")
        found = fine("figures", "--json", path).json()["figures"]
        paid = [found[name]["value"] for name in ("funding.fse", "funding.others", "funding.own")]
        equal(sum(Fraction(value) for value in paid), Fraction(cost), f"{paid}")
        equal((found["funding.total"]["value"], found["funding.balance"]["value"]), (cost, "0.00"), cost)
        said = text_of(path, "reply")
        shares = [Fraction(piece[:-2].replace(",", ".")) for piece in said[said.index("Part"):] if re.fullmatch(r"\d+(,\d+)? %", piece)]
        equal(sum(shares[:-1]), shares[-1], f"{shares}")
        equal(shares[-1], 100)


def test_closing_sentence():
    """Row 32: the sentence at the foot is the table's grant over its products, to two decimals, whatever they are."""
    for cost, grant, own in (("10000.00", "4700.00", "5300.00"), ("9870.51", "4639.13", "5231.38"), ("7.77", "1.11", "6.66")):
        path = dossier(f"<line><category>staff</category><amount>{cost}</amount></line>"
                       f"<fund key='fse'><amount>{grant}</amount></fund><own-funds><amount>{own}</amount></own-funds>")
        table = fine("accounts", "--json", path).json()
        found = re.search(r"sollicitée de ([\d ,]+) €.*représente ([\d,]+) %", plain(table["sentence"]))
        asked = Fraction(found.group(1).replace(" ", "").replace(",", "."))
        share = Fraction(found.group(2).replace(",", "."))
        equal(asked, Fraction(grant), "the amount")
        check(abs(share - asked / Fraction(cost) * 100) <= Fraction(1, 200), f"{share} of {cost}")


def prose(words, last="mot"):
    return " ".join(["mot"] * (words - 1) + [last]) if words > 0 else ""


def text_cell(key, text):
    return f"<narrative key='{key}'><text>{text}</text></narrative>"


def pdf_text(path, paper="reply"):
    """A paper as people read it; None where there is nobody to read it."""
    fine("export", path, "paper.pdf", "--paper", paper)
    if shutil.which("pdftotext") is None:
        return None
    return plain(subprocess.run(["pdftotext", "-layout", "paper.pdf", "-"], check=True, capture_output=True, text=True).stdout)


def own_call(name, *changes):
    """A call of the user's: that of 2017, changed."""
    call = read(os.path.join(DATA, "calls", "resa-2017.xml")).decode("utf-8").replace('id="resa-2017"', f'id="{name}"', 1)
    for before, after in changes:
        check(before in call, before)
        call = call.replace(before, after, 1)
    os.makedirs("data/ecot/calls", exist_ok=True)
    write(f"data/ecot/calls/{name}.xml", call)
    return f"{name}/1"


def test_word_limits():
    """Row 55: 700, 200 and 100 words a section, in the check, in the .odt and in the PDF."""
    sections = {"presentation": 700, "methods": 200, "schedule": 200, "output-indicators": 100, "result-indicators": 100,
                "impact-indicators": 100, "staff-references": 200}
    for more in (0, 1):
        path = dossier("".join(text_cell(key, prose(limit + more)) for key, limit in sections.items()))
        found = {one["where"].split("/")[1] for one in run("check", "--json", path).json()[0]["findings"] if one["rule"].startswith("words.")}
        equal(found, set(sections) if more else set(), "too long")
        for said in (" ".join(text_of(path, "reply")), pdf_text(path)):
            for limit in (700, 200, 100):
                wanted = sum(1 for one in sections.values() if one == limit)
                equal(said.count(f"{limit + more} mots sur {limit}") if said is not None else wanted, wanted, f"{limit} and {more}")


def test_counting_rule():
    """Row 56: « l’action » is one word or two by the rule of the call, which is told; spaces that do not break part words."""
    text = "« l’action » d’insertion\u00a0: porte\u2011clés\u202f! l'avenir"
    for rule, words in (("spaces", 4), ("apostrophes", 7), ("hyphens", 5)):
        lot = own_call("regle-" + rule, ('max-words="700"', f'max-words="700" words="{rule}"'))
        path = dossier(text_cell("presentation", text), lot=lot)
        equal(figures(path)["words.presentation"], str(words), rule)
        equal(fine("call", lot, "--json").json()["sections"][0]["words"], rule)
        check(f"{words} mots sur 700" in " ".join(text_of(path, "reply")), rule)
    for between, words in ((" ", 2), ("\u00a0", 2), ("\u202f", 2), ("\u2011", 1), ("’", 1), (" : ", 2), (" « ", 2), ("\n", 2)):
        equal(figures(dossier(text_cell("presentation", f"un{between}deux")))["words.presentation"], str(words), repr(between))


def test_tolerance():
    """Row 57: ten percent more are let pass with a warning; past them the finding says where the text would be cut."""
    lot = own_call("tolerance", ('max-words="700"', 'max-words="700" tolerance="10"'))
    for words, level, cut in ((700, None, None), (701, "warning", None), (770, "warning", None), (771, "error", "coupé après « …mot mot")):
        path = dossier(text_cell("presentation", prose(words, "fin")), lot=lot)
        finding = findings(path).get("words.presentation")
        equal(finding["level"] if finding else None, level, words)
        check(cut is None or cut in plain(finding["message"]) and "770" in finding["message"], f"{finding}")
        check(f"{words} mots sur 700" in " ".join(text_of(path, "reply")), f"{words} words in the paper")


def test_never_blocked():
    """Row 66: every paper can be had at any time: of a dossier with nothing in it, of a faulty one, of one that was sent."""
    for lot in ("resa-2017/2", "agape-2021/GP1", "pas-de-calais-2024/d10"):
        fine("new", lot, "empty.ecot")
        for paper in [said.split("\t")[0] for said in fine("export", "empty.ecot", "--paper", "list").lines]:
            fine("export", "empty.ecot", "paper.odt", "--paper", paper)
            check(zipfile.ZipFile("paper.odt").testzip() is None, f"{lot} {paper}")
        fine("export", "empty.ecot", "reply.pdf")
        os.remove("empty.ecot")
    for name in ("rallye-ess-faulty.xml", "rallye-ess.xml"):
        for out in ("a.odt", "a.pdf", "a.ods", "a.csv", "a.xml"):
            fine("export", example(name), out)
        fine("bundle", example(name), "bundle.zip")


def test_amounts_of_letters():
    """Row 67: a letter says the amounts of the budget as they are: one euro more in one line is one more in the letter."""
    before = plain(" ".join(text_of(example(), "covering")))
    check("9 870,50 €" in before and "9 871,50 €" not in before, before)
    content = read(example()).decode("utf-8")
    equal(content.count("<amount>480.00</amount>"), 1)
    changed = write("b.xml", content.replace("<amount>480.00</amount>", "<amount>481.00</amount>"))
    after = plain(" ".join(text_of(changed, "covering")))
    equal(after, before.replace("9 870,50 €", "9 871,50 €"), "nothing else changed")


main(dict(globals()))
