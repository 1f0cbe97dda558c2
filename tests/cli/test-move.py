"""The verb move: what another version of the call would change, and the dossier under it."""

import os
import re
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *


def version(name, *changes):
    """The call resa-2017 with those words replaced, as a file."""
    text = read(os.path.join(DATA, "calls", "resa-2017.xml")).decode("utf-8")
    for before, after in changes:
        check(before in text, before)
        text = text.replace(before, after)
    return write(name, text)


def capped(amount):
    """The ceiling of 10 000 € is another; the example costs 9 870,50 €."""
    return version(f"cap-{amount}.xml", ('at-most="10000 EUR"', f'at-most="{amount} EUR"'))


def start():
    fine("import", example(), "a.ecot")
    return float(figures("a.ecot")["cost.total"])


def effects(*words, status=FINE):
    result = run("move", "--json", *words)
    equal((result.status, result.err), (status, ""))
    answer = result.json()
    equal(sorted(answer), ["applied", "effects", "file", "lot"])
    for effect in answer["effects"]:
        equal(sorted(effect), ["group", "level", "message", "where"])
        check(effect["level"] in ("advice", "warning", "error") and effect["group"] and effect["message"], str(effect))
    return answer["effects"]


def test_same():
    start()
    equal(effects("a.ecot"), [])
    result = fine("move", "a.ecot")
    equal(len(result.lines), 1, "the sum alone")
    check(result.lines[0].startswith("a.ecot: "), result.out)


def test_limit():
    total = start()
    before = read("a.ecot")
    exact, under, over = (f"{total + step:.2f}" for step in (0, -0.01, 0.01))
    for cap, status in ((over, FINE), (exact, FINE), (under, FINDINGS)):
        found = effects("a.ecot", "--to", capped(cap), status=status)
        check(any("le plafond du coût total" in effect["message"] and effect["message"].startswith("Changé") for effect in found), str(found))
        equal(any(effect["level"] == "error" for effect in found), status == FINDINGS, cap)
        text = run("move", "a.ecot", "--to", capped(cap))
        equal((text.status, len(text.lines)), (status, len(found) + 1))
    equal(read("a.ecot"), before, "looking changes nothing")


def test_apply():
    total = start()
    before = read("a.ecot")
    call = capped(f"{total - 1:.2f}")
    result = run("move", "a.ecot", "--to", call, "--apply", "b.ecot", "--json")
    equal((result.status, result.err, result.json()["applied"]), (FINDINGS, "", True))
    equal(read("a.ecot"), before)
    equal(fine("diff", "a.ecot", "b.ecot").out, "", "nothing of the dossier changes")
    rules = [finding["rule"] for finding in run("check", "--json", "b.ecot").json()[0]["findings"]]
    more = [finding["rule"] for finding in run("check", "--json", "a.ecot").json()[0]["findings"]]
    equal(len(rules), len(more) + 1, "the file carries the new call")
    equal(effects("b.ecot", "--to", call), [], "it is there already")

    # And back: without --to it is the one at hand.
    found = effects("b.ecot", "--apply", "c.ecot")
    check(any(effect["group"] == "Constats qui disparaissent" for effect in found), str(found))
    equal(fine("diff", "a.ecot", "c.ecot").out, "")
    equal(effects("c.ecot"), [])
    equal(sorted(name for name in os.listdir(".") if name.endswith(".ecot")), ["a.ecot", "b.ecot", "c.ecot"])


def test_answer_no_longer_asked():
    start()
    text = read(os.path.join(DATA, "calls", "resa-2017.xml")).decode("utf-8")
    call = write("new.xml", re.sub(r"<section id=.*?</section>", "", text, count=1, flags=re.S))
    found = effects("a.ecot", "--to", call)
    gone = [effect for effect in found if effect["level"] == "warning" and "reste dans le dossier" in effect["message"]]
    equal(len(gone), 1, str(found))
    check(gone[0]["where"].startswith("narrative/"), str(gone))
    fine("move", "a.ecot", "--to", call, "--apply", "b.ecot")
    equal(fine("diff", "a.ecot", "b.ecot").out, "", "the answer is kept")


def test_xml():
    """The XML form keeps no call: it answers the one at hand."""
    equal(effects(example()), [])
    fine("move", example(), "--apply", "b.ecot")
    equal(fine("diff", example(), "b.ecot").out, "")


def test_sent():
    start()
    fine("export", "a.ecot", "a.xml")
    text = read("a.xml").decode("utf-8")
    text = re.sub(r"<sent>.*?</sent>", "", text)
    text = text.replace("</submission>", "<sent>2017-07-01T10:00</sent></submission>") if "</submission>" in text else text.replace(
        "</dossier>", "<submission><sent>2017-07-01T10:00</sent></submission></dossier>")
    found = effects(write("sent.xml", text), "--to", capped("20000"))
    equal((found[0]["level"], found[0]["where"]), ("warning", "submission/sent"))


def test_refused():
    start()
    refused(REFUSED, ["none.xml"], "move", "a.ecot", "--to", "none.xml")
    refused(REFUSED, ["none.ecot"], "move", "none.ecot")
    refused(REFUSED, ["bad.xml:1"], "move", "a.ecot", "--to", write("bad.xml", "<call"))
    refused(REFUSED, ["binary.xml"], "move", "a.ecot", "--to", write("binary.xml", bytes(range(256))))
    refused(REFUSED, ["big.xml"], "move", "a.ecot", "--to", write("big.xml", "<call>" + " " * (8 << 20)))
    refused(REFUSED, ["entity.xml"], "move", "a.ecot", "--to",
            write("entity.xml", '<!DOCTYPE call [<!ENTITY a SYSTEM "/etc/passwd">]><call id="a">&a;</call>'))
    other = version("other.xml", ('id="resa-2017"', 'id="other-2017"'))
    refused(REFUSED, ["other.xml", "other-2017", LOT], "move", "a.ecot", "--to", other)
    missing = version("missing.xml", ('<lot id="1"', '<lot id="7"'))
    refused(REFUSED, ["missing.xml", LOT], "move", "a.ecot", "--to", missing)


def test_refused_target():
    start()
    before = read("a.ecot")
    refused(REFUSED, ["a.ecot", "exists"], "move", "a.ecot", "--apply", "a.ecot")
    refused(USAGE, ["b.xml", ".ecot"], "move", "a.ecot", "--apply", "b.xml")
    refused(REFUSED, ["b.ecot"], "move", "a.ecot", "--apply", "no/folder/b.ecot")
    refused(USAGE, ["move"], "move")
    refused(USAGE, ["move"], "move", "a.ecot", "b.ecot")
    equal(read("a.ecot"), before)


def test_call_not_at_hand():
    """The dossier keeps its call; no catalogue knows another version of it."""
    call = version("own.xml", ('id="resa-2017"', 'id="own-2017"'))
    os.makedirs("data/ecot/calls")
    os.rename(call, "data/ecot/calls/own.xml")
    fine("new", "own-2017/1", "a.ecot")
    equal(effects("a.ecot"), [])
    os.rename("data/ecot/calls/own.xml", "own.xml")
    refused(REFUSED, ["a.ecot", "own-2017", "--to"], "move", "a.ecot")
    equal(effects("a.ecot", "--to", "own.xml"), [])


if __name__ == "__main__":
    main(globals())
