#!/usr/bin/python3
# pdf-pages.py: every page of every paper as a printer looks at it
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# pdf-pages.py text|pdf ECOT-CLI DATA-FOLDER [WRITE-PAPERS …]
#
# Where each word stands is read back from all papers WRITE-PAPERS gives and those
# of a very long dossier: nothing in the margins, nothing upon anything else nor out
# of its column, no heading at the foot of a page, no page of one line nor of a few
# before others, no last page of little, no item of a list alone at the edge of one, no
# total at the head of one, amounts one below the other on their comma and never
# cut, no line that begins or ends with what belongs to its neighbour.  With “text” the
# same is asked of .odt, as LibreOffice prints them, but for what only we may decide, and
# that none of their spaces breaks where French has none that does.

import concurrent.futures
import glob
import itertools
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

import full_dossier

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
XHTML = "{http://www.w3.org/1999/xhtml}"
MM = 72 / 25.4

EMPTY = ("resa-2017/1", "pas-de-calais-2024/d03", "pas-de-calais-2024/d12")
EXAMPLES = ("rallye-ess", "rallye-ess-faulty", "chantier-lavoir")

# A word's box is as tall as its font, 1.117 times its size for Liberation Sans: a box of a
# heading of 12 points, and of what is smaller.
HEADING = 12.5
FIRST_HEADING = 16

# More than the lines of a row and less than a heading with the head of a table below it.
ANOTHER_TABLE = 70

# Three lines to write an answer on, eight millimetres apart, are less than a page leaves below a heading.
HAND_LINES = 3 * 8 * MM - 4

# Of glyphs, which stand out of their boxes a little, and of rounding.
TOLERANCE = 1.0

AMOUNT = re.compile(r"^−?\d{1,3}(?:[\u202f\u00a0]\d{3})*,\d\d$")

# What French ends no line with, and what it begins none with: « n° » and « art. » wait for their number, « et/ » for « ou ».
ENDS = re.compile(r"(?:^«|[^\u202f\u00a0]«|\(|\[|^n°|^art\.|^p\.|^≥|^≤|^M\.|^Mme|\b\w{1,3}/)$")
BEGINS = re.compile(r"^[;:!?»%€,.)\]]")

# Less than nothing with a hyphen; the first part of a number whose last group of three went to the next line.
HYPHEN = re.compile(r"^\(?-\d")
# But for what the dossier of odd texts says.
TYPED = "-12"
CUT_NUMBER = re.compile(r"^[−(]*\d{1,3}(?: \d{3})* \d{1,2}$")

# A space that breaks where none should.
MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
BREAKS = re.compile(r"\S* [;:!?»]|« \S*|\b\d+ (?:€|%%|h\b|(?:%s)\b)|\b1er (?:%s)|\b(?:n°|art\.|M\.|Mme) [A-ZÉ\d]|[≥≤] \d" % (MONTHS, MONTHS))

# Less of a page than this is filled: it had better not be.
LITTLE = 1 / 3

# Rows of words on the last of several pages; a signature counts as more than what is beside it.
LAST_ROWS = 5

# How near a word may come to one of the next column.  Cells are padded by three points at either side.
COLUMN_GAP = 3

LONG_WORD = "anticonstitutionnellement" * 4
PROSE = ("L’équipe accueille chaque personne en entretien individuel, puis construit avec elle un parcours : étapes, échéances, "
         "pièces à réunir ; chaque mois, un point d’une heure mesure le chemin parcouru. Rien n’est fait « à la place » de "
         "qui que ce soit !\n")


def long_dossier():
    """Six hundred lines, long labels, a word of a hundred letters, narratives of several pages."""
    lines = []
    for number in range(600):
        detail = ("Dépense n° %d : " % number) + (PROSE.strip() if number % 50 == 7 else LONG_WORD if number % 50 == 9 else "fournitures")
        lines.append("<line><category>%s</category><detail>%s</detail><quantity>%d.5</quantity><unit>%s</unit><unit-cost>%d.25</unit-cost>"
                     "<proof>Devis, facture acquittée</proof></line>"
                     % (("staff", "services", "supplies", "other")[number // 150], detail, number % 40 + 1,
                        "participants" if number % 3 else "h", number % 900))
    texts = "".join('<narrative key="%s"><text>%s</text></narrative>' % (key, PROSE * 40) for key in ("presentation", "methods", "staff"))
    steps = "".join("<step><label>%s</label><start>2017-08-%02d</start></step>" % ("Étape %d, %s" % (n, LONG_WORD if n == 3 else "réunion"), n + 1)
                    for n in range(28))
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1"><applicant><name>%s</name></applicant>'
            "<action><title>%s</title></action>%s%s%s<fund key=\"fse\"><percent>46.9999</percent></fund>"
            "<funder><name>%s</name><type>commune</type><amount>1234567.89</amount></funder></dossier>\n"
            % ("Association " * 20, "Un très long titre " * 10, texts, "".join(lines), steps, LONG_WORD))


