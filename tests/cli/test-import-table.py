"""Budgets of strangers (.ods, .csv) come into a dossier as lines.

Row 80 of the list of features: offers read without typing them again; row 94: with
column mapping and preview.
"""

import os
import re
import shutil
import subprocess
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

BUDGET = """Les Ateliers du Fil d’Eau;;;;
Budget prévisionnel 2017;;;;

Poste;Désignation;Quantité;Coût unitaire;Montant
Personnel;;;;
;Chargée de mission;120;22,38;2 685,60 €
;Assistante;10;20;200
Sous-total personnel;;;;2 885,60
Achats;;;;
;Fournitures;;;1 200,00
;Livres;2;12,5;25
;Traiteur;;;sur devis
Communication;;;;
;Affiches;;;0
;Flyers;;;300
TOTAL;;;;4 410,60
"""

ADDED = [
    (6, "Chargée de mission", "staff", "2685.60"), (7, "Assistante", "staff", "200.00"),
    (10, "Fournitures", "supplies", "1200.00"), (11, "Livres", "supplies", "25.00"),
    (15, "Flyers", None, "300.00"),
]
LEFT = [5, 8, 9, 12, 13, 14, 16]


def write(path, text, encoding="utf-8"):
    with open(path, "wb") as file:
        file.write(text.encode(encoding))
    return path


def dossier():
    if not os.path.exists("a.ecot"):
        fine("new", LOT, "a.ecot")
    return "a.ecot"


def take(path, *options):
    return fine("import", "--json", path, dossier(), *options).json()


def lines(found):
    return [(line["row"], line["label"], line["category"], line["cost"]) for line in found["added"]]


def details():
    fine("export", "a.ecot", "a.xml")
    return re.findall("<detail>(.*?)</detail>", open("a.xml", encoding="utf-8").read())


def figure(name):
    return fine("figures", "--json", "a.ecot").json()["figures"][name]["value"]


def test_row_80_a_csv_in_three_encodings_is_read():
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "cp1252"):
        path = write(f"budget-{encoding}.csv", BUDGET, encoding)
        found = take(path, "--dry-run")
        equal(lines(found), ADDED, encoding)
        equal([row["row"] for row in found["left_out"]], LEFT, encoding)
        equal([(f["cell"], f["text"]) for f in found["unreadable"]], [("E12", "sur devis")])
        equal((found["imported"], found["total"], found["difference"], found["total_cell"]), ("4410.60", "4410.60", "0.00", "E16"))
    equal(figure("cost.total"), None, "a dry run changes nothing")


def test_lines_are_added_and_undone_as_one():
    path = write("budget.csv", BUDGET)
    equal(lines(take(path)), ADDED)
    equal(figure("cost.total"), "4410.60")
    equal(figure("cost.category.staff"), "2885.60")
    found = take(path)
    equal([line["note"] is None for line in found["added"]], [False] * 5, "lines that are there already are told")
    equal(figure("cost.total"), "8821.20", "nothing is replaced")
    take(write("autre.csv", "Libellé;Montant\nTimbres;3\n"))
    equal(details()[0], "Chargée de mission", "lines come behind those that are there")
    equal(details()[-1], "Timbres")


def test_a_number_with_two_readings_is_asked_about():
    path = write("budget.csv", "Libellé;Montant\nLoyer;1.234\nGaz;2.500\n")
    before = open(dossier(), "rb").read()
    refused(REFUSED, ["budget.csv", "B2", "1.234", "--decimal"], "import", path, "a.ecot")
    equal(open("a.ecot", "rb").read(), before, "nothing changed")
    equal(take(path, "--decimal", ",", "--dry-run")["imported"], "3734.00")
    refused(REFUSED, [], "import", path, "a.ecot", "--decimal", ".", "--dry-run")
    # One cell decides for its column.
    write("budget.csv", "Libellé;Montant\nLoyer;1.234\nGaz;2.500,50\n")
    equal(take(path, "--dry-run")["imported"], "3734.50")


def test_columns_are_remembered_for_the_same_titles():
    path = write("budget.csv", "Quoi;Combien;Prévu ailleurs\nLoyer;100;7\nGaz;50;8\n")
    found = take(path, "--columns", "label=A,amount=B")
    equal((found["columns"], found["remembered"]), ({"label": "A", "amount": "B"}, False))
    write("autre.csv", "Quoi;Combien;Prévu ailleurs\nTrain;70;9\n")
    found = take("autre.csv", "--dry-run")
    equal((found["columns"], found["remembered"], found["imported"]), ({"label": "A", "amount": "B"}, True, "70.00"))
    found = take("autre.csv", "--dry-run", "--columns", "label=A,amount=C")
    equal((found["remembered"], found["imported"]), (False, "9.00"))


