#!/usr/bin/python3
# form-labels.py: the reply form says what the call's own form says, in its order
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# form-labels.py ECOT-CLI DATA-FOLDER SOURCE-ROOT
#
# LABELS are those of the annex the call of 2017 prints, as it prints them.  The
# form is written empty and filled, as PDF and as text, and has all of them in that
# order.  Where the text of the call stands beside the sources, LABELS themselves
# are compared with it.  Laid side by side as they are seen, the filled form has its labels
# as far from the left edge and as large as the blank one: only what was written moves them down.

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"

BOXES = ("oui", "non")
PERSON = ("Nom - Prénom", "Fonction", "Téléphone", "Courriel")

LABELS = (
    "ANNEXE 2 : Modèle de réponse",
    "Identification du candidat", "Dénomination sociale", "Sigle", "Numéro SIRET", "Objet", "Nombre total de salariés",
    "Adresse du siège social", "Code postal", "Commune", "Téléphone", "Télécopie", "Courriel", "Site internet",
    "Identification du représentant légal", *PERSON,
    "Personne responsable du projet", *PERSON,
    "Zone géographique d’intervention",
    "Zone de la Communauté d’Agglomération Maubeuge Val de Sambre", *BOXES,
    "Zone de la Communauté de Communes du Cœur de l’Avesnois", *BOXES,
    "Zone de la Communauté de Communes du Pays de Mormal", *BOXES,
    "Zone de la Communauté de Communes du Sud Avesnois", *BOXES,
    "Présentation de l’action menée", "[700 mots maximum]",
    "Méthodes et outils de réalisation de l’action", "[200 mots maximum]",
    "Echéancier de réalisation de l’action", "[200 mots maximum]",
    "Indicateurs de réalisation de l’action", "[100 mots maximum]",
    "Indicateurs de résultats concernant les participants", "[100 mots maximum]",
    "Indicateurs d’impacts concernant les participants", "[100 mots maximum]",
    "Références du personnel affecté à l’action", "[CV ou présentation en 200 mots maximum]",
    "Informations complémentaires éventuelles",
    "Budget prévisionnel de l’action",
    "Le tableau suivant est à remplir suivant les trois gros postes de dépenses. D’autres postes de dépenses peuvent être ajoutés si nécessaire.",
    "Indiquer également un coût horaire en fonction du montant total et de l’estimation du temps passé sur l’action.",
    "Postes de dépenses", "Détails des dépenses", "Pièces probantes", "(à mettre à disposition en cas de contrôle)", "Montant",
    "Rémunération et charges du personnel", "Honoraires / Intermédiaires", "Consommables et équipements", "Autres dépenses", "TOTAL",
    "Estimation du temps passé sur l’action", "heures", "Coût horaire", "€ / h",
    "Observations sur le budget")

BEGIN, END = "ANNEXE 2 : Modèle de réponse", "Observations sur le budget"


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def labels_of_call(text):
    """What is printed between the dots, the colons and the boxes."""
    lines = [plain(line) if line.startswith(BEGIN[:8]) else line for line in text.splitlines()]
    begin = lines.index(BEGIN)
    end = next(number for number, line in enumerate(lines) if line.startswith(END))
    found = []
    for line in lines[begin:end + 1]:
        for part in re.split(r"[.…]{3,}|\s{5,}|(?<=\]) *", line):
            label = plain(part.strip(" \t□")).removesuffix(":").strip(" ")
            if label:
                found.append(label)
    return found


def check_call(root):
    path = os.path.join(root, "..", "shared", "seeds", "call-resa-2017.txt")
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf-8") as file:
        found = labels_of_call(file.read())
    for number, (ours, theirs) in enumerate(zip(LABELS, found)):
        if ours != theirs:
            return ["label %d is “%s”, and the call prints “%s”" % (number, ours, theirs)]
    return [] if len(found) == len(LABELS) else ["%d labels, and the call prints %d" % (len(LABELS), len(found))]


def text_of(path):
    """In the order somebody reads it."""
    if path.endswith(".pdf"):
        return subprocess.run(["pdftotext", "-raw", path, "-"], check=True, capture_output=True, text=True).stdout
    with zipfile.ZipFile(path) as archive:
        root = ET.fromstring(archive.read("content.xml"))
    return "\n".join("".join(part.itertext()) for part in root.iter() if part.tag in (TEXT + "p", TEXT + "h"))


def check_paper(path):
    text, at = plain(text_of(path)), 0
    for number, label in enumerate(LABELS):
        found = text.find(label, at)
        if found < 0:
            return ["label %d, “%s”, does not follow “%s”" % (number, label, LABELS[number - 1])]
        at = found + len(label)
    return []


WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*)</word>')


def seen(path):
    """Each word with its left edge and its height, in points, as it stands on the page."""
    out = subprocess.run(["pdftotext", "-bbox", path, "-"], check=True, capture_output=True, text=True).stdout
    return [(plain(word[4]), float(word[1]), float(word[3]) - float(word[2])) for word in WORD.finditer(out)]


def places(path):
    """Of each label where its first word is, or None: its words may be on two lines of a narrow column."""
    words, at, found = seen(path), 0, []
    for label in LABELS:
        parts = label.split()
        here = next((i for i in range(at, len(words) - len(parts) + 1)
                     if [word[0] for word in words[i:i + len(parts)]] == parts), None)
        found.append(words[here][1:] if here is not None else None)
        at = here + len(parts) if here is not None else at
    return found


def check_look(filled, blank):
    """From the first part of the form to the foot of its table; where a hand writes hours, a line is printed."""
    first, last = LABELS.index("Identification du candidat"), LABELS.index("TOTAL")
    pairs = list(zip(LABELS, places(filled), places(blank)))[first:last]
    both = [pair for pair in pairs if pair[1] is not None and pair[2] is not None]
    if len(both) < len(pairs) - 3:
        return ["%d of %d labels are seen in both" % (len(both), len(pairs))]
    return ["“%s” is at %.1f and %.1f high in the filled form, and at %.1f and %.1f in the blank one" % (label, *ours, *theirs)
            for label, ours, theirs in both if abs(ours[0] - theirs[0]) > 0.5 or abs(ours[1] - theirs[1]) > 0.1]


def report(number, wrong, what):
    if wrong is None:
        print("ok %d - %s # SKIP the text of the call is not beside the sources" % (number, what))
        return True
    for one in wrong:
        print("# " + one)
    print("%s %d - %s" % ("not ok" if wrong else "ok", number, what))
    return not wrong


def main(cli, data, root):
    formats = [".odt"]
    if subprocess.run(["pdftotext", "-v"], capture_output=True).returncode == 0:
        formats.append(".pdf")
    print("1..%d" % (1 + 2 * len(formats) + len(formats) - 1))
    good = report(1, check_call(root), "row 62: the labels are those the call prints")
    with tempfile.TemporaryDirectory() as folder:
        number = 1
        for paper in ("reply", "blank"):
            for ending in formats:
                number += 1
                path = os.path.join(folder, paper + ending)
                subprocess.run([cli, "export", os.path.join(data, "examples", "rallye-ess.xml"), path, "--paper", paper], check=True)
                good &= report(number, check_paper(path), "row 62: %s%s has them all, in their order" % (paper, ending))
        if ".pdf" in formats:
            look = check_look(os.path.join(folder, "reply.pdf"), os.path.join(folder, "blank.pdf"))
            good &= report(number + 1, look, "row 62: filled, it looks like the blank form")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
