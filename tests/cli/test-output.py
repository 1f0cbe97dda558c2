"""Where results go: full disks, no home, no permission, other locales and clocks."""

import os
import re
import resource
import signal
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

ENDINGS = ("xml", "odt", "ods", "pdf", "csv")


def limit_files(size):
    """Files cannot grow beyond @size: writing fails as on a full disk."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def test_full_disk():
    fine("import", example(), "a.ecot")
    for ending in ENDINGS:
        out = "out." + ending
        fine("export", "a.ecot", out)
        whole = read(out)
        write(out, "old")
        for size in range(0, len(whole), len(whole) // 7 + 1):
            refused(REFUSED, [out], "export", "a.ecot", out, before=limit_files(size))
            equal(read(out), b"old", f"{out} at {size}")
        fine("export", "a.ecot", out, before=limit_files(len(whole)))
        equal(read(out), whole)
    equal([name for name in os.listdir(".") if name.startswith(".")], [], "nothing is left behind")


def test_full_disk_dossier():
    fine("import", example(), "whole.ecot")
    size = os.path.getsize("whole.ecot")
    for part in range(0, size, size // 9 + 1):
        refused(REFUSED, ["a.ecot"], "import", example(), "a.ecot", before=limit_files(part))
        check(not os.path.exists("a.ecot"), f"at {part}")
        refused(REFUSED, ["b.ecot"], "new", LOT, "b.ecot", before=limit_files(min(part, 8192)))
        check(not os.path.exists("b.ecot"), f"at {part}")
    equal([name for name in os.listdir(".") if name.startswith(".")], [], "nothing is left behind")


def test_full_standard_output():
    for words in (["figures", example()], ["check", "--json", example()], ["why", example(), "cost.total"], ["--help"]):
        with open("/dev/full", "wb") as full:
            result = run(*words, stdout=full)
        equal(result.status, REFUSED, str(words))
        check(result.err.count("\n") == 1, result.err)


def test_closed_pipe():
    first = subprocess.Popen([PROGRAM, "figures", example()], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    first.stdout.close()
    first.wait(timeout=60)
    equal(first.stderr.read(), b"", "whoever reads with head hears nothing")


def test_no_permission():
    fine("import", example(), "a.ecot")
    if os.geteuid() == 0:
        # Nothing is forbidden to root but what the kernel keeps for itself.
        places = ["/proc/self/out.pdf"]
    else:
        os.mkdir("locked", 0o555)
        places = ["locked/out.pdf", "/proc/self/out.pdf"]
    for place in places:
        refused(REFUSED, ["out.pdf"], "export", "a.ecot", place)
        refused(REFUSED, ["out.ecot"], "new", LOT, place.replace("pdf", "ecot"))


def test_reading_writes_nothing():
    os.mkdir("home")
    fine("import", example(), "a.ecot")
    before = sorted(os.listdir("."))
    os.chmod("a.ecot", 0o444)
    stamp = os.stat("a.ecot")
    for words in (["check", "a.ecot"], ["figures", "a.ecot"], ["why", "a.ecot", "cost.total"], ["diff", "a.ecot", example()],
                  ["export", "a.ecot", "--paper", "list"]):
        fine(*words, HOME=os.getcwd() + "/home", XDG_DATA_HOME=None, XDG_STATE_HOME=None)
    equal(sorted(os.listdir(".")), before)
    equal(os.listdir("home"), [])
    equal((os.stat("a.ecot").st_mtime_ns, os.stat("a.ecot").st_ino), (stamp.st_mtime_ns, stamp.st_ino))


def test_no_home():
    nowhere = dict.fromkeys(("HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"))
    for home in (None, "/nonexistent", ""):
        changes = {**nowhere, "HOME": home}
        fine("import", example(), "a.ecot", **changes)
        fine("check", "a.ecot", **changes)
        for ending in ENDINGS:
            fine("export", "a.ecot", "out." + ending, **changes)
        fine("new", LOT, "b.ecot", **changes)
        os.remove("a.ecot")
        os.remove("b.ecot")


def test_french_lines():
    """A colon of ours has a space before it in French, and quotes are French; paths, identifiers and what the call prints stay."""
    french = {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}
    if "ECOT_TEST_LOCPATH" not in os.environ:
        return print("# no French locale: see tests/run.sh")
    french["LOCPATH"] = os.environ["ECOT_TEST_LOCPATH"]
    fine("import", example(), "a.ecot")
    with open(example(), encoding="utf-8") as file:
        text = file.read().replace("<quantity>120</quantity>", "<quantity>121</quantity>", 1)
    with open("b.xml", "w", encoding="utf-8") as file:
        file.write(text)
    for words in (["call", LOT], ["check", "b.xml"], ["diff", "a.ecot", "b.xml"], ["people", "a.ecot"], ["options", "a.ecot"], ["papers", "a.ecot"]):
        result = run(*words, **french)
        check("\u00a0: " in result.out or words[0] in ("people", "options", "papers"), str(words))
        for line in result.out.split("\n"):
            ours = re.sub(r"\[.*?\]|«\u202f.*?\u202f»", "", line)
            check(not re.search(r"\S: ", ours) and "“" not in line, f"{words}: {line}")


def test_same_bytes():
    """The same dossier gives the same bytes, whatever the locale, the zone, the day and the folder."""
    fine("import", example(), "a.ecot")
    os.mkdir("elsewhere")
    for ending in ENDINGS:
        fine("export", "a.ecot", "out." + ending)
        for number, changes in enumerate(({"LC_ALL": "C"}, {"LC_ALL": "fr_FR.UTF-8", "LANGUAGE": "fr"}, {"TZ": "Pacific/Auckland"},
                                          {"TZ": "America/Adak", "LC_ALL": "de_DE.UTF-8"}, {"SOURCE_DATE_EPOCH": "0"})):
            out = f"elsewhere/{number}." + ending
            fine("export", "a.ecot", out, **changes)
            equal(read(out) == read("out." + ending), True, f"{ending} {changes}")
    for words in (["figures", "a.ecot"], ["figures", "--json", "a.ecot"], ["why", "a.ecot", "cost.total"], ["diff", "a.ecot", "a.ecot"]):
        equal(fine(*words, LC_ALL="C").out, fine(*words, LC_ALL="fr_FR.UTF-8", TZ="Asia/Tokyo").out, str(words))


def test_overwrites_itself():
    """OUT may be FILE: what is read is read before what is written."""
    dossier(line("1"))
    fine("export", "a.xml", "a.xml")
    first = read("a.xml")
    fine("export", "a.xml", "a.xml")
    equal(read("a.xml"), first)


if __name__ == "__main__":
    main(globals())
