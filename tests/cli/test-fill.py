"""A funder's PDF form is filled from the dossier by a map, read back, or refused with one sentence."""

import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *
from pdfform import *

RNG = os.path.join(DATA, "forms", "form-map.rng")


def a_map(*fields, name="map.xml"):
    write(name, "<form>" + "".join(fields) + "</form>")
    if shutil.which("xmllint"):
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--relaxng", RNG, name], stderr=subprocess.PIPE)
        equal(done.returncode, 0, done.stderr)
    return name


def field(name, source, **more):
    return f'<field name="{name}" from="{source}"' + "".join(f' {key.rstrip("_")}="{value}"' for key, value in more.items()) + "/>"


def fixed(name, text):
    return f'<field name="{name}" text="{text}"/>'


def fill(form, *fields, content=None, file=None):
    """The filled form as bytes, and its fields as they read."""
    write("form.pdf", form.finish() if isinstance(form, Form) else form)
    file = file or (dossier(content) if content is not None else example())
    result = run("fill", file, "form.pdf", "out.pdf", "--map", a_map(*fields))
    equal(result.status, FINE, result.err)
    return values_of("out.pdf")


def values_of(file):
    return {one["name"]: one["values"] for one in fine("fields", file, "--json").json()["fields"]}


def not_filled(words, form, *fields, file=None):
    if isinstance(form, (Form, bytes)):
        write("form.pdf", form.finish() if isinstance(form, Form) else form)
    refused(REFUSED, ["form.pdf", *words], "fill", file or example(), "form.pdf", "out.pdf", "--map", a_map(*fields))
    check(not os.path.exists("out.pdf"), "nothing is written")


def poppler(*command):
    """What another program reads there, or None where it is not."""
    if not shutil.which(command[0]):
        return None
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    equal(done.returncode, 0, done.stderr)
    return done.stdout.decode("utf-8").replace("\u00a0", " ")


