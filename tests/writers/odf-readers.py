#!/usr/bin/env python3
# odf-readers.py: what other programs find in our OpenDocument files
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# odf-readers.py libreoffice|gnumeric WRITE-SAMPLES [ARGUMENT …]
#
# The command is given a folder to write samples into, as its last argument.
# LibreOffice opens every sample, writes it again, and nothing may be missing:
# every text and every value is compared.  For the formulas a copy is made in
# which every cached result is wrong; both programs must compute the right ones
# again, to the cent.  Status 77: the program is not installed.

import csv
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
import xml.etree.ElementTree as ET

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"

# Results are amounts of cents, shares of six decimals: half of the last.
TOLERANCE = 0.0000005

# A new profile takes seconds to make, so all files go through one run.  Formulas
# are computed on loading whoever wrote the file.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


# What must stay that many pages in Writer: a letter fits one, a break before or after everything makes none.
PAGES = {"letter": "1", "long-letter": "1", "empty": "1", "blank": "3", "form": "4", "rallye-ess-engagement": "1", "rallye-ess-covering": "1"}

# Of more files on one command line LibreOffice leaves the last ones out.
MAX_FILES = 100


def root_of(path):
    return ET.fromstring(zipfile.ZipFile(path).read("content.xml"))


# What cells let people type.

def rules(path):
    """Of each sheet, how many cells have each condition, whatever the rules are called."""
    content = zipfile.ZipFile(path).read("content.xml").decode()
    conditions = {}
    for rule in re.findall(r"<table:content-validation .*?</table:content-validation>", content, re.DOTALL):
        condition = re.search(r'table:condition="([^"]*)"', rule)
        text = re.search(r"<table:error-message.*?</table:error-message>", rule, re.DOTALL)
        conditions[re.search(r'table:name="([^"]*)"', rule).group(1)] = (
            re.sub(r"[ ']|&apos;", "", condition.group(1)) if condition else None, "".join(re.findall(r"<text:p>([^<]*)", text.group(0))) if text else None)
    found = {}
    for sheet in re.split(r"<table:table ", content)[1:]:
        name = re.search(r'table:name="([^"]*)"', sheet).group(1)
        for cell in re.findall(r"<table:table-cell [^>]*content-validation-name=[^>]*>", sheet):
            times = re.search(r'number-columns-repeated="(\d+)"', cell)
            key = (name,) + conditions[re.search(r'content-validation-name="([^"]*)"', cell).group(1)]
            found[key] = found.get(key, 0) + (int(times.group(1)) if times else 1)
    return found


def compare_rules(sample, expected, found):
    return ["%s: %s of cells of %s, and not %s" % (sample, found.get(key), key, expected.get(key))
            for key in expected.keys() | found.keys() if expected.get(key) != found.get(key)]


# Texts.

def paragraph_text(element):
    parts = [element.text or ""]
    for child in element:
        if child.tag == TEXT + "s":
            parts.append(" " * int(child.get(TEXT + "c", "1")))
        elif child.tag == TEXT + "tab":
            parts.append("\t")
        elif child.tag == TEXT + "line-break":
            parts.append("\n")
        elif child.tag != TEXT + "soft-page-break":
            parts.append(paragraph_text(child))
        parts.append(child.tail or "")
    return "".join(parts)


def texts(path):
    body = root_of(path).find(".//" + OFFICE + "text")
    return [paragraph_text(p) for p in body.iter() if p.tag in (TEXT + "p", TEXT + "h")]


def shape(path):
    """Tables with their rows, headings with their levels, lists with their items."""
    body = root_of(path).find(".//" + OFFICE + "text")
    return [(element.tag.partition("}")[2], element.get(TEXT + "outline-level"))
            for element in body.iter()
            if element.tag in (TEXT + "h", TEXT + "list-item", TABLE + "table", TABLE + "table-header-rows", TABLE + "table-row")]


# Spreadsheets.

def expanded_rows(table):
    for row in table.iter(TABLE + "table-row"):
        cells = []
        for cell in row:
            n = int(cell.get(TABLE + "number-columns-repeated", "1"))
            if n < 200:
                cells.extend([cell] * n)
        for _ in range(min(int(row.get(TABLE + "number-rows-repeated", "1")), 1000)):
            yield cells


def cell_value(cell):
    """A number, or the text, or None."""
    value = cell.get(OFFICE + "value")
    if value is not None:
        return float(value)
    text = "\n".join(paragraph_text(p) for p in cell.findall(TEXT + "p"))
    return text or None


