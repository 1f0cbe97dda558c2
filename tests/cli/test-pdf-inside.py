"""A PDF of Écot is opened again as the dossier it was made from; any other is refused with a word."""

import os
import shutil
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

EXAMPLES = [os.path.join(DATA, "examples", name) for name in ("rallye-ess.xml", "chantier-lavoir.xml", "rallye-ess-faulty.xml")]


def bytes_of(path):
    with open(path, "rb") as file:
        return file.read()


def write(path, content):
    with open(path, "wb") as file:
        file.write(content)
    return path


def test_round_trip():
    """Row 70: our PDF re-opens with all data."""
    for number, example in enumerate(EXAMPLES):
        for paper in ("reply", "budget"):
            pdf, back = f"{number}-{paper}.pdf", f"{number}-{paper}.ecot"
            fine("export", example, pdf, "--paper", paper)
            fine("import", pdf, back)
            equal(fine("diff", example, back).out, "", f"{example} by {pdf}")
            fine("export", example, "there.xml")
            fine("export", back, "back.xml")
            equal(bytes_of("back.xml"), bytes_of("there.xml"), "not a byte is lost")


def test_row_64_tables_carry_their_formulas():
    """A PDF of tables has the same tables inside as a spreadsheet, byte for byte; a PDF of text has none."""
    if shutil.which("pdfdetach") is None:
        return
    for paper in ("budget", "accounts", "report"):
        fine("export", EXAMPLES[0], "paper.pdf", "--paper", paper)
        fine("export", EXAMPLES[0], "paper.ods", "--paper", paper)
        subprocess.run(["pdfdetach", "-savefile", paper + ".ods", "-o", "inside.ods", "paper.pdf"], check=True, stdout=subprocess.DEVNULL)
        equal(bytes_of("inside.ods"), bytes_of("paper.ods"), paper)
    fine("export", EXAMPLES[0], "reply.pdf")
    listing = subprocess.run(["pdfdetach", "-list", "reply.pdf"], check=True, capture_output=True, text=True).stdout
    check(listing.startswith("1 embedded"), listing)


def test_read_where_it_stands():
    fine("export", EXAMPLES[0], "offre.pdf")
    equal(fine("figures", "--json", "offre.pdf").json()["figures"], fine("figures", "--json", EXAMPLES[0]).json()["figures"])
    equal(run("check", "offre.pdf").status, FINE)


def test_same_bytes():
    fine("export", EXAMPLES[0], "one.pdf")
    fine("export", EXAMPLES[0], "two.pdf", TZ="Asia/Tokyo", LC_ALL="fr_FR.UTF-8")
    equal(bytes_of("one.pdf"), bytes_of("two.pdf"))


def test_refused():
    fine("export", EXAMPLES[0], "offre.pdf")
    whole = bytes_of("offre.pdf")
    cases = {
        "empty.pdf": b"", "text.pdf": b"Bonjour", "cut.pdf": whole[:len(whole) // 3],
        "head.pdf": whole[:1024] + b"\0" * 5000, "bare.pdf": b"%PDF-1.4\n%%EOF\n",
    }
    for name, content in cases.items():
        refused(REFUSED, [name], "import", write(name, content), "out.ecot")
    fine("export", EXAMPLES[1], "kept.pdf", "--paper", "questionnaire" if "questionnaire" in
         fine("export", EXAMPLES[1], "--paper", "list").out else "duties")
    refused(REFUSED, ["kept.pdf", "no dossier"], "import", "kept.pdf", "out.ecot")
    check(not os.path.exists("out.ecot"), "nothing is written")


def test_damaged():
    """Whatever byte is changed, the dossier is the one that was sent, or the file is refused."""
    fine("export", EXAMPLES[0], "offre.pdf", "--paper", "covering")
    fine("export", EXAMPLES[0], "meant.xml")
    whole = bytes_of("offre.pdf")
    for at in range(0, len(whole), len(whole) // 60):
        changed = bytearray(whole)
        changed[at] ^= 0x20
        result = run("export", write("changed.pdf", bytes(changed)), "got.xml")
        check(result.status in (FINE, REFUSED) and result.err.count("\n") <= 1, f"byte {at}: {result.status} {result.err}")
        check(result.status == REFUSED or bytes_of("got.xml") == bytes_of("meant.xml") or at_content(changed, whole, at),
              f"byte {at} changed what was read")


def at_content(changed, whole, at):
    """A byte of the compressed dossier itself: deflate has no seal, so the XML reader decides."""
    return whole.rfind(b"/EmbeddedFile", 0, at) > whole.rfind(b"endobj", 0, at)


main(dict(globals()))