def wide_dossier():
    """Fifteen digits, less than nothing, a cent, nothing, words without a break, names that do not end."""
    lines = (("staff", "x" * 300, "1", "h", "1234567890.1234", "Contrat"), ("services", LONG_WORD, "999999", "participants-formateurs", "999999.9999", "y" * 80),
             ("supplies", "a " * 100, "0.0001", "u", "0.0001", "p"), ("other", "Remise", "1", "u", "-99999999999.99", "Avoir"))
    lines = "".join("<line><category>%s</category><detail>%s</detail><quantity>%s</quantity><unit>%s</unit><unit-cost>%s</unit-cost><proof>%s</proof></line>" % line
                    for line in lines)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1"><applicant><name>%s</name><address>%s</address>'
            "<commune>Saint-Remy-en-Bouzemont-Saint-Genest-et-Isson</commune></applicant><representative><name>Marie-Madeleine "
            "Exemple-Duchâtelet de la Tour du Moulin</name><role>%s</role></representative><action><title>%s</title></action>"
            '<narrative key="presentation"><text>%s</text></narrative>%s<line><category>other</category><amount>12345678901234.56</amount></line>'
            '<line><category>staff</category><detail>Un centime</detail><amount>0.01</amount></line><line><category>staff</category></line>'
            '<time><person>%s</person><hours>123456789.25</hours></time><fund key="fse"><percent>47</percent></fund>'
            "<funder><name>Un centime</name><amount>0.01</amount></funder><funder><name>Zéro</name><amount>0.00</amount></funder></dossier>\n"
            % ("Association départementale des amis de la culture populaire " * 4, "12 bis, résidence des Grands Chênes, bâtiment C, " * 3,
               "Présidente du conseil d’administration et déléguée générale", "Un très long titre d’action " * 8, PROSE.strip() * 100, lines, "z" * 120))


class Word:
    def __init__(self, element):
        self.text = element.text or ""
        self.left, self.top, self.right, self.bottom = (float(element.get(name)) for name in ("xMin", "yMin", "xMax", "yMax"))

    def is_behind(self):
        """The large word across the page of a draft."""
        return self.text == "BROUILLON" and self.bottom - self.top > 60


class Page:
    def __init__(self, element):
        self.width, self.height = float(element.get("width")), float(element.get("height"))
        self.lines = [[Word(word) for word in line.iter(XHTML + "word")] for line in element.iter(XHTML + "line")]
        self.lines = [[word for word in line if word.text.strip() and not word.is_behind()] for line in self.lines]
        self.lines = [line for line in self.lines if line]
        self.words = [word for line in self.lines for word in line]
        self.scale = round(self.height / (297 * MM), 3)
        # The foot is the two or three lines above the bottom margin.
        foot = [line for line in self.lines if line[0].top > self.height - 36 * MM * self.scale]
        numbers = [line for line in foot if re.search(r"page \d+ sur", " ".join(word.text for word in line).replace("\u00a0", " "))]
        self.foot = min((line[0].top for line in numbers), default=self.height - 20 * MM * self.scale) - 1
        self.body = [line for line in self.lines if line[0].top < self.foot and line[0].top > 27 * MM * self.scale]


def read(path):
    out = subprocess.run(["pdftotext", "-bbox-layout", path, "-"], check=True, capture_output=True, text=True).stdout
    # Whatever no XML may hold is no word of ours.
    root = ET.fromstring(re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f]", "", out))
    return [Page(page) for page in root.iter(XHTML + "page")]


def check_margins(page):
    margin = 20 * MM * page.scale - TOLERANCE
    for word in page.words:
        if word.left < margin or word.right > page.width - margin or word.top < margin - 2 or word.bottom > page.height - margin + 2:
            yield "“%s” stands in the margin" % word.text


def check_overlaps(page):
    """By rows of the page, so that a long one takes no time."""
    words = sorted(page.words, key=lambda word: word.top)
    for number, word in enumerate(words):
        for other in words[number + 1:]:
            if other.top > word.bottom - TOLERANCE:
                break
            wide = min(word.right, other.right) - max(word.left, other.left)
            tall = min(word.bottom, other.bottom) - max(word.top, other.top)
            # The words of a tick box stand unseen upon it.
            if wide > TOLERANCE and tall > TOLERANCE and not {word.text, other.text} & {"☐", "☑"}:
                yield "“%s” stands upon “%s”" % (word.text, other.text)


