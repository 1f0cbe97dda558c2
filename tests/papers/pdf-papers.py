#!/usr/bin/python3
# pdf-papers.py: every PDF paper, judged by qpdf, poppler and PDFBox
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pdf-papers.py WRITE-PAPERS [ARGUMENT …]
#
# Each is whole to qpdf without a warning, embeds every font, gives its text in
# reading order, is tagged, has a title and an outline where it has headings, and
# is PDF/A to preflight: of part 1,
# or of part 3 with the dossier inside, of which preflight, which judges part 1, has nothing
# to say but that there is a file inside and that the part is another.  Status 77 where a judge is missing.

import glob
import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

JARS = ("preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "javax.activation", "jaxb-api")

# A file among the names of the document, in a file specification, and "part must be 1".
PART_3 = {"1.4.7", "1.2.9", "7.11.2"}

# What the replies of the worked examples say, in this order.
READING = {
    "rallye-ess-reply.pdf": (
        "Identification du candidat", "Dénomination sociale", "Les Ateliers du Fil d’Eau", "999 123 458 00013",
        "Personne responsable du projet", "Zone géographique d’intervention", "Présentation de l’action menée",
        "691 mots sur 700", "Budget prévisionnel de l’action", "Rémunération et charges du personnel", "9 870,50",
        "31,09 €", "Grille des indicateurs", "Plan de financement", "4 639,13", "page 8 sur 8"),
    "chantier-lavoir-reply.pdf": (
        "Dossier de réponse", "d12 — Ateliers et chantiers d’insertion", "55 000,00 €", "1. Le candidat",
        "2. Zone géographique", "3. Conditions préalables", "15/11/2022", "4. Présentation de l’action",
        "5. Participants", "150", "3, soit 18,75 %", "150 mois, soit 12,5 mois par poste", "6. Postes", "7. Sorties prévues",
        "Total des sorties dynamiques", "6, soit 0,5 par poste", "8. Indicateurs", "9. Échéancier", "10. Budget prévisionnel",
        "1 607 h × 21,40 €", "Total des coûts directs", "65 966,81", "9 895,02", "75 861,83",
        "15 % de cette base (forfait)", "11. Plan de financement", "Aide demandée — Département", "55 000,00",
        "soit 366,67 €", "12. Parts de l’aide", "49 500,00", "2 750,00", "13. Bilans", "31 mars 2025", "14. Signature")}


def output(*words):
    run = subprocess.run(words, capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def qpdf(path):
    status, out, err = output("qpdf", "--check", path)
    return [] if status == 0 and "WARNING" not in out + err else ["qpdf: " + out + err]


def fonts(path):
    rows = output("pdffonts", path)[1].splitlines()[2:]
    return ["font not embedded: " + row for row in rows if " yes yes yes " not in row]


def information(path):
    out = output("pdfinfo", path)[1]
    wrong = [] if "Tagged:          yes" in out else ["not tagged"]
    if not any(line.startswith("Title: ") and line[7:].strip() for line in out.splitlines()):
        wrong.append("no title")
    return wrong


def reading_order(path):
    text = plain(output("pdftotext", path, "-")[1])
    at = 0
    for part in READING.get(os.path.basename(path), ()):
        found = text.find(part, at)
        if found < 0:
            return ["“%s” is not where it should be read" % part]
        at = found
    return []


def preflight(paths):
    """One run for all: starting Java takes longer than judging a paper."""
    classpath = ":".join("/usr/share/java/%s.jar" % jar for jar in JARS)
    listing = os.path.join(os.path.dirname(paths[0]), "papers.txt")
    with open(listing, "w", encoding="utf-8") as file:
        file.write("".join(path + "\n" for path in paths))
    _, out, err = output("java", "-cp", classpath, "org.apache.pdfbox.preflight.Validator_A1b", "xml", "batch", listing)
    wrong = []
    for path in paths:
        try:
            verdict = ET.parse(path + ".preflight.xml").getroot()
        except (OSError, ET.ParseError):
            wrong.append("%s: no verdict\n%s" % (os.path.basename(path), out + err))
            continue
        codes = {one.text for one in verdict.iter("code")}
        if verdict.findtext("isValid") != "true" and codes != PART_3:
            details = "; ".join(one.text or "" for one in verdict.iter("details"))
            wrong.append("%s: not PDF/A: %s" % (os.path.basename(path), details))
    return wrong


def judge(paths):
    wrong = []
    for path in paths:
        faults = qpdf(path) + fonts(path) + information(path) + reading_order(path)
        wrong += ["%s: %s" % (os.path.basename(path), fault) for fault in faults]
    return wrong + preflight(paths)


def missing():
    for program in ("qpdf", "pdffonts", "pdfinfo", "pdftotext", "java"):
        if shutil.which(program) is None:
            return program
    for jar in JARS:
        if not os.path.exists("/usr/share/java/%s.jar" % jar):
            return jar + ".jar"
    return None


def main(*write):
    if missing():
        print("skipped: %s is not installed" % missing())
        return 77
    with tempfile.TemporaryDirectory(prefix="ecot-pdf-") as folder:
        subprocess.run([*write, folder], check=True)
        paths = sorted(glob.glob(os.path.join(folder, "*.pdf")))
        wrong = judge(paths)
    for line in wrong:
        print(line)
    print("%d files, %d faults" % (len(paths), len(wrong)))
    return 1 if wrong or len(paths) < 20 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
