"""What each verb answers, its statuses and its JSON: the contract scripts rely on."""

import csv
import os
import re
import sys
from fractions import Fraction

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

VERBS = ["calls", "call", "lint-call", "new", "import", "export", "check", "figures", "why", "diff", "move", "help", "new-call"]


def test_version_and_help():
    check(re.fullmatch(r"ecot-cli \d+\.\d+\.\d+\n", fine("--version").out), "version")
    text = fine("--help").out
    for verb in VERBS:
        check(f"ecot-cli {verb} " in text, verb)
        check(f"ecot-cli {verb} " in fine(verb, "--help").out, verb)
        equal(fine(verb, "-h").out, fine(verb, "--help").out)
    check("telex" not in text, "what does not exist is not offered")
    check(".ods" in fine("import", "--help").out, "import takes spreadsheets")


def test_wrong_usage():
    refused(USAGE, ["verb", "--help"])
    refused(USAGE, ["telex", "check", "diff"], "telex", "a.ecot", "b.pdf")
    refused(USAGE, ["nonsense", "check"], "nonsense")
    refused(USAGE, ["--json"], "--json")
    refused(USAGE, ["new"], "new")
    refused(USAGE, ["new"], "new", LOT)
    refused(USAGE, ["new"], "new", LOT, "a.ecot", "b.ecot")
    refused(USAGE, ["--nothing"], "figures", "--nothing", "a.xml")
    refused(USAGE, ["--json"], "new", "--json", LOT, "a.ecot")  # new has nothing to print
    refused(USAGE, ["--at"], "check", "--at", "tomorrow", "a.xml")
    refused(USAGE, ["--at"], "check", "--at", "2017-07-24", "a.xml")
    refused(USAGE, ["--at"], "check", "a.xml", "--at")
    refused(USAGE, ["diff"], "diff", "a.xml")
    refused(USAGE, ["why"], "why", "a.xml")


def test_calls():
    rows = [row.split("\t") for row in fine("calls").lines]
    check(LOT in [row[0] for row in rows], str(rows))
    answer = fine("calls", "--json").json()
    equal([row[0] for row in rows], [lot["lot"] for lot in answer])
    for lot in answer:
        check({"lot", "call", "issuer", "title", "deadline"} <= set(lot), str(lot))
    deadlines = {lot["lot"]: lot["deadline"] for lot in answer}
    equal(deadlines[LOT], "2017-07-24T17:00")

    # A call of one's own that cannot be read: told, and the others are listed.
    os.makedirs("data/ecot/calls")
    write("data/ecot/calls/own.xml", "<call>")
    result = run("calls", "--json")
    equal((result.status, result.json()), (REFUSED, answer))
    check("own.xml" in result.err and result.err.count("\n") == 1, result.err)


def test_call():
    lot = fine("call", LOT, "--json").json()
    for key in ("lot", "call", "issuer", "title", "title_inferred", "fund", "rounding", "sessions", "period", "sections", "fields",
                "territories", "categories", "flat_rates", "funds", "limits", "indicators", "pieces", "payment", "reports",
                "obligations", "notes"):
        check(key in lot, key)
    check(fine("call", LOT).out != "", "as text")
    refused(USAGE, ["resa-2017/9", LOT], "call", "resa-2017/9")
    refused(USAGE, ["nowhere/1"], "call", "nowhere/1", "--json")


def test_lint_call():
    call = os.path.join(DATA, "calls", "resa-2017.xml")
    check(run("lint-call", call).status in (FINE, FINDINGS), "a call of ours")
    result = run("lint-call", "--json", write("bad.xml", "<call>"))
    equal((result.status, result.json()["readable"]), (FINDINGS, False))
    refused(REFUSED, ["none.xml"], "lint-call", "none.xml")