def sound(file):
    """qpdf finds nothing to say, and no font of ours is missing."""
    if shutil.which("qpdf"):
        done = subprocess.run(["qpdf", "--check", file], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        equal(done.returncode, 0, done.stdout)
    fonts = poppler("pdffonts", file)
    for line in (fonts or "").splitlines():
        check("Liberation" not in line or "yes yes yes" in line, line)


def worked_form():
    form = Form(pages=2, extra=b"/NeedAppearances true")
    form.text("Nom association", (20, 760, 300, 18), extra=b"/TU (Nom de l'association) /MK << /BC [ 0 0 1 ] /BG [ 0.95 ] >>")
    form.text("SIRET", (20, 730, 300, 18), flags=COMB, most=14, extra=b"/MK << /BC [ 0 ] >>")
    form.text("presentation", (20, 300, 540, 400), flags=MULTILINE, size=0)
    form.text("total", (20, 560, 100, 18), page=1, extra=b"/Q 2")
    form.check("fse", "Oui", page=1)
    form.radio("statut", ["assoc", "autre"], page=1)
    form.choice("pays", ["France", ("BE", "Belgique")], page=1)
    form.choice("liste", ["un", "deux", "trois"], box=(20, 300, 100, 60), flags=0, page=1)
    form.text("reste", (20, 100, 100, 18), page=1)
    return form


WORKED = [field("Nom association", "applicant/name"), field("SIRET", "applicant/siret", as_="compact"),
          field("presentation", "narrative/presentation/text"), field("total", "cost.total", as_="amount"),
          field("fse", "funding.fse", as_="filled"), fixed("statut", "assoc"), fixed("pays", "Belgique"), fixed("liste", "trois")]


def test_worked_form():
    """The whole way: every kind of field, read back by us and by another program."""
    values = fill(worked_form(), *WORKED)
    equal(values["Nom association"], ["Les Ateliers du Fil d’Eau"])
    equal(values["SIRET"], ["99912345800013"])
    equal(values["total"], ["9\u00a0870,50"])
    equal(values["fse"], ["Oui"])
    equal(values["statut"], ["assoc"])
    equal(values["pays"], ["BE"])
    equal(values["liste"], ["trois"])
    equal(values["reste"], [])
    sound("out.pdf")
    check(b"NeedAppearances" not in read("out.pdf"), "viewers are not asked to draw")
    text = poppler("pdftotext", "-layout", "out.pdf", "-")
    for word in ("Les Ateliers du Fil d’Eau", "9 870,50", "Belgique", "trois", "Louvroil"):
        check(text is None or word in text, f"{word} is drawn")


def test_original_untouched():
    form = worked_form().finish()
    fill(form, *WORKED)
    equal(read("form.pdf"), form)
    refused(USAGE, ["another name"], "fill", example(), "form.pdf", "./form.pdf", "--map", "map.xml")
    os.symlink("form.pdf", "linked.pdf")
    refused(USAGE, ["never written"], "fill", example(), "form.pdf", "linked.pdf", "--map", "map.xml")
    equal(read("form.pdf"), form)
    mapped = read("map.xml")
    refused(USAGE, ["./map.xml", "another name"], "fill", example(), "form.pdf", "./map.xml", "--map", "map.xml")
    equal(read("map.xml"), mapped)
    dossier = write("dossier.xml", read(example()))
    refused(USAGE, ["dossier.xml", "another name"], "fill", dossier, "form.pdf", "./dossier.xml", "--map", "map.xml")
    equal(read(dossier), read(example()))


def test_same_bytes():
    fill(worked_form(), *WORKED)
    once = read("out.pdf")
    for changes in ({}, {"TZ": "Asia/Tokyo", "LC_ALL": "fr_FR.UTF-8"}):
        check(run("fill", example(), "form.pdf", "out.pdf", "--map", "map.xml", **changes).status == FINE, "again")
        equal(read("out.pdf"), once)


def test_filled_again():
    """A filled form is a form: what is put in later replaces what was there."""
    fill(worked_form(), *WORKED)
    shutil.move("out.pdf", "form.pdf")
    values = fill(read("form.pdf"), fixed("Nom association", "Autre"), fixed("liste", "un"), fixed("fse", "Off"), fixed("statut", "autre"))
    equal((values["Nom association"], values["liste"], values["fse"], values["pays"], values["statut"]), (["Autre"], ["un"], [], ["BE"], ["autre"]))
    text = poppler("pdftotext", "out.pdf", "-")
    check(text is None or ("Autre" in text and "Ateliers du Fil d’Eau\n" not in text.split("forment")[0]), "nothing of the old value shows")
    sound("out.pdf")


THEMES = ["Insertion", "Emploi", ("culture", "Culture et arts"), "Sport", "Logement", "Mobilité", "Égalité", "Jeunesse", "Santé", "Ville"]


def of_values(name, *texts):
    return f'<field name="{name}">' + "".join(f'<value text="{text}"/>' for text in texts) + "</field>"


def picture(file):
    """Its first page, a point a pixel: a function that tells the colour at a place of the page."""
    subprocess.run(["pdftoppm", "-r", "72", "-singlefile", file, "page"], check=True)
    _, size, _, pixels = read("page.ppm").split(b"\n", 3)
    width, height = map(int, size.split())
    return lambda x, y: tuple(pixels[3 * ((height - 1 - y) * width + x):][:3])


def test_several_of_a_list():
    """What several rows or values of a map say is chosen, kept in the order of the list, and marked where it is drawn."""
    form = Form()
    form.choice("thèmes", THEMES, box=(20, 600, 150, 130), flags=MULTIPLE)
    form.choice("bas", [f"L{number}" for number in range(10)], box=(20, 500, 150, 45), flags=MULTIPLE)
    form.choice("types", ["region", "epci", "private", "state"], box=(220, 600, 150, 60), flags=MULTIPLE)
    form.choice("vide", ["Rouge", "Vert", "Bleu"], box=(220, 500, 150, 60), flags=MULTIPLE, extra=b"/V [ (Bleu) (Vert) ] /I [ 1 2 ]")
    form.text("tous", (220, 400, 300, 60), flags=MULTILINE)
    form.text("ligne", (220, 300, 300, 20), size=6)
    values = fill(form, of_values("thèmes", "Santé", "Culture et arts", "Santé", "Insertion"), of_values("bas", "L6", "L3"),
                  field("types", "funding/*/type"), field("vide", "document/*/kind"), field("tous", "funding/*/type"),
                  '<field name="ligne"><part from="funding/*/type"/><part text=" : "/><part from="funding/*/amount"/></field>')
    equal(values["thèmes"], ["Insertion", "culture", "Santé"])
    equal(values["bas"], ["L3", "L6"])
    equal(values["types"], ["region", "epci", "private"])
    equal(values["vide"], [], "what was chosen before is chosen no longer")
    equal(values["tous"], ["region\nepci\nprivate"])
    equal(values["ligne"], ["region : 1\u00a0500,00, epci : 2\u00a0000,00, private : 500,00"])
    sound("out.pdf")
    found = boxes("out.pdf")
    if not found:
        return
    color = picture("out.pdf")
    chosen = lambda x, word: color(x, round(842 - found[word][2])) == (153, 193, 218)
    equal([word for word in ("Insertion", "arts", "Sport", "Logement", "Santé", "Ville") if word in found and chosen(160, word)], ["Insertion", "arts", "Santé"])
    check("state" in found and not chosen(360, "state"), found)
    for word, marked in (("L3", True), ("L4", False), ("L6", True)):
        check(500 < 842 - found[word][2] < 545 and chosen(160, word) == marked, f"the low box shows all that is chosen: {word} {found}")


def test_several_refused():
    def refuse(make, entry, words):
        form = Form()
        make(form)
        not_filled(words, form, entry)
    refuse(lambda form: form.choice("a", ["region", "epci"], flags=MULTIPLE), field("a", "funding/*/type"), ["“a”", "“private”", "“region”, “epci”"])
    refuse(lambda form: form.choice("a", ["un", "deux"], flags=0), of_values("a", "un", "deux"), ["“a” takes one value", "2", "un, deux"])
    refuse(lambda form: form.radio("a", ["un", "deux"]), of_values("a", "un", "deux"), ["“a” takes one value"])
    refuse(lambda form: form.choice("a", THEMES, box=(20, 600, 150, 40), flags=MULTIPLE), of_values("a", "Insertion", "Ville"), ["“a”", "5 rows", "10", "fewer"])
    refuse(lambda form: form.text("a"), field("a", "funding/*/colour"), ["“funding/1/colour”"])
    refuse(lambda form: form.text("a"), field("a", "applicant/*/name"), ["“applicant/*/name”"])
    form = Form()
    form.choice("a", ["un", "deux"], flags=MULTIPLE)
    equal(fill(form, '<field name="a"><value from="cost.total" as="filled"><when is="" set="un"/><otherwise set="deux"/></value><value text="deux"/></field>')["a"], ["deux"])
    equal(fill(form, field("a", "funding/*/name"), content="")["a"], [], "no row, no value")


ODD_STATES = [("Oui#20bien#20s#C3#BBr", "Oui bien sûr"), ("#E9t#E9", "été"), ("1", "1"), ("A#2FC", "A/C"), ("Yes#28x#29", "Yes(x)")]


def test_odd_buttons():
    """States with any bytes in their names, and those that are only the number of a text."""
    form = Form()
    for number, (state, _) in enumerate(ODD_STATES):
        form.check(f"b{number}", state)
    kids = [form.check(None, state, (20 + 30 * int(state), 230, 12, 12), top=False) for state in "012"]
    number = form.add(b"<< /FT /Btn /Ff 49152 /T (r) /V /Off /Opt [ (1) (2) (Association) ] /Kids [ %s ] >>" % b" ".join(b"%d 0 R" % kid for kid in kids))
    for kid in kids:
        form.objects[kid - 1] = form.objects[kid - 1].replace(b"<< ", b"<< /Parent %d 0 R " % number, 1)
    form.fields.append(number)
    for text, state in (("Association", "2"), ("2", "1"), ("0", "0")):
        values = fill(form, *[fixed(f"b{number}", "true") for number in range(len(ODD_STATES))], fixed("r", text))
        equal(values, {**{f"b{number}": [text] for number, (_, text) in enumerate(ODD_STATES)}, "r": [state]})
    sound("out.pdf")


def test_on_its_side():
    """Boxes turned by any quarter: the text begins where the page says, also in a comb and a list."""
    places = {0: (100, 600, 90, 30), 90: (210, 600, 30, 90), 180: (300, 600, 90, 30), 270: (410, 600, 30, 90)}
    form = Form()
    for turn, (left, bottom, width, height) in places.items():
        turned = b"/MK << /R %d >>" % turn
        form.text(f"t{turn}", (left, bottom, width, height), extra=turned)
        form.text(f"c{turn}", (left, bottom - 200, width, height), flags=COMB, most=3, extra=turned)
        form.choice(f"l{turn}", ["un", "deux"], (left, bottom - 400, width, height), flags=MULTIPLE, extra=turned)
    fill(form, *[fixed(f"t{turn}", f"Mot{turn}") for turn in places], *[fixed(f"c{turn}", "X") for turn in places],
         *[of_values(f"l{turn}", "deux") for turn in places])
    sound("out.pdf")
    found = boxes("out.pdf")
    if not found:
        return
    color = picture("out.pdf")
    for turn, (left, bottom, width, height) in places.items():
        x0, x1, middle = found[f"Mot{turn}"]
        middle = 842 - middle
        check(left <= x0 and x1 <= left + width and bottom <= middle <= bottom + height, f"{turn}: {found}")
        near = {0: x0 - left, 90: None, 180: left + width - x1, 270: None}[turn]
        check(near is None or near < 4, f"{turn} begins at its edge: {found}")
        check(turn not in (90, 270) or (middle < bottom + 45) == (turn == 90), f"{turn} begins at its edge: {found}")
        # The second row is chosen: right of the first where the text runs up, left of it where it runs down.
        second = {0: (left + 80, bottom + 10), 90: (left + 20, bottom + 80), 180: (left + 5, bottom + 19), 270: (left + 10, bottom + 5)}[turn]
        equal(color(second[0], second[1] - 400), (153, 193, 218), f"{turn}: the row that is chosen")


WRITTEN = [
    ("shown", "budget/line/1/amount", line("1234.5"), "1\u00a0234,50"),
    ("amount", "cost.total", line("1234.5"), "1\u00a0234,50"),
    ("euros", "cost.total", line("1234.49"), "1\u00a0234"),
    ("euros", "cost.total", line("1234.5"), "1\u00a0235"),
    ("date", "letter/date", "<letter><date>2017-07-04</date></letter>", "04/07/2017"),
    ("long-date", "letter/date", "<letter><date>2017-07-04</date></letter>", "4\u00a0juillet\u00a02017"),
    ("day", "letter/date", "<letter><date>2017-07-04</date></letter>", "04"),
    ("month", "letter/date", "<letter><date>2017-07-04</date></letter>", "07"),
    ("year", "letter/date", "<letter><date>2017-07-04</date></letter>", "2017"),
    ("compact", "applicant/telephone", "<applicant><telephone>03 27 00 00 00</telephone></applicant>", "0327000000"),
    ("shown", "applicant/name", "<applicant><name>L’Écot – œuvre à 12 €</name></applicant>", "L’Écot – œuvre à 12 €"),
    ("shown", "applicant/name", "<applicant><name>éco\u00adlo\u200bgie bas\u2011niveau 1\u202f000</name></applicant>", "écologie bas-niveau 1\u00a0000"),
    ("shown", "applicant/employees", "<applicant><employees>1200</employees></applicant>", "1\u00a0200"),
    ("shown", "budget/line/7/amount", line("1"), None),
    ("shown", "cost.total", "", None),
]


def test_ways_to_write():
    for way, source, content, expected in WRITTEN:
        form = Form()
        form.text("a")
        equal(fill(form, field("a", source, as_=way), content=content)["a"], [expected] if expected else [], f"{source} as {way}")


def test_parts_and_cases():
    content = "<applicant><postcode>59600</postcode><commune>Maubeuge</commune></applicant><funder><name>Ville</name><status>obtained</status></funder>"
    form = Form()
    form.text("ville")
    form.text("rien")
    form.text("statut")
    values = fill(form, '<field name="ville"><part from="applicant/postcode"/><part text=" "/><part from="applicant/commune"/></field>',
                  '<field name="rien"><part from="applicant/address"/><part text=", "/><part from="applicant/email"/></field>',
                  '<field name="statut" from="funding/1/status"><when is="obtained" set="Acquis"/><otherwise set="?"/></field>', content=content)
    equal(values, {"ville": ["59600 Maubeuge"], "rien": [], "statut": ["Acquis"]})


def test_empty_is_said():
    """A figure that is null leaves its field empty, also where a value stood; and that is said."""
    form = Form()
    form.text("a", extra=b"/V (vieux)")
    form.text("b", extra=b"/V (garde)")
    write("form.pdf", form.finish())
    result = run("fill", dossier(""), "form.pdf", "out.pdf", "--map", a_map(field("a", "cost.total")))
    equal(result.status, FINE)
    check("1 field stays empty" in result.err and ": a" in result.err, result.err)
    equal(values_of("out.pdf"), {"a": [], "b": ["garde"]})
    text = poppler("pdftotext", "out.pdf", "-")
    check(text is None or ("vieux" not in text and "garde" in text), "nothing of the old value shows")
    if shutil.which("qpdf"):
        drawn = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "out.pdf", "-"], stdout=subprocess.PIPE, check=True).stdout
        equal(drawn.count(b"/Tx BMC"), 2, "what viewers drew because nobody else had is drawn now")


