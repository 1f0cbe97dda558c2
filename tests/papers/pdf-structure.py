#!/usr/bin/python3
# pdf-structure.py: how every paper of the worked examples is read aloud, and what stands on each of its pages
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pdf-structure.py ECOT-CLI DATA-FOLDER
#
# The structure is walked as qpdf prints it: language, title shown, headings in order,
# lists, tables whose columns have a header with its scope, figures with words, and no
# text outside of the structure.  Then what is printed on each page: its number, the
# fingerprint, the line of publicity, and the mark of a draft.  Status 77 without qpdf.

import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

GROUPS = {"Document", "Div", "L", "LI", "Table", "TR"}
LEAVES = {"H1", "H2", "H3", "H4", "H5", "H6", "P", "Span", "Lbl", "LBody", "TH", "TD", "Figure"}
UNSIGNED = {"questionnaire", "duties", "blank"}  # nothing of what is sent
POSTERS = {"poster"}  # hung up: no head, no foot
LETTERS = {"engagement", "covering"}  # a text of one page, whose pages nobody numbers in Writer


class Pdf:
    def __init__(self, path):
        out = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path],
                             check=True, capture_output=True, text=True).stdout
        self.objects = json.loads(out)["qpdf"][1]
        self.catalogue = self.get(self.objects["trailer"]["value"]["/Root"])

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects["obj:" + value].get("value", self.objects["obj:" + value])
        return value

    def stream(self, reference):
        return base64.b64decode(self.objects["obj:" + reference]["stream"]["data"])

    def kids(self, element):
        kids = self.get(element.get("/K", []))
        kids = kids if isinstance(kids, list) else [kids]
        return [kid for kid in (self.get(one) for one in kids) if isinstance(kid, dict) and "/S" in kid]

    def pages(self, node=None):
        node = self.get(self.catalogue["/Pages"]) if node is None else node
        for kid in node["/Kids"]:
            kid = self.get(kid)
            yield from self.pages(kid) if kid["/Type"] == "/Pages" else [kid]


def text_of(value):
    return value[2:] if isinstance(value, str) and value.startswith("u:") else ""


def catalogue(pdf):
    yield from [] if text_of(pdf.catalogue.get("/Lang")) == "fr-FR" else ["no language"]
    yield from [] if pdf.catalogue.get("/MarkInfo", {}).get("/Marked") is True else ["not tagged"]
    shown = pdf.get(pdf.catalogue.get("/ViewerPreferences", {})).get("/DisplayDocTitle")
    yield from [] if shown is True else ["the title is not shown"]
    info = pdf.get(pdf.objects["trailer"]["value"]["/Info"])
    yield from [] if text_of(info.get("/Title")).strip() else ["no title"]


def headings(elements):
    """No level is left out on the way down."""
    level = 0
    for name, _ in elements:
        if re.fullmatch("H[1-6]", name):
            if int(name[1]) > level + 1:
                yield "%s after H%d" % (name, level)
            level = int(name[1])


def attributes(pdf, cell):
    found = pdf.get(cell.get("/A", {}))
    return found if isinstance(found, dict) else {}


def table(pdf, rows):
    widths = []
    for number, row in enumerate(rows):
        cells = pdf.kids(row)
        names = {cell["/S"] for cell in cells}
        widths.append(sum(attributes(pdf, cell).get("/ColSpan", 1) for cell in cells))
        if row["/S"] != "/TR" or len(names) != 1 or not names <= {"/TH", "/TD"}:
            yield "row %d of a table has %s" % (number, names)
        for cell in cells:
            if cell["/S"] == "/TH" and attributes(pdf, cell).get("/Scope") != "/Column":
                yield "a header without scope"
    if len(set(widths)) > 1:
        yield "the rows of a table have %s columns" % sorted(set(widths))


def element(pdf, node, seen):
    name = node["/S"][1:]
    kids = pdf.kids(node)
    inside = [kid["/S"][1:] for kid in kids]
    seen.append((name, node))
    if name not in GROUPS | LEAVES:
        yield "an element %s" % name
    if name in LEAVES and any(kid != "Span" for kid in inside):
        yield "%s holds %s" % (name, inside)
    if name == "L" and (not kids or any(kid != "LI" for kid in inside)):
        yield "a list of %s" % inside
    # A field that is left to be filled by hand has a label and no body.
    if name == "LI" and inside not in (["Lbl", "LBody"], ["LBody"], ["Lbl"]):
        yield "an item of %s" % inside
    if name == "Figure" and not text_of(node.get("/Alt")).strip():
        yield "a figure without words"
    if name == "Table":
        yield from table(pdf, kids)
    for kid in kids:
        yield from element(pdf, kid, seen)