def test_what_cannot_be_asked_for():
    path = write("budget.csv", BUDGET)
    refused(USAGE, ["total=B", "amount"], "import", path, dossier(), "--columns", "total=B")
    refused(USAGE, ["--decimal"], "import", path, "a.ecot", "--decimal", "x")
    refused(USAGE, ["Dépenses", "1"], "import", path, "a.ecot", "--sheet", "Dépenses")
    refused(REFUSED, ["none.csv"], "import", "none.csv", "a.ecot")
    refused(REFUSED, ["none.ecot"], "import", path, "none.ecot")
    write("vide.csv", "Bonjour;à tous\n")
    refused(REFUSED, ["vide.csv", "columns"], "import", "vide.csv", "a.ecot")
    write("budget.xls", "\xd0\xcf\x11\xe0", "latin-1")
    refused(REFUSED, [".ods", ".csv"], "import", "budget.xls", "a.ecot")


# The page of the form of associations: costs and who pays them, side by side, and accounts
# whose amounts are those of the rows beneath; one is not, and one row is without an amount.
CERFA = """6. Budget de l'action;;;
Année 2017;;;
CHARGES;Montant;PRODUITS;Montant
60 – Achats;1 500,00;70 – Vente de produits finis;300,00
Prestations de services;500,00;74 – Subventions d’exploitation;4 000,00
Achats matières et fournitures;1 000,00;État : politique de la ville;1 500,00
Autres fournitures;0;Région Hauts-de-France;2 500,00
61 – Services extérieurs;700,00;FSE;1 000,00
Locations;700,00;;
Entretien et réparation;;75 – Autres produits de gestion courante;200,00
64 – Charges de personnel;3 300,00;;
Rémunération des personnels;2 500,00;;
Charges sociales;800,00;;
TOTAL DES CHARGES;5 500,00;TOTAL DES PRODUITS;5 500,00
CONTRIBUTIONS VOLONTAIRES;;;
86 – Emplois des contributions volontaires en nature;400,00;87 – Contributions volontaires en nature;400,00
Personnel bénévole;400,00;Bénévolat;400,00
TOTAL;5 900,00;TOTAL;5 900,00
"""

# As treasurers keep it: the number of the account in a column of its own, on either side.
SIDES = """DÉPENSES;;;RECETTES;;
Compte;Intitulé;Montant;Compte;Intitulé;Montant
60;Achats;1 500,00;74;Subventions;600,00
602;Prestations de l’atelier;500,00;741;Politique de la ville;400,00
606;Farine;1 000,00;744;Lens;200,00
61;Loyers;700,00;756;Adhérents;1 600,00
613;Salle;700,00;;;
;TOTAL;2 200,00;;TOTAL;2 200,00
86;Emplois des contributions volontaires;;87;Contributions volontaires;
864;Pétrissage;400,00;870;Les amis du four;400,00
"""


def test_both_sides_have_their_accounts():
    found = take(write("cotes.csv", SIDES))
    equal(found["columns"], {"label": "B", "account": "A", "amount": "C", "funder": "E", "funder-account": "D", "funder-amount": "F"})
    equal([(one["label"], one["account"], one["cost"]) for one in found["added"]],
          [("Prestations de l’atelier", "602", "500.00"), ("Farine", "606", "1000.00"), ("Salle", "613", "700.00")], "a class above its parts is their sum")
    equal([(one["label"], one["type"], one["cost"]) for one in found["funders"]],
          [("Politique de la ville", "state", "400.00"), ("Lens", None, "200.00"), ("Adhérents", "dues", "1600.00")], "756 says what no word says")
    equal([(one["label"], one["account"]) for one in found["voluntary"]], [("Pétrissage", "864"), ("Les amis du four", "870")], "870 says so, no word does")
    equal((found["total"], found["total_cell"], found["difference"]), ("2200.00", "C8", "0.00"))
    values, total = products()
    equal((values.get("74"), values.get("756"), total), ("600.00", "1600.00", "2200.00"))


