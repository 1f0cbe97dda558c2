"""What each paper says, read back from the files people would open.

Texts are read out of the .odt, page by page out of the .pdf where that matters;
spaces that do not break are read as spaces, for they are the typesetter's test.
"""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

ACTION = """
  <applicant><name>Les Ateliers du Fil d’Eau</name><siret>99912345800013</siret></applicant>
  <representative><name>Odile Fauquembre</name><role>Présidente</role></representative>
  <action><title>Le rallye</title><start>2024-01-15</start><end>2024-03-10</end></action>
"""

LETTER = """<member><role>Chargée de projet</role><name>Camille Exemple</name><contract>permanent</contract>
  <working-time>80</working-time><share>25.5</share><time-proof>letter</time-proof></member>"""
SHEET = """<member><role>Animateur</role><name>Noé Exemple</name><hours>56</hours><time-proof>sheet</time-proof></member>"""
TASKS = """<time><person>Camille Exemple</person><task>Coordonner les étapes</task><hours>10</hours><realised>8</realised></time>
  <time><person>Noé Exemple</person><task>Animer les ateliers</task><hours>56</hours></time>"""


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "").split())


def listed(file):
    return [row.split("\t")[0] for row in fine("export", file, "--paper", "list").lines]


def content(out):
    with zipfile.ZipFile(out) as archive:
        return ET.fromstring(archive.read("content.xml"))


def odt(file, paper):
    out = f"{paper}.odt"
    fine("export", file, out, "--paper", paper)
    return plain("\n".join("".join(part.itertext()) for part in content(out).iter()
                           if part.tag in (TEXT + "p", TEXT + "h")))


def pages(file, paper):
    """The text of each page; None where there is nobody to read it."""
    if shutil.which("pdftotext") is None:
        return None
    out = f"{paper}.pdf"
    fine("export", file, out, "--paper", paper)
    text = subprocess.run(["pdftotext", "-layout", out, "-"], capture_output=True, text=True, check=True).stdout
    return [plain(page) for page in text.split("\f")[:-1]]


def has(text, *parts):
    for part in parts:
        check(part in text, f"no “{part}” in: {text[:3000]}")


def lacks(text, *parts):
    for part in parts:
        check(part not in text, f"“{part}” in: {text[:3000]}")


def team(*members):
    return dossier(ACTION + "".join(members) + TASKS)


def test_row_24_letter():
    """Row 24: choosing “fixed % per month” writes the mission letter."""
    file = team(LETTER)
    papers = listed(file)
    check("mission-letter" in papers and "time-sheet" not in papers, papers)

    text = odt(file, "mission-letter")
    has(text, "Lettre de mission", "Camille Exemple", "Chargée de projet", "Coordonner les étapes",
        "du 15 janvier 2024 au 10 mars 2024", "25,5 % de son temps de travail", "2016-279", "Odile Fauquembre", "80 %",
        "CDI", "Signature de la personne salariée", "Signature de l’employeur et cachet")
    lacks(text, "Noé", "Animer")


def test_row_24_sheet():
    """Row 24: “variable” writes the sheet."""
    file = team(SHEET)
    papers = listed(file)
    check("time-sheet" in papers and "mission-letter" not in papers, papers)

    text = odt(file, "time-sheet")
    has(text, "janvier 2024", "février 2024", "mars 2024", "lun. 1", "Noé Exemple", "Signature de la personne responsable")
    lacks(text, "Camille", "avril 2024")

    # 56 hours over 17/31 of January, all of February, 10/31 of March, in quarters of an hour: 16,41, 29,93 and 9,66.
    planned = [match.replace(",", ".") for match in re.findall(r"Heures prévues ([\d,]+) h", text)]
    equal([float(hours) for hours in planned], [16.5, 30, 9.5])
    months = fine("people", "--json", file).json()["people"][0]["by_month"]
    check(all(abs(float(month["hours"]) - float(hours)) < 0.25 for month, hours in zip(months, planned, strict=True)), months)


def test_neither():
    for member in ("", "<member><role>Directrice</role></member>"):
        papers = listed(team(member))
        check("mission-letter" not in papers and "time-sheet" not in papers, papers)
    refused(USAGE, ["mission-letter"], "export", team(SHEET), "a.odt", "--paper", "mission-letter")
    check(not os.path.exists("a.odt"), "something was written")