def test_new():
    equal(fine("new", LOT, "a.ecot").out, "")
    check(read("a.ecot").startswith(b"SQLite format 3\0"), "a dossier is a database")
    before = read("a.ecot")
    refused(REFUSED, ["a.ecot", "exists"], "new", LOT, "a.ecot")
    equal(read("a.ecot"), before, "nobody's work is written over")
    write("empty.ecot", "")
    fine("new", LOT, "empty.ecot")
    refused(USAGE, ["resa-2017/9", "resa-2017/1"], "new", "resa-2017/9", "b.ecot")
    refused(USAGE, ["nowhere/1"], "new", "nowhere/1", "b.ecot")
    refused(USAGE, ["b.xml", ".ecot"], "new", LOT, "b.xml")
    refused(REFUSED, ["b.ecot"], "new", LOT, "no/such/folder/b.ecot")
    equal(sorted(name for name in os.listdir(".") if name.startswith(("b", "."))), [])
    equal(figures("a.ecot")["cost.total"], None, "an empty dossier has no total")


def test_import():
    equal(fine("import", example(), "a.ecot").out, "")
    fine("export", "a.ecot", "b.xml")
    equal(fine("diff", example(), "a.ecot").out, "")
    equal(fine("diff", "a.ecot", "b.xml").out, "")
    refused(REFUSED, ["a.ecot", "exists"], "import", example(), "a.ecot")
    refused(USAGE, [".ods", ".xml"], "import", "budget.txt", "a.ecot")
    refused(REFUSED, ["budget.ods"], "import", "budget.ods", "a.ecot")
    refused(REFUSED, ["budget.csv"], "import", "budget.csv", "c.ecot")
    refused(REFUSED, ["none.xml"], "import", "none.xml", "c.ecot")
    refused(REFUSED, ["a.xml:2", "<amount>"], "import", dossier("<line><amount>x</amount></line>"), "c.ecot")
    check(not os.path.exists("c.ecot"), "half an import is none")


def test_export():
    fine("import", example(), "a.ecot")
    beginnings = {"xml": b"<?xml", "odt": b"PK", "ods": b"PK", "pdf": b"%PDF-1.", "csv": b"\xef\xbb\xbf"}
    for ending, beginning in beginnings.items():
        equal(fine("export", "a.ecot", "out." + ending).out, "")
        check(read("out." + ending).startswith(beginning), ending)
    fine("export", "a.ecot", "OUT.PDF")
    equal(read("OUT.PDF"), read("out.pdf"))

    papers = [text.split("\t") for text in fine("export", "a.ecot", "--paper", "list").lines]
    check({"reply", "budget", "engagement"} <= {paper[0] for paper in papers}, str(papers))
    for paper in papers:
        equal(len(paper), 2)
        check(paper[1] != "", paper[0])
    fine("export", "--paper", "engagement", "a.ecot", "letter.pdf")
    fine("export", "a.ecot", "reply.odt", "--paper", "reply")
    equal(read("reply.odt"), read("out.odt"))

    refused(USAGE, ["nothing", "reply"], "export", "a.ecot", "x.pdf", "--paper", "nothing")
    refused(USAGE, ["engagement", ".odt"], "export", "a.ecot", "x.ods", "--paper", "engagement")
    refused(USAGE, ["x.doc", ".odt"], "export", "a.ecot", "x.doc")
    refused(USAGE, [".xml"], "export", "a.ecot", "x.xml", "--paper", "reply")
    refused(USAGE, ["OUT"], "export", "a.ecot")
    refused(USAGE, ["list"], "export", "a.ecot", "x.pdf", "--paper", "list")
    refused(REFUSED, ["none.ecot"], "export", "none.ecot", "x.pdf")
    refused(REFUSED, ["x.pdf"], "export", "a.ecot", "no/such/folder/x.pdf")
    check(not [name for name in os.listdir(".") if name.startswith(("x.", "."))], "nothing is left behind")


