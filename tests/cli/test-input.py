"""Bad input: what is no dossier, damaged, hostile, huge or just wrong.

Nothing crashes, nothing is read half: a file is a dossier, or a sentence says
why it is none, where, and what to do.
"""

import os
import random
import sqlite3
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *


def no_lot(file, *wanted):
    """Every verb that needs the call refuses @file."""
    for words in (["check", file], ["figures", file], ["why", file, "cost.total"], ["export", file, "out.pdf"]):
        refused(REFUSED, [os.path.basename(file), *wanted], *words)
    check(not os.path.exists("out.pdf"), "nothing is written of it")


def no_dossier(file, *wanted):
    """Every verb that reads refuses @file."""
    no_lot(file, *wanted)
    refused(REFUSED, [os.path.basename(file), *wanted], "diff", file, file)


def test_no_dossier():
    no_dossier("none.ecot")
    no_dossier("none.xml")
    os.mkdir("folder.ecot")
    no_dossier("folder.ecot")
    os.mkdir("folder.xml")
    no_dossier("folder.xml")
    no_dossier(write("empty.ecot", ""))
    no_dossier(write("empty.xml", ""))
    no_dossier(write("text.ecot", "Bonjour\n" * 1000))
    no_dossier(write("noise.ecot", random.Random(1).randbytes(100000)))
    no_dossier(write("noise.xml", random.Random(2).randbytes(100000)))
    no_dossier(write("zip.ecot", b"PK\x03\x04" + bytes(1000)))
    no_dossier(dossier("", "renamed.ecot"))
    os.mkfifo("fifo.ecot")
    no_dossier("fifo.ecot")
    os.symlink("loop.ecot", "loop.ecot")
    no_dossier("loop.ecot")

    base = sqlite3.connect("other.ecot")
    base.execute("create table t (a)")
    base.commit()
    base.close()
    no_dossier("other.ecot")