def test_products_among_the_costs_are_who_pays():
    found = take(write("liste.csv", "Compte;Libellé;Montant\n606;Farine;100\n741;DRAJES;60\n613;Salle;50\n756;Adhérents;90\n"))
    equal([one["label"] for one in found["added"]], ["Farine", "Salle"])
    equal([(one["label"], one["type"]) for one in found["funders"]], [("DRAJES", "state"), ("Adhérents", "dues")])
    equal((figure("cost.total"), figure("funding.others")), ("150.00", "150.00"))
    counted = take(write("nombres.csv", "Libellé;Montant\n70 affiches;10\nEau;5\n86 repas;6\n12 mois de loyer;80\nGaz;4\n"), "--dry-run")
    equal(([one["cost"] for one in counted["added"]], counted["funders"], counted["voluntary"]), (["10.00", "5.00", "6.00", "80.00", "4.00"], [], []),
          "a number that counts something is no account")


def test_years_of_who_pays_add_up():
    found = take(write("ans.csv", "Libellé;2027;2028;Produits;2027;2028\nLoyer;10;20;Ville de Lens;15,50;5\nGaz;5;;Région;10;\nTotal;15;20;Total;25,50;5\n"))
    equal([(one["label"], one["cost"], one["periods"][:2]) for one in found["funders"]], [("Ville de Lens", "20.50", ["15.50", "5.00"]), ("Région", "10.00", ["10.00", None])])
    equal((found["imported"], found["total"], found["total_cell"], found["difference"]), ("35.00", "35.00", "B4", "0.00"))
    check(any("years of who pays" in note for note in found["notes"]), found["notes"])
    equal((figure("cost.total"), figure("funding.others")), ("35.00", "30.50"))
    apart = take(write("ecart.csv", "Libellé;2027;2028;Produits;Montant;2027;2028\nLoyer;10;20;Commune de Liévin;21;15;5\n"), "--dry-run")
    equal((apart["funders"][0]["cost"], "20,00" in apart["funders"][0]["note"]), ("21.00", True), "an amount of its own counts, and years that differ are said")


ENGLISH = """Cost category,Item,Quantity,Unit,Unit cost,VAT,Total cost,Funding source,Supporting document
Staff,Project manager,120,hour,"1,022.50",0%,"122,700.00",ESF,payslips
,Assistant,10.5,hour,20.00,,210.00,own,
Travel,Train tickets,4,ticket,55.25,10%,221.00,,invoice 12
,Total,,,,,"123,131.00",,
"""

STACKED = """DÉPENSES\t
Loyer de la salle\t800,50
Animateur\t1200
Produits d'entretien\t45,10
Total dépenses\t2045,60
\t
RECETTES\t
Commune de Lens\t1000
Département\t500
Fonds propres\t545,60
Total recettes\t2045,60
"""


def funders(found):
    return [(funder["label"], funder["cost"]) for funder in found["funders"]]


def test_the_form_of_associations_is_read_on_both_sides():
    found = take(write("cerfa.csv", CERFA))
    equal(lines(found), [
        (5, "Prestations de services", "supplies", "500.00"), (6, "Achats matières et fournitures", "supplies", "1000.00"),
        (9, "Locations", None, "700.00"), (12, "Rémunération des personnels", "staff", "2500.00"), (13, "Charges sociales", "staff", "800.00"),
    ])
    equal(funders(found), [
        ("70 – Vente de produits finis", "300.00"), ("État : politique de la ville", "1500.00"),
        ("Région Hauts-de-France", "2500.00"), ("75 – Autres produits de gestion courante", "200.00"),
    ])
    equal([one["type"] for one in found["funders"]], ["sales", "state", "region", "management"], "what they are, where the name says it")
    equal([(one["label"], one["account"], one["cost"]) for one in found["voluntary"]],
          [("Personnel bénévole", "864", "400.00"), ("Bénévolat", "870", "400.00")], "row 33: contributions in kind go to their accounts")
    equal((found["total"], found["difference"]), ("5500.00", "0.00"), "voluntary contributions stay apart")
    equal((figure("voluntary.uses"), figure("voluntary.resources")), ("400.00", "400.00"))
    equal(figure("cost.total"), "5500.00")
    equal(figure("cost.category.supplies"), "1500.00")
    again = take("cerfa.csv", "--dry-run")
    equal((funders(again), again["voluntary"]), ([], []), "who is there already is not added again")