def test_csv():
    dossier(line("1234.5", detail='Salle "A; B"') + line("-3", detail="=cmd|x", category="other") +
            line(quantity="3", **{"unit-cost": "33.335"}, detail="+33"))
    fine("export", "a.xml", "a.csv")
    text = read("a.csv").decode("utf-8-sig")
    check(text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""), "CR LF")
    check("1234,50" in text and "-3,00" in text and "100,01" in text, text)
    check("'=cmd|x" in text and "'+33" in text, "a spreadsheet runs nothing of it")
    rows = list(csv.reader(text.splitlines(), delimiter=";"))
    equal(len({len(row) for row in rows}), 1, "every row has the same number of cells")
    check(any("A\u202f; B" in row[0] for row in rows), "a semicolon in a text is no new cell")


def test_check():
    equal(fine("check", example()).lines[-1].split(": ", 1)[0], example())
    good = fine("check", "--json", example()).json()
    equal((good[0]["file"], good[0]["lot"], good[0]["readable"]), (example(), LOT, True))
    check(all(finding["level"] != "error" for finding in good[0]["findings"]), "the example is right")

    bad = run("check", "--json", example("rallye-ess-faulty.xml"))
    equal((bad.status, bad.err), (FINDINGS, ""))
    levels = set()
    for finding in bad.json()[0]["findings"]:
        check({"rule", "level", "where", "message", "found", "expected", "source", "fix"} <= set(finding), str(finding))
        for key in ("rule", "level", "where", "message"):
            check(finding[key], key)
        if finding["source"] is not None:
            equal(set(finding["source"]), {"file", "line", "quote"})
        levels.add(finding["level"])
    equal(levels, {"error", "warning", "advice"})

    text = run("check", example("rallye-ess-faulty.xml"))
    equal(text.status, FINDINGS)
    equal(len(text.lines), len(bad.json()[0]["findings"]) + 1, "a line a finding, and their number")


def test_check_several():
    dossier("", "empty.xml")
    write("broken.xml", "<dossier")
    result = run("check", "--json", "broken.xml", example(), "none.ecot", "empty.xml")
    equal(result.status, REFUSED)
    equal([one["readable"] for one in result.json()], [False, True, False, True])
    equal([one["lot"] for one in result.json()], [None, LOT, None, LOT])
    errors = result.err.splitlines()
    equal(len(errors), 2)
    check("broken.xml" in errors[0] and "none.ecot" in errors[1], result.err)
    equal(run("check", example(), "empty.xml").status, FINDINGS)
    equal(fine("check", example(), example()).status, FINE)


def test_check_at():
    text = re.sub(r"\s*<submission>.*</submission>", "", read(example()).decode(), flags=re.S)
    write("unsent.xml", text)

    def rules(at):
        found = run("check", "--json", "--at", at, "unsent.xml").json()[0]["findings"]
        return {finding["rule"] for finding in found}

    inside, late = rules("2017-07-24T17:00"), rules("2017-07-24T17:01")
    check(late > inside, f"one minute after the closing hour: {inside} {late}")
    equal(rules("2017-07-24T16:59"), inside)
    equal(run("check", "--at", "2017-07-24T17:00", "unsent.xml").status, FINE)
    equal(run("check", "--at", "2017-07-24T17:01", "unsent.xml").status, FINDINGS)
    equal(fine("check", example()).status, FINE, "sent in time, whenever it is checked")
    for wrong in ("", "17:00", "2017-07-24", "2017-02-29T12:00", "2017-07-24T24:01", "2017-07-24T17:00Z"):
        said = refused(USAGE, ["--at", f"“{wrong}”"], "check", "--at", wrong, "unsent.xml").err
        equal(said.count("2017-07-24T17:00") - wrong.count("2017-07-24T17:00"), 1, "the remedy is said once")