def test_pages():
    """A letter a page and a sheet a page, each with both signatures."""
    vacant = "<member><role>Médiatrice</role><vacant>true</vacant><time-proof>letter</time-proof></member>"
    nobody = "<member><role>Accompagnatrice socioprofessionnelle</role><vacant>true</vacant><time-proof>sheet</time-proof></member>"
    title = "Le chemin et la clé : des parcours vers l’emploi, du premier entretien au contrat"
    file = dossier(ACTION.replace("Le rallye", title) + LETTER + SHEET + vacant + nobody)
    letters, sheets = pages(file, "mission-letter"), pages(file, "time-sheet")
    if letters is None:
        return
    equal((len(letters), len(sheets)), (2, 6))
    for page in letters + sheets:
        equal(page.count("Signature de la personne salariée"), 1, page[:80])


def test_months_without_end():
    """Nobody wants a sheet a month until the year 9999; nobody knows what the hours of these months are."""
    file = dossier("<action><start>2024-01-01</start><end>9999-12-31</end></action>" + SHEET)
    text = odt(file, "time-sheet")
    equal(text.count("Feuille de temps"), 60)
    lacks(text, "Heures prévues 0")

    # Without dates, one sheet for any month.
    text = odt(dossier(SHEET), "time-sheet")
    equal(text.count("Feuille de temps"), 1)
    has(text, " 31 ")


def test_schedule():
    file = dossier(ACTION + """<step><label>Préparer</label><start>2024-01-15</start><end>2024-02-20</end></step>
      <step><label>Le jour même</label><start>2024-03-02</start></step><step><label>Sans date</label></step>""")
    text = odt(file, "schedule")
    has(text, "Échéancier", "15/01/2024", "20/02/2024", "02/03/2024", "Sans date")

    root = content("schedule.odt")
    words = plain(root.find(f".//{DRAW}frame/{SVG}desc").text)
    has(words, "Préparer, du 15 janvier 2024 au 20 février 2024", "Le jour même, le 2 mars 2024")
    lacks(words, "Sans date")
    check("schedule" not in listed(dossier(ACTION)), "a schedule of nothing")


def test_many_steps():
    """What no page could hold in one drawing is several, each of a third of a page, on one scale."""
    steps = "".join(f"<step><label>Étape {n}</label><start>2024-01-{n % 28 + 1:02d}</start></step>" for n in range(45))
    file = dossier(steps)
    odt(file, "schedule")
    equal(len(content("schedule.odt").findall(f".//{DRAW}frame")), 5)


def test_budget_charts():
    root = None
    odt(example(), "budget")
    root = content("budget.odt")
    words = [plain(part.text) for part in root.iter(SVG + "desc")]
    equal(len(words), 2)
    has(words[0], "Coût total par poste de dépenses", "Rémunération et charges du personnel, 6 773,00 €, 68,62 %")
    has(words[1], "Parts du plan de financement", "Fonds social européen (47 %), 4 639,13 €, 47,00 %")

    # As in the table: what is indirect last, a category of one's own and a flat rate under their names.
    file = dossier("<category><label>Bilan</label></category>" + line("200.00", "indirect") + line("800.00") + line("100.00", None)
                   + line("50.00", "+1"), lot="agape-2021/B4")
    odt(file, "budget")
    words = plain(next(content("budget.odt").iter(SVG + "desc")).text)
    check(words.index("Dépenses directes") < words.index("Bilan") < words.index("Dépenses indirectes"), words)
    has(words, "Sans poste de dépenses, 100,00 €")

    # One bar alone says nothing.
    odt(dossier(line("100.00")), "budget")
    equal(len(content("budget.odt").findall(f".//{DRAW}frame")), 0)


def test_report():
    file = dossier(ACTION + """
      <line><category>staff</category><detail>Salaires</detail><amount>1000.00</amount><realised>900.50</realised></line>
      <line><category>staff</category><detail>Primes</detail><amount>200.00</amount></line>
      <funder><name>Commune</name><amount>500.00</amount><received>450.00</received><paid>2024-05-02</paid></funder>
      <funder><name>Refus</name><amount>77.00</amount><status>refused</status></funder>"""
      + TASKS + """<indicator key="mobilised"><planned>40</planned><realised>31</realised><reason>Il a plu.</reason></indicator>""")
    text = odt(file, "report")
    has(text, "Compte rendu final", "1 000,00 900,50 −99,50", "Primes 200,00", "Total des dépenses 1 200,00 900,50 −299,50",
        "Commune 500,00 450,00 −50,00 versé le 02/05/2024", "10 8 −2", "Total des heures 66 8 −58")
    lacks(text, "Refus")