PRODUCTS = """CHARGES;Montant;PRODUITS;Montant
Loyer;2 191,00;70 – Vente de produits finis;300,00
;;73 – Dotations et produits de tarification;40,00
;;74 – Subventions d’exploitation;1 110,00
;;741 État : DRAJES;500,00
;;744 – Ville de Lens;600,00
;;748 – Autres;10,00
;;75 – Autres produits de gestion courante;376,00
;;756. Cotisations;200,00
;;7581 Quêtes;100,00
;;754 Legs;50,00
;;757 Divers;26,00
;;76 – Produits financiers;5,00
;;77 – Produits exceptionnels;60,00
;;78 – Reprises sur amortissements;100,00
;;79 – Transfert de charges;200,00
TOTAL;2 191,00;TOTAL;2 191,00
CONTRIBUTIONS VOLONTAIRES;;;
86 – Emplois;9,00;87 – Contributions;9,00
"""


def products():
    found = fine("accounts", "--json", "a.ecot").json()["products"]
    return {row["code"]: row["value"] for row in found["rows"] if row["code"] and row["value"] is not None}, found["total"]


def test_resources_have_the_type_of_their_account():
    found = take(write("produits.csv", PRODUCTS))
    equal([(one["label"], one["type"]) for one in found["funders"]], [
        ("70 – Vente de produits finis", "sales"), ("73 – Dotations et produits de tarification", "pricing"),
        ("741 État : DRAJES", "state"), ("744 – Ville de Lens", "commune"), ("748 – Autres", None),
        ("756. Cotisations", "dues"), ("7581 Quêtes", "gifts"), ("754 Legs", "gifts"), ("757 Divers", "management"),
        ("76 – Produits financiers", "financial"), ("77 – Produits exceptionnels", "exceptional"),
        ("78 – Reprises sur amortissements", "reversal"), ("79 – Transfert de charges", "transfer"),
    ])
    equal([one["label"] for one in found["funders"] if one["note"]], ["748 – Autres"], "what no number settles is asked")
    equal([one["account"] for one in found["voluntary"]], [None, None], "86 and 87 are no resources")
    values, total = products()
    equal({code: values.get(code) for code in ("70", "73", "75", "756", "758", "76", "77", "78", "79")},
          {"70": "300.00", "73": "40.00", "75": "376.00", "756": "200.00", "758": "150.00", "76": "5.00", "77": "60.00", "78": "100.00", "79": "200.00"})
    equal(total, "2191.00", "as the table's own total")


NAMED = [
    ("Cotisations des adhérents", "dues"), ("Billetterie", "sales"), ("Dons", "gifts"), ("Intérêts du livret A", "financial"),
    ("Reprises de provisions", "reversal"), ("75", "management"), ("Région : ventes de billets", "region"), ("Mécénat", "private"),
    ("706 Prestations à la commune", "sales"), ("75A Ville", "commune"),
    # Two things are said, or nothing is.
    ("Ventes à la commune", None), ("Dons d’une fondation", None), ("7 Divers", None), ("704000001 Divers", None), ("Donjon", None),
    ("75 – Dons", "gifts"), ("75 – Cotisations", "dues"), ("75 – Ville de Paris", None), ("70 – Cotisations", None), ("71 – Production stockée", None),
]


def test_resources_have_the_type_that_their_words_say():
    path = write("noms.tsv", "RECETTES\t\n" + "".join("%s\t10\n" % label for label, kind in NAMED))
    found = {one["label"]: one["type"] for one in take(path, "--columns", "label=A,amount=B")["funders"]}
    equal([(label, found.get(label, "lost")) for label, kind in NAMED], NAMED)
    numbered = take(write("plan.csv", "Compte;Libellé;Montant\nDÉPENSES;;\n613;Salle;50\nRECETTES;;\n74;Région;30\n75;Ville de Lens;15\n706;Commune;5\n"))
    equal([one["type"] for one in numbered["funders"]], ["region", "management", "sales"], "a number in its own column is believed")


GIFTS = """Compte;Nature;Heures;Taux horaire;Montant
60;Farine;;;80
864;Gardes de l'atelier;8:30;12;102
8611;Salle prêtée;;;150,50
;Mise à disposition d'un four;;;30
86 – Emplois des contributions volontaires;;;;
;Cuissons du dimanche;4;;60
87;Tout ce qui est donné;;;342,50
"""


