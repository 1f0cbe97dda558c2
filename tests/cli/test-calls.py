"""The calls at hand: found by what they say, and never harmed by what a stranger wrote."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

OWN = "data/ecot/calls"


def own(name, text):
    os.makedirs(OWN, exist_ok=True)
    return write(f"{OWN}/{name}", text)


def call(id, lots, **attributes):
    more = "".join(f" {name.replace('_', '-')}='{value}'" for name, value in attributes.items())
    return f"<call id='{id}' title='t' issuer='Ville d’Essai'{more}>{lots}</call>"


def lots(*words, **options):
    return [row.split("\t")[0] for row in fine("calls", *words, **options).lines]


def test_search():
    own("mine.xml", call("mine", "<lot id='1' title='Un événement au Cœur'>"
                                 "<session opens='2030-01-01' closes='2030-01-31'/>"
                                 "<territory id='t' label='Bassin d’Arras'/>"
                                 "<eligible id='e' label='e' kinds='company'/>"
                                 "<audience id='a' label='Marins-pêcheurs'/></lot>"))
    everything = lots()
    check("mine/1" in everything and LOT in everything, str(everything))
    equal(lots("--search", "evenement coeur"), ["mine/1"])
    equal(lots("--search", "ÉVÉNEMENT marins"), ["mine/1"])
    equal(lots("--search", "marins-pecheurs absent"), [])
    equal(lots("--issuer", "ville d'essai"), ["mine/1"])
    equal(lots("--territory", "arras"), ["mine/1"])
    check("mine/1" not in lots("--for", "association") and "mine/1" in lots("--for", "company"), "kinds")
    check("mine/1" not in lots("--fund", "fse") and LOT in lots("--fund", "FSE"), "fund")
    check("mine/1" in lots("--open", "--at", "2030-01-31T23:59"), "the closing day is inside until it ends")
    check("mine/1" not in lots("--open", "--at", "2030-02-01T00:00"), "and not after it")
    check(LOT not in lots("--open", "--at", "2030-01-31T23:59"), "a deadline that is passed")
    equal(lots("--at", "2030-01-01T00:00"), everything, "a moment leaves none out")


def test_states():
    own("mine.xml", call("mine", "<lot id='1' title='t'><session opens='2030-01-01' closes='2030-01-31'/></lot>"
                                 "<lot id='2' title='u'/>"))
    for moment, state in (("2029-12-31T23:59", "ahead"), ("2030-01-01T00:00", "open"), ("2030-02-01T00:00", "passed")):
        rows = {row.split("\t")[0]: row.split("\t") for row in fine("calls", "--at", moment).lines}
        equal(rows["mine/1"][3:], ["2030-01-31", state])
        equal(rows["mine/2"][3:], ["", ""])
        states = {lot["lot"]: lot["state"] for lot in fine("calls", "--json", "--at", moment).json()}
        equal((states["mine/1"], states["mine/2"]), (state, None))
    for row in fine("calls").lines:
        equal(len(row.split("\t")), 4, "no added word unless asked for")
    check(all("state" not in lot for lot in fine("calls", "--json").json()), "no added key unless asked for")


def test_wrong():
    refused(USAGE, ["--at", "tomorrow"], "calls", "--at", "tomorrow")
    refused(USAGE, ["asso", "association", "training-body"], "calls", "--for", "asso")
    refused(USAGE, ["--to"], "calls", "--to", "x.xml")
    refused(USAGE, ["calls"], "calls", "search")


def test_no_data():
    refused(REFUSED, ["nowhere/calls", "ECOT_DATA_DIR"], "calls", ECOT_DATA_DIR=os.getcwd() + "/nowhere")
    own("mine.xml", call("mine", "<lot id='1' title='t'/>"))
    result = run("calls", ECOT_DATA_DIR=os.getcwd() + "/nowhere")
    equal((result.status, result.lines), (REFUSED, ["mine/1\tVille d’Essai\tt\t"]), "one's own calls are there all the same")
    # A dossier brings its call: flat rates are counted, on no account.
    fine("new", "pas-de-calais-2024/d12", "its-own.ecot")
    equal(run("figures", "its-own.ecot", ECOT_DATA_DIR=os.getcwd() + "/nowhere").status, FINE, "a dossier brings its call")


def test_own_folder():
    """A stranger's file costs no other, is named, and takes nobody's place."""
    before = fine("calls").lines
    shipped = fine("call", LOT, "--json").out
    own("good.xml", call("good", "<lot id='1' title='t'/>"))
    own("hostile.xml", '<!DOCTYPE a [<!ENTITY b SYSTEM "/etc/passwd">]>' + call("bad", "<lot id='1' title='&b;'/>"))
    own("same.xml", call("resa-2017", "<lot id='1' title='Un autre'/>"))
    own(".hidden.xml", "no call")
    own("notes.txt", "no call")
    result = run("calls")
    equal(result.status, REFUSED)
    equal(sorted(result.lines), sorted(before + ["good/1\tVille d’Essai\tt\t"]))
    messages = result.err.splitlines()
    equal(len(messages), 2, result.err)
    check("hostile.xml:1: " in messages[0] and "DOCTYPE" in messages[0], messages[0])
    check("same.xml" in messages[1] and "resa-2017.xml" in messages[1], messages[1])
    equal(fine("call", LOT, "--json").out, shipped, "the first one is still there")
    equal(fine("call", "good/1", "--json").json()["title"], "t")


if __name__ == "__main__":
    main(globals())
