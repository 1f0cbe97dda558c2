#!/usr/bin/env python3
# odf-lint-test.py: does odf-lint.py find what it should?
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# odf-lint-test.py WRITE-SAMPLES
#
# A lint that finds nothing proves nothing.  Faults are seeded, one at a time, in
# files that have none, and each must be found under its own name.

import importlib.util
import io
import os
import re
import struct
import subprocess
import sys
import tempfile
import warnings
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
spec = importlib.util.spec_from_file_location("odf_lint", os.path.join(HERE, "odf-lint.py"))
lint = importlib.util.module_from_spec(spec)
spec.loader.exec_module(lint)


class Package:
    """A zip file written badly on purpose."""

    def __init__(self, data):
        source = zipfile.ZipFile(io.BytesIO(data))
        self.entries = [[info.filename, source.read(info.filename), info.compress_type] for info in source.infolist()]
        self.tweak = {}

    def index(self, name):
        return next(i for i, entry in enumerate(self.entries) if entry[0] == name)

    def replace(self, name, old, new):
        entry = self.entries[self.index(name)]
        old, new = (text.encode() if isinstance(text, str) else text for text in (old, new))
        assert old in entry[1], "the fault has nothing to change: %s %r" % (name, old)
        entry[1] = entry[1].replace(old, new, 1)

    def substitute(self, name, pattern, new):
        entry = self.entries[self.index(name)]
        entry[1], n = re.subn(pattern.encode(), new.encode() if isinstance(new, str) else new, entry[1], 1, re.DOTALL)
        assert n == 1, "the fault has nothing to change: %s %s" % (name, pattern)

    def bytes(self):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as target:
            for name, data, method in self.entries:
                info = zipfile.ZipInfo(name, self.tweak.get("stamp", lint.STAMP))
                info.compress_type = method
                info.extra = self.tweak.get("extra", {}).get(name, b"")
                target.writestr(info, data)
        data = out.getvalue()
        return self.tweak.get("after", lambda whole: whole)(data)


def flag(bit):
    """Sets a bit of the flags of the second entry, in both its headers."""
    def after(data):
        data = bytearray(data)
        local = data.find(b"PK\x03\x04", 30)
        central = data.find(b"PK\x01\x02", data.find(b"PK\x01\x02") + 4)
        data[local + 6] |= bit
        data[central + 8] |= bit
        return bytes(data)
    return after


def break_crc(data):
    data = bytearray(data)
    at = data.find(b"mimetype") + len(b"mimetype")
    data[at] ^= 1
    return bytes(data)


def rename_local(data):
    return data.replace(b"content.xml", b"cantent.xml", 1)


def insert_gap(data):
    """Four bytes between the entries and the directory, which is told of them: the last entry is the one that moved."""
    info = zipfile.ZipFile(io.BytesIO(data)).infolist()[1]
    at = info.header_offset
    data = bytearray(data[:at] + b"\0\0\0\0" + data[at:])
    start = data.find(b"PK\x01\x02")
    while data[start:start + 4] == b"PK\x01\x02":
        offset = struct.unpack_from("<I", data, start + 42)[0]
        if offset >= at:
            struct.pack_into("<I", data, start + 42, offset + 4)
        start += 46 + sum(struct.unpack_from("<HHH", data, start + 28))
    struct.pack_into("<I", data, start + 16, struct.unpack_from("<I", data, start + 16)[0] + 4)
    return bytes(data)


