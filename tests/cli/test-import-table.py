"""Budgets of strangers (.ods, .csv) come into a dossier as lines.

Row 80 of the list of features: offers read without typing them again; row 94: with
column mapping and preview.
"""

import json
import os
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


main(dict(globals()))
