#!/usr/bin/env python3
# odf-lint.py: what an OpenDocument file must be beyond its schema
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# odf-lint.py FILE...   one line a finding: FILE: CODE: what; status 1 if there is any
#
# The package rules are those of OpenDocument 1.3 part 2; the rest is what
# Word, Google Docs and LibreOffice were seen to trip over, and what a file must
# be to have the same bytes everywhere.

import io
import re
import struct
import sys
import zipfile
import xml.etree.ElementTree as ET

NS = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
    "config": "urn:oasis:names:tc:opendocument:xmlns:config:1.0",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "script": "urn:oasis:names:tc:opendocument:xmlns:script:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "xlink": "http://www.w3.org/1999/xlink",
    "xml": "http://www.w3.org/XML/1998/namespace",
}
PREFIXES = {uri: prefix for prefix, uri in NS.items()}

MEDIA_TYPES = {
    "application/vnd.oasis.opendocument." + kind
    for kind in (
        "text", "text-template", "text-master", "text-master-template", "text-web",
        "graphics", "graphics-template", "presentation", "presentation-template",
        "spreadsheet", "spreadsheet-template", "chart", "chart-template",
        "image", "image-template", "formula", "formula-template", "base",
    )
}

ROOTS = {
    "content.xml": "office:document-content",
    "styles.xml": "office:document-styles",
    "meta.xml": "office:document-meta",
    "settings.xml": "office:document-settings",
    "META-INF/manifest.xml": "manifest:manifest",
}

STAMP = (1980, 1, 1, 0, 0, 0)


def q(name):
    """office:value as ElementTree spells it."""
    prefix, local = name.split(":")
    return "{%s}%s" % (NS[prefix], local)


def short(tag):
    uri, _, local = tag[1:].partition("}")
    return "%s:%s" % (PREFIXES.get(uri, uri), local)


