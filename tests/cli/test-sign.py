"""A paper that was signed and says something else since is found, and only it.

The judge is another way to the same answer: what stands in the .odt of each paper
before and after the change, without the page of open points that a draft has.
"""

import os
import re
import sys
import zipfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

EXAMPLE = os.path.join(DATA, "examples", "rallye-ess.xml")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def states(path):
    result = run("papers", "--json", path)
    check(result.status in (FINE, FINDINGS), result.err)
    papers = result.json()["papers"]
    equal(result.status, FINDINGS if any(p["state"] == "stale" for p in papers) else FINE, "status")
    return {paper["paper"]: paper for paper in papers}


def sign(source, paper, target, *words):
    fine("sign", source, paper, target, *words)
    return target


def sign_all(source):
    """A dossier in its XML form with every paper signed."""
    for number, paper in enumerate(states(source)):
        source = sign(source, paper, f"signed-{number}.ecot")
    fine("export", source, "signed.xml")
    return "signed.xml"


def printed(path, papers):
    """What each paper says, from its file."""
    said = {}
    for paper in papers:
        fine("export", path, "paper.odt", "--paper", paper)
        text = zipfile.ZipFile("paper.odt").read("content.xml").decode("utf-8")
        text = text.split(">Points ouverts<")[0]
        text = re.sub(r'(text|table|draw|xml):(style-name|name|id)="[^"]*"', "", text.split("<office:body>")[1])
        said[paper] = re.sub(r"<[^>]*>", "|", text)
    return said


def test_signed():
    states_before = states(EXAMPLE)
    equal({paper["state"] for paper in states_before.values()}, {"unsigned"})
    sign(EXAMPLE, "engagement", "one.ecot")
    one = states("one.ecot")["engagement"]
    equal((one["state"], one["by"], one["date"]), ("signed", "Odile Fauquembre", "2017-07-18"))
    equal(one["fingerprint"], states_before["engagement"]["fingerprint"], "signing changes no paper")
    sign(EXAMPLE, "budget", "two.ecot", "--signatory", "Ana Modèle", "--on", "2017-07-19")
    two = states("two.ecot")["budget"]
    equal((two["state"], two["by"], two["date"]), ("signed", "Ana Modèle", "2017-07-19"))


def test_refused():
    refused(USAGE, ["no paper", "engagement"], "sign", EXAMPLE, "nothing", "out.ecot")
    refused(USAGE, ["2017-13-01"], "sign", EXAMPLE, "engagement", "out.ecot", "--on", "2017-13-01")
    empty = write("empty.xml", f'<dossier version="1" lot="{LOT}"/>')
    refused(USAGE, ["representative"], "sign", empty, "engagement", "out.ecot")
    refused(USAGE, ["day"], "sign", empty, "engagement", "out.ecot", "--signatory", "Ana Modèle")
    check(not os.path.exists("out.ecot"), "nothing is written")


def test_one_cent():
    """Row 47, row 69: after signing, one cent changed, and every paper that says it is named."""
    path = sign_all(EXAMPLE)
    equal({paper["state"] for paper in states(path).values()}, {"signed"})
    text = read(path)
    found = re.search(r"<line [^>]*>.*?<amount>([0-9.]+)</amount>", text, re.S)
    cents = int(found.group(1).replace(".", "")) + 1
    changed = text[:found.start(1)] + f"{cents // 100}.{cents % 100:02d}" + text[found.end(1):]
    after = states(write("changed.xml", changed))
    equal(after["budget"]["state"], "stale")
    equal(after["engagement"]["state"], "signed", "the letter names no amount of a line")
    labels = [change["label"] for change in after["budget"]["changes"]]
    check(any("Total" in label for label in labels), f"the total is named: {labels}")
    findings = {f["rule"]: f for f in run("check", "--json", "changed.xml").json()[0]["findings"]}
    check("signature.budget" in findings, f"{sorted(findings)}")
    check("signature.engagement" not in findings, "only the papers that changed")
    equal(findings["signature.budget"]["level"], "warning")


def test_back_again():
    path = sign_all(EXAMPLE)
    text = read(path)
    write("moved.xml", text.replace("<title>", "<title>Autre ", 1))
    equal(states("moved.xml")["reply"]["state"], "stale")
    write("moved.xml", text)
    equal({paper["state"] for paper in states("moved.xml").values()}, {"signed"}, "what was signed is said again")


def change_value(value):
    if value in ("true", "false"):
        return "false" if value == "true" else "true"
    if re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value[:-2] + ("02" if value[-2:] != "02" else "03")
    if re.fullmatch(r"\d+\.\d+", value):
        return value[:-1] + ("1" if value[-1] != "1" else "2")
    if re.fullmatch(r"\d+", value):
        return str(int(value) + 1)
    return value + " autrement"


def test_every_field():
    """Whatever field is changed, the stale papers are those whose files say something else."""
    path = sign_all(EXAMPLE)
    text = read(path)
    papers = states(path)
    before = printed(path, papers)
    body = text.split("<signature")[0]
    cells = [m for m in re.finditer(r"<([a-z-]+)>([^<]+)</\1>", body)
             if m.group(1) not in ("category", "status", "type", "unit", "channel", "sent", "siret")]
    check(len(cells) > 40, f"{len(cells)} cells")
    hits = 0
    # Each changes every paper: all of them take a minute.
    for cell in cells[::1 if os.environ.get("ECOT_TEST_ALL") else 4]:
        changed = text[:cell.start(2)] + change_value(cell.group(2)) + text[cell.end(2):]
        after_states = states(write("changed.xml", changed))
        after = printed("changed.xml", papers)
        stale = {paper for paper in papers if after_states[paper]["state"] == "stale"}
        differ = {paper for paper in papers if after[paper] != before[paper]}
        equal(stale, differ, f"after <{cell.group(1)}> {cell.group(2)[:40]}")
        hits += len(stale)
    check(hits > 40, "changes were seen")


main(dict(globals()))
