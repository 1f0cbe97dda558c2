#!/usr/bin/python3
# write-papers.py: every paper of dossiers of every kind, for other programs to judge
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# write-papers.py ECOT-CLI DATA-FOLDER OUT-FOLDER
#
# The worked examples, the one full of faults (drafts with open points), empty
# dossiers, full ones of the lots that ask most, and one with odd texts and 400 lines.

import os
import shutil
import subprocess
import sys
import tempfile

import full_dossier

# The lots with placement hours in two settings, with the most indicators in words and
# stages, with options and several PLIE rules, and one that uses every word there is.
FULL = ("pas-de-calais-2024/d10", "agape-2021/GP1", "agape-2021/B4", "essai-2030/b")
EMPTY = ("resa-2017/1", "resa-2017/2", "pas-de-calais-2024/d12", "agape-2021/GP1")
# Papers that are spreadsheets with formulas too.
TABLES = ("accounts", "budget", "cash", "indicators", "report", "schedule", "volunteers")
EVERY_WORD = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "calls", "everything.xml")

# Cells that begin like a formula, every space, long words, three alphabets, no break anywhere.
ODD_TEXTS = ["=1+1", "+33 1 99 00 00 00", "@SUM(A1)", "-12 lots", "a  b\tc", "« Où ? » — l’œuvre : « oui » !", "x" * 300,
             "Ωμέγα и Жук", "R&D <b>gras</b> \"cité\" 'apostrophe'", "47 % de 9 870,50 €"]


def odd_dossier():
    lines = []
    for number in range(400):
        text = ODD_TEXTS[number % len(ODD_TEXTS)].replace("&", "&amp;").replace("<", "&lt;")
        category = ("staff", "services", "supplies", "other")[number * 4 // 400]
        lines.append("<line><category>%s</category><detail>%s</detail><quantity>%d.%d</quantity><unit>u</unit>"
                     "<unit-cost>%d.%04d</unit-cost><proof>%s</proof></line>"
                     % (category, text, number % 7 + 1, number % 10, number % 5, (number * 2503) % 10000, text))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1">'
            "<applicant><name>Les Ateliers du Fil d’Eau &amp; Cie</name></applicant>"
            '<narrative key="presentation"><text>%s</text></narrative>%s'
            "<time><person>Une personne</person><hours>0.3333</hours></time>"
            '<fund key="fse"><percent>46.9999</percent></fund>'
            "<funder><name>=Ville</name><type>commune</type><amount>0.01</amount></funder></dossier>\n"
            % ("\n".join(text.replace("&", "&amp;").replace("<", "&lt;") for text in ODD_TEXTS), "".join(lines)))


def dossiers(cli, data, folder):
    odd = os.path.join(folder, "odd.xml")
    with open(odd, "w", encoding="utf-8") as file:
        file.write(odd_dossier())
    yield "odd", odd
    for name in ("rallye-ess", "rallye-ess-faulty", "chantier-lavoir"):
        yield name, os.path.join(data, "examples", name + ".xml")
    for lot in EMPTY:
        name = "empty-" + lot.replace("/", "-")
        empty = os.path.join(folder, name + ".ecot")
        subprocess.run([cli, "new", lot, empty], check=True)
        yield name, empty
    for lot in FULL:
        name = "full-" + lot.replace("/", "-")
        full = os.path.join(folder, name + ".xml")
        with open(full, "w", encoding="utf-8") as file:
            file.write(full_dossier.full(cli, lot))
        yield name, full


def papers(cli, dossier):
    listing = subprocess.run([cli, "export", dossier, "--paper", "list"], check=True, capture_output=True, text=True)
    return [line.split("\t")[0] for line in listing.stdout.splitlines()]


def main(cli, data, out):
    with tempfile.TemporaryDirectory(prefix="ecot-papers-") as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        os.makedirs(os.path.join(folder, "ecot", "calls"))
        shutil.copy(EVERY_WORD, os.path.join(folder, "ecot", "calls"))
        for name, dossier in dossiers(cli, data, folder):
            for paper in papers(cli, dossier):
                for ending in ("odt", "pdf") + (("ods",) if paper in TABLES else ()):
                    target = os.path.join(out, "%s-%s.%s" % (name, paper, ending))
                    subprocess.run([cli, "export", dossier, target, "--paper", paper], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
