"""A spreadsheet edited as a person would: cells typed, rows inserted, deleted, moved, copied.

Works on content.xml, whoever wrote the file, and keeps everything else of it.
"""

import copy
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
}
OF = "urn:oasis:names:tc:opendocument:xmlns:of:1.2"
for prefix, uri in NAMES.items():
    ET.register_namespace(prefix, uri)


def tag(prefix, name):
    return "{%s}%s" % (NAMES[prefix], name)


ROW, CELL, COVERED = tag("table", "table-row"), tag("table", "table-cell"), tag("table", "covered-table-cell")


def cell_text(cell):
    return "\n".join("".join(p.itertext()) for p in cell.findall(tag("text", "p")))


class Book:
    def __init__(self, path):
        self.path = path
        with zipfile.ZipFile(path) as package:
            self.parts = [(info, package.read(info)) for info in package.infolist()]
        self.root = ET.fromstring(dict((info.filename, data) for info, data in self.parts)["content.xml"])
        self.sheets = {sheet.get(tag("table", "name")): Sheet(sheet) for sheet in self.root.iter(tag("table", "table"))}

    def __getitem__(self, name):
        return self.sheets[name]

    def save(self, path=None):
        self.root.set("xmlns:of", OF)
        data = ET.tostring(self.root, encoding="utf-8", xml_declaration=True)
        with zipfile.ZipFile(path or self.path, "w") as package:
            for info, old in self.parts:
                package.writestr(info, data if info.filename == "content.xml" else old)
        return path or self.path


class Sheet:
    """Rows and cells by number, from 0, once repeated ones have been told apart."""

    def __init__(self, element):
        self.element = element
        self.parents = []
        self.rows = []
        self.collect(element)

    def collect(self, parent):
        for child in list(parent):
            if child.tag == ROW:
                times = int(child.attrib.pop(tag("table", "number-rows-repeated"), "1"))
                at = list(parent).index(child)
                for number in range(min(times, 50) - 1):
                    parent.insert(at + 1, copy.deepcopy(child))
                for row in list(parent)[at:at + min(times, 50)]:
                    self.parents.append(parent)
                    self.rows.append(row)
            elif child.tag in (tag("table", "table-header-rows"), tag("table", "table-row-group"), tag("table", "table-rows")):
                self.collect(child)

    def cells(self, row):
        """The cells of a row, each element standing for one column."""
        element = self.rows[row]
        for child in list(element):
            times = int(child.attrib.pop(tag("table", "number-columns-repeated"), "1"))
            at = list(element).index(child)
            for number in range(min(times, 60) - 1):
                element.insert(at + 1, copy.deepcopy(child))
        return list(element)

    def cell(self, row, column):
        cells = self.cells(row)
        while len(cells) <= column:
            cells.append(ET.SubElement(self.rows[row], CELL))
        return cells[column]

    def text(self, row, column):
        return cell_text(self.cell(row, column))

    def find(self, text, column=0):
        """The number of the first row that has this text."""
        for row in range(len(self.rows)):
            if column < len(self.cells(row)) and text in self.text(row, column):
                return row
        raise AssertionError("no row has “%s”" % text)

    def type(self, row, column, value, text=None, kind="float"):
        """A number or a text over whatever stands there; None empties the cell."""
        cell = self.cell(row, column)
        kept = {name: cell.get(name) for name in (tag("table", "style-name"), tag("table", "content-validation-name")) if name in cell.attrib}
        cell.clear()
        cell.attrib.update(kept)
        if value is None:
            return
        if isinstance(value, str) and text is None:
            kind, text = "string", value
        cell.set(tag("office", "value-type"), kind)
        if kind != "string":
            cell.set(tag("office", "value"), str(value))
        if kind == "currency":
            cell.set(tag("office", "currency"), "EUR")
        for line in (text or str(value)).split("\n"):
            ET.SubElement(cell, tag("text", "p")).text = line

    def formula(self, row, column, formula, value):
        self.type(row, column, value)
        self.cell(row, column).set(tag("table", "formula"), "of:=" + formula)

    def delete(self, row):
        self.parents.pop(row).remove(self.rows.pop(row))

    def insert(self, at, element=None):
        """An empty row, or @element, before row @at."""
        element = element if element is not None else ET.Element(ROW)
        parent = self.parents[at]
        parent.insert(list(parent).index(self.rows[at]), element)
        self.parents.insert(at, parent)
        self.rows.insert(at, element)
        return at

    def copy(self, row, at):
        return self.insert(at, copy.deepcopy(self.rows[row]))

    def move(self, row, to):
        """Row @row comes to stand before row @to."""
        element = self.rows[row]
        self.delete(row)
        return self.insert(to - (to > row), element)

    def insert_column(self, at):
        for row in range(len(self.rows)):
            if at <= len(self.cells(row)):
                self.rows[row].insert(at, ET.Element(CELL))

    def swap_columns(self, a, b):
        for row in range(len(self.rows)):
            cells = self.cells(row)
            if max(a, b) < len(cells):
                cells[a], cells[b] = cells[b], cells[a]
                self.rows[row][:] = cells


# Formulas are computed on loading, as they would have been when somebody typed.
RECALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="ODFRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def soffice(path):
    """The file as LibreOffice saves it, recomputed; None: it is not installed."""
    if shutil.which("soffice") is None:
        return None
    os.makedirs("office-profile/user", exist_ok=True)
    with open("office-profile/user/registrymodifications.xcu", "w", encoding="utf-8") as file:
        file.write(RECALCULATE)
    out = os.path.abspath("by-libreoffice")
    subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.abspath("office-profile"), "--headless", "--convert-to", "ods",
                    "--outdir", out, path], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=100)
    return os.path.join(out, os.path.basename(path))


def gnumeric(path):
    """The same as Gnumeric saves it."""
    if shutil.which("ssconvert") is None:
        return None
    out = "by-gnumeric-" + os.path.basename(path)
    subprocess.run(["ssconvert", "--recalc", "-T", "Gnumeric_OpenCalc:odf", path, out], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=100)
    return out