def check_columns(page):
    """What poppler takes for two lines side by side are two cells, or a text and what stands beside it."""
    lines = sorted(page.body, key=lambda line: line[0].top)
    for number, line in enumerate(lines):
        for other in lines[number + 1:]:
            if other[0].top > line[0].top + 3:
                break
            one, next_one = sorted((line, other), key=lambda line: line[0].left)
            gap = next_one[0].left - one[-1].right
            if -one[-1].right + one[0].left < gap < COLUMN_GAP and not {one[-1].text, next_one[0].text} & {"☐", "☑"}:
                yield "“%s” comes out of its column to “%s”" % (one[-1].text, next_one[0].text)


def item_runs(page):
    """Of the rows of a page: whether each begins an item of a list, goes on with one, or is none."""
    starts = None
    for row in rows_of(page):
        # Behind the number of a heading there is but a space.
        if re.fullmatch(r"–|\d+\.", row[0].text) and row[0].left < 21 * MM and len(row) > 1 and row[1].left > 25.5 * MM:
            starts = row[1].left
            yield "begins"
        else:
            starts = starts if starts is not None and abs(row[0].left - starts) < 1 else None
            yield "none" if starts is None else "goes on"


def count_items(run):
    """Up to what is none."""
    return sum(kind == "begins" for kind in itertools.takewhile(lambda kind: kind != "none", run))


def check_items(page, after):
    """Of a list that ends on the next page, between two of its items."""
    here, there = list(item_runs(page)), list(item_runs(after))
    if here[-1:] == ["none"] or there[:1] != ["begins"]:
        return
    if count_items(reversed(here)) == 1 and "none" in here:
        yield "an item of a list is alone at its foot"
    if count_items(there) == 1:
        yield "an item of a list is alone at the head of the next"


def check_last(pages):
    if len(pages) > 1 and pages[-1].scale == 1 and len(rows_of(pages[-1])) < LAST_ROWS:
        yield "little stands on the last page"


def check_foot(page, last, ours):
    if not page.body:
        yield "it is empty"
        return
    lowest = max(page.body, key=lambda line: line[0].top)
    below = [line for line in page.body if line[0].top > lowest[0].top - 2]
    # Below one further up are lines to write on.  What LibreOffice prints is known by its headings: see check_headings().
    near = page.foot - lowest[0].bottom < HAND_LINES
    if ours and not last and near and page.scale == 1 and all(word.bottom - word.top > HEADING for line in below for word in line) and is_heading(page, below):
        yield "a heading is its last line: “%s”" % " ".join(word.text for word in lowest)
    tops = {round(line[0].top) for line in page.body}
    if len(tops) < 2:
        yield "it has one line: “%s”" % " ".join(word.text for word in lowest)