def test_contributions_in_kind_by_account_or_title():
    found = take(write("dons.csv", GIFTS))
    equal([(one["row"], one["account"], one["quantity"], one["cost"]) for one in found["voluntary"]],
          [(3, "864", "8.5", "102.00"), (4, "861", None, "150.50"), (7, None, "4", "60.00"), (8, None, None, "342.50")])
    equal([line[1] for line in lines(found)], ["Farine", "Mise à disposition d'un four"], "words alone make no gift of a cost")
    fine("export", "a.ecot", "a.xml")
    text = re.sub(r"\s+", "", open("a.xml", encoding="utf-8").read())
    for piece in ("<account>864</account><hours>8.5</hours><rate>12</rate></contribution>", "<account>861</account><amount>150.50</amount>"):
        check(piece in text, piece)
    check(all(one["note"] for one in found["voluntary"][2:]), "what has no account is asked about")


REALISED = """CHARGES;Prévu;Réalisé;Écart;PRODUITS;Prévu;Reçu
Loyer;700,00;650,10;49,90;Région;500,00;250,00
Timbres;;12,30;;Ville de Lens;200,00;
Gaz;50,00;;;;;
"""


def test_realised_amounts_come_with_the_planned_ones():
    found = take(write("bilan.csv", REALISED))
    equal([(one["label"], one["cost"], one["realised"]) for one in found["added"]], [("Loyer", "700.00", "650.10"), ("Timbres", "0.00", "12.30"), ("Gaz", "50.00", None)])
    equal([(one["label"], one["cost"], one["realised"], one["type"]) for one in found["funders"]],
          [("Région", "500.00", "250.00", "region"), ("Ville de Lens", "200.00", None, "commune")])
    equal(figure("cost.realised"), "662.40")
    check(any("Écart" in note for note in found["notes"]), "what is not brought is told: %s" % found["notes"])


def test_realised_amounts_of_lines_that_are_there():
    write("prevu.csv", "Libellé;Montant\nLoyer;700\nGaz;50\nGaz;50\n")
    take("prevu.csv")
    found = take(write("bilan.csv", "Libellé;Prévu;Réalisé\nLoyer;700;650,10\nGaz;50;48\n"))
    equal((len(found["added"]), figure("cost.total"), figure("cost.realised")), (2, "850.00", "698.10"), "of two that are alike none is taken for it")
    fine("export", "a.ecot", "a.xml")
    text = re.sub(r"\s+", "", open("a.xml", encoding="utf-8").read())
    check("<detail>Loyer</detail><amount>700.00</amount><realised>650.10</realised>" in text, text)


YEARS = """Poste;Désignation;2027;2028;2029
Personnel;Chargée;100;200,50;
Achats;Livres;;50;25
Total;;100;250,50;25
"""


def periods():
    fine("export", "a.ecot", "a.xml")
    text = re.sub(r"\s+", "", open("a.xml", encoding="utf-8").read())
    return re.findall('<periodkey="(\\d)">(?:<label>(.*?)</label>)?(?:<start>(.*?)</start>)?', text), re.findall(r"<(period-\d)>(.*?)<", text)


def test_years_are_periods():
    found = take(write("annees.csv", YEARS))
    equal(lines(found), [(2, "Chargée", "staff", "300.50"), (3, "Livres", "supplies", "75.00")], "years add up to the amount")
    equal(found["added"][0]["periods"], ["100.00", "200.50", None, None, None, None])
    equal(found["columns"], {"category": "A", "label": "B", "period-1": "C", "period-2": "D", "period-3": "E"})
    equal(periods(), ([("1", "2027", "2027-01-01"), ("2", "2028", "2028-01-01"), ("3", "2029", "2029-01-01")],
                      [("period-1", "100.00"), ("period-2", "200.50"), ("period-2", "50.00"), ("period-3", "25.00")]))


def test_years_find_the_periods_of_the_dossier():
    fine("export", dossier(), "a.xml")
    text = open("a.xml", encoding="utf-8").read()
    named = '<period key="1"><label>Exercice 2028</label></period><period key="2"><start>2029-03-01</start><end>2029-11-30</end></period>'
    os.remove("a.ecot")
    fine("import", write("b.xml", text.replace("/>", ">" + named + "</dossier>") if text.rstrip().endswith("/>") else text.replace("</dossier>", named + "</dossier>")), "a.ecot")
    found = take(write("annees.csv", YEARS))
    equal([label for key, label, start in periods()[0]], ["Exercice2028", "", "2027"])
    equal(periods()[1], [("period-1", "200.50"), ("period-3", "100.00"), ("period-1", "50.00"), ("period-2", "25.00")])
    check(any("2027" in note and "3" in note for note in found["notes"]), found["notes"])