def test_required_fields():
    """What the form asks for and stays empty is said, in the map or not; what it has already is there."""
    form = Form()
    form.text("a", flags=REQUIRED)
    form.text("b", flags=REQUIRED)
    form.text("c", flags=REQUIRED, extra=b"/V (x)")
    form.text("d", flags=REQUIRED)
    write("form.pdf", form.finish())
    result = run("fill", dossier(""), "form.pdf", "out.pdf", "--map", a_map(fixed("a", "x"), field("b", "cost.total")))
    equal(result.status, FINE)
    check("requires 2 fields" in result.err and ": b, d\n" in result.err, result.err)


def test_hidden_fields():
    """Forms keep things in fields without area: they stay as they are, and hold nobody up."""
    form = Form(extra=b"/NeedAppearances true")
    form.text("a")
    form.text("version", (0, 0, 0, 0), extra=b"/V (2017-3)")
    form.text("serré", (20, 500, 10, 10), extra=b"/V (plus long que sa bo\xeete)")
    equal(fill(form, fixed("a", "x")), {"a": ["x"], "version": ["2017-3"], "serré": ["plus long que sa boîte"]})
    sound("out.pdf")


def test_longest():
    """On the limit of MaxLen, and one more."""
    for length, fits in ((4, True), (5, True), (6, False)):
        form = Form()
        form.text("a", most=5)
        if fits:
            equal(fill(form, fixed("a", "é" * length))["a"], ["é" * length])
            os.remove("out.pdf")
        else:
            not_filled(["“a”", "5 characters", "éééééé", "6", "shorten"], form, fixed("a", "é" * length))