def is_heading(page, lines):
    """Letters have all their lines in 12 points: a heading is larger than most of its page."""
    heights = sorted(word.bottom - word.top for line in page.body for word in line)
    return min(word.bottom - word.top for line in lines for word in line) > heights[len(heights) // 2] + 0.5


def alone(word, line):
    """No other word beside it but its thousands: a number of a table, not of a sentence."""
    return all(other is word or other.right < word.left - 6 or other.left > word.right + 6 or
               (other.right <= word.left and re.fullmatch(r"−?\d{1,3}", other.text)) for other in line)


def check_commas(page):
    """Amounts whose ends nearly meet end at one place: all have two decimals, and digits are of one width."""
    ends = []
    for line in page.body:
        beside = [word for other in page.body for word in other if abs(word.top - line[0].top) < 3]
        ends += [word for word in line if AMOUNT.match(word.text) and alone(word, beside)]
    for table in tables_of(ends):
        table.sort(key=lambda word: word.right)
        for one, next_one in zip(table, table[1:]):
            if 0.35 < next_one.right - one.right < 5:
                yield "“%s” and “%s” do not stand on one comma" % (one.text, next_one.text)


def tables_of(words):
    """Those that stand far below the others belong to another table, which has columns of its own."""
    tables = []
    for word in sorted(words, key=lambda word: word.top):
        if tables and word.top - tables[-1][-1].top < ANOTHER_TABLE:
            tables[-1].append(word)
        else:
            tables.append([word])
    return tables


def read_headings(path):
    """Of the text that was printed, where it lies beside, but those before lines to write on: nothing of these is read."""
    if not os.path.exists(path):
        return set()
    with zipfile.ZipFile(path) as package:
        parts = list(ET.fromstring(package.read("content.xml")).iter(OFFICE + "text"))[0]
    return {" ".join("".join(part.itertext()).split()) for part, after in zip(parts, list(parts)[1:])
            if part.tag == TEXT + "h" and "".join(after.itertext()).strip()}


def check_headings(pages, path):
    """A heading of the smallest rank is no larger than the text."""
    headings = read_headings(path.removesuffix(".pdf") + ".odt")
    for number, page in enumerate(pages[:-1], 1):
        rows = rows_of(page)
        last = " ".join(" ".join(word.text for word in rows[-1]).split()) if rows else ""
        if last in headings:
            yield "page %d: a heading is its last line: “%s”" % (number, last)


def check_lines(page):
    for line in page.body:
        if ENDS.search(line[-1].text) and len(line) > 1:
            yield "a line ends with “%s”" % line[-1].text
        text = " ".join(word.text for word in line)
        # The unit of a field behind its dots is no line of a text.
        if BEGINS.match(text) and len(line[0].text) == 1 and len(line) > 1 and text != "€ / h":
            yield "a line begins with “%s”" % text


def check_numbers(page):
    for word in page.words:
        if HYPHEN.match(word.text) and word.text != TYPED:
            yield "“%s” has a hyphen for a minus" % word.text
    for row in rows_of(page):
        for number in numbers_of(row):
            if CUT_NUMBER.match(number):
                yield "the number “%s” goes on in the next line" % number


def numbers_of(row):
    """pdftotext parts the thousands of a number."""
    number, end = "", 0
    for word in row:
        number = number + " " + word.text if word.left - end < 3 else word.text
        end = word.right
        following = row[row.index(word) + 1:][:1]
        if not following or following[0].left - end >= 3:
            yield number


def check_source(path):
    """What the text says, before anybody breaks its lines."""
    with zipfile.ZipFile(path) as package:
        root = ET.fromstring(package.read("content.xml"))
    for paragraph in root.iter():
        if paragraph.tag in (TEXT + "p", TEXT + "h"):
            for found in BREAKS.finditer("".join(paragraph.itertext())):
                yield "%s: a line may end within “%s”" % (os.path.basename(path), found.group())


def check_totals(page, path):
    """The first row below the head of a table that goes on is no total: it stands with the row before it."""
    # In a form to print empty a row says nothing; an explanation has totals that its rows explain.
    if path.endswith(("-blank.pdf", "-explanation.pdf")):
        return
    rows = rows_of(page)
    # A head of two lines.
    while len(rows) > 1 and rows[1][0].top - rows[0][0].top < 13:
        del rows[0]
    first = " ".join(word.text for word in rows[1]) if len(rows) > 1 and rows[0][0].top < 40 * MM * page.scale else ""
    if re.match(r"(?:Sous-total|Total|Coût total|TOTAL)", first):
        yield "a total is its first row: “%s”" % first


def rows_of(page):
    """The words of the body, row by row."""
    rows = []
    for word in sorted((word for line in page.body for word in line), key=lambda word: (round(word.top), word.left)):
        if rows and abs(rows[-1][0].top - word.top) < 3:
            rows[-1].append(word)
        else:
            rows.append([word])
    return rows


def check_filled(page, after):
    """A page that others follow is well filled, but before one that begins with a heading of the first rank or a sheet."""
    if not page.body or not after.body or page.scale != 1:
        return
    top = 27 * MM
    lowest = max(line[0].bottom for line in page.body)
    first = min(after.body, key=lambda line: line[0].top)
    if lowest - top < (page.foot - top) * LITTLE and first[0].bottom - first[0].top < FIRST_HEADING and not starts_alone(after):
        yield "little stands on it, and more follows: “%s”" % " ".join(word.text for word in first)


def starts_alone(page):
    return " ".join(word.text for word in page.body[0]).startswith(("Points ouverts", "Lettre", "Feuille"))


def check(path, pages, ours):
    if path.endswith("-time-sheet.pdf"):
        heads = sum(any(line[0].text == "Feuille" and line[0].bottom - line[0].top > HEADING for line in page.body) for page in pages)
        if heads != len(pages):
            yield "%s: %d sheets on %d pages" % (os.path.basename(path), heads, len(pages))
    if path.endswith("-poster.pdf") and len(pages) > 1:
        yield "%s: %d sheets" % (os.path.basename(path), len(pages))
    for number, page in enumerate(pages, 1):
        for fault in (*check_margins(page), *check_overlaps(page), *check_foot(page, number == len(pages), ours), *check_commas(page),
                      *check_lines(page), *check_numbers(page), *check_totals(page, path)):
            yield "%s, page %d: %s" % (os.path.basename(path), number, fault)
    yield from ("%s, %s" % (os.path.basename(path), fault) for fault in check_headings(pages, path))
    if ours:
        yield from check_breaks(pages, path)
    for number, (page, after) in enumerate(zip(pages, pages[1:]), 1):
        for fault in check_filled(page, after):
            yield "%s, page %d: %s" % (os.path.basename(path), number, fault)


def check_breaks(pages, path):
    faults = ["%d: %s" % (number, fault) for number, page in enumerate(pages, 1) for fault in check_columns(page)]
    faults += ["%d: %s" % (number, fault) for number, (page, after) in enumerate(zip(pages, pages[1:]), 1) for fault in check_items(page, after)]
    faults += ["%d: %s" % (len(pages), fault) for fault in check_last(pages)]
    return ["%s, page %s" % (os.path.basename(path), fault) for fault in faults]


def long_dossiers(folder):
    for name, content in (("long", long_dossier()), ("wide", wide_dossier())):
        path = os.path.join(folder, name + ".xml")
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        yield name, path


def dossiers(cli, data, folder):
    for name in EXAMPLES:
        yield name, os.path.join(data, "examples", name + ".xml")
    # The tallest foot of all calls.
    path = os.path.join(folder, "full.xml")
    with open(path, "w", encoding="utf-8") as file:
        file.write(full_dossier.full(cli, "agape-2021/GP1"))
    yield "full", path
    for lot in EMPTY:
        path = os.path.join(folder, lot.replace("/", "-") + ".ecot")
        subprocess.run([cli, "new", lot, path], check=True)
        yield lot.replace("/", "-"), path
    yield from long_dossiers(folder)


def write_totals(cli, folder, ending):
    """Budgets whose total comes to stand at the foot of a page, below it, and at the head of the next."""
    for n in range(30, 36):
        lines = "".join("<line><category>staff</category><detail>Dépense n° %d</detail><amount>%d.25</amount></line>" % (i, i) for i in range(n))
        path = os.path.join(folder, "total-%d" % n)
        with open(path + ".xml", "w", encoding="utf-8") as file:
            file.write('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1">%s</dossier>\n' % lines)
        subprocess.run([cli, "export", path + ".xml", path + ending, "--paper", "budget"], check=True)
        yield path + ending


def write(cli, dossiers, folder, ending):
    for name, dossier in dossiers:
        listing = subprocess.run([cli, "export", dossier, "--paper", "list"], check=True, capture_output=True, text=True).stdout
        for paper in (line.split("\t")[0] for line in listing.splitlines()):
            path = os.path.join(folder, "%s-%s%s" % (name, paper, ending))
            subprocess.run([cli, "export", dossier, path, "--paper", paper], check=True)
            yield path


def write_all(cli, data, folder, write_papers):
    """Those of each kind of dossier are kept for several tests, but as text too few are needed."""
    if not write_papers:
        return [*write(cli, dossiers(cli, data, folder), folder, ".odt"), *write_totals(cli, folder, ".odt")]
    subprocess.run([*write_papers, folder], check=True)
    return [*glob.glob(os.path.join(folder, "*.pdf")), *write(cli, long_dossiers(folder), folder, ".pdf"), *write_totals(cli, folder, ".pdf")]


def print_texts(paths, folder):
    """As LibreOffice prints them: one run for all, in a profile of its own."""
    subprocess.run(["soffice", "-env:UserInstallation=file://" + os.path.join(folder, "profile"), "--headless", "--convert-to", "pdf",
                    "--outdir", folder, *paths], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return [path.removesuffix(".odt") + ".pdf" for path in paths]


def main(what, cli, data, *write_papers):
    for program in ("pdftotext",) + (("soffice",) if what == "text" else ()):
        if shutil.which(program) is None:
            print("skipped: %s is not installed" % program)
            return 77
    with tempfile.TemporaryDirectory(prefix="ecot-pages-") as folder:
        paths = write_all(cli, data, folder, write_papers)
        faults = []
        if what == "text":
            faults = [fault for path in paths for fault in check_source(path)]
            paths = print_texts(paths, folder)
        with concurrent.futures.ThreadPoolExecutor() as pool:
            printed = list(pool.map(read, paths))
        faults += [fault for path, pages in zip(paths, printed) for fault in check(path, pages, what == "pdf")]
    for fault in faults[:60]:
        print(fault)
    print("%d papers, %d pages, %d faults" % (len(paths), sum(map(len, printed)), len(faults)))
    return 1 if faults or len(paths) < 40 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