def test_gifts_have_neither_years_nor_realised_amounts():
    found = take(write("dons.csv", "Libellé;2027;2028;Réalisé\n864 Bénévoles;100;50;40\n870 Bénévolat;150;;\nLoyer;1;;\n"), "--dry-run")
    equal([(one["account"], one["cost"]) for one in found["voluntary"]], [("864", "150.00"), ("870", "150.00")])
    check("realised" in found["voluntary"][0]["note"], "what is not brought is said")


def test_one_year_is_the_amount():
    found = take(write("an.csv", "Libellé;Budget 2026\nLoyer;100\nGaz;50\n"), "--dry-run")
    equal((found["columns"], found["imported"]), ({"label": "A", "amount": "B"}, "150.00"))


def test_columns_of_periods_and_realised_amounts_are_said_and_remembered():
    path = write("mes.csv", "Quoi;Un;Deux;Fait\nLoyer;100;70;9\n")
    found = take(path, "--columns", "label=A,period-1=B,period-4=C,realised=D")
    equal(lines(found), [(2, "Loyer", None, "170.00")])
    equal(periods(), ([("1", "Un", ""), ("4", "Deux", "")], [("period-1", "100.00"), ("period-4", "70.00")]))
    again = take(path, "--dry-run")
    equal((again["remembered"], again["columns"]), (True, {"label": "A", "realised": "D", "period-1": "B", "period-4": "C"}))


def test_hours_of_the_clock():
    found = take(write("heures.csv", "Nature;Heures;Taux horaire\nAtelier;8:30;20\nVeille;8h30;10\nAppels;0 h 20;9\nNuit;25:61;8\n"))
    equal([(one["label"], one["quantity"], one["unit"], one["cost"]) for one in found["added"]],
          [("Atelier", "8.5", "h", "170.00"), ("Veille", "8.5", "h", "85.00"), ("Appels", "0.3333", "h", "3.00")])
    equal([one["cell"] for one in found["rounded"]], ["B4"])
    equal([one["cell"] for one in found["unreadable"]], ["B5"])


def hostile(text, *options):
    found = take(write("etrange.csv", text), "--dry-run", *options)
    return [(one["row"], one["cost"]) for one in found["added"]], {one["cell"]: one["reason"] for one in found["unreadable"]}


def test_numbers_of_books():
    added, unread = hostile("Libellé;Montant\nA;(1 200,50)\nB;(50)\nC;-20 €\nD;−30,00\nE;12,5-\nF;€ 7\nG;8 EUR\nH;1 200,5 euros\nI;12--\n")
    equal(added, [(2, "-1200.50"), (3, "-50.00"), (4, "-20.00"), (5, "-30.00"), (6, "-12.50"), (7, "7.00"), (8, "8.00"), (9, "1200.50")])
    equal(list(unread), ["B10"])


def test_what_is_no_amount_is_said():
    added, unread = hostile("Libellé;Montant\nA;1\nB;2\nC;3\nD;4\nE;5\nF;6\nG;$ 50\nH;50 £\nI;#REF!\nJ;Err:502\nK;12/01\nL;10 %\nM;12 k€\n")
    equal([row for row, cost in added], [2, 3, 4, 5, 6, 7])
    equal(list(unread), ["B8", "B9", "B10", "B11", "B12", "B13", "B14"])
    check("$" in unread["B8"] and "euros" in unread["B8"] and "£" in unread["B9"], unread)
    check("formula" in unread["B10"] and unread["B10"] == unread["B11"], unread)


def test_errors_do_not_hide_the_column_of_amounts():
    added, unread = hostile("Libellé;Montant\nA;#DIV/0!\nB;#N/A\nC;#VALEUR!\nD;5\n")
    equal((added, list(unread)), ([(5, "5.00")], ["B2", "B3", "B4"]))


def test_titles_stay_where_the_columns_are_said():
    added, unread = hostile("Libellé;Montant\nA;05/06\nB;12 janvier\nC;2026-01-12\nD;45\n", "--columns", "label=A,amount=B")
    equal((added, list(unread)), ([(5, "45.00")], ["B2", "B3", "B4"]), "dates are no amounts")


def test_sums_above_their_rows():
    added, unread = hostile("Libellé;Montant\nTotal;150\nSous-total achats;100\nLivres;60\nColle;40\nSous-total loyers;50\nSalle;50\n")
    equal((added, unread), ([(4, "60.00"), (5, "40.00"), (7, "50.00")], {}))