def test_report_formulas():
    """Deviations and sums of the spreadsheet are formulas over what was typed, or will be: whoever fills it sees them."""
    file = dossier(line("1000.00", realised="900.50") + line("200.00"))
    fine("export", file, "a.ods", "--paper", "report")
    table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    formulas = [cell.get(table + "formula") for cell in next(content("a.ods").iter(table + "table")).iter()]
    equal([one for one in formulas if one is not None],
          ["of:=IF(AND(ISNUMBER([.B%d]);ISNUMBER([.C%d]));ROUND([.C%d]-[.B%d];2);\"\")" % (row, row, row, row) for row in (4, 5)]
          + ["of:=IF(COUNT([.%s4:.%s5])=0;\"\";ROUND(SUM([.%s4:.%s5]);2))" % (4 * (column,)) for column in "BC"]
          + ["of:=IF(AND(ISNUMBER([.B6]);ISNUMBER([.C6]));ROUND([.C6]-[.B6];2);\"\")"], "the lines, and their sum")


def test_nothing_typed_yet():
    file = dossier(ACTION)
    for text in [odt(file, "budget"), " ".join(pages(file, "budget") or [odt(file, "budget")])]:
        has(text, "Aucune dépense n’est inscrite au budget.", "Aucune heure n’est inscrite.")
        lacks(text, "Détail de la dépense", "Tâche")
    has(odt(file, "report"), "Aucune dépense n’est inscrite au budget.", "Aucune heure n’est inscrite.")
    text = odt(file, "explanation")
    has(text, "aucun montant à calculer")
    lacks(text, "Opération")
    fine("export", file, "budget.ods", "--paper", "budget")
    has(plain("".join(content("budget.ods").itertext())), "Détail de la dépense", "Coût total de l’action", "Tâche")


def test_line_begun_and_left():
    file = dossier(ACTION + line("10.00") + "<line><category>services</category></line><line/><funder/>" + line("20.00"))
    for paper, gone in [("budget", ("Honoraires", "Autre financeur", "Sans poste")), ("report", ("Honoraires", "Sans poste")), ("reply", ("Sans poste",))]:
        text = odt(file, paper)
        has(text, "30,00")
        lacks(text, *gone)


def test_one_cent():
    """Less than half a euro shows as none in a table of whole euros, and is no share of nothing."""
    file = dossier(ACTION + line("0.01") + "<funder><name>Ville</name><amount>0.01</amount></funder>")
    fine("export", file, "accounts.pdf", "--paper", "accounts")
    lacks(odt(file, "accounts"), "La subvention sollicitée")


def test_thousands_of_words():
    file = dossier(ACTION + "<narrative key='presentation'><text>" + "mot " * 1234 + "</text></narrative>")
    has(odt(file, "reply"), "1 234 mots sur 700")


def test_typed_numbers_explain_themselves():
    file = dossier(ACTION + line("10.00") + "<own-funds><amount>10.00</amount></own-funds>")
    text = odt(file, "explanation")
    has(text, "— Fonds propres 10,00 € saisi")
    lacks(text, "saisi dans le dossier")


def test_blank():
    """The form to fill by hand has the labels and nothing of the dossier."""
    text = odt(example(), "blank")
    has(text, "ANNEXE 2 : Modèle de réponse", "Dénomination sociale", "Numéro SIRET")
    lacks(text, "Fil d’Eau", "9 870,50", "Fauquembre")


def test_indicators():
    text = odt(example(), "indicators")
    has(text, "Grille des indicateurs", "35 au moins", "Commentaires")
    # Nobody told the people of the example apart: no table stands empty.
    check("Répartition" not in text, text)

    file = dossier('<indicator key="plie"><planned>24</planned><women>14</women></indicator>')
    text = odt(file, "indicators")
    has(text, "Personnes prévues", "Répartition par sexe", "Femmes")
    check("Répartition par âge" not in text, text)


