"""Call files written to hurt: refused within a second and 64 MiB, with their line.

The limits are the kernel's: on processor time, and on the memory a process may
write (its libraries, mapped to be read, do not count).
"""

import os
import resource
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

SECONDS, MEMORY = 1, 64 * 1024 * 1024
SIZE = 1024 * 1024


def limits():
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def call(content, head=""):
    return f"{head}<call id='c' title='t' issuer='i' text='x'>\n{content}\n</call>"


def lots(number, content=""):
    return "".join(f"<lot id='l{n}' title='t {n}'>{content}</lot>" for n in range(number))


# Only the last lot shows that the file is bad.
BROKEN = "<lot id='z' title='t'><limit id='z' figure='nothing' at-most='1 EUR' message='m'/></lot>"


def many(pattern, room=SIZE):
    """As many of @pattern, numbered, as there is room for."""
    return "".join(pattern % n for n in range(room // len(pattern % 99999)))


HOSTILE = {
    "nested": call("<lot id='a' title='t'>" + "<note>" * (SIZE // 13) + "</note>" * (SIZE // 14)),
    "attributes": call("<lot " + many("a%05d='' ") + "/>"),
    "long-attribute": call("<lot id='a' title='" + "x" * SIZE + "'/>"),
    "long-value": call("<lot id='a' title='" + "x" * 50000 + "'/>"),
    "long-text": call("<lot id='a' title='t'><session><source line='1'>" + "x" * SIZE + "</source></session></lot>"),
    "long-name": call("<" + "x" * SIZE + "/>"),
    "bomb": call("<lot id='a' title='&j;'/>", "<!DOCTYPE call [<!ENTITY a 'aaaaaaaaaa'>" + "".join(
        f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij")) + "]>"),
    "items": call("<lot id='a' title='t'>" + many("<exit id='e%05d' label='l' class='other'/>") + "</lot>"),
    "anonymous": call("<lot id='a' title='t'>" + many("<note kind='oddity' text='%05d'/>") + "</lot>"),
    "options": call("<lot id='a' title='t'><choice id='c' title='t'>" + many("<option id='o%05d' label='l'/>") + "</choice></lot>" + lots(9)),
    "same-options": call("<common><choice id='c' title='t'>" + many("<option id='o%05d' label='l'/>") + "</choice></common>" + lots(9)),
    "sources": call("<common><session>" + many("<source line='1%05d'>x</source>") + "</session></common>" + lots(99)),
    "letter": call("<common><letter id='l' title='t'>" + many("<p>%05d</p>") + "</letter></common>" + lots(99)),
    "lots": call(many("<lot id='l%05d' title='t'/>")),
    "lots-of-common": call("<common>" + many("<exit id='e%05d' label='l' class='other'/>", 80000) + "</common>" + lots(10000)),
    "lots-of-long": call("<common>" + many("<note kind='oddity' text='" + "x" * 5000 + "%05d'/>", 900000) + "</common>" + lots(199) + BROKEN),
    "limits": call("<common>" + many("<category id='c%05d' kind='staff' label='l'/>", 45000)
                   + many("<limit id='l%05d' figure='cost.category.c00499' at-most='1 EUR' message='m'/>", 75000) + "</common>" + lots(49) + BROKEN),
    "commons": call(many("<common for='" + " ".join(f"l{n}" for n in range(190)) + "'><note kind='oddity' text='%05d'/></common>") + lots(190)),
    "few-commons": call(many("<common for='" + " ".join(f"l{n}" for n in range(190)) + "'><note kind='oddity' text='%05d'/></common>", 250000) + lots(190) + BROKEN),
    "pairs": call("<lot id='a' title='t'>" + many("<limit id='l%05d' figure='cost.total' at-most='1 EUR' message='m'/>", 120000) + "</lot>" + BROKEN),
    "audience": call("<common for='" + "n " * 30000 + "n'/>" + lots(190)),
    "blank": call("<lot id='a' title='t'>" + " \n" * (SIZE // 2) + "<x/></lot>"),
    "comments": call("<!-- -->" * (SIZE // 8) + "<x/>"),
    "references": call("<lot id='a' title='" + "&#x41;" * (SIZE // 6) + "'/>"),
    "questions": call("<lot id='a' title='t'>" + many("<question id='q%05d' label='l' kind='text' go-to='q00001'/>") + "</lot>"),
    "choices": call("<lot id='a' title='t'><eligible id='e' label='l' kinds='" + "association " * 5000 + "x'/></lot>"),
}


def common(content, number=50):
    return call(f"<common>{content}</common>" + lots(number))


# Nothing is wrong with these but their size: read, and looked through once a lot.
DOUBTFUL = {
    "same-figure": common("<participants/>" + "".join(
        f"<indicator id='i{n}' label='l{n}' target='1' figure='participants.total'/>" for n in range(1900))),
    "same-limit": call(lots(8, "".join(
        f"<limit id='l{n}' figure='cost.total' at-most='1 EUR' message='m'/>" for n in range(1900)))),
    "announced": common("".join(f"<limit id='l{n}' figure='cost.total' announced='at-most' message='m'/>" for n in range(1900))),
    "labels": common("".join(f"<indicator id='i{n}' label='{'mot ' * 120}{n}'/>" for n in range(1900))),
    "asked": common("<participants asks='women young rsa months setting hours'/>" + "".join(
        f"<objective id='o{n}' label='{'xyzz ' * 90}{n}'/>" for n in range(1900))),
    "parts": common("".join(f"<indicator id='i{n}' label='l{n}' target='1' parts='{' '.join(f'i{m}' for m in range(n + 1, n + 99))}'/>"
                            for n in range(1900))),
    "about": common("".join(f"<note kind='oddity' text='t' about='{' '.join(f'z{m}' for m in range(90))}'/>" for n in range(1900))),
    "go-to": common("<questionnaire title='t'/>" + "".join(
        f"<question id='q{n}' label='l{n}' kind='text' go-to='q{n + 1}'/>" for n in range(1900))),
    "fields": common("".join(f"<field id='f{n}' label='l' place='applicant/name' alternative='a{n // 2}'/>" for n in range(1900))),
    "titles": call("".join(f"<lot id='l{n}' title='{'x' * 5000}{n}'/>" for n in range(190))),
}


def test_linted():
    for name, text in DOUBTFUL.items():
        check(len(text) < SIZE * 5 // 4, f"{name}: {len(text)} bytes")
        result = run("lint-call", write(name + ".xml", text), before=limits)
        check(result.status in (FINE, FINDINGS), f"{name}: status {result.status}: {result.err[:200]}{result.out[:200]}")
        check(0 < result.out.count("\n") <= 1000, f"{name}: {result.out.count(chr(10))} remarks, of which nobody reads more than 1000")


def test_refused():
    for name, text in HOSTILE.items():
        file = write(name + ".xml", text)
        result = run("lint-call", file, before=limits)
        check(result.status == FINDINGS, f"{name}: status {result.status}: {result.err[:200]}{result.out[:200]}")
        check(result.out.startswith(file + ":") and result.out.count("\n") == 1 and "[error]" in result.out, f"{name}: {result.out[:300]}")
        check(len(result.out) < 2000, f"{name}: a message of {len(result.out)} characters")


def test_in_the_folder():
    """Each alone among one's own calls: named, and the others are listed."""
    os.makedirs("data/ecot/calls")
    before = fine("calls").out
    for name, text in HOSTILE.items():
        file = write(f"data/ecot/calls/{name}.xml", text)
        result = run("calls", before=limits)
        check((result.status, result.out) == (REFUSED, before), f"{name}: status {result.status}: {result.err[:200]}")
        check(f"{name}.xml:" in result.err and result.err.count("\n") == 1, f"{name}: {result.err[:300]}")
        os.remove(file)


if __name__ == "__main__":
    main(globals())
