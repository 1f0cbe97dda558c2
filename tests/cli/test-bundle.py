"""The bundle: papers and attached files in one numbered PDF, or in a zip; what cannot be taken is named."""

import json
import os
import re
import resource
import struct
import subprocess
import sys
import zipfile
import zlib

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

LINES = ["2", "3", "4", "5", "6"]  # ids of the first budget lines of the example
N_CALL = 5                          # pieces that the call of the example asks for


def document(number, label=None, kind="quote", file=None, line=None, **cells):
    cells = {"label": label, "kind": kind, "file": file, **cells, "line": line}
    return f'<document id="{number}">' + "".join(f"<{name}>{value}</{name}>" for name, value in cells.items()
                                               if value is not None) + "</document>"


def with_documents(*documents, name="a.xml"):
    """The worked example with those documents."""
    source = read(example()).decode("utf-8")
    at = source.index("<letter")
    return write(name, source[:at] + "".join(documents) + source[at:])


def pdf(*objects, trailer=""):
    """A PDF written by hand: objects from 1, the first the catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        content = content if isinstance(content, bytes) else content.encode("latin-1")
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n" + "".join(f"{at:010d} 00000 n \n" for at in places)
    end = f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R {trailer} >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + end).encode("latin-1")


def stream(content, entries=""):
    content = content if isinstance(content, bytes) else content.encode("latin-1")
    return b"<< /Length %d %s >>\nstream\n" % (len(content), entries.encode("latin-1")) + content + b"\nendstream"


def page_pdf(text="Bonjour", box="0 0 595 842", page="", catalog="", extra=(), content="", at="72 700", resources=""):
    """One page that says @text in a font nobody embeds."""
    return pdf(f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
               f"<< /Type /Pages /Kids [ 3 0 R ] /Count 1 /MediaBox [ {box} ] >>",
               f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> {resources} >> {page} >>",
               stream(f"BT /F 24 Tf {at} Td ({text}) Tj ET {content}"),
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", *extra)


def png(width, height, colour=2, rows=None, interlaced=0, extra=b""):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    channels = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    rows = rows if rows is not None else b"".join(b"\0" + bytes((x * 7 + y) % 256 for x in range(width * channels)) for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, interlaced)) +
            extra + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def tool(*words):
    return subprocess.run(words, capture_output=True, check=True).stdout.decode("utf-8")


def is_sound(file):
    """qpdf finds nothing to say."""
    done = subprocess.run(["qpdf", "--check", file], capture_output=True)
    check(done.returncode == 0, done.stdout.decode() + done.stderr.decode())
    check(b"WARNING" not in done.stdout + done.stderr, done.stderr.decode())


def n_pages(file):
    return int(tool("qpdf", "--show-npages", file))


def parts(file):
    return json.loads(tool("qpdf", "--json", "--json-key=outlines", "--json-key=pagelabels", file))


def spaced(text):
    return text.replace("\u00a0", " ").replace("\u202f", " ").replace("\u00ad", "-")


def page_text(file, page):
    return spaced(tool("pdftotext", "-f", str(page), "-l", str(page), "-layout", file, "-"))


def bundle(*documents, out="out.pdf", status=FINE):
    result = run("bundle", "--json", with_documents(*documents), out)
    equal(result.status, status, result.err)
    return result


def entry(result, number):
    return next(entry for entry in result.json()["entries"] if entry["number"] == number)


def test_one_pdf():
    """Row 68: one bundle: form, annexes and pieces, numbered, bookmarked, with an index."""
    write("devis.pdf", page_pdf("Devis du chapiteau"))
    write("photo.png", png(40, 30))
    result = bundle(document(900, "Chapiteau", file="devis.pdf", line=LINES[0]), document(901, "Photo", "other", "photo.png"))
    equal(result.err, "")
    is_sound("out.pdf")

    entries = result.json()["entries"]
    papers = [entry for entry in entries if entry["paper"]]
    known = [line.split("\t")[0] for line in fine("export", example(), "--paper", "list").lines]
    order = [known.index(entry["paper"]) for entry in papers]
    equal(order, sorted(order), "the papers stand in their order")
    check("blank" not in [entry["paper"] for entry in papers], "an empty form is not sent")

    # Each begins where the last one ended, and the file has no page more.
    page = entries[0]["page"]
    for one in entries:
        if one["page"]:
            equal(one["page"], page, one["title"])
            page += one["pages"]
    equal(result.json()["pages"], page - 1)
    equal(n_pages("out.pdf"), page - 1)

    found = parts("out.pdf")
    titles = [outline["title"] for outline in found["outlines"]]
    equal(len(titles), 1 + len(papers) + 2)
    equal(titles[0], "Sommaire")
    equal(titles[-2:], [f"Pièce {N_CALL + 1} — Chapiteau", f"Pièce {N_CALL + 2} — Photo"])
    equal([outline["destpageposfrom1"] for outline in found["outlines"]], [1] + [one["page"] for one in entries if one["page"]])
    check(len(found["outlines"][1]["kids"]) > 5, "the reply keeps its headings")
    labels = {label["index"]: label["label"] for label in found["pagelabels"]}
    equal(labels[entries[-2]["page"] - 1]["/P"], f"u:Pièce {N_CALL + 1}-")
    equal(labels[0]["/St"], 1)


def test_index():
    write("devis.pdf", page_pdf())
    result = bundle(document(900, "Chapiteau", file="devis.pdf", line=LINES[0]), document(901, "Perdue", "other", "loin.pdf"), status=REFUSED)
    text = page_text("out.pdf", 1)
    for one in result.json()["entries"]:
        title = spaced(one["title"])
        row = next((row for row in text.splitlines() if title in row), None)
        check(row is not None, f"{title} is not in {text}")
        if one["page"]:
            check(row.split()[-1] == str(one["page"]), row)
    check("devis" in text and "1. Chargée de" in text, text)
    check(f"Pièce {N_CALL + 2}, Perdue : le fichier est introuvable." in text, text)

    # Every row that has a page leads to it.
    objects = json.loads(tool("qpdf", "--json", "out.pdf"))
    pages = [page["object"] for page in objects["pages"]]
    objects = {name[4:]: value for name, value in objects["qpdf"][1].items()}
    links = [objects[link]["value"] for link in objects[pages[0]]["value"]["/Annots"]]
    equal([pages.index(link["/Dest"][0]) + 1 for link in links],
          [one["page"] for one in result.json()["entries"] if one["page"]])


def test_stamped():
    """The number of the piece and its page stand in the margin, the page of the whole at the foot of each."""
    write("devis.pdf", page_pdf("Texte du devis"))
    tool("qpdf", "devis.pdf", "--pages", "devis.pdf", "devis.pdf", "devis.pdf", "--", "trois.pdf")
    result = bundle(document(900, "Chapiteau", file="trois.pdf"))
    piece, last = entry(result, N_CALL + 1), result.json()["pages"]
    for i in range(3):
        text = page_text("out.pdf", piece["page"] + i)
        for wanted in (f"Pièce {N_CALL + 1}", "Chapiteau", f"page {i + 1} sur 3", "Texte du devis"):
            check(wanted in text, f"{wanted}: {text}")
    for page in range(1, last + 1):
        check(re.search(rf"\b{page}\s*∕\s*{last}\b", page_text("out.pdf", page)), f"page {page}")


def test_vectors_and_pictures():
    write("devis.pdf", page_pdf("Lettres"))
    write("photo.png", png(40, 30))
    tool("convert", "-size", "60x20", "gradient:red-blue", "scan.jpg")
    result = bundle(document(900, "D", file="devis.pdf"), document(901, "P", "other", "photo.png"),
                    document(902, "J", "other", "scan.jpg"))
    first = entry(result, N_CALL + 1)["page"]
    check("Helvetica" in tool("pdffonts", "-f", str(first), "-l", str(first), "out.pdf"), "its text is still text")
    images = [line.split() for line in tool("pdfimages", "-list", "out.pdf").splitlines()[2:]]
    equal([(int(row[0]), row[3], row[4], row[8]) for row in images],
          [(first + 1, "40", "30", "image"), (first + 2, "60", "20", "jpeg")])
    tool("pdfimages", "-j", "-f", str(first + 2), "out.pdf", "image")
    equal(read("image-000.jpg"), read("scan.jpg"), "not a byte of the photograph changed")
    tool("pdfimages", "-png", "-f", str(first + 1), "-l", str(first + 1), "out.pdf", "png")
    equal(tool("convert", "png-000.png", "txt:-"), tool("convert", "photo.png", "txt:-"), "nor a dot of the picture")


def test_lies_as_it_is():
    """A page across stays across, a turned one is turned, a wide one fits."""
    write("across.pdf", page_pdf("A", "0 0 842 595", at="72 300"))
    write("turned.pdf", page_pdf("T", page="/Rotate 90"))
    write("huge.pdf", page_pdf("H", "0 0 5000 9000"))
    write("odd.pdf", page_pdf("O", "595 842 0 0", page="/CropBox [ 50 650 400 800 ] /Rotate -270"))
    result = bundle(*(document(900 + i, name, file=name + ".pdf") for i, name in enumerate(("across", "turned", "huge", "odd"))))
    is_sound("out.pdf")
    sizes = []
    for i in range(4):
        page = str(entry(result, N_CALL + 1 + i)["page"])
        sizes.append(re.search(r"size:\s+([\d.]+) x ([\d.]+)", tool("pdfinfo", "-f", page, "-l", page, "out.pdf")).groups())
    equal([float(size[0]) > float(size[1]) for size in sizes], [True, True, False, False])
    equal({tuple(sorted(float(side) for side in size)) for size in sizes}, {(595.276, 841.89)})
    for i, letter in enumerate("ATHO"):
        check(letter in page_text("out.pdf", entry(result, N_CALL + 1 + i)["page"]), letter)


def dots(file, page):
    """The page as rows of (red, green, blue)."""
    tool("pdftoppm", "-r", "36", "-f", str(page), "-l", str(page), "-singlefile", file, "page")
    data = read("page.ppm")
    head = re.match(rb"P6\s+(\d+)\s+(\d+)\s+255\s", data)
    width, height = int(head[1]), int(head[2])
    body = data[head.end():]
    return [[tuple(body[3 * (y * width + x):3 * (y * width + x) + 3]) for x in range(width)] for y in range(height)]


def middle_of(rows, colour):
    """Where that colour is, in hundredths of the page from its top left corner."""
    found = [(x, y) for y, row in enumerate(rows) for x, dot in enumerate(row) if max(abs(a - b) for a, b in zip(dot, colour)) < 40]
    check(found, f"no {colour}")
    return (round(100 * sum(x for x, _ in found) / len(found) / len(rows[0])), round(100 * sum(y for _, y in found) / len(found) / len(rows)))


RED, BLUE, GREEN, WHITE = (255, 0, 0), (0, 0, 255), (0, 255, 0), (255, 255, 255)

# A red corner below at the left, a blue one above at the right.
CORNERS = "1 0 0 rg 0 0 60 60 re f 0 0 1 rg 535 782 60 60 re f"


def test_turned_as_it_is_seen():
    """Pages and pictures stand as a viewer shows them, whichever way they are held."""
    turns = {0: ("left", "bottom"), 90: ("left", "top"), 180: ("right", "top"), 270: ("right", "bottom")}
    for turn in turns:
        write(f"{turn}.pdf", page_pdf("P", content=CORNERS, page=f"/Rotate {turn}"))
    # As cameras write them: the stored picture is red at its top left, green at its top right, blue below.
    tool("convert", "-size", "40x40", "xc:red", "xc:lime", "+append", "(", "-size", "80x40", "xc:blue", ")", "-append", "-quality", "100", "-sampling-factor", "1x1", "plain.jpg")
    held = {1: ("left", "top"), 2: ("right", "top"), 3: ("right", "bottom"), 4: ("left", "bottom"),
            5: ("left", "top"), 6: ("right", "top"), 7: ("right", "bottom"), 8: ("left", "bottom")}
    green = {1: ("right", "top"), 2: ("left", "top"), 3: ("left", "bottom"), 4: ("right", "bottom"),
             5: ("left", "bottom"), 6: ("right", "bottom"), 7: ("right", "top"), 8: ("left", "top")}
    plain = read("plain.jpg")
    for number in held:
        exif = b"Exif\0\0MM\0*" + struct.pack(">IHHHIHHI", 8, 1, 0x112, 3, 1, number, 0, 0)
        write(f"held-{number}.jpg", plain[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + plain[2:])
    names = [f"{turn}.pdf" for turn in turns] + [f"held-{number}.jpg" for number in held]
    result = bundle(*(document(900 + i, name, file=name) for i, name in enumerate(names)))
    for i, name in enumerate(names):
        rows = dots("out.pdf", entry(result, N_CALL + 1 + i)["page"])
        x, y = middle_of(rows, RED)
        side, edge = turns[int(name[:-4])] if name.endswith(".pdf") else held[int(name[5])]
        equal(("left" if x < 50 else "right", "top" if y < 50 else "bottom"), (side, edge), f"{name}: {x} {y}")
        if name.endswith(".jpg"):
            x, y = middle_of(rows, GREEN)
            equal(("left" if x < 50 else "right", "top" if y < 50 else "bottom"), green[int(name[5])], f"{name}: {x} {y}")


def test_kinds_of_png():
    """Grey, palette, transparent, in passes: all are laid on white paper."""
    tool("convert", "-size", "37x23", "plasma:red-blue", "plain.png")
    kinds = {"grey": ["-colorspace", "gray"], "palette": ["-colors", "9", "-type", "Palette"], "bits": ["-threshold", "50%"],
             "passes": ["-interlace", "PNG"], "deep": ["-depth", "16"],
             "half": ["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%"],
             "half-passes": ["-alpha", "set", "-channel", "A", "-evaluate", "set", "50%", "-interlace", "PNG"],
             "clear": ["-colors", "5", "-transparent-color", "red", "-alpha", "set", "-transparent", "blue"]}
    for kind, words in kinds.items():
        tool("convert", "plain.png", *words, kind + ".png")
    result = bundle(*(document(900 + i, kind, file=kind + ".png") for i, kind in enumerate(kinds)))
    is_sound("out.pdf")
    for i, kind in enumerate(kinds):
        page = str(entry(result, N_CALL + 1 + i)["page"])
        tool("pdfimages", "-png", "-f", page, "-l", page, "out.pdf", "got")
        tool("convert", "got-000.png", "-colorspace", "sRGB", "-type", "TrueColor", "-depth", "8", "got.ppm")
        tool("convert", kind + ".png", "-background", "white", "-flatten", "-colorspace", "sRGB", "-type", "TrueColor", "-depth", "8", "wanted.ppm")
        got, wanted = read("got.ppm"), read("wanted.ppm")
        equal(len(got), len(wanted), kind)
        check(max(abs(a - b) for a, b in zip(got, wanted)) <= 1, f"{kind}: other colours")


def test_hidden_layers():
    """What a PDF hides stays hidden among others, what it shows is shown."""
    for name, state in (("off", "/OFF [ 6 0 R ]"), ("on", ""), ("base", "/BaseState /OFF")):
        write(name + ".pdf", page_pdf("P", catalog=f"/OCProperties << /OCGs [ 6 0 R ] /D << {state} >> >>",
                                      content="/OC /L BDC 1 0 0 rg 100 100 300 300 re f EMC", resources="/Properties << /L 6 0 R >>",
                                      extra=("<< /Type /OCG /Name (Variante) >>",)))
    result = bundle(*(document(900 + i, name, file=name + ".pdf") for i, name in enumerate(("off", "on", "base"))))
    for i, seen in enumerate((False, True, False)):
        rows = dots("out.pdf", entry(result, N_CALL + 1 + i)["page"])
        equal(any(dot == RED for row in rows for dot in row), seen, str(i))


def test_left_behind():
    """What is not seen is not carried over, and that is said."""
    script = "/OpenAction << /S /JavaScript /JS (app.alert\\(1\\)) >> /Names << /EmbeddedFiles << /Names [ (a) 6 0 R ] >> >>"
    form = ("/AcroForm << /SigFlags 3 /Fields [ 7 0 R ] >>")
    annots = ("/Annots [ 7 0 R 9 0 R 10 0 R ]")
    write("all.pdf", page_pdf("Page", page=annots, catalog=script + form, extra=(
        "<< /Type /Filespec /F (secret.txt) /UF (secret.txt) /EF << /F 11 0 R >> >>",
        "<< /Type /Annot /Subtype /Widget /FT /Tx /T (nom) /V (Rempli) /Rect [ 72 500 272 530 ] /F 4 /AP << /N 8 0 R >> >>",
        stream("BT /F 12 Tf 4 8 Td (Rempli) Tj ET", "/Type /XObject /Subtype /Form /BBox [ 0 0 200 30 ] /Resources << /Font << /F 5 0 R >> >>"),
        "<< /Type /Annot /Subtype /Text /Rect [ 10 10 30 30 ] /Contents (Attention) >>",
        "<< /Type /Annot /Subtype /Link /Rect [ 10 50 30 70 ] /A << /S /URI /URI (http://lien.invalid) >> >>",
        stream("SECRET"))))
    result = bundle(document(900, "Tout", file="all.pdf"))
    is_sound("out.pdf")
    one = entry(result, N_CALL + 1)
    for wanted in ("signature", "formulaire", "annotations", "fichiers", "scripts"):
        check(wanted in one["lost"], f"{wanted}: {one['lost']}")
    text = page_text("out.pdf", one["page"])
    check("Rempli" in text, "what was filled in is seen")
    plain = subprocess.run(["qpdf", "--qdf", "--object-streams=disable", "out.pdf", "-"], capture_output=True).stdout
    for gone in (b"JavaScript", b"SECRET", b"secret.txt", b"lien.invalid", b"/Widget", b"/AcroForm", b"(Attention)"):
        check(gone not in plain, gone)
    check("Ce qui n’a pas été repris" in page_text("out.pdf", 1) + page_text("out.pdf", 2), "the index says so")


def deep_tree():
    return pdf("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [ 3 0 R ] /Count 1 >>",
               "<< /Type /Pages /Parent 2 0 R /Kids [ 2 0 R ] /Count 1 >>")


def many_pages(n):
    return pdf("<< /Type /Catalog /Pages 2 0 R >>",
               "<< /Type /Pages /MediaBox [ 0 0 9 9 ] /Kids [ " + " ".join(f"{i + 3} 0 R" for i in range(n)) + f" ] /Count {n} >>",
               *(["<< /Type /Page /Parent 2 0 R >>"] * n))


def bombs():
    """More than a reader may use; under the sanitizers, which need all the memory there is, it may use more."""
    if b"__asan_init" in read(PROGRAM):
        return {}
    packer = zlib.compressobj()
    first, again = (packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH) for _ in range(2))
    return {write("bomb.pdf", page_pdf(extra=(stream(first + 900 * again, "/Filter /FlateDecode"),))): None}


def test_hostile():
    """What cannot be taken is named with its reason, on standard error, in JSON and on the index; the rest is there."""
    fine("export", example(), "good.pdf", "--paper", "covering")
    good = read("good.pdf")
    tool("qpdf", "--encrypt", "user", "owner", "256", "--", "good.pdf", "locked.pdf")
    tool("qpdf", "--encrypt", "", "owner", "256", "--print=none", "--", "good.pdf", "restricted.pdf")
    cases = {
        "locked.pdf": "encrypted", "restricted.pdf": "encrypted",
        write("cut.pdf", good[:len(good) // 2]): "damaged", write("empty.pdf", b""): "empty",
        write("html.pdf", "<!DOCTYPE html><title>Facture</title>"): "other", write("text.jpg", "Bonjour"): "other",
        write("loop.pdf", deep_tree()): "damaged", write("none.pdf", many_pages(0)): "damaged",
        write("long.pdf", many_pages(2001)): "long",
        write("flat.pdf", page_pdf(box="0 0 0 842")): "damaged",
        write("dots.png", png(60000, 60000, rows=b"")): "picture", write("half.png", png(40, 30)[:-40]): "damaged",
        write("short.png", png(40, 30, rows=b"\0" * 50)): "damaged",
        write("wide.pdf", page_pdf(extra=(stream(b"", "/Type /XObject /Subtype /Image /Width 99999 /Height 99999"),))): "picture",
        "gone.pdf": "missing", "folder.pdf": "irregular", "link.pdf": "irregular", "pipe.pdf": "irregular",
        write("large.pdf", b""): "large",
        **bombs(),
    }
    os.mkdir("folder.pdf")
    os.symlink("good.pdf", "link.pdf")
    os.mkfifo("pipe.pdf")
    os.truncate("large.pdf", (64 << 20) + 1)
    tool("convert", "-size", "60x60", "plasma:", "whole.jpg")
    cases[write("part.jpg", read("whole.jpg")[:600])] = "damaged"

    names = list(cases)
    result = bundle(*(document(900 + i, f"Cas {i}", file=name) for i, name in enumerate(names)),
                    document(990, "Bonne", file="good.pdf"), status=REFUSED)
    is_sound("out.pdf")
    equal(result.err.count("\n"), len(names), result.err)
    index = re.sub(r"\s+", " ", page_text("out.pdf", 1) + page_text("out.pdf", 2) + page_text("out.pdf", 3))
    for i, name in enumerate(names):
        one = entry(result, N_CALL + 1 + i)
        equal((one["file"], one["page"], one["pages"]), (name, None, None))
        check(one["state"] == cases[name] or cases[name] is None and one["state"] in ("damaged", "hostile"), f"{name}: {one['state']}")
        check(f"“{name}”" in result.err and f"piece {one['number']}," in result.err, result.err)
        check(f"Pièce {one['number']}, Cas {i} : {one['reason']}" in index or
              f"Pièce {one['number']}, Cas {i}" in index, f"{name} is not on the index")
    check(entry(result, N_CALL + len(names) + 1)["page"], "the good one is there")


def test_same_bytes():
    write("devis.pdf", page_pdf())
    write("photo.png", png(40, 30, 6))
    documents = [document(900, "D", file="devis.pdf"), document(901, "P", file="photo.png"), document(902, "Perdue", file="loin.pdf")]
    for ending in ("pdf", "zip"):
        bundle(*documents, out="one." + ending, status=REFUSED)
        result = run("bundle", "a.xml", "two." + ending, TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8")
        equal(result.status, REFUSED)
        equal(read("one." + ending), read("two." + ending), ending)


def test_zip():
    write("devis.pdf", page_pdf())
    write("photo", png(40, 30))
    result = bundle(document(900, "Devis d’été : « Ô » / 1", file="devis.pdf"), document(901, "Photo", "other", "photo"), out="out.zip")
    archive = zipfile.ZipFile("out.zip")
    equal(archive.testzip(), None)
    names = archive.namelist()
    equal(names, sorted(names), "in order")
    equal(names[0], "00-sommaire.pdf")
    for name in names:
        check(re.fullmatch(r"\d\d-[a-z0-9-]+\.(pdf|png|jpg)", name), name)
    equal(names[1:], [one["name"] for one in result.json()["entries"] if one["name"]])
    equal(names[-2:], [f"{len(names) - 2:02d}-piece-{N_CALL + 1}-devis-d-ete-o-1.pdf", f"{len(names) - 1:02d}-piece-{N_CALL + 2}-photo.png"])
    equal(archive.read(names[-2]), read("devis.pdf"), "a file is handed in as it is")
    equal({info.date_time for info in archive.infolist()}, {(1980, 1, 1, 0, 0, 0)})
    write("index.pdf", archive.read(names[0]))
    check(names[-1] in page_text("index.pdf", 1).replace(" ", ""), page_text("index.pdf", 1))


def findings(*words):
    """Those about pieces, and lines without one."""
    found = run("check", "--json", *words).json()[0]["findings"]
    return [finding for finding in found if finding["rule"].startswith(("document", "file", "line.document", "line.proof"))]


def rules(*words, about="document"):
    return [(finding["rule"], finding["where"], finding["level"]) for finding in findings(*words)
            if finding["where"].startswith(about)]


def test_proves_a_line():
    """Row 60: a document is tied to a budget line; line, check, index and papers say the same number."""
    write("devis.pdf", page_pdf())
    first, second = document(900, "Devis", file="devis.pdf", line=LINES[1]), document(901, "Contrat", "contract", "devis.pdf", line=LINES[1])
    source = with_documents(first, second)
    equal(rules(source), [], "nothing to say of the two")
    numbers = f"pièces {N_CALL + 1} et {N_CALL + 2}"
    fine("export", source, "reply.pdf")
    equal(spaced(re.sub(r"\s+", " ", tool("pdftotext", "reply.pdf", "-"))).count(f"({numbers})"), 1, "beside what was typed")
    fine("export", source, "budget.csv")
    rows = read("budget.csv").decode("utf-8-sig").splitlines()
    equal([spaced(row).count(numbers) for row in rows if numbers in spaced(row)], [1])
    without = [finding["where"] for finding in findings(source) if finding["rule"] == "line.document"]
    check("budget/line/2/proof" not in without and "budget/line/1/proof" in without, without)
    equal(findings(example()), [], "who joins no file at all is told nothing")

    # The file goes away: everybody says so.
    os.remove("devis.pdf")
    equal(rules(source), [("file.missing", "document/1/file", "warning"), ("file.missing", "document/2/file", "warning")])
    result = run("bundle", "--json", source, "out.pdf")
    equal(result.status, REFUSED)
    equal([entry(result, N_CALL + i)["state"] for i in (1, 2)], ["missing", "missing"])
    check(f"Pièce {N_CALL + 1}, Devis : le fichier est introuvable" in page_text("out.pdf", 1), "the index")


def links(file):
    """Where one comes from and to: pages, and the rectangles one clicks, in points from the bottom left."""
    objects = json.loads(tool("qpdf", "--json", file))
    pages = [page["object"] for page in objects["pages"]]
    objects = {name[4:]: value for name, value in objects["qpdf"][1].items()}
    found = []
    for number, page in enumerate(pages, 1):
        annotations = objects[page]["value"].get("/Annots", [])
        annotations = objects[annotations]["value"] if isinstance(annotations, str) else annotations
        found += [(number, pages.index(objects[one]["value"]["/Dest"][0]) + 1, objects[one]["value"]["/Rect"]) for one in annotations]
    return found


def test_lines_lead_to_their_pieces():
    """Row 60: in the bundle the line of a budget leads to the file that proves it; to one that is not there, nowhere."""
    write("devis.pdf", page_pdf("Le devis"))
    result = bundle(document(900, "Devis", file="devis.pdf", line=LINES[1]), document(901, "Autre", file="devis.pdf", line=LINES[1]),
                    document(902, "Perdu", "quote", "perdu.pdf", line=LINES[2]), status=REFUSED)
    papers = {one["paper"]: one for one in result.json()["entries"] if one["paper"]}
    piece = entry(result, N_CALL + 1)["page"]
    found = [(start, box) for start, target, box in links("out.pdf") if target == piece and start > 1]
    inside = [[start for start, box in found if one["page"] <= start < one["page"] + one["pages"]] for one in (papers["reply"], papers["budget"])]
    equal([len(some) for some in inside], [1, 1], f"{found}")
    equal(len(found), 2)
    for start, (left, bottom, right, top) in found:
        words = spaced(tool("pdftotext", "-f", str(start), "-l", str(start), "-layout", "-x", "0", "-y", str(round(841.89 - top)), "-W", "595",
                            "-H", str(round(top - bottom)), "out.pdf", "-"))
        check("Animateur technique" in words and "Chargée de" not in words and right - left > 300, words)
    is_sound("out.pdf")


def funder(number, name, status, **cells):
    cells = {"name": name, "type": "commune", "amount": "100.00", "status": status, **cells}
    return f'<funder id="{number}">' + "".join(f"<{key}>{value}</{key}>" for key, value in cells.items()) + "</funder>"


def test_proves_a_decision():
    """Row 28: status, date and proof file of each funder; check, index and plan say the same number, and what is missing is listed."""
    write("lettre.pdf", page_pdf())
    funders = (funder(50, "Ville", "obtained", date="2017-05-02") + funder(51, "Région", "promised", date="2017-06-02", proof="Courriel") +
               funder(52, "Fondation", "obtained", date="2017-06-03") + funder(53, "Agglomération", "requested") + funder(54, "Bailleur", "refused"))

    def checked(*documents):
        source = dossier(line("1000.00") + funders + "".join(documents), name="b.xml")
        found = run("check", "--json", source).json()[0]["findings"]
        return source, [(one["rule"], one["where"]) for one in found if one["rule"].startswith(("funder", "document.funder"))]

    equal(checked()[1], [("funder.proof", "funding/1/proof"), ("funder.proof", "funding/3/proof")], "nobody joins files")
    first = document(900, "Notification", "decision", "lettre.pdf").replace("</document>", "<funder>50</funder></document>")
    source, found = checked(first)
    equal(found, [("funder.document", "funding/2/proof"), ("funder.proof", "funding/3/proof")], "the Ville has its file")
    check(("document.funder", "document/1/funder") in checked(first.replace(">50<", ">49<"))[1], "nobody of that number")
    source, found = checked(first)

    result = run("bundle", "--json", source, "out.pdf")
    one = entry(result, N_CALL + 1)
    equal((one["funder"], one["line"], one["state"]), ("Ville", None, "there"))
    row = next(row for row in page_text("out.pdf", 1).splitlines() if "Notification" in row)
    check("Ville" in row and row.split()[-1] == str(one["page"]), row)

    fine("export", source, "plan.odt", "--paper", "budget")
    text = re.sub("<[^>]*>", "|", zipfile.ZipFile("plan.odt").read("content.xml").decode("utf-8"))
    table = spaced(re.sub(r"\|+", "|", text)).split("|Pièce probante|")[-1]
    check(table.startswith(f"Ville|obtenu|02/05/2017|pièce {N_CALL + 1}|Région|promis|02/06/2017|Courriel|Fondation|obtenu|03/06/2017|"), table[:300])
    check("Agglomération" not in table and "Bailleur" not in text, "who decided nothing, and who pays nothing")

    fine("import", source, "back.ecot")
    fine("export", "back.ecot", "back.xml")
    check(b"<funder>50</funder>" in read("back.xml"), "the dossier keeps it")


def test_what_is_wrong_with_a_document():
    write("devis.pdf", page_pdf())
    write("vide.pdf", b"")
    cases = [
        (document(900, "D", None, "devis.pdf"), [("document.kind", "document/1/kind", "advice")]),
        (document(900, "D"), [("document.file", "document/1/file", "warning")]),
        (document(900, "D", file="devis.pdf", line="77777"), [("document.line", "document/1/line", "warning")]),
        (document(900, "D", file="vide.pdf"), [("file.empty", "document/1/file", "warning")]),
        (document(900, "D", file="."), [("file.irregular", "document/1/file", "warning")]),
        (document(900, "D", file="/dev/null"), [("file.irregular", "document/1/file", "warning")]),
        (document(900, "D", file=os.path.abspath("devis.pdf")), [("file.elsewhere", "document/1/file", "advice")]),
        (document(900, "D", file="nulle/part.pdf"), [("file.missing", "document/1/file", "warning")]),
        (document(900, "D", file="devis.pdf", date="2017-02-01", expires="2017-01-31"),
         [("document.dates", "document/1/expires", "warning"), ("document.expired", "document/1/expires", "warning")]),
        ('<document id="900"/>', []),
    ]
    for content, wanted in cases:
        equal(rules("--at", "2017-07-24T12:00", with_documents(content)), wanted, content)


def test_piece_of_the_call():
    """A piece the call asks for has the number of its place there, with or without a file; papers that are pieces have theirs."""
    guide = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "data", "guide")
    os.makedirs("data/ecot/calls")
    write("data/ecot/calls/bourse-2031.xml", read(os.path.join(guide, "bourse-2031.xml")))
    write("d.xml", read(os.path.join(guide, "bourse-dossier.xml")))
    for there, status in ((False, REFUSED), (True, FINE)):
        if there:
            write("statuts.pdf", page_pdf("Nos statuts"))
        result = run("bundle", "--json", "d.xml", "out.pdf")
        equal(result.status, status, result.err)
        one = next(entry for entry in result.json()["entries"] if entry["file"] == "statuts.pdf")
        equal((one["paper"], one["number"], one["state"]), (None, 4, "there" if there else "missing"))
        papers = {entry["paper"]: entry["number"] for entry in result.json()["entries"] if entry["paper"]}
        equal((papers["reply"], papers["engagement"], papers["covering"]), (1, 2, 3))
        check("Pièces demandées par l’appel" in page_text("out.pdf", 1), "a group of their own")
        check(not there or "Nos statuts" in page_text("out.pdf", one["page"]), "and their pages")
        equal(rules("d.xml", about="piece"), [] if there else [("file.missing", "piece/statutes/file", "warning")])
    for asked in ("", "<file>statuts.pdf</file>"):
        write("d.xml", read(os.path.join(guide, "bourse-dossier.xml")).replace(b"<file>statuts.pdf</file>", asked.encode()))
        one = next(entry for entry in run("bundle", "--json", "d.xml", "out.pdf").json()["entries"] if entry["number"] == 4)
        equal(one["state"], "there" if asked else "absent")


NAMES = """<call id="names" title="Essai" issuer="Ville" text="essai"><lot id="1" title="Essai">
<session closes="2031-12-31"/>
<piece id="budget" label="Budget" paper="budget" file-name="Budget {action}"/>
<piece id="rib" label="RIB" file-name="RIB_{siret}" max-age-months="3"><source line="7">RIB de moins de 3 mois</source></piece>
<piece id="copy" label="Copie" file-name="rib_{siret}"/>
<piece id="plan" label="Plan d’accès"/>
<piece id="photo" label="Photo" file-name="{number}-Éclairage / à l’Été"/>
</lot></call>"""


def named(name="names", siret="<siret>12345678900012</siret>"):
    """A dossier whose call asks for file names, with all its pieces."""
    os.makedirs("data/ecot/calls", exist_ok=True)
    write("data/ecot/calls/names.xml", NAMES.replace(" / ", " "))
    pieces = "".join(f'<piece key="{key}"><joined>true</joined><file>{file}</file></piece>'
                     for key, file in (("rib", "a.pdf"), ("copy", "a.pdf"), ("plan", "a.pdf"), ("photo", "photo.png")))
    write("a.pdf", page_pdf())
    write("photo.png", png(9, 9))
    return dossier(f"<applicant><name>Les Ateliers du Fil d’Eau</name>{siret}</applicant>"
                   f"<action><title>Le rallye</title></action>{pieces}", lot="names/1")


def test_names_the_call_asks_for():
    """Row 68: a file has the name the call asks for; a second of that name is numbered; the others are called as ever."""
    result = run("bundle", "--json", named(), "out.zip")
    equal(result.status, FINE, result.err)
    names = zipfile.ZipFile("out.zip").namelist()
    check("Budget-Le-rallye.pdf" in names, names)
    equal(names[-4:], ["RIB_12345678900012.pdf", "rib_12345678900012-2.pdf", f"{len(names) - 2:02d}-piece-4-plan-d-acces.pdf",
                       "05-Eclairage-a-l-Ete.png"])
    equal(names[1:], [one["name"] for one in result.json()["entries"] if one["name"]])
    write("index.pdf", zipfile.ZipFile("out.zip").read("00-sommaire.pdf"))
    check("RIB_12345678900012.pdf" in re.sub(r"\s", "", page_text("index.pdf", 1)), page_text("index.pdf", 1))
    run("bundle", "a.xml", "two.zip", TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8")
    equal(read("out.zip"), read("two.zip"))


def test_name_with_an_empty_blank():
    """Without a SIRET no file is called after it."""
    run("bundle", "--json", named(siret=""), "out.zip")
    names = zipfile.ZipFile("out.zip").namelist()
    check(any(re.fullmatch(r"\d\d-piece-2-rib\.pdf", name) for name in names), names)


def test_name_without_letters():
    """A title in another script leaves the number, and no dash behind it."""
    source = read(named()).decode("utf-8")
    write("a.xml", source.replace("</dossier>", "<document><label>Договор</label><file>a.pdf</file></document></dossier>"))
    run("bundle", "--json", "a.xml", "out.zip")
    names = zipfile.ZipFile("out.zip").namelist()
    check(re.fullmatch(r"\d\d-piece-\d+\.pdf", names[-2]) or re.fullmatch(r"\d\d-piece-\d+\.pdf", names[-1]), names)
    check(not any("-." in name for name in names), names)


def test_too_old():
    """Three months are three months; the finding has the phrase of the call."""
    source = read(named()).decode("utf-8")
    for date, wanted in (("2031-04-24", None), ("2031-04-23", "piece-age.rib")):
        write("b.xml", source.replace('<piece key="rib">', f'<piece key="rib"><date>{date}</date>'))
        found = [finding for finding in run("check", "--json", "--at", "2031-07-24T12:00", "b.xml").json()[0]["findings"]
                 if finding["rule"].startswith("piece-")]
        equal([finding["rule"] for finding in found], [wanted] if wanted else [])
        check(not wanted or found[0]["source"]["quote"] == "RIB de moins de 3 mois", found)


def test_refused_name():
    """A call that asks for a folder is refused with its line."""
    write("wrong.xml", NAMES)
    result = run("lint-call", "wrong.xml")
    equal(result.status, FINDINGS)
    check("wrong.xml:7:" in result.err + result.out and "file-name" in result.err + result.out, result.err + result.out)


def test_expires():
    """Valid through its last day, as seen from the day one asks about."""
    write("rib.pdf", page_pdf())
    source = with_documents(document(900, "Attestation", "certificate", "rib.pdf", expires="2017-07-20"))
    for moment, wanted in (("2017-07-19T12:00", 0), ("2017-07-20T23:59", 0), ("2017-07-21T00:00", 1)):
        equal(len(rules("--at", moment, source)), wanted, moment)


def test_goes_back():
    """Row 70: the bundle opens again as the dossier it was made from."""
    write("devis.pdf", page_pdf())
    bundle(document(900, "D", file="devis.pdf"))
    fine("import", "out.pdf", "back.ecot")
    equal(fine("diff", "a.xml", "back.ecot").out, "")


def test_whole_or_not_at_all():
    """A disk that fills up leaves the bundle that was there."""
    write("devis.pdf", page_pdf())
    source = with_documents(document(900, "D", file="devis.pdf"))
    for out in ("out.pdf", "out.zip"):
        write(out, "avant")
        for size in (0, 4096, 50000):
            result = run("bundle", source, out, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            equal(result.status, REFUSED, f"{out} {size}")
            equal(result.err.count("\n"), 1, result.err)
            equal(read(out), b"avant")
        equal(sorted(name for name in os.listdir(".") if name.startswith(".")), [], "nothing is left")


def test_refused():
    source = with_documents()
    refused(USAGE, ["out.odt", ".pdf"], "bundle", source, "out.odt")
    refused(USAGE, ["bundle"], "bundle", source)
    refused(REFUSED, ["none.xml"], "bundle", "none.xml", "out.pdf")
    refused(REFUSED, ["out.pdf"], "bundle", source, "nowhere/out.pdf")
    check(not os.path.exists("out.pdf"), "nothing is written")


def test_writes_over_nothing():
    """A piece is not written over by the bundle it is in, nor the dossier."""
    write("devis.pdf", page_pdf())
    source = with_documents(document(900, "D", file="devis.pdf"))
    refused(USAGE, ["devis.pdf"], "bundle", source, "devis.pdf")
    refused(USAGE, ["devis.pdf"], "bundle", source, "./devis.pdf")
    equal(read("devis.pdf"), page_pdf())
    fine("bundle", source, "out.pdf")
    before = read("out.pdf")
    result = run("bundle", "out.pdf", "out.pdf")
    equal((result.status, read("out.pdf")), (USAGE, before))


def joined(*parts):
    return b"".join(struct.pack("<Q", len(part)) + part for part in parts)


def test_the_reader_is_not_believed():
    """Whoever reads a stranger's file may have been taken over by it: what it says is held against what it may say."""
    write("devis.pdf", page_pdf())
    source = with_documents(document(900, "D", file="devis.pdf"))
    real = os.path.join(os.path.dirname(PROGRAM), "..", "reader", "ecot-reader")
    write("fake", "#!/bin/sh\nif [ \"$1\" = pages ]; then cat answer; else exec " + os.path.abspath(real) + " \"$@\"; fi\n")
    os.chmod("fake", 0o755)
    sheet = page_pdf()
    answers = {
        b"": "hostile", b"garbage": "hostile", joined(b""): "hostile", joined(b"", b"fine"): "hostile",
        joined(b"", b"fine", sheet, b"p"): "hostile", joined(b"", b"fine", sheet, b"", b""): "hostile",
        joined(b"", b"fine", sheet, b"x", b""): "hostile", joined(b"", b"fine", sheet, b"p" * 2001, b""): "hostile",
        joined(b"", b"fine", sheet, b"p\0p", b""): "hostile", joined(b"", b"fine" * 9, sheet, b"p", b""): "hostile",
        joined(b"", b"fine", sheet, b"p", b"", b"more"): "hostile", joined(b"", b"nonsense"): "hostile",
        joined(b"", b"encrypted"): "encrypted", joined(b"\xff\x1b[31m\nno"): "hostile",
        joined(b"", b"fine", sheet, b"p", b"JJJ\x07Z"): "there",
    }
    for answer, state in answers.items():
        write("answer", answer)
        result = run("bundle", "--json", source, "out.zip", ECOT_READER=os.path.abspath("fake"))
        equal(entry(result, N_CALL + 1)["state"], state, answer[:60])
        equal(result.status, FINE if state == "there" else REFUSED, answer[:60])
    # Sheets that are none, or more than was said: nothing is written.
    for sheets, count in ((b"%PDF-1.4 nothing", b"p"), (sheet, b"ppp")):
        write("answer", joined(b"", b"fine", sheets, count, b""))
        refused(REFUSED, ["out.pdf"], "bundle", source, "out.pdf", ECOT_READER=os.path.abspath("fake"))
        check(not os.path.exists("out.pdf"), "nothing is written")
    # Pages that are larger than any file may be are not bound.
    write("answer", joined(b"", b"fine", sheet + b"\n" * (129 << 20), b"p", b""))
    result = run("bundle", "--json", source, "out.pdf", ECOT_READER=os.path.abspath("fake"))
    equal(entry(result, N_CALL + 1)["state"], "full")
    os.unlink("out.pdf")
    # Who binds may lie, too.
    write("fake", "#!/bin/sh\nif [ \"$1\" = bind ]; then cat answer; else exec " + os.path.abspath(real) + " \"$@\"; fi\n")
    for answer in (joined(b""), joined(b"", b""), joined(b"", sheet, sheet)):
        write("answer", answer)
        refused(REFUSED, ["out.pdf", "bound"], "bundle", source, "out.pdf", ECOT_READER=os.path.abspath("fake"))
        check(not os.path.exists("out.pdf"), "nothing is written")


def test_beside_the_dossier():
    """A file is looked for where the dossier is, not where one stands."""
    os.makedirs("dossier/pieces")
    write("dossier/pieces/devis.pdf", page_pdf("Ici"))
    with_documents(document(900, "D", file="pieces/devis.pdf"), name="dossier/a.xml")
    result = fine("bundle", "--json", "dossier/a.xml", "out.pdf")
    check(entry(result, N_CALL + 1)["page"], result.out)
    equal(entry(result, N_CALL + 1)["file"], "pieces/devis.pdf")


main(globals())