def trim(rows):
    rows = [row[:max([i + 1 for i, value in enumerate(row) if value is not None], default=0)] for row in rows]
    while rows and not rows[-1]:
        rows.pop()
    return rows


def sheets(path):
    return {table.get(TABLE + "name"): trim([[cell_value(cell) for cell in row] for row in expanded_rows(table)])
            for table in root_of(path).iter(TABLE + "table")}


def protection(path):
    return [table.get(TABLE + "protected", "false") for table in root_of(path).iter(TABLE + "table")]


def formulas(path):
    return sum(1 for cell in root_of(path).iter(TABLE + "table-cell") if cell.get(TABLE + "formula"))


def spoil(source, target):
    """Every cached result of a formula is 777."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info.filename)
            if info.filename == "content.xml":
                data = re.sub(rb'(table:formula="[^"]*"[^>]* office:value=")[^"]*("[^>]*>)<text:p>[^<]*', rb"\g<1>777\g<2><text:p>777", data)
            new.writestr(info, data)


def same(expected, found):
    if isinstance(expected, float) and isinstance(found, float):
        return abs(expected - found) <= TOLERANCE
    return expected == found


def compare_sheets(name, expected, found):
    wrong = []
    if list(expected) != list(found):
        wrong.append("%s: sheets %s, and not %s" % (name, list(found), list(expected)))
    for sheet in expected.keys() & found.keys():
        if len(expected[sheet]) != len(found[sheet]):
            wrong.append("%s, %s: %d rows, and not %d" % (name, sheet, len(found[sheet]), len(expected[sheet])))
        for number, (ours, theirs) in enumerate(zip(expected[sheet], found[sheet]), 1):
            if len(ours) != len(theirs) or not all(map(same, ours, theirs)):
                wrong.append("%s, %s, row %d: %r, and not %r" % (name, sheet, number, theirs, ours))
    return wrong


# The programs.

def soffice(folder, target, files, out):
    profile = os.path.join(folder, "profile")
    settings = os.path.join(profile, "user")
    os.makedirs(settings, exist_ok=True)
    registry = os.path.join(settings, "registrymodifications.xcu")
    if not os.path.exists(registry):
        with open(registry, "w", encoding="utf-8") as file:
            file.write(RECALCULATE)
    for first in range(0, len(files), MAX_FILES):
        subprocess.run(["soffice", "-env:UserInstallation=file://" + profile, "--headless", "--convert-to", target, "--outdir", out]
                       + files[first:first + MAX_FILES], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)


def check_texts(folder, samples):
    """Row 63: LibreOffice opens each text as it is, and saves the same paragraphs, tables, headings and lists."""
    out = os.path.join(folder, "texts")
    odts = [sample for sample in samples if sample.endswith(".odt")]
    # Writer takes a minute for all; lots share their blocks, so that every other paper of them shows each.
    if not os.environ.get("ECOT_TEST_ALL"):
        lots = [sample for sample in odts if os.path.basename(sample).startswith(("full-", "empty-"))]
        odts = [sample for sample in odts if sample not in lots[1::2]]
    soffice(folder, "odt", odts, out)
    soffice(folder, "pdf", [sample for sample in odts if os.path.basename(sample)[:-4] in PAGES], out)
    wrong = []
    for sample in odts:
        again = os.path.join(out, os.path.basename(sample))
        if not os.path.exists(again):
            wrong.append("%s: LibreOffice did not open it" % sample)
            continue
        ours, theirs = texts(sample), texts(again)
        # A document that ends in a table, or has nothing, is given a paragraph.
        if theirs[-1:] == [""] and len(theirs) == len(ours) + 1:
            theirs.pop()
        for number, (a, b) in enumerate(zip(ours, theirs)):
            if a != b:
                wrong.append("%s, paragraph %d: %r, and not %r" % (sample, number, b, a))
        if len(ours) != len(theirs):
            wrong.append("%s: %d paragraphs, and not %d" % (sample, len(theirs), len(ours)))
        if shape(sample) != shape(again):
            wrong.append("%s: tables, rows, headings or lists are not what they were" % sample)
    wrong += check_pages(out)
    wrong += check_charts(out)
    return wrong


def has_fonts():
    match = subprocess.run(["fc-match", "Liberation Serif", "family"], capture_output=True, text=True)
    return match.stdout.strip() == "Liberation Serif"


def check_pages(out):
    if shutil.which("pdfinfo") is None or not has_fonts():
        return []
    wrong = []
    for name, pages in PAGES.items():
        if not os.path.exists(os.path.join(out, name + ".pdf")):
            continue
        info = subprocess.run(["pdfinfo", os.path.join(out, name + ".pdf")], capture_output=True, text=True, check=True).stdout
        found = re.search(r"Pages:\s+(\d+)", info).group(1)
        if found != pages:
            wrong.append("%s: %s pages, and not %s" % (name, found, pages))
    return wrong


def check_charts(out):
    """Charts are printed in letters that can be searched, not in pixels."""
    printed = os.path.join(out, "form.pdf")
    if shutil.which("pdftotext") is None or not os.path.exists(printed):
        return []
    text = subprocess.run(["pdftotext", printed, "-"], capture_output=True, text=True, check=True).stdout
    images = subprocess.run(["pdfimages", "-list", printed], capture_output=True, text=True, check=True).stdout
    wrong = ["form: the chart “%s” is not printed in letters" % title
             for title in ("Dépenses par poste", "Parts des dépenses", "Trésorerie de l’action") if title not in text]
    return wrong + (["form: charts are printed in pixels"] if len(images.splitlines()) > 2 else [])


def check_sheets(folder, samples):
    out = os.path.join(folder, "sheets")
    os.makedirs(out)
    sources = [sample for sample in samples if sample.endswith(".ods")]
    spoilt = []
    for sample in sources:
        copy = os.path.join(out, "spoilt-" + os.path.basename(sample))
        if formulas(sample):
            spoil(sample, copy)
        else:
            shutil.copy(sample, copy)
        spoilt.append(copy)
    again = os.path.join(out, "again")
    soffice(folder, "ods", spoilt, again)
    wrong = []
    computed = 0
    for sample, copy in zip(sources, spoilt):
        target = os.path.join(again, os.path.basename(copy))
        if not os.path.exists(target):
            wrong.append("%s: LibreOffice did not open it" % sample)
            continue
        wrong += compare_sheets(sample, sheets(sample), sheets(target))
        if protection(sample) != protection(target):
            wrong.append("%s: protection %s, and not %s" % (sample, protection(target), protection(sample)))
        wrong += compare_rules(sample, rules(sample), rules(target))
        computed += formulas(target)
    if computed == 0:
        wrong.append("no formula reached LibreOffice")
    return wrong


def libreoffice(folder, samples):
    return check_texts(folder, samples) + check_sheets(folder, samples)


def csv_value(text):
    """Gnumeric writes a day with its year first, however it shows it."""
    try:
        return float(text)
    except ValueError:
        return re.sub(r"^(\d{4})/(\d\d)/(\d\d)$", r"\3/\2/\1", text) or None


def gnumeric(folder, samples):
    wrong = []
    for sample in samples:
        if not sample.endswith(".ods") or not formulas(sample):
            continue
        copy = os.path.join(folder, "spoilt-" + os.path.basename(sample))
        spoil(sample, copy)
        subprocess.run(["ssconvert", "--recalc", "-S", copy, copy + ".csv"], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=300)
        # Which of the two 864 is, a text or a number, a .csv does not tell.
        expected = {name: [[csv_value(value) if isinstance(value, str) else value for value in row] for row in rows]
                    for name, rows in sheets(sample).items()}
        found = {}
        for number, name in enumerate(expected):
            with open("%s.csv.%d" % (copy, number), encoding="utf-8", newline="") as file:
                found[name] = trim([[csv_value(value) for value in row] for row in csv.reader(file)])
        wrong += compare_sheets(sample, expected, found)
    return wrong


PROGRAMS = {"libreoffice": ("soffice", libreoffice), "gnumeric": ("ssconvert", gnumeric)}


def main(program, *write_samples):
    command, check = PROGRAMS[program]
    if shutil.which(command) is None:
        print("skipped: %s is not installed" % command)
        return 77
    with tempfile.TemporaryDirectory(prefix="ecot-odf-") as folder:
        subprocess.run([*write_samples, folder], check=True)
        samples = sorted(glob.glob(os.path.join(folder, "*.od[ts]")))
        wrong = check(folder, samples)
    for line in wrong[:40]:
        print(line)
    print("%d files, %d differences" % (len(samples), len(wrong)))
    return 1 if wrong or not samples else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