def test_narrow_box():
    """Ten digits of 10 points are 55.6 points wide; the box has 2 at each side."""
    for width, fits in ((60, True), (59.7, True), (59.5, False), (30, False)):
        form = Form()
        form.text("a", (20, 700, width, 20))
        if fits:
            fill(form, fixed("a", "0123456789"))
            os.remove("out.pdf")
        else:
            not_filled(["“a”", "too narrow", "of its 10 characters", "shorten"], form, fixed("a", "0123456789"))


def test_low_box():
    for height, fits in ((38, True), (37, False)):
        form = Form()
        form.text("a", (20, 600, 200, height), flags=MULTILINE)
        text = "un&#10;deux&#10;trois"
        if fits:
            fill(form, fixed("a", text))
            os.remove("out.pdf")
        else:
            not_filled(["“a”", "2 lines", "takes 3"], form, fixed("a", text))


def boxes(file):
    """Of each word that poppler sees: where it begins and ends, and its middle from the top."""
    import re
    text = poppler("pdftotext", "-bbox", file, "-") or ""
    return {word: (float(x0), float(x1), (float(y0) + float(y1)) / 2) for x0, y0, x1, y1, word in
            re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>', text)}


def test_where_it_stands():
    """At the left, in the middle, at the right; one letter in the middle of each cell of a comb; on its side."""
    form = Form()
    for number in range(3):
        form.text(f"q{number}", (100, 700 - 40 * number, 200, 20), extra=b"/Q %d" % number)
    form.text("comb", (100, 500, 200, 20), flags=COMB, most=4)
    form.text("droite", (100, 450, 200, 20), flags=COMB, most=4, extra=b"/Q 2")
    fill(form, fixed("q0", "gauche"), fixed("q1", "milieu"), fixed("q2", "bord"), fixed("comb", "WM"), fixed("droite", "XY"))
    found = boxes("out.pdf")
    if not found:
        return
    check(abs(found["gauche"][0] - 102) < 0.5, found)
    check(abs(sum(found["milieu"][:2]) / 2 - 200) < 0.5, found)
    check(abs(found["bord"][1] - 298) < 0.5, found)
    for word, middle in (("W", 125), ("M", 175), ("X", 225), ("Y", 275)):
        check(abs(sum(found[word][:2]) / 2 - middle) < 0.5, f"{word}: {found}")
    for word, bottom in (("gauche", 700), ("W", 500)):
        check(abs(842 - found[word][2] - bottom - 10) < 2, f"{word} stands in the middle of its box: {found}")


def test_size_as_fits():
    """A size of 0 shrinks down to 6 points, and no further."""
    form = Form()
    form.text("a", (20, 700, 100, 20), size=0)
    fill(form, fixed("a", "0" * 28))
    os.remove("out.pdf")
    not_filled(["too narrow"], form, fixed("a", "0" * 29))


def with_field(make):
    form = Form()
    make(form)
    return form


REFUSED_FIELDS = [
    (lambda form: form.text("b"), fixed("a", "x"), ["no field “a”"]),
    (lambda form: form.text("a", flags=READ_ONLY), fixed("a", "x"), ["“a”", "locked"]),
    (lambda form: form.text("a", flags=PASSWORD), fixed("a", "x"), ["password"]),
    (lambda form: form.text("a", flags=FILE), fixed("a", "x"), ["file"]),
    (lambda form: form.field("a", "Btn", extra=b"/Ff 65536"), fixed("a", "x"), ["button"]),
    (lambda form: form.field("a", "Sig"), fixed("a", "x"), ["signature"]),
    (lambda form: form.choice("a", ["un", "deux"]), fixed("a", "trois"), ["“a”", "“trois”", "“un”, “deux”"]),
    (lambda form: form.radio("a", ["1", "2"]), fixed("a", "3"), ["“3”", "“1”, “2”"]),
    (lambda form: form.check("a", looks=False), fixed("a", "Oui"), ["no picture"]),
    (lambda form: form.text("a"), fixed("a", "日本"), ["“日”", "U+65E5", "“日本”"]),
    (lambda form: form.text("a"), fixed("a", "\U0001f600"), ["U+1F600"]),
    (lambda form: form.text("a"), fixed("a", "שלום"), ["U+05E9"]),
    (lambda form: form.text("a"), field("a", "cost.totl"), ["line 1 of the map", "“cost.totl”"]),
    (lambda form: form.text("a"), field("a", "budget"), ["“budget”"]),
    (lambda form: form.text("a"), field("a", "applicant/name", as_="amount"), ["“applicant/name”", "“as”"]),
    (lambda form: form.text("a"), field("a", "cost.total", as_="date"), ["“cost.total”", "“as”"]),
    (lambda form: form.text("a"), '<field name="a" from="applicant/name"><when is="x" set="y"/></field>', ["Ateliers", "“when”"]),
    (lambda form: form.fields.append(form.add(b"<< /FT /Tx /T (a) >>")), fixed("a", "x"), ["no page"]),
    (lambda form: form.fields.append(form.add(b"<< /FT /Tx /T (a) /Rect [ 0 0 90 20 ] >>")), fixed("a", "x"), ["no page"]),
]


def test_refused_fields():
    for make, entry, words in REFUSED_FIELDS:
        form = Form()
        make(form)
        not_filled(words, form, entry)


def test_all_refusals_are_shown():
    form = Form()
    form.text("a", most=1)
    form.text("b")
    write("form.pdf", form.finish())
    a_map(fixed("a", "xx"), fixed("b", "bon"), fixed("c", "x"))
    refused(REFUSED, ["1 other"], "fill", example(), "form.pdf", "out.pdf", "--map", "map.xml")
    result = run("fill", example(), "form.pdf", "--map", "map.xml")
    equal(result.status, FINDINGS)
    equal([line.split("\t")[0] for line in result.lines if len(line.split("\t")) == 4], ["a", "c"])
    told = run("fill", example(), "form.pdf", "--map", "map.xml", "--json").json()
    equal([one["problem"] is None for one in told["fields"]], [False, True, False])
    equal(told["filled"], False)


def test_refused_forms():
    def text_form(**more):
        form = Form(**more)
        form.text("a")
        return form
    signed = text_form()
    signed.field("s", "Sig", extra=b"/V << /Type /Sig /Filter /Adobe.PPKLite /ByteRange [ 0 1 2 3 ] /Contents <00> >>")
    certified = text_form()
    certified.catalog_extra = b"/Perms << /DocMDP 4 0 R >>"
    bare = Form()
    cases = [(text_form(extra=b"/XFA [ (a) 4 0 R ]"), ["XFA"]), (signed, ["signed already"]), (certified, ["certified"]),
             (bare, ["no fields"]), (b"Bonjour", ["no PDF"]), (b"", ["no PDF"]), (text_form().finish()[:400], [])]
    for form, words in cases:
        not_filled(words, form, fixed("a", "x"))
    if shutil.which("qpdf"):
        write("plain.pdf", text_form().finish())
        for user in ("", "secret"):
            subprocess.run(["qpdf", "--encrypt", user, "owner", "256", "--", "plain.pdf", "form.pdf"], check=True)
            not_filled(["encryption" if user == "" else "password"], None, fixed("a", "x"))


REFUSED_MAPS = [
    ("<call/>", ["map.xml:1", "“call”"]),
    ("<form>\n<feld name='a'/></form>", ["map.xml:2", "“feld”"]),
    ("<form><field/></form>", ["“name”"]),
    ("<form><field name='a' form='x'/></form>", ["“form”", "from"]),
    ("<form><field name='a' from='x' text='y'/></form>", ["keep one"]),
    ("<form><field name='a' from='x' as='money'/></form>", ["“money”", "amount, euros"]),
    ("<form><field name='a'/><field name='a'/></form>", ["twice"]),
    ("<form><field name='a' from='x'><when set='y'/></field></form>", ["“is”"]),
    ("<form><field name='a' from='x'>\n<value text='y'/></field></form>", ["map.xml:2", "“a”", "“value”"]),
    ("<form><field name='a'><value text='y'/>\n<when is='' set='y'/></field></form>", ["map.xml:2", "“value”"]),
    ("<form><field name='a'><value/></field></form>", ["“value”", "“from”"]),
    ("<form><field name='a' from='x'><when is='' set=''><when is='' set=''/></when></field></form>", ["“when”"]),
    ("<form><field name='a'>", ["map.xml"]),
    ("", ["map.xml"]),
]


def test_refused_maps():
    form = Form()
    form.text("a")
    write("form.pdf", form.finish())
    for text, words in REFUSED_MAPS:
        refused(REFUSED, words, "fill", example(), "form.pdf", "out.pdf", "--map", write("map.xml", text))
    refused(REFUSED, ["nowhere.xml"], "fill", example(), "form.pdf", "out.pdf", "--map", "nowhere.xml")
    refused(USAGE, ["--map", "--sketch"], "fill", example(), "form.pdf", "out.pdf")


def test_fields():
    form = Form(pages=2)
    form.group("page1", [form.text("nom", most=20, flags=REQUIRED | MULTILINE, extra=b"/TU (Votre nom)"), form.text("prénom")])
    form.choice("pays", [("FR", "France"), ("BE", "Belgique")], page=1, extra=b"/V (FR)")
    form.radio("avis", ["pour", "contre"])
    write("form.pdf", form.finish())
    told = fine("fields", "form.pdf", "--json").json()
    equal(told["pages"], 2)
    by_name = {one["name"]: one for one in told["fields"]}
    equal(list(by_name), ["page1.nom", "page1.prénom", "pays", "avis"])
    name = by_name["page1.nom"]
    equal((name["kind"], name["label"], name["max_length"], name["required"], name["multiline"], name["page"], name["place"]),
          ("text", "Votre nom", 20, True, True, 1, [20, 700, 200, 20]))
    equal((by_name["pays"]["options"], by_name["pays"]["labels"], by_name["pays"]["values"], by_name["pays"]["page"]),
          (["FR", "BE"], ["France", "Belgique"], ["FR"], 2))
    equal(by_name["avis"]["options"], ["pour", "contre"])
    equal(len(fine("fields", "form.pdf").lines), 4)


def test_sketch():
    """A map to begin with is one that works, and what is plain is guessed."""
    form = Form()
    form.text("txtSiret")
    form.text("champ_2", extra=b"/TU (Intitul\xe9 de l'action)")
    form.text("zzz")
    form.field("envoyer", "Btn", extra=b"/Ff 65536")
    write("form.pdf", form.finish())
    fine("fields", "form.pdf", "--sketch", "map.xml")
    text = read("map.xml").decode()
    check('name="txtSiret" from="applicant/siret" as="compact"' in text and 'from="action/title"' in text and "envoyer" not in text, text)
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--nonet", "--noout", "--relaxng", RNG, "map.xml"], check=True, stderr=subprocess.DEVNULL)
    refused(REFUSED, ["map.xml", "exists"], "fields", "form.pdf", "--sketch", "map.xml")
    equal(run("fill", example(), "form.pdf", "out.pdf", "--map", "map.xml").status, FINE)
    equal(values_of("out.pdf")["txtSiret"], ["99912345800013"])


def test_example_of_the_guide():
    """The map that the guide shows is one, and fills the form it speaks of."""
    lines = read(os.path.join(DATA, "help", "20-remplir-un-formulaire.txt")).decode().splitlines()
    text = "\n".join(line[4:] for line in lines[lines.index('    <form title="Demande de subvention">'):lines.index("    </form>") + 1])
    form = Form()
    for name in ("Nom", "SIRET", "Ville", "Charges64", "Depense3", "Statut"):
        form.text(name)
    form.check("FSE")
    write("form.pdf", form.finish())
    if shutil.which("xmllint"):
        subprocess.run(["xmllint", "--nonet", "--noout", "--relaxng", RNG, write("map.xml", text)], check=True, stderr=subprocess.DEVNULL)
    equal(run("fill", example(), "form.pdf", "out.pdf", "--map", write("map.xml", text)).status, FINE)
    values = values_of("out.pdf")
    equal((values["Ville"], values["FSE"]), (["59720 Louvroil"], ["Oui"]))
    check(values["Charges64"] and "," not in values["Charges64"][0], values)


def test_whole_euros_add_up():
    """Accounts in whole euros are those of the budget page, which add up where each rounded by itself would not."""
    content = "".join(line("33.5", account=account) for account in ("60", "61", "62"))
    form = Form()
    for name in ("60", "61", "62", "total"):
        form.text(name)
    values = fill(form, *[field(name, f"account.{name}", as_="euros") for name in ("60", "61", "62")], field("total", "cost.total", as_="euros"),
                  content=content)
    equal(int(values["total"][0]), 101)
    equal(sum(int(values[name][0]) for name in ("60", "61", "62")), 101)


def test_remembered_map():
    form = Form()
    form.text("a")
    write("form.pdf", form.finish())
    place = os.path.join("data", "ecot", "forms")
    os.makedirs(place)
    shutil.move(a_map(fixed("a", "retenu")), os.path.join(place, fine("fields", "form.pdf", "--json").json()["fingerprint"] + ".xml"))
    fine("fill", example(), "form.pdf", "out.pdf")
    equal(values_of("out.pdf")["a"], ["retenu"])

    # The file it is a copy of counts while it is there, as it is today.
    mark = os.path.join(place, fine("fields", "form.pdf", "--json").json()["fingerprint"] + ".path")
    write(mark, os.path.abspath(a_map(fixed("a", "corrigé"), name="mienne.xml")))
    fine("fill", example(), "form.pdf", "out.pdf")
    equal(values_of("out.pdf")["a"], ["corrigé"])
    write("mienne.xml", "<form>")
    refused(REFUSED, ["mienne.xml"], "fill", example(), "form.pdf", "out.pdf")
    os.remove("mienne.xml")
    fine("fill", example(), "form.pdf", "out.pdf")
    equal(values_of("out.pdf")["a"], ["retenu"])


def test_odd_forms():
    """No resources, no look, a widget turned on its side, one name twice."""
    form = Form(resources=False, look="")
    form.text("a")
    form.text("a", (20, 600, 200, 20))
    form.text("tourné", (300, 300, 20, 200), extra=b"/MK << /R 90 >>")
    form.text("long", extra=b"/DA (" + b"0 g " * 5000 + b"/Helv 8 Tf)")
    values = fill(form, fixed("a", "deux fois"), fixed("tourné", "debout"), fixed("long", "x"))
    equal(values["a"], ["deux fois"])
    text = poppler("pdftotext", "out.pdf", "-")
    check(text is None or (text.count("deux fois") == 2 and "debout" in text), text)
    sound("out.pdf")


OFFICE_FORM = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
 xmlns:ooo="http://openoffice.org/2004/office" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:automatic-styles><style:style style:name="gr1" style:family="graphic"/></office:automatic-styles>
<office:body><office:text><office:forms><form:form form:name="Form" form:control-implementation="ooo:com.sun.star.form.component.Form">
<form:text form:name="Nom" form:control-implementation="ooo:com.sun.star.form.component.TextField" xml:id="c0" form:id="c0"/>
<form:checkbox form:name="FSE" form:control-implementation="ooo:com.sun.star.form.component.CheckBox" xml:id="c1" form:id="c1" form:label="FSE"/>
<form:listbox form:name="Pays" form:control-implementation="ooo:com.sun.star.form.component.ListBox" xml:id="c2" form:id="c2" form:dropdown="true">
<form:option form:label="France"/><form:option form:label="Belgique"/></form:listbox>
<form:radio form:name="Statut" form:control-implementation="ooo:com.sun.star.form.component.RadioButton" xml:id="c3" form:id="c3" form:label="assoc" form:value="assoc"/>
<form:radio form:name="Statut" form:control-implementation="ooo:com.sun.star.form.component.RadioButton" xml:id="c4" form:id="c4" form:label="autre" form:value="autre"/>
</form:form></office:forms><text:p>CONTROLSDemande</text:p></office:text></office:body></office:document>"""


def test_form_of_libreoffice():
    """A form that another program made, as associations and funders make theirs."""
    if not shutil.which("soffice"):
        return
    controls = "".join(f'<draw:control text:anchor-type="paragraph" draw:style-name="gr1" svg:width="8cm" svg:height="0.8cm" svg:x="1cm" svg:y="{2 + number}cm"'
                       f' draw:control="c{number}"/>' for number in range(5))
    write("form.fodt", OFFICE_FORM.replace("CONTROLS", controls))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "form.fodt"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment(), timeout=90)
    if not os.path.exists("form.pdf"):
        return
    values = fill(read("form.pdf"), field("Nom", "applicant/name"), field("FSE", "funding.fse", as_="filled"), fixed("Pays", "Belgique"), fixed("Statut", "assoc"))
    equal(values, {"Nom": ["Les Ateliers du Fil d’Eau"], "FSE": ["Yes"], "Pays": ["Belgique"], "Statut": ["assoc"]})
    text = poppler("pdftotext", "out.pdf", "-")
    check(text is None or ("Fil d’Eau" in text and "Belgique" in text), text)
    sound("out.pdf")


def test_compressed_form():
    """Objects in streams, and in the order for the web."""
    if not shutil.which("qpdf"):
        return
    write("plain.pdf", worked_form().finish())
    subprocess.run(["qpdf", "--object-streams=generate", "--linearize", "plain.pdf", "packed.pdf"], check=True)
    equal(fill(read("packed.pdf"), *WORKED), fill(read("plain.pdf"), *WORKED))
    sound("out.pdf")


def test_large_form():
    """30 pages, 500 fields; twice as many take about twice the memory of the answer, and all are right."""
    form = Form(pages=30)
    for number in range(500):
        form.text(f"p{number % 30}.champ {number}", (20, 20 + (number // 30) * 45, 300, 20), page=number % 30)
    values = fill(form, *[fixed(f"p{number % 30}.champ {number}", f"valeur é {number}") for number in range(500)])
    equal(len(values), 500)
    check(all(value == [f"valeur é {name.split()[-1]}"] for name, value in values.items()), "each has its own")
    sound("out.pdf")


def test_hostile_forms():
    """Each is answered with one sentence or as any form, and nothing else."""
    def cyclic():
        form = Form()
        one, two = form.text("a"), form.text("b")
        form.objects[one - 1] = b"<< /T (a) /Kids [ %d 0 R ] >>" % two
        form.objects[two - 1] = b"<< /T (b) /Kids [ %d 0 R %d 0 R ] >>" % (one, two)
        return form.finish()

    def deep():
        form = Form()
        last = form.text("z")
        form.fields.remove(last)
        for _ in range(2000):
            last = form.add(b"<< /T (a) /Kids [ %d 0 R ] >>" % last)
        form.fields.append(last)
        return form.finish()

    def many():
        form = Form()
        form.fields += [form.add(b"<< /FT /Tx /T (f%d) >>" % number) for number in range(100000)]
        return form.finish()

    def wrong():
        form = Form()
        form.text("a", most=None, extra=b"/MaxLen (x) /Q [ ] /MK 3 /AP 7 /BS [ ] /AA /x /Opt 4")
        form.field("b", "Ch", extra=b"/Opt [ 3 [ ] [ [ ] ] << >> ]")
        form.field("c", "Btn", extra=b"/AP << /N << /A#00B null /Off 3 >> >>")
        form.fields += [form.add(b"(text)"), 999999]
        return form.finish()

    def bomb():
        import zlib
        form = Form()
        form.text("a")
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = b"\x78\xda" + (packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)) * 2000
        form.content = form.stream(data, b"/Filter /FlateDecode")
        return form.finish()

    for name, form in (("cyclic", cyclic()), ("deep", deep()), ("many", many()), ("wrong", wrong()), ("bomb", bomb())):
        write("form.pdf", form)
        result = run("fields", "form.pdf", "--json")
        check(result.status in (FINE, REFUSED) and result.err.count("\n") == (result.status == REFUSED), f"{name}: {result.status} {result.err}")
        result = run("fill", example(), "form.pdf", "out.pdf", "--map", a_map(fixed("a", "x")))
        check(result.status in (FINE, REFUSED), f"{name}: {result.status} {result.err}")
    refused(REFUSED, ["more fields"], "fields", write("many.pdf", many()))
    equal(run("fill", example(), write("form.pdf", bomb()), "out.pdf", "--map", "map.xml").status, FINE, "streams are passed on, not unpacked")


def test_cut_forms():
    whole = worked_form().finish()
    for at in range(0, len(whole), len(whole) // 40):
        write("form.pdf", whole[:at])
        result = run("fill", example(), "form.pdf", "out.pdf", "--map", a_map(*WORKED))
        check(result.status in (FINE, REFUSED) and result.err.count("\n") <= 1, f"cut at {at}: {result.status} {result.err}")


LYING_READER = """#!/usr/bin/python3
# Answers that all went well, with a file that is not what was asked for.
import os, struct, sys
question = sys.stdin.buffer.read()
if sys.argv[1] != "form-fill":
    os.lseek(0, 0, 0)
    os.execv(%r, [%r, *sys.argv[1:]])
length, = struct.unpack("<Q", question[:8])
form = %s
answer = b"".join(struct.pack("<Q", len(part)) + part for part in (b"", b"", form))
sys.stdout.buffer.write(answer)
"""


def test_read_back():
    """A reader that says it filled, and did not, or filled something else, too: nothing is kept."""
    form = Form()
    form.text("a")
    form.text("b", extra=b"/V (avant)")
    write("form.pdf", form.finish())
    a_map(fixed("a", "x"))
    reader = os.path.join(os.path.dirname(PROGRAM), "..", "reader", "ecot-reader")
    if not os.path.exists(reader):
        return
    lies = {"question[8:8 + length]": "“a”", 'question[8:8 + length].replace(b"(avant)", b"(apres)").replace(b"/T <feff0061>", b"/V (x) /T <feff0061>")': "“b”",
            "b'%PDF-1.7'": "damaged"}
    for lie, word in lies.items():
        write("reader", LYING_READER % (reader, reader, lie))
        os.chmod("reader", 0o755)
        refused(REFUSED, ["form.pdf", word], "fill", example(), "form.pdf", "out.pdf", "--map", "map.xml", ECOT_READER=os.path.abspath("reader"))
        check(not os.path.exists("out.pdf"), "nothing is kept")


def test_full_disk():
    write("form.pdf", worked_form().finish())
    write("out.pdf", "avant")
    a_map(*WORKED)

    def small():
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
    result = run("fill", example(), "form.pdf", "out.pdf", "--map", "map.xml", before=small)
    equal(result.status, REFUSED, result.err)
    equal(read("out.pdf"), b"avant", "replaced whole or not at all")


main(dict(globals()))