def test_figures():
    answer = fine("figures", "--json", example()).json()
    equal((answer["file"], answer["lot"]), (example(), LOT))
    for name in ("cost.total", "cost.direct", "cost.direct.staff", "cost.direct.services", "cost.indirect",
                 "cost.category.staff", "funding.total", "funding.fse", "funding.matching", "funding.own",
                 "funding.balance", "grant.requested", "grant.rate", "hours.total", "cost.per-hour",
                 "words.presentation"):
        check(set(answer["figures"][name]) >= {"value", "unit"}, name)
    equal(answer["figures"]["cost.total"], {"value": "9870.50", "unit": "EUR", "label": "Coût total de l’action"})
    equal(answer["figures"]["hours.total"]["value"], "317.5")
    equal(answer["figures"]["cost.per-hour"]["value"], "31.09")
    equal(answer["figures"]["funding.fse"]["value"], "4639.13", "47 % of 9 870,50 rounded down")
    equal(answer["figures"]["cost.indirect"]["value"], None)

    text = fine("figures", example()).lines
    equal([row.split("\t")[0] for row in text], list(answer["figures"]), "the same figures in the same order")
    check("9\u202f870,50\u00a0€" in text[0], text[0])
    refused(REFUSED, ["none.xml"], "figures", "none.xml")


def test_figures_of_nothing():
    values = figures(dossier())
    for name in ("cost.total", "cost.category.staff", "funding.fse", "hours.total", "cost.per-hour", "words.presentation"):
        equal(values[name], None, name)


def amount(node):
    return None if node["value"] is None else Fraction(node["value"])


def walk(node):
    yield node
    for one in node["children"]:
        yield from walk(one)


def test_why():
    tree = fine("why", example(), "cost.per-hour", "--json").json()
    for node in walk(tree):
        equal(set(node) >= {"figure", "label", "value", "unit", "op", "rounding", "formula", "place", "source", "children"}, True)
        check(node["label"], str(node))
        values = [amount(one) for one in node["children"]]
        if node["op"] == "sum":
            equal(sum(values), amount(node), node["label"])
        elif node["op"] == "product":
            check(abs(values[0] * values[1] - amount(node)) <= Fraction(1, 200), node["label"])
        elif node["op"] == "typed":
            check(node["place"] and not node["children"], str(node))
    total, hours = tree["children"]
    equal((tree["op"], tree["rounding"], tree["unit"]), ("quotient", "half-up", "EUR"))
    check(abs(amount(total) / amount(hours) - amount(tree)) <= Fraction(1, 200), "31,09")
    check(any(node["place"] == "budget/line/1/quantity" for node in walk(tree)), "down to what was typed")

    text = fine("why", example(), "cost.per-hour").lines
    equal(len(text), len(list(walk(tree))), "a line a node")
    check("÷" in text[0] and not text[0].startswith(" ") and text[1].startswith("  "), text[0])

    for name in figures(example()):
        fine("why", example(), name)
    refused(USAGE, ["cost.nothing", "figures"], "why", example(), "cost.nothing")
    refused(REFUSED, ["none.xml"], "why", "none.xml", "cost.total")


def test_diff():
    equal(fine("diff", example(), example()).out, "")
    equal(fine("diff", "--json", example(), example()).json(), [])
    dossier(line("1") + line("2") + "<narrative key='presentation'><text>a\nb</text></narrative>", "one.xml")
    dossier(line("3") + line("1") + line("2.5") + "<narrative key='presentation'><text>a\nc</text></narrative>", "two.xml")
    equal(fine("diff", "one.xml", "two.xml").lines, [
        "narrative/presentation/text: a ⏎ b → a ⏎ c",
        "budget/line/1: ∅ → category: staff; detail: Dépense; amount: 3.00",
        "budget/line/3/amount: 2.00 → 2.50",
    ])
    answer = fine("diff", "--json", "one.xml", "two.xml").json()
    equal(answer[0], {"where": "narrative/presentation/text", "label": "rubrique presentation, texte", "before": "a\nb", "after": "a\nc"})
    equal(answer[1]["before"], None)
    dossier("", "other.xml", lot="nowhere/1")
    equal(fine("diff", "one.xml", "other.xml").lines[0], f"lot: {LOT} → nowhere/1", "comparing needs no call")
    refused(REFUSED, ["none.xml"], "diff", "one.xml", "none.xml")


if __name__ == "__main__":
    main(globals())