def test_marks_that_differ_from_cell_to_cell():
    added, unread = hostile("Libellé;Montant\nA;1,234.56\nB;1.234,56\nC;12,5\nD;1 234\n")
    equal(added, [(2, "1234.56"), (3, "1234.56"), (4, "12.50"), (5, "1234.00")])
    refused(REFUSED, ["B5", "1.234"], "import", write("deux.csv", "Libellé;Montant\nA;1,234.56\nB;1.234,56\nC;12,5\nD;1.234\n"), "a.ecot")


def test_rates_of_vat():
    found = take(write("tva.csv", "Libellé;Montant;TVA\nA;100;20 %\nB;100;5,5%\nC;100;0,2\nD;100;10\n"))
    equal((len(found["added"]), found["unreadable"]), (4, []))
    fine("export", "a.ecot", "a.xml")
    equal(re.findall("<vat-rate>(.*?)<", open("a.xml", encoding="utf-8").read()), ["20", "5.5", "20", "10"])


def test_english_titles_and_rates():
    found = take(write("en.csv", ENGLISH), "--dry-run")
    equal(lines(found), [(2, "Project manager", "staff", "122700.00"), (3, "Assistant", "staff", "210.00"), (4, "Train tickets", None, "221.00")])
    equal([line["unit_cost"] for line in found["added"]], ["1022.5", "20", "55.25"])
    equal(found["columns"]["funder"], "H")
    fine("import", "en.csv", "a.ecot")
    fine("export", "a.ecot", "a.xml")
    text = open("a.xml", encoding="utf-8").read()
    for piece in ("<vat-rate>10</vat-rate>", "<proof>invoice 12</proof>", "<unit>ticket</unit>"):
        check(piece in text, piece)


def test_costs_and_then_who_pays():
    found = take(write("stacked.tsv", STACKED))
    equal([line[1] for line in lines(found)], ["Loyer de la salle", "Animateur", "Produits d'entretien"])
    equal(funders(found), [("Commune de Lens", "1000.00"), ("Département", "500.00")])
    equal(found["difference"], "0.00")


def test_a_total_that_is_not_the_sum_is_told():
    found = take(write("faux.csv", "Libellé;Montant\nLoyer;100,00\nGaz;50,50\nTotal;160,00\n"), "--dry-run")
    equal((found["imported"], found["total"], found["difference"], found["total_cell"]), ("150.50", "160.00", "9.50", "B4"))
    check("9,50" in fine("import", "faux.csv", "a.ecot", "--dry-run").out.replace("\u202f", " "), "in words too")


def cell(text, **attributes):
    names = {"repeat": "table:number-columns-repeated", "rows": "table:number-rows-spanned", "columns": "table:number-columns-spanned"}
    more = "".join(f' {names[name]}="{value}"' for name, value in attributes.items())
    if text is None:
        return f"<table:table-cell{more}/>"
    if text.startswith("="):
        return f'<table:table-cell table:formula="of:{text}"{more}/>'
    if text.replace(".", "").isdigit():
        return f'<table:table-cell office:value-type="float" office:value="{text}"{more}/>'
    return f'<table:table-cell office:value-type="string"{more}><text:p>{text}</text:p></table:table-cell>'


def row(*cells, more=""):
    return f"<table:table-row{more}>" + "".join(c if c is not None and c.startswith("<") else cell(c) for c in cells) + "</table:table-row>"


COVERED = "<table:covered-table-cell/>"

