"""Every numeric limit of every lot: on it, one step inside, one step outside.

The dossiers come from the JSON of the lot alone, and so does what is expected of
them (judge.py, with exact fractions); the program only gets to answer.  A word of
a call that these tests do not know fails the lot it stands in.
"""

import collections
import json
import os
import shutil
import subprocess
import sys
import tempfile
import traceback

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from cases import cases
from judge import HOLDS, judge

PROGRAM = os.path.abspath(sys.argv[1])
LOTS = 45
FILES_A_RUN = 400


def run(*words):
    home = os.getcwd()
    done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True, timeout=300,
                          env=dict(os.environ, HOME=home, XDG_DATA_HOME=home + "/data", XDG_STATE_HOME=home + "/state"))
    if done.returncode not in (0, 1) or done.stderr:
        raise AssertionError(f"{words[:4]}: status {done.returncode}: {done.stderr.decode()[:2000]}")
    return json.loads(done.stdout)


def check(at, files):
    """Findings by file, all judged at the same moment."""
    found = {}
    for i in range(0, len(files), FILES_A_RUN):
        some = files[i:i + FILES_A_RUN]
        for answer in run("check", "--json", "--at", at, *some):
            if not answer["readable"]:
                raise AssertionError(f"{answer['file']} was refused")
            found[answer["file"]] = sorted((f["rule"], f["level"], f["where"]) for f in answer["findings"])
    return found


def prepare(lot, number):
    """Writes the dossiers of a lot; the cases, each with its file."""
    made = []
    for i, case in enumerate(cases(lot)):
        case.file = f"{number:02}-{i:03}.xml"
        with open(case.file, "w", encoding="utf-8") as file:
            file.write(case.dossier.to_xml())
        made.append(case)
    return made


def show(findings):
    return ", ".join(" ".join(finding) for finding in findings) or "nothing"


def problems(lot, made, found):
    for case in made:
        judged = judge(lot, case.dossier, case.at)
        if judged != case.expected:
            yield f"{case.name}: the case expects {show(case.expected)}; the JSON says {show(judged)}"
        elif found[case.file] != case.expected:
            yield f"{case.name}: found {show(found[case.file])}; expected {show(case.expected)}"


def consistency(lot):
    """What holds of the numbers of a lot among themselves."""
    for fund in lot["funds"]:
        shares = [limit for limit in lot["limits"] if limit["figure"] == f"funding.{fund['id']}" and not limit["announced"]]
        if fund["max_percent"] != (shares[0]["value"] if shares else None):
            yield f"fund {fund['id']}: {fund['max_percent']} is not its limit"
    if lot["performance"] and sum(int(part["percent"]) for part in lot["performance"]) != 100:
        yield "the parts of the grant do not add up to 100 %"
    known = {limit["id"] for limit in lot["limits"]}
    for part in lot["performance"]:
        for limit in set(part["limits"]) - known:
            yield f"performance {part['id']} rests on {limit}, which is no limit"
    for item in lot["limits"] + lot["indicators"]:
        if item["relation"] not in HOLDS and item["relation"] != "none":
            yield f"{item['id']}: an unknown relation {item['relation']}"


def main():
    folder = tempfile.mkdtemp(prefix="ecot-limits-")
    os.chdir(folder)
    names = [lot["lot"] for lot in run("calls", "--json")]
    lots, made, faults = {}, {}, collections.defaultdict(list)
    for number, name in enumerate(names):
        lots[name] = run("call", name, "--json")
        try:
            made[name] = prepare(lots[name], number)
        except Exception:  # the others are still tried
            faults[name] += traceback.format_exc().splitlines()

    moments, found = collections.defaultdict(list), {}
    for name in made:
        for case in made[name]:
            moments[case.at.isoformat(timespec="minutes")].append(case.file)
    for at, files in moments.items():
        found.update(check(at, files))

    print(f"1..{len(names) + 1}")
    total = sum(map(len, made.values()))
    passed = [len(names) == LOTS]
    print(f"{'ok' if passed[0] else 'not ok'} 1 {len(names)} lots, {total} dossiers")
    for number, name in enumerate(names, 2):
        if name in made:
            faults[name] += [*consistency(lots[name]), *problems(lots[name], made[name], found)]
        passed.append(not faults[name])
        print(f"{'not ok' if faults[name] else 'ok'} {number} {name}: {len(made.get(name, []))} dossiers")
        for fault in faults[name]:
            print("# " + fault.encode("ascii", "backslashreplace").decode("ascii"))
    shutil.rmtree(folder, ignore_errors=True)
    sys.exit(not all(passed))


main()