class Lint:
    def __init__(self, data):
        self.data = data
        self.findings = []
        self.trees = {}

    def say(self, code, what):
        self.findings.append((code, what))

    # The package.

    def run(self):
        self.check_frame()
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(self.data))
        except zipfile.BadZipFile as error:
            self.say("zip", str(error))
            return self.findings

        self.check_entries()
        if self.findings:
            return self.findings

        self.check_mimetype()
        self.parse_all()
        if self.findings:
            return self.findings

        self.check_manifest()
        self.check_documents()
        return self.findings

    def check_frame(self):
        """Nothing before the first entry, nothing after the last record."""
        if not self.data.startswith(b"PK\x03\x04"):
            self.say("frame-start", "does not begin with an entry")
        if self.data[-22:-18] != b"PK\x05\x06":
            self.say("frame-end", "does not end with the end record, or has a comment")
        if b"PK\x06\x06" in self.data or b"PK\x06\x07" in self.data:
            self.say("zip64", "has a zip64 record")

    def local_header(self, info):
        at = info.header_offset
        fields = struct.unpack("<4sHHHHHIIIHH", self.data[at:at + 30])
        name = self.data[at + 30:at + 30 + fields[9]]
        return fields, name

    def check_entries(self):
        seen = set()
        end = 0
        for info in self.zip.infolist():
            name = info.filename
            fields, local_name = self.local_header(info)
            if name in seen:
                self.say("duplicate", name)
            seen.add(name)
            if not re.fullmatch(r"[A-Za-z0-9._/-]+", name) or name.startswith("/") or ".." in name.split("/"):
                self.say("name", repr(name))
            if name.endswith("/"):
                self.say("directory", name)
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                self.say("method", "%s: %d" % (name, info.compress_type))
            if info.flag_bits & 0x1:
                self.say("encrypted", name)
            if info.flag_bits & 0x8:
                self.say("descriptor", name)
            if info.extra or fields[10]:
                self.say("extra", name)
            if info.date_time != STAMP:
                self.say("stamp", "%s: %s" % (name, info.date_time))
            if local_name != name.encode() or (fields[6], fields[7], fields[8]) != (info.CRC, info.compress_size, info.file_size):
                self.say("local-header", name)
            if info.header_offset != end:
                self.say("gap", name)
            end = info.header_offset + 30 + fields[9] + fields[10] + info.compress_size
            if name.startswith("Thumbnails") or name == "manifest.rdf" or name.startswith("Configurations"):
                self.say("litter", name)
        try:
            bad = self.zip.testzip()
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as error:
            bad = str(error)
        if bad:
            self.say("crc", bad)

    def check_mimetype(self):
        first = self.zip.infolist()[0]
        if first.filename != "mimetype":
            self.say("mimetype-first", first.filename)
            return
        if first.compress_type != zipfile.ZIP_STORED:
            self.say("mimetype-stored", "it is compressed")
        self.mimetype = self.zip.read("mimetype").decode("latin-1")
        if self.mimetype not in MEDIA_TYPES:
            self.say("mimetype", repr(self.mimetype))

    # XML.

    def parse_all(self):
        names = self.zip.namelist()
        for name in ROOTS:
            if name not in names:
                self.say("missing", name)
            else:
                self.parse(name, self.zip.read(name))

    def parse(self, name, data):
        if data.startswith(b"\xef\xbb\xbf"):
            self.say("bom", name)
        if not re.match(rb'(\xef\xbb\xbf)?<\?xml version="1.0" encoding="UTF-8"\?>', data):
            self.say("declaration", name)
        if b"<!DOCTYPE" in data:
            self.say("doctype", name)
            return
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            self.say("utf-8", "%s: %s" % (name, error))
            return
        if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|&#(x0*([0-8bcef]|1[0-9a-f])|0*([0-8]|1[1245-9]|2[0-9]|3[01]));", text):
            self.say("control", name)
        try:
            root = ET.fromstring(data)
        except ET.ParseError as error:
            self.say("well-formed", "%s: %s" % (name, error))
            return
        self.trees[name] = root
        if short(root.tag) != ROOTS[name]:
            self.say("root", "%s: %s" % (name, short(root.tag)))
        self.check_foreign(name, root)
        self.check_ids(name, root)
        version = "manifest:version" if name.startswith("META-INF") else "office:version"
        if root.get(q(version)) != "1.3":
            self.say("version", "%s: %s" % (name, root.get(q(version))))

    def check_foreign(self, name, root):
        """A conforming document has no markup of anybody else's."""
        for element in root.iter():
            for key in [element.tag] + list(element.attrib):
                if not key.startswith("{") or key[1:].partition("}")[0] not in PREFIXES:
                    self.say("foreign", "%s: %s" % (name, key))

    def check_ids(self, name, root):
        seen = set()
        for element in root.iter():
            value = element.get(q("xml:id"))
            if value is not None and value in seen:
                self.say("xml-id", "%s: %s" % (name, value))
            seen.add(value)

    def check_manifest(self):
        listed = {}
        for entry in self.trees["META-INF/manifest.xml"]:
            path = entry.get(q("manifest:full-path"))
            if path in listed:
                self.say("manifest-twice", path)
            listed[path] = entry.get(q("manifest:media-type"))
        if "/" not in listed:
            self.say("manifest-root", "the package itself is not listed")
        elif listed["/"] != self.mimetype:
            self.say("manifest-type", "%s, and mimetype is %s" % (listed["/"], self.mimetype))
        files = set(self.zip.namelist()) - {"mimetype", "META-INF/manifest.xml"}
        for path in files - set(listed):
            self.say("manifest-unlisted", path)
        for path in set(listed) - files - {"/"}:
            self.say("manifest-directory" if path.endswith("/") else "manifest-absent", path)

    # Inside the documents.

    def check_documents(self):
        content, styles = self.trees["content.xml"], self.trees["styles.xml"]
        self.collect_styles(content, styles)
        for name in ("content.xml", "styles.xml"):
            self.check_references(name, self.trees[name])
            self.check_properties(name, self.trees[name])
            self.check_forbidden(name, self.trees[name])
            self.check_links(name, self.trees[name])
            self.check_white_space(name, self.trees[name])
        self.check_tables(content)
        self.check_values(content)
        self.check_meta()
        if content.find(".//" + q("office:spreadsheet")) is not None:
            self.check_sheets(content)

    def collect_styles(self, content, styles):
        """What may be referred to.  A name is unique within its family and its part."""
        self.styles = {}
        for name, part in (("content.xml", content), ("styles.xml", styles)):
            own = set()
            for element in part.iter():
                style_name = element.get(q("style:name"))
                kind = self.style_kind(element)
                if style_name is None or kind is None:
                    continue
                if (kind, style_name) in own:
                    self.say("style-twice", "%s: %s %s" % (name, kind, style_name))
                own.add((kind, style_name))
            self.styles[name] = own
        common = {key for key in self.styles["styles.xml"]}
        self.styles["content.xml"] |= {key for key in common if key[0] not in ("page-layout",)}

    @staticmethod
    def style_kind(element):
        tag = short(element.tag)
        if tag == "style:style":
            return element.get(q("style:family"))
        if tag in ("text:list-style", "style:page-layout", "style:master-page", "style:font-face"):
            return tag.split(":")[1]
        if tag.startswith("number:") and tag.endswith("-style"):
            return "data"
        return None

    REFERENCES = {
        "style:list-style-name": "list-style",
        "style:master-page-name": "master-page",
        "style:page-layout-name": "page-layout",
        "style:data-style-name": "data",
        "style:font-name": "font-face",
        "table:default-cell-style-name": "table-cell",
    }
    STYLE_NAMES = {
        "text:p": "paragraph", "text:h": "paragraph", "text:span": "text", "text:a": "text",
        "text:list": "list-style", "table:table": "table", "table:table-column": "table-column",
        "table:table-row": "table-row", "table:table-cell": "table-cell", "table:covered-table-cell": "table-cell",
        "text:list-level-style-bullet": "text", "text:list-level-style-number": "text",
    }

    def check_references(self, name, root):
        known = self.styles[name]
        for element in root.iter():
            tag = short(element.tag)
            for key, value in element.attrib.items():
                attribute = short(key)
                kind = self.REFERENCES.get(attribute)
                if attribute in ("text:style-name", "table:style-name"):
                    kind = self.STYLE_NAMES.get(tag, "?")
                elif attribute in ("style:parent-style-name", "style:next-style-name"):
                    kind = element.get(q("style:family"), "?")
                if kind is not None and value and (kind, value) not in known:
                    self.say("reference", "%s: %s of %s: no %s “%s”" % (name, attribute, tag, kind, value))

    def check_properties(self, name, root):
        """fo:font-family without a declared font, lengths with a comma, and the like."""
        for element in root.iter():
            for key, value in element.attrib.items():
                if re.search(r"\d,\d+(mm|cm|pt|in|%)", value):
                    self.say("length", "%s: %s=%s" % (name, short(key), value))

    FORBIDDEN = {
        "text:tracked-changes": "tracked", "text:section": "section", "office:scripts": "script", "office:event-listeners": "script",
        "draw:object": "frame", "office:annotation": "annotation", "text:sequence-decls": None,
    }

    def check_forbidden(self, name, root):
        sheet = root.find("*/" + q("office:spreadsheet")) is not None
        for element in root.iter():
            code = self.FORBIDDEN.get(short(element.tag))
            # Of a cell it says where a number comes from; a text says it itself.
            if code == "annotation" and sheet:
                continue
            # A box of words says them itself.
            if short(element.tag) == "draw:frame" and element.find(q("draw:text-box")) is None:
                self.check_picture(name, element)
            if code is not None:
                self.say(code, "%s: %s" % (name, short(element.tag)))
            if short(element.tag) == "table:table" and any(child is not element for child in element.iter(q("table:table"))):
                self.say("nested-table", name)

    def check_picture(self, name, frame):
        """A PNG of the package that stands in its line, or hangs at the foot, and is told to who cannot see it; of a
        chart, there is the same drawing in lines and letters."""
        hrefs = [image.get(q("xlink:href")) for image in frame.findall(q("draw:image"))]
        href = hrefs[0] if hrefs else None
        if href not in self.zip.namelist() or not self.zip.read(href).startswith(b"\x89PNG"):
            self.say("picture", "%s: no such PNG: %s" % (name, href))
        elif href != "Pictures/emblem.png" and hrefs != [href, href.replace(".png", ".svg")]:
            self.say("picture", "%s: %s is not there twice" % (name, href))
        for other in hrefs[1:]:
            self.check_drawing(name, frame, other)
        anchors = ("as-char", "paragraph") if name == "styles.xml" else ("as-char",)
        if frame.get(q("text:anchor-type")) not in anchors or frame.get(q("svg:width")) is None or frame.get(q("svg:height")) is None:
            self.say("picture-place", "%s: %s" % (name, href))
        for part in ("svg:title", "svg:desc"):
            if not (frame.findtext(q(part)) or "").strip():
                self.say("picture-words", "%s: %s has no %s" % (name, href, part))

    def check_drawing(self, name, frame, href):
        """As wide for its height as its frame, to a hundredth; set in the letters of the text; nothing from elsewhere."""
        try:
            root = ET.fromstring(self.zip.read(href))
        except (KeyError, ET.ParseError):
            self.say("drawing", "%s: no drawing %s" % (name, href))
            return
        box = [int(number) for number in root.get("viewBox", "0 0 1 1").split()]
        width, height = (float((frame.get(q("svg:" + side)) or "1mm")[:-2]) for side in ("width", "height"))
        if root.tag != "{http://www.w3.org/2000/svg}svg" or abs(box[2] * height - box[3] * width) > box[2] * height / 100:
            self.say("drawing", "%s: %s does not fill its frame" % (name, href))
        if not root.get("font-family", "").startswith("Liberation Sans,"):
            self.say("drawing", "%s: %s is set in other letters" % (name, href))
        allowed = {"rect", "path", "circle", "text"}
        if any(element.tag.rpartition("}")[2] not in allowed or any("href" in key for key in element.keys()) for element in root):
            self.say("drawing", "%s: %s has more than lines and letters" % (name, href))

    def check_links(self, name, root):
        for element in root.iter():
            href = element.get(q("xlink:href"))
            if short(element.tag) == "draw:image":
                continue
            if href is not None and not re.match(r"https?://", href):
                self.say("link", "%s: %s" % (name, href))

    def check_white_space(self, name, root):
        """XML would collapse it: runs of spaces, tabs and newlines are elements."""
        for tag in ("text:p", "text:h"):
            for paragraph in root.iter(q(tag)):
                parts = []
                self.gather(paragraph, parts)
                text = "".join(parts)
                if re.search(r"[\t\n\r]|  |^ | $", text):
                    self.say("white-space", "%s: %r" % (name, text))

    def gather(self, element, parts):
        """Character data of a paragraph; an element that is a character stands as U+FFFC."""
        parts.append(element.text or "")
        for child in element:
            if short(child.tag) in ("text:s", "text:tab", "text:line-break"):
                parts.append("\ufffc")
            else:
                self.gather(child, parts)
            parts.append(child.tail or "")

    # Tables.

    @staticmethod
    def repeated(element, what):
        return int(element.get(q("table:number-%s-repeated" % what), "1"))

    def rows(self, table):
        for child in table:
            tag = short(child.tag)
            if tag == "table:table-row":
                yield child
            elif tag in ("table:table-header-rows", "table:table-rows", "table:table-row-group"):
                yield from self.rows(child)

    def check_tables(self, root):
        names = set()
        for table in root.iter(q("table:table")):
            name = table.get(q("table:name"))
            if name in names:
                self.say("table-name", str(name))
            names.add(name)
            columns = sum(self.repeated(column, "columns") for column in table.iter(q("table:table-column")))
            if not any(True for _ in self.rows(table)):
                self.say("rows", "%s has no row" % name)
            for number, row in enumerate(self.rows(table), 1):
                self.check_row("%s, row %d" % (name, number), row, columns)

    def check_row(self, where, row, columns):
        width, covered = 0, 0
        for cell in row:
            n = self.repeated(cell, "columns")
            width += n
            if short(cell.tag) == "table:covered-table-cell":
                covered -= n
                if covered < 0:
                    self.say("covered", "%s: a cell nothing covers" % where)
                if len(cell) or cell.attrib.keys() - {q("table:number-columns-repeated")}:
                    self.say("covered-content", where)
            else:
                if covered > 0:
                    self.say("covered", "%s: a span over cells that are not covered" % where)
                covered = int(cell.get(q("table:number-columns-spanned"), "1")) - 1
        if covered > 0:
            self.say("covered", "%s: a span past the row" % where)
        if width != columns:
            self.say("columns", "%s: %d cells for %d columns" % (where, width, columns))

    # Values.

    def check_values(self, root):
        for cell in root.iter(q("table:table-cell")):
            kind = cell.get(q("office:value-type"))
            value = cell.get(q("office:value"))
            formula = cell.get(q("table:formula"))
            if kind in ("float", "percentage", "currency"):
                if value is None or not re.fullmatch(r"-?\d+(\.\d+)?", value):
                    self.say("value", "%s: %r" % (kind, value))
            elif value is not None:
                self.say("value-type", "%r in a cell of type %s" % (value, kind))
            if kind == "currency" and not re.fullmatch(r"[A-Z]{3}", cell.get(q("office:currency"), "")):
                self.say("currency", repr(cell.get(q("office:currency"))))
            if kind is None and any((p.text or "") or len(p) for p in cell.iter(q("text:p"))):
                self.say("untyped", "a cell with text has no type")
            if formula is not None:
                self.check_formula(formula, kind)

    def check_formula(self, formula, kind):
        if not formula.startswith("of:="):
            self.say("formula", formula)
        if kind is None:
            self.say("formula-value", "%s has no value beside it" % formula)
        if re.search(r"[{}]|Err:|#REF!", re.sub(r'"[^"]*"', "", formula)):
            self.say("formula-name", formula)

    # Sheets.

    def size(self, table):
        rows = list(self.rows(table))
        columns = sum(self.repeated(column, "columns") for column in table.iter(q("table:table-column")))
        return columns, len(rows)

    @staticmethod
    def column_number(letters):
        number = 0
        for letter in letters:
            number = number * 26 + ord(letter) - 64
        return number

    def check_sheets(self, root):
        sheets = {table.get(q("table:name")): self.size(table) for table in root.iter(q("table:table"))}
        for name in sheets:
            if not name or len(name) > 31 or re.search(r"[\[\]*?:/\\']", name):
                self.say("sheet-name", repr(name))
        for table in root.iter(q("table:table")):
            own = table.get(q("table:name"))
            self.check_area("print-range", table.get(q("table:print-ranges"), ""), own, sheets)
            for cell in table.iter(q("table:table-cell")):
                for reference in re.findall(r"\[[^\]]*\]", re.sub(r'"[^"]*"', "", cell.get(q("table:formula"), ""))):
                    self.check_area("cell-reference", reference[1:-1], own, sheets)
        self.check_views(set(sheets))
        self.check_rules(root, sheets)

    def check_rules(self, root, sheets):
        rules = [rule.get(q("table:name")) for rule in root.iter(q("table:content-validation"))]
        if len(set(rules)) != len(rules):
            self.say("rule-name", "two rules have one name: %s" % sorted(rules))
        used = {cell.get(q("table:content-validation-name")) for cell in root.iter(q("table:table-cell"))} - {None}
        for name in used.symmetric_difference(rules):
            self.say("rule", "%s is used and not there, or there and not used" % name)
        for rule in root.iter(q("table:content-validation")):
            condition = rule.get(q("table:condition"), "")
            if not re.match(r"of:cell-content-is-(in-list|whole-number|decimal-number|date)\(", condition):
                self.say("rule-condition", condition)
            self.check_area("rule-list", condition, "".join(re.findall(r"'((?:[^']|'')*)'", condition)).replace("''", "'"), sheets)

    def check_area(self, code, area, own, sheets):
        for sheet, letters, digits in re.findall(r"((?:\$?'(?:[^']|'')*'|[^:.'\s]*))\.\$?([A-Z]+)\$?(\d+)", area):
            name = sheet.strip("$")
            name = name[1:-1].replace("''", "'") if name.startswith("'") else name or own
            columns, rows = sheets.get(name, (0, 0))
            if self.column_number(letters) > columns or not 1 <= int(digits) <= rows:
                self.say(code, "%s is outside every sheet" % area)

    def check_views(self, sheets):
        for entry in self.trees["settings.xml"].iter(q("config:config-item-map-named")):
            if entry.get(q("config:name")) == "Tables":
                for view in entry:
                    if view.get(q("config:name")) not in sheets:
                        self.say("view", repr(view.get(q("config:name"))))

    def check_meta(self):
        meta = self.trees["meta.xml"]
        for tag in ("meta:generator", "dc:title", "dc:language"):
            element = meta.find(".//" + q(tag))
            if element is None or not (element.text or "").strip():
                self.say("meta", "no %s" % tag)
        for tag in ("meta:creation-date", "dc:date"):
            element = meta.find(".//" + q(tag))
            if element is not None and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", element.text or ""):
                self.say("meta-date", str(element.text))


def lint(data):
    return Lint(data).run()


def main(args):
    status = 0
    for name in args:
        with open(name, "rb") as file:
            for code, what in lint(file.read()):
                print("%s: %s: %s" % (name, code, what))
                status = 1
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