SHEETS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>""" + \
    '<table:table table:name="Notes">' + row("Voici notre budget") + "</table:table>" + \
    '<table:table table:name="Budget">' + \
    row(cell("Budget 2017", columns=5)) + \
    row("Rubrique", "Désignation", "Nb", "PU", "Montant TTC") + \
    row(cell("Personnel", rows=2), "Chargée de mission", "120", "22.38", "=[.C3]*[.D3]") + \
    row(COVERED, "Assistante", "3", "33.3333333", "=[.C4]*[.D4]") + \
    row("Achats", "Livres", None, None, "=1000/3", more=' table:visibility="collapse"') + \
    row("Achats", "Erreur", None, None, "=1/0") + \
    row(None, None, None, None, "=SUM([.E3:.E5])") + \
    '<table:table-row table:number-rows-repeated="1048000">' + cell(None, repeat=16384) + "</table:table-row>" + \
    "</table:table></office:spreadsheet></office:body></office:document>"


def test_row_80_an_ods_of_libreoffice_is_read():
    if shutil.which("soffice") is None:
        return
    write("livre.fods", SHEETS)
    subprocess.run(["soffice", "-env:UserInstallation=file://" + os.getcwd() + "/profile", "--headless", "--convert-to", "ods", "livre.fods"],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True, timeout=100)
    found = take("livre.ods")
    equal(found["sheet"], "Budget")
    equal(lines(found), [(3, "Chargée de mission", "staff", "2685.60"), (4, "Assistante", "staff", "100.00"), (5, "Livres", "supplies", "333.33")])
    equal([line["amount"] for line in found["added"]], [None, None, "333.33"], "what the sheet made of quantity and unit cost, the dossier makes too")
    check(found["added"][2]["note"] is not None, "a hidden row is told")
    fine("export", "a.ecot", "a.xml")
    equal(re.findall("<amount>(.*?)</amount>", open("a.xml", encoding="utf-8").read()), ["333.33"], "typed amounts")
    equal([f["cell"] for f in found["rounded"]], ["D4", "E4", "E5"])
    equal([(f["cell"], f["text"]) for f in found["unreadable"]], [("E6", "#DIV/0!")])
    equal((found["total"], found["difference"]), ("3118.93", "0.00"), "a sum without a word is known by its formula")
    # The same before any program computed it.
    found = take("livre.fods", "--dry-run", "--sheet", "2")
    equal([f["cell"] for f in found["unreadable"]], ["E3", "E4", "E5", "E6"])
    equal(take("livre.ods", "--sheet", "Budget", "--dry-run")["imported"], "3118.93")


def test_what_nobody_sees_is_told():
    table = '<table:table table:name="Lu"><table:table-source xlink:href="file:///etc/passwd" xmlns:xlink="http://www.w3.org/1999/xlink"/>' \
        '<table:table-column/><table:table-column table:visibility="collapse"/>' + \
        row("Libellé", "Montant") + row("Loyer", "12.5") + row("Gaz", "3", more=' table:visibility="filter"') + "</table:table>"
    begin, rest = SHEETS.split("<office:spreadsheet>")
    write("lie.fods", begin + "<office:spreadsheet>" + table + "</office:spreadsheet></office:body></office:document>")
    found = take("lie.fods", "--dry-run")
    equal(found["imported"], "15.50")
    equal(len(found["notes"]), 2)
    check("B" in found["notes"][1], "the hidden column is named")
    equal([line["note"] is None for line in found["added"]], [True, False], "a filtered row is told")
    equal(take(write("en.csv", ENGLISH), "--dry-run")["notes"][0][:8], "who pays")


def test_row_80_our_own_sheet_begins_another_dossier():
    take(write("budget.csv", BUDGET))
    fine("export", "a.ecot", "ours.ods")
    fine("new", LOT, "b.ecot")
    refused(REFUSED, ["ours.ods", "another dossier"], "import", "ours.ods", "b.ecot")
    found = fine("import", "--json", "ours.ods", "b.ecot", "--columns", "label=A,quantity=B,unit-cost=D,amount=E").json()
    equal([line[1:] for line in lines(found)], [line[1:] for line in ADDED])
    equal((found["imported"], found["total"], found["difference"]), ("4410.60", "4410.60", "0.00"))


def test_hostile_files_change_nothing():
    before = open(dossier(), "rb").read()
    names = {"budget.xlsx": "[Content_Types].xml", "bombe.ods": "content.xml", "verrou.ods": "META-INF/manifest.xml"}
    contents = {
        "budget.xlsx": "<a/>", "verrou.ods": "<m><file-entry><encryption-data/></file-entry></m>",
        "bombe.ods": SHEETS.replace(cell(None, repeat=16384), cell("7", repeat=16384)).split("?>", 1)[1],
    }
    words = {"budget.xlsx": ".ods", "bombe.ods": "million", "verrou.ods": "password"}
    for name, part in names.items():
        with zipfile.ZipFile(name, "w", zipfile.ZIP_DEFLATED) as package:
            package.writestr("mimetype", "application/zip" if name == "budget.xlsx" else "application/vnd.oasis.opendocument.spreadsheet")
            package.writestr(part, contents[name])
        refused(REFUSED, [name, words[name]], "import", name, "a.ecot")
    data = open("bombe.ods", "rb").read()
    open("coupe.ods", "wb").write(data[:len(data) // 2])
    refused(REFUSED, ["coupe.ods", "damaged"], "import", "coupe.ods", "a.ecot")
    equal(open("a.ecot", "rb").read(), before)


main(dict(globals()))