def unmarked(pdf):
    """Text that is neither in an element nor an artifact."""
    for number, page in enumerate(pdf.pages(), 1):
        contents = page["/Contents"]
        data = b"\n".join(pdf.stream(one) for one in (contents if isinstance(contents, list) else [contents]))
        depth = 0
        for token in re.findall(rb"\((?:\\.|[^()\\])*\)|<[0-9A-Fa-f\s]*>|[A-Za-z'\"*]+", data):
            if token in (b"BDC", b"BMC"):
                depth += 1
            elif token == b"EMC":
                depth -= 1
            elif token in (b"Tj", b"TJ") and depth == 0:
                yield "page %d has text outside of the structure" % number
                break


def structure(path):
    pdf = Pdf(path)
    seen = []
    yield from catalogue(pdf)
    for root in pdf.kids(pdf.get(pdf.catalogue["/StructTreeRoot"])):
        yield from element(pdf, root, seen)
    yield from headings(seen)
    yield from unmarked(pdf)
    names = [name for name, _ in seen]
    if os.path.basename(path).split("-", 1)[1][:-4] not in POSTERS | {"covering"} and "H1" not in names:
        yield "no heading"


def plain(text):
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


def furniture(path, paper, n_points, publicity):
    """What is printed on each page."""
    out = subprocess.run(["pdftotext", "-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    pages = [plain(page) for page in out.split("\f")[:-1]]
    for number, page in enumerate(pages, 1):
        if paper in POSTERS:
            continue
        if "page %d sur %d" % (number, len(pages)) not in page:
            yield "page %d does not say its number" % number
        if bool(re.search("empreinte [0-9a-f]{12}", page)) != (paper not in UNSIGNED):
            yield "the fingerprint of page %d" % number
        if publicity and publicity not in page:
            yield "page %d without its line of publicity" % number
        mark = "Brouillon — %d point%s ouvert" % (n_points, "s" if n_points > 1 else "")
        if (mark in page) != bool(re.search(r"\bBROUILLON\b", page)):
            yield "the watermark of page %d" % number
        if (mark in page) != (n_points > 0 and paper not in UNSIGNED | {"mission-letter", "time-sheet", "report"}):
            yield "the mark of a draft on page %d" % number


def odt(path, paper, n_points, publicity):
    """Row 65: a draft has its watermark on each page and lists its open points."""
    parts = zipfile.ZipFile(path)
    styles, content = (plain(re.sub("<[^>]*>", "", parts.read(name).decode())) for name in ("styles.xml", "content.xml"))
    if paper in POSTERS:
        return
    if paper not in LETTERS and "text:page-count" not in parts.read("styles.xml").decode():
        yield "no number of pages"
    if bool(re.search("empreinte [0-9a-f]{12}", styles)) != (paper not in UNSIGNED):
        yield "the fingerprint"
    if publicity and publicity not in styles:
        yield "no line of publicity"
    draft = n_points > 0 and paper not in UNSIGNED | {"mission-letter", "time-sheet", "report"}
    if ("BROUILLON" in styles) != draft:
        yield "the watermark"
    if ("Points ouverts" in content) != draft or ("Brouillon — %d point" % n_points in styles + content) != draft:
        yield "the open points of a draft"


def count_errors(cli, dossier):
    out = subprocess.run([cli, "check", "--json", dossier], capture_output=True, text=True).stdout
    return sum(1 for finding in json.loads(out)[0]["findings"] if finding["level"] == "error")


def judge(cli, data, folder):
    faults, n = [], 0
    for name, publicity in (("rallye", "Fonds social européen"), ("faulty", "Fonds social européen"), ("chantier", "")):
        dossier = os.path.join(data, "examples", {"rallye": "rallye-ess", "faulty": "rallye-ess-faulty", "chantier": "chantier-lavoir"}[name] + ".xml")
        listing = subprocess.run([cli, "export", dossier, "--paper", "list"], check=True, capture_output=True, text=True).stdout
        errors = count_errors(cli, dossier)
        for paper in (line.split("\t")[0] for line in listing.splitlines()):
            path = os.path.join(folder, "%s-%s." % (name, paper))
            for ending in ("pdf", "odt"):
                subprocess.run([cli, "export", dossier, path + ending, "--paper", paper], check=True)
            found = list(structure(path + "pdf")) + list(furniture(path + "pdf", paper, errors, publicity))
            found += ["odt: " + fault for fault in odt(path + "odt", paper, errors, publicity)]
            faults += ["%s-%s: %s" % (name, paper, fault) for fault in sorted(set(found))]
            n += 1
    return faults, n


def main(cli, data):
    for program in ("qpdf", "pdftotext"):
        if shutil.which(program) is None:
            print("skipped: %s is not installed" % program)
            return 77
    with tempfile.TemporaryDirectory(prefix="ecot-structure-") as folder:
        faults, n = judge(os.path.abspath(cli), os.path.abspath(data), folder)
    for fault in faults:
        print(fault)
    print("%d papers, %d faults" % (n, len(faults)))
    return 1 if faults or n < 30 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
