#!/usr/bin/python3
# sheets-return.py: spreadsheets of every lot come back unchanged, whichever program saved them
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# sheets-return.py ECOT-CLI DATA-FOLDER
#
# Row 64: a spreadsheet in which nothing was edited changes nothing and has nothing to say,
# as Écot wrote it, as LibreOffice saves it and as Gnumeric does.

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import full_dossier


def load(name, path):
    spec = importlib.util.spec_from_file_location(name, os.path.join(os.path.dirname(os.path.abspath(__file__)), path))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


readers = load("readers", "../writers/odf-readers.py")
sheets = load("sheets", "write-sheets.py")
papers = load("papers", "write-papers.py")


def sources(cli, data):
    for lot in sheets.lots(cli):
        yield lot.replace("/", "-"), full_dossier.full(cli, lot)
    yield "hundred", sheets.hundred_lines(cli, "agape-2021/GP1")
    yield "odd", papers.odd_dossier()
    for name in ("rallye-ess", "rallye-ess-faulty", "chantier-lavoir"):
        with open(os.path.join(data, "examples", name + ".xml"), encoding="utf-8") as file:
            yield name, file.read()


def make(cli, data, folder):
    """A dossier each, and its spreadsheets as PAIRS of files."""
    pairs = []
    for name, text in sources(cli, data):
        source, dossier = os.path.join(folder, name + ".xml"), os.path.join(folder, name + ".ecot")
        with open(source, "w", encoding="utf-8") as file:
            file.write(text)
        subprocess.run([cli, "import", source, dossier], check=True)
        listing = subprocess.run([cli, "export", dossier, "--paper", "list"], check=True, capture_output=True, text=True).stdout
        for paper in [line.split("\t")[0] for line in listing.splitlines()]:
            if paper in sheets.TABLES:
                sheet = os.path.join(folder, "%s-%s.ods" % (name, paper))
                subprocess.run([cli, "export", dossier, sheet, "--paper", paper], check=True)
                pairs.append((dossier, sheet))
    return pairs


def contents(path):
    with open(path, "rb") as file:
        return file.read()


def bring_back(cli, dossier, sheet):
    before = contents(dossier)
    done = subprocess.run([cli, "import", sheet, dossier, "--json"], capture_output=True, text=True)
    if done.returncode != 0:
        return ["%s: %s" % (sheet, done.stderr.strip())]
    result = json.loads(done.stdout)
    wrong = ["%s: %s" % (sheet, one) for one in result["changes"] + result["remarks"]]
    if contents(dossier) != before:
        wrong.append("%s: the dossier was written" % sheet)
    return wrong


def by_programs(folder, pairs):
    """The same pairs, of the copies that LibreOffice and Gnumeric saved."""
    copies = []
    if shutil.which("soffice"):
        out = os.path.join(folder, "libreoffice")
        readers.soffice(folder, "ods", [sheet for dossier, sheet in pairs], out)
        copies += [(dossier, os.path.join(out, os.path.basename(sheet))) for dossier, sheet in pairs]
    if shutil.which("ssconvert"):
        out = os.path.join(folder, "gnumeric")
        os.mkdir(out)
        for dossier, sheet in pairs:
            copy = os.path.join(out, os.path.basename(sheet))
            subprocess.run(["ssconvert", "-T", "Gnumeric_OpenCalc:odf", sheet, copy], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            copies.append((dossier, copy))
    return copies


def lists(expected, found):
    """Gnumeric gives the rule of a cell to others of its style: of numbers and dates, which look as theirs, no fewer may be there."""
    return expected, {key: n if "in-list" in str(key[1]) else min(n, expected.get(key, 0)) for key, n in found.items()
                      if "in-list" in str(key[1]) or key in expected}


def main(cli, data):
    with tempfile.TemporaryDirectory(prefix="ecot-return-") as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        pairs = make(cli, data, folder)
        copies = by_programs(folder, pairs)
        wrong = [line for pair in pairs + copies for line in bring_back(cli, *pair)]
        kept = {os.path.basename(sheet): readers.rules(sheet) for dossier, sheet in pairs}
        wrong += [line for dossier, sheet in copies for line in readers.compare_rules(sheet, *lists(kept[os.path.basename(sheet)], readers.rules(sheet)))]
    for line in wrong[:40]:
        print(line)
    print("%d spreadsheets, %d differences" % (len(pairs) + len(copies), len(wrong)))
    return 1 if wrong or not pairs else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