def faults():
    """(expected code, "odt" or "ods", what to do to a Package)"""
    def tweak(**what):
        return lambda p: p.tweak.update(what)

    def replace(*args):
        return lambda p: p.replace(*args)

    def substitute(*args):
        return lambda p: p.substitute(*args)

    def add(name, data=b"x", method=zipfile.ZIP_STORED):
        return lambda p: p.entries.append([name, data, method])

    def listed(name):
        return lambda p: p.replace("META-INF/manifest.xml", "</manifest:manifest>",
                                   '<manifest:file-entry manifest:full-path="%s" manifest:media-type=""/></manifest:manifest>' % name)

    def method(name, number):
        def apply(p):
            p.entries[p.index(name)][2] = number
        return apply

    def remove(name):
        return lambda p: p.entries.pop(p.index(name))

    def move_last(name):
        return lambda p: p.entries.append(p.entries.pop(p.index(name)))

    c, s, m = "content.xml", "styles.xml", "META-INF/manifest.xml"
    return [
        ("zip", "odt", tweak(after=lambda d: d[:-30])),
        ("frame-start", "odt", tweak(after=lambda d: b"#!" + d)),
        ("frame-end", "odt", tweak(after=lambda d: d[:-2] + b"\x02\x00hi")),
        ("zip64", "odt", tweak(after=lambda d: d.replace(b"PK\x05\x06", b"PK\x06\x07" + b"\0" * 16 + b"PK\x05\x06"))),
        ("duplicate", "odt", add("meta.xml")),
        ("name", "odt", add("Pictures\\a.png")),
        ("name", "odt", add("../a.png")),
        ("name", "odt", add("écot.xml")),
        ("directory", "odt", add("Pictures/", b"")),
        ("method", "odt", method("settings.xml", zipfile.ZIP_LZMA)),
        ("encrypted", "odt", tweak(after=flag(0x1))),
        ("descriptor", "odt", tweak(after=flag(0x8))),
        ("extra", "odt", tweak(extra={"mimetype": struct.pack("<HHB", 0x5455, 1, 0)})),
        ("extra", "ods", tweak(extra={"content.xml": struct.pack("<HHB", 0x5455, 1, 0)})),
        ("stamp", "odt", tweak(stamp=(2017, 7, 24, 17, 0, 0))),
        ("local-header", "odt", tweak(after=rename_local)),
        ("gap", "odt", tweak(after=insert_gap)),
        ("litter", "odt", add("Thumbnails/thumbnail.png")),
        ("litter", "odt", add("manifest.rdf")),
        ("crc", "odt", tweak(after=break_crc)),
        ("mimetype-first", "odt", move_last("mimetype")),
        ("mimetype-stored", "odt", method("mimetype", zipfile.ZIP_DEFLATED)),
        ("mimetype", "odt", replace("mimetype", "text", "texte")),
        ("missing", "odt", remove("settings.xml")),
        ("missing", "odt", remove(m)),
        ("bom", "odt", replace(c, "<?xml", b"\xef\xbb\xbf<?xml")),
        ("declaration", "odt", replace(c, "UTF-8", "utf8")),
        ("doctype", "odt", replace(c, "?>", "?><!DOCTYPE a>")),
        ("utf-8", "odt", replace(c, "é".encode(), b"\xe9")),
        ("control", "odt", replace(c, "</text:p>", "\u0085</text:p>")),
        ("control", "odt", replace(c, "</text:p>", "&#x7;</text:p>")),
        ("well-formed", "odt", replace(c, "</text:p>", "")),
        ("root", "odt", lambda p: (p.replace("meta.xml", "<office:document-meta", "<office:document-metas"), p.replace("meta.xml", "</office:document-meta>", "</office:document-metas>"))),
        ("foreign", "odt", replace(c, "<office:body>", '<x:y xmlns:x="urn:x"/><office:body>')),
        ("xml-id", "odt", lambda p: p.substitute(c, r"<text:p (.*?)<text:p ", r'<text:p xml:id="a" \1<text:p xml:id="a" ')),
        ("version", "odt", replace(c, 'office:version="1.3"', 'office:version="1.2"')),
        ("version", "odt", replace(m, 'version="1.3"', 'version="1.2"')),
        ("manifest-twice", "odt", listed("content.xml")),
        ("manifest-root", "odt", replace(m, 'full-path="/"', 'full-path="content.xml"')),
        ("manifest-type", "odt", replace(m, "opendocument.text", "opendocument.text-template")),
        ("manifest-unlisted", "odt", add("extra.xml")),
        ("manifest-absent", "odt", listed("absent.xml")),
        ("manifest-directory", "odt", listed("Pictures/")),
        ("style-twice", "odt", lambda p: p.substitute(s, r"(<style:style style:name=\"Answer\".*?</style:style>)", r"\1\1")),
        ("reference", "odt", replace(c, 'text:style-name="Answer"', 'text:style-name="Answers"')),
        ("reference", "odt", replace(s, 'style:parent-style-name="Standard"', 'style:parent-style-name="Standards"')),
        ("reference", "odt", replace(s, 'style:page-layout-name="Page"', 'style:page-layout-name="Pages"')),
        ("reference", "odt", replace(c, '<text:list text:style-name="Bullets"', '<text:list text:style-name="Bullet"')),
        ("reference", "odt", replace(s, 'style:font-name="Liberation Sans"', 'style:font-name="Arial"')),
        ("reference", "ods", replace(s, 'style:data-style-name="amount"', 'style:data-style-name="amounts"')),
        ("reference", "ods", replace(c, 'style:master-page-name="Portrait"', 'style:master-page-name="Portraits"')),
        ("length", "odt", replace(s, 'fo:page-width="210mm"', 'fo:page-width="21,0cm"')),
        ("tracked", "odt", replace(c, "<office:text>", "<office:text><text:tracked-changes/>")),
        ("section", "odt", lambda p: (p.replace(c, "<office:text>", '<office:text><text:section text:name="a">'), p.replace(c, "</office:text>", "</text:section></office:text>"))),
        ("script", "odt", replace(c, "<office:font-face-decls>", "<office:scripts/><office:font-face-decls>")),
        ("nested-table", "odt", lambda p: p.substitute(c, r"(<table:table-cell [^>]*>)", r'\1<table:table table:name="n"><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>')),
        ("link", "odt", replace(c, "</text:p>", '<text:a xmlns:xlink="http://www.w3.org/1999/xlink" xlink:type="simple" xlink:href="file:///etc/passwd">a</text:a></text:p>')),
        ("picture", "odt", replace(c, "Pictures/picture-1.png", "Pictures/picture-99.png")),
        ("picture", "odt", replace(c, "Pictures/picture-1.png", "styles.xml")),
        ("picture", "odt", lambda p: p.substitute(c, r'<draw:image xlink:href="Pictures/picture-1.svg"[^>]*/>', "")),
        ("drawing", "odt", replace("Pictures/picture-1.svg", "</svg>", "")),
        ("drawing", "odt", replace("Pictures/picture-1.svg", "Liberation Sans", "Arial")),
        ("drawing", "odt", replace("Pictures/picture-1.svg", "<text ", '<image href="http://example.org/"/><text ')),
        ("drawing", "odt", lambda p: p.substitute("Pictures/picture-1.svg", r'viewBox="0 0 (\d+)', 'viewBox="0 0 9\\1')),
        ("picture-place", "odt", replace(c, 'text:anchor-type="as-char"', 'text:anchor-type="page"')),
        ("picture-words", "odt", lambda p: p.substitute(c, r"<svg:desc>[^<]*</svg:desc>", "")),
        ("white-space", "odt", replace(c, "</text:h>", "  a</text:h>")),
        ("white-space", "odt", replace(c, "</text:h>", " </text:h>")),
        ("white-space", "odt", replace(c, "</text:h>", "\ta</text:h>")),
        ("table-name", "ods", lambda p: p.substitute(c, r'(<table:table table:name=")[^"]*(".*?<table:table table:name=")[^"]*"', r'\1a\2a"')),
        ("rows", "ods", lambda p: p.substitute(c, r"(<table:table .*?)(<table:table-row|<table:table-header-rows).*</table:table>", r"\1</table:table>")),
        ("columns", "ods", lambda p: p.substitute(c, r"<table:table-column [^>]*/>", "")),
        ("covered", "odt", lambda p: p.substitute(c, r"<table:covered-table-cell[^>]*/>", "<table:table-cell/>")),
        ("covered", "odt", replace(c, 'table:number-columns-spanned="8"', 'table:number-columns-spanned="7"')),
        ("covered-content", "odt", lambda p: p.substitute(c, r"<table:covered-table-cell([^>]*)/>", r"<table:covered-table-cell\1><text:p/></table:covered-table-cell>")),
        ("value", "ods", lambda p: p.substitute(c, r'office:value="(\d+)\.(\d+)"', r'office:value="\1,\2"')),
        ("value", "ods", lambda p: p.substitute(c, r'office:value="[^"]*"', 'office:value="1e3"')),
        ("value-type", "ods", replace(c, 'office:value-type="currency"', 'office:value-type="string"')),
        ("currency", "ods", replace(c, 'office:currency="EUR"', 'office:currency="€"')),
        ("untyped", "ods", replace(c, ' office:value-type="string"', "")),
        ("formula", "ods", replace(c, 'table:formula="of:=', 'table:formula="=')),
        ("formula-value", "ods", lambda p: p.substitute(c, r'(table:formula="[^"]*") office:value-type="[^"]*"', r"\1")),
        ("formula-name", "ods", lambda p: p.substitute(c, r'table:formula="[^"]*"', 'table:formula="of:={a-1}"')),
        ("cell-reference", "ods", lambda p: p.substitute(c, r'table:formula="[^"]*"', 'table:formula="of:=[.ZZ1]"')),
        ("cell-reference", "ods", lambda p: p.substitute(c, r'table:formula="[^"]*"', "table:formula=\"of:=['Ailleurs'.A1]\"")),
        ("print-range", "ods", lambda p: p.substitute(c, r"(print-ranges=\"'[^']*'\.A1:'[^']*'\.[A-Z]+)\d+", r"\g<1>9999")),
        ("rule", "ods", replace(c, 'content-validation-name="saisie1"', 'content-validation-name="autre"')),
        ("rule-condition", "ods", replace(c, "of:cell-content-is-in-list", "of:is-in-list")),
        ("rule-list", "ods", lambda p: p.substitute(c, r"(\$'Listes'\.\$A\$1:\.\$A\$)2", r"\g<1>3")),
        ("sheet-name", "ods", lambda p: p.substitute(c, r'<table:table table:name="[^"]*"', '<table:table table:name="a/b"')),
        ("view", "ods", lambda p: p.substitute("settings.xml", r'(config-item-map-entry config:name=")[^"]*', r"\1Ailleurs")),
        ("meta", "odt", lambda p: p.substitute("meta.xml", r"<meta:generator>.*?</meta:generator>", "")),
        ("meta-date", "odt", lambda p: p.substitute("meta.xml", r"<dc:date>.*?</dc:date>", "<dc:date>24/07/2017</dc:date>")),
    ]


def self_test(odt, ods):
    warnings.simplefilter("ignore")  # zipfile thinks a duplicate entry is an accident
    good = {"odt": odt, "ods": ods}
    for name, data in good.items():
        for code, what in lint.lint(data):
            print("the good %s: %s: %s" % (name, code, what))
            return 1
        for code, what in lint.lint(Package(data).bytes()):
            print("the good %s, packed again: %s: %s" % (name, code, what))
            return 1

    missed = 0
    all_faults = faults()
    for number, (code, kind, apply) in enumerate(all_faults, 1):
        package = Package(good[kind])
        apply(package)
        found = {finding for finding, _ in lint.lint(package.bytes())}
        if code not in found:
            print("fault %d (%s, %s) not found; instead: %s" % (number, code, kind, sorted(found)))
            missed += 1
    print("%d of %d seeded faults found" % (len(all_faults) - missed, len(all_faults)))
    return 1 if missed else 0


def main(write_samples):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([write_samples, folder, "form", "budget"], check=True)
        with open(os.path.join(folder, "form.odt"), "rb") as odt, open(os.path.join(folder, "budget.ods"), "rb") as ods:
            return self_test(odt.read(), ods.read())


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