def test_poster():
    """A sheet of A3 with the emblem, where a fund of the Union pays, and nowhere else."""
    file = example()
    text = odt(file, "poster")
    has(text, "UNION EUROPÉENNE", "Rallye ESS", "Fonds social européen", "9 870,50 €", "4 639,13 €")
    with zipfile.ZipFile("poster.odt") as archive:
        check(archive.read("Pictures/emblem.png").startswith(b"\x89PNG"), "no emblem")
        styles = archive.read("styles.xml").decode()
    has(styles, 'fo:page-width="297mm"', 'fo:page-height="420mm"')

    if pages(file, "poster") is not None:
        size = subprocess.run(["pdfinfo", "poster.pdf"], capture_output=True, text=True, check=True).stdout
        has(size, "(A3)")
        equal(len(pages(file, "poster")), 1)
    check("poster" not in listed(example("chantier-lavoir.xml")), "no fund of the Union pays there")


def test_emblem_at_the_foot():
    """Papers bear the emblem and the name of the Union where the call asks for its publicity."""
    for name, wanted in (("rallye-ess.xml", True), ("chantier-lavoir.xml", False)):
        odt(example(name), "budget")
        with zipfile.ZipFile("budget.odt") as archive:
            equal("UNION EUROPÉENNE" in archive.read("styles.xml").decode(), wanted, name)
            equal("Pictures/emblem.png" in archive.namelist(), wanted, name)


def test_accounts():
    """The page of the Cerfa form: whole euros that add up, both totals equal, the sentence that of the table."""
    file = example()
    text = odt(file, "accounts")
    # The share is that of the exact amounts, to two decimals.
    has(text, "La subvention sollicitée de 4 640 €, objet de la présente demande, représente 47 % du total des produits.", "– Fonds européens (FSE, FEDER…), aide demandée 4 640", "74 – Subventions d’exploitation", "– Prestations de services (604)", "Total des charges 9 871 Total des produits 9 871")

    fine("export", file, "a.ods", "--paper", "accounts")
    table_name = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
    formulas = [cell.get(table_name + "formula") for cell in content("a.ods").iter() if cell.get(table_name + "formula")]
    check(len(formulas) == 5 and all("SUM" in one for one in formulas), formulas)


def test_volunteers():
    volunteers = """<contribution><label>Bénévoles</label><account>864</account><hours>10</hours><rate>17.5</rate>
        <method>Une fois et demie le salaire minimum chargé.</method></contribution>
      <contribution><label>Bénévolat</label><account>870</account><amount>170.00</amount></contribution>"""
    text = odt(dossier(ACTION + volunteers), "volunteers")
    has(text, "Bénévoles 864 10 17,50 175,00", "Total des emplois 175,00", "Total des ressources 170,00", "5,00 €",
        "Une fois et demie le salaire minimum chargé.", "n’entrent ni dans le coût")
    # The accounts that stand there, as the rule of the action’s first day calls them, and no others.
    has(text, "864 : Personnel bénévole", "870 : Dons en nature")
    lacks(text, "875", "860")
    has(odt(dossier(ACTION.replace("2024", "2019") + volunteers), "volunteers"), "870 : Bénévolat")
    check("volunteers" not in listed(dossier(ACTION)), "nobody gives anything")


def test_cash():
    """The table, the curve and its lowest point say what the verb cash says."""
    file = dossier(ACTION + line("900.00", paid="2024-02-10") + """<funder><name>Commune</name><amount>300.00</amount><status>obtained</status>
      <paid>2024-03-05</paid></funder><cash><opening>100.00</opening></cash>""")
    text = odt(file, "cash")
    has(text, "Plan de trésorerie", "janvier 2024 700,00 0,00 700,00", "février 2024 0,00 900,00 −200,00", "la trésorerie de départ : 100,00 €")
    words = plain(content("cash.odt").find(f".//{DRAW}frame/{SVG}desc").text)
    has(words, "au plus bas : février 2024, −200,00 €")

    fine("export", file, "a.ods", "--paper", "cash")
    formulas = [cell.get("{urn:oasis:names:tc:opendocument:xmlns:table:1.0}formula") for cell in content("a.ods").iter()]
    check(sum(1 for one in formulas if one) >= 2, formulas)
    check("cash" not in listed(dossier(ACTION)), "nothing is said of cash")


if __name__ == "__main__":
    main(globals())