def test_damaged():
    fine("import", example(), "a.ecot")
    whole = read("a.ecot")
    rand = random.Random(3)
    n_refused = 0
    for _ in range(60):
        at = rand.randrange(len(whole))
        write("b.ecot", whole[:at] + bytes([whole[at] ^ rand.choice((1, 16, 255))]) + whole[at + 1:])
        result = run("check", "b.ecot")
        check(result.status in (FINE, REFUSED), f"byte {at}: status {result.status}: {result.err}")
        n_refused += result.status == REFUSED
        if result.status == FINE:
            equal(fine("diff", "a.ecot", "b.ecot").out, "", f"byte {at} changed in silence")
    check(n_refused > 20, "damage is seen")
    for size in range(0, len(whole), len(whole) // 20 + 1):
        no_dossier(write("cut.ecot", whole[:size]))
    no_dossier(write("padded.ecot", whole + bytes(4096)))


def test_newer():
    no_dossier(dossier("<future/>", version="2"), "later", "update")
    fine("new", LOT, "a.ecot")
    base = sqlite3.connect("a.ecot")
    version = base.execute("pragma user_version").fetchone()[0]
    base.execute(f"pragma user_version = {version + 1}")
    base.commit()
    base.close()
    before = read("a.ecot")
    no_dossier("a.ecot")
    equal(read("a.ecot"), before)


def test_wrong_xml():
    no_dossier(write("a.xml", "<html/>"), "a.xml:1", "<html>")
    no_dossier(dossier("<line>"), "a.xml:")
    no_dossier(dossier("\n<lines/>"), "a.xml:3", "<lines>")
    no_dossier(write("a.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]><dossier version="1" lot="a/b"><line><detail>&b;</detail></line></dossier>'), "DOCTYPE")
    no_dossier(write("a.xml", '<dossier version="1" lot="resa-2017/1">\xe9</dossier>'.encode("latin-1")), "UTF-8")
    no_lot(dossier(lot="nowhere/1"), "nowhere/1")
    no_lot(dossier(lot="resa-2017/9"), "resa-2017/9", "resa-2017/1")


def test_wrong_values():
    for cell, value in (("amount", "1.234"), ("amount", "12,5 €"), ("amount", "1 234"), ("amount", "12a"), ("amount", "0x10"),
                        ("amount", "1e3"), ("amount", "NaN"), ("amount", "99999999999999999999"), ("quantity", "trois"),
                        ("quantity", "1.00001"), ("unit-cost", "--1"), ("category", "à part")):
        no_dossier(dossier(f"<line>\n<{cell}>{value}</{cell}></line>"), "a.xml:3", f"<{cell}>")
    no_dossier(dossier("<action><start>2017-02-29</start></action>"), "a.xml:2", "2017-02-29")
    no_dossier(dossier("<applicant><employees>-4</employees></applicant>"), "a.xml:2", "-4")


def test_end_before_start():
    dossier("<action><start>2017-11-01</start><end>2017-10-31</end></action>")
    result = run("check", "--json", "a.xml")
    equal(result.status, FINDINGS)
    check(any(finding["where"] == "action/end" for finding in result.json()[0]["findings"]), result.out)


def test_negative_and_huge():
    dossier(line("-100.00") + line("250.00"))
    equal(figures("a.xml")["cost.total"], "150.00")
    found = run("check", "--json", "a.xml").json()[0]["findings"]
    check(any(finding["where"].startswith("budget/line/1") and finding["level"] == "error" for finding in found), "a negative expense")

    dossier(line("90000000000000.00"))
    equal(figures("a.xml")["cost.total"], "90000000000000.00", "the largest amount")
    dossier(line("90000000000000.00") * 2000)
    answer = fine("figures", "--json", "a.xml").json()["figures"]["cost.total"]
    equal(answer["value"], None, "a sum that leaves the range never wraps")
    check(answer["fault"], "and says so")
    equal(run("check", "a.xml").status, FINDINGS)
    fine("why", "a.xml", "cost.total")
    for ending in ("pdf", "odt", "ods", "csv", "xml"):
        fine("export", "a.xml", "out." + ending)

    dossier(line(None, quantity="900000000000", **{"unit-cost": "900000000000"}))
    equal(figures("a.xml")["cost.total"], None)
    equal(run("check", "a.xml").status, FINDINGS)


def test_ten_thousand_lines():
    rand = random.Random(4)
    cents = [rand.randrange(1, 10000000) for _ in range(10000)]
    dossier("".join(line(f"{value // 100}.{value % 100:02}") for value in cents))
    total = sum(cents)
    equal(figures("a.xml")["cost.total"], f"{total // 100}.{total % 100:02}")
    equal(run("check", "a.xml").status, FINDINGS)
    fine("import", "a.xml", "a.ecot")
    equal(fine("diff", "a.xml", "a.ecot").out, "")
    equal(figures("a.ecot"), figures("a.xml"))
    for ending in ("csv", "ods", "xml"):
        fine("export", "a.ecot", "out." + ending)
    equal(fine("diff", "out.xml", "a.xml").out, "")


def test_long_text():
    words = "L’œuvre commune, d’été " * 40000
    check(len(words.encode()) > 1000000, "1 MB")
    dossier(f"<narrative key='presentation'><text>{words}</text></narrative>")
    equal(figures("a.xml")["words.presentation"], "120000")
    result = run("check", "--json", "a.xml")
    equal(result.status, FINDINGS)
    check(any(finding["where"] == "narrative/presentation/text" for finding in result.json()[0]["findings"]), "too long")
    fine("import", "a.xml", "a.ecot")
    equal(figures("a.ecot")["words.presentation"], "120000")
    fine("export", "a.ecot", "out.odt")
    fine("export", "a.ecot", "out.xml")
    no_dossier(dossier("<narrative key='a'><text>" + "x" * (4 * 1024 * 1024 + 1) + "</text></narrative>"), "4 MiB")


def test_odd_names():
    os.mkdir("a b")
    for name in ("a b/c d.xml", "été ; rm.xml", "e\u0301te\u0301.xml", "-dash.xml", "new\nline.xml"):
        dossier(line("1"), name)
        equal(run("check", "--", name).status, FINDINGS)
        equal(fine("figures", "--json", "--", name).json()["file"], name, "as it was named")
        equal(run("check", "--json", "--", name).json()[0]["file"], name)
    raw = os.fsdecode(b"caf\xe9.xml")
    dossier(line("1"), raw)
    equal(figures(raw)["cost.total"], "1.00")
    write(os.fsdecode(b"br\xe9k.xml"), "<a")
    refused(REFUSED, ["br"], "figures", os.fsdecode(b"br\xe9k.xml"))
    write("bad\nname.xml", "<a")
    refused(REFUSED, ["bad name.xml"], "figures", "bad\nname.xml")


def test_hostile_text():
    """What a stranger typed reaches no terminal as a command, and no paper as markup."""
    dossier("<applicant><name>\u202egnp.exe &lt;b&gt;&amp;</name></applicant>" + line("1", detail="&lt;/text:p&gt;\u0085"))
    for ending in ("pdf", "odt", "ods", "csv", "xml"):
        fine("export", "a.xml", "out." + ending)
    result = run("check", "--json", "a.xml")
    equal(result.status, FINDINGS)
    check("\u202e" not in read("out.xml").decode(), "an override of direction is left out")


if __name__ == "__main__":
    main(globals())
