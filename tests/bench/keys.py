#!/usr/bin/python3
# keys.py: what a key costs in a budget of ten thousand lines, a thousand of them with a finding
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# keys.py ECOT-CLI KEYSTROKE [TIMES [ACT]]
#
# Drives real windows one after the other on a display of their own, on 10 000
# lines and on 100, without and with the list of findings beside, and prints for
# each act the processor time of the main loop until everything is checked and
# drawn, and until the window is idle, median and worst of TIMES, the longest the
# loop was away from other keys, and two ratios of one run: to the 100 lines, which says what the number
# of lines costs, and to the list not shown, which says what reading it costs.

import json
import os
import shutil
import subprocess
import sys
import tempfile

from bench import dossier

DISPLAY = ("xvfb-run", "-a", "-s", "-screen 0 1280x800x24 -noreset", "dbus-run-session", "--")
DRAWN = {"GSK_RENDERER": "cairo", "GDK_DEBUG": "gl-disable", "GDK_BACKEND": "x11", "GSETTINGS_BACKEND": "memory"}
LINES = (100, 10000)


def typed(cli, keystroke, folder, lines, shown, arguments):
    """Of each act on a dossier of so many lines, what it cost; SHOWN: with the findings beside."""
    source = os.path.join(folder, "typed%d%s.ecot" % (lines, "-findings" if shown else ""))
    subprocess.run((cli, "import", dossier(os.path.join(folder, "typed.xml"), lines, proofs=10), source), check=True)
    beside = {"ECOT_BENCH_FINDINGS": "1"} if shown else {}
    done = subprocess.run((*DISPLAY, keystroke, source, *arguments), env={**os.environ, **DRAWN, **beside}, stdout=subprocess.PIPE,
                          stderr=subprocess.DEVNULL, encoding="utf-8", timeout=1200, check=True)
    costs = (json.loads(line) for line in done.stdout.splitlines() if line.startswith("{"))
    return {cost["act"]: cost for cost in costs}


def main(cli, keystroke, *arguments):
    if shutil.which("xvfb-run") is None or shutil.which("dbus-run-session") is None:
        print("no display to be had: no keystrokes")
        return
    with tempfile.TemporaryDirectory(prefix="ecot-keys-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        os.environ["XDG_DATA_HOME"] = folder
        costs = {shown: [typed(cli, keystroke, folder, lines, shown, arguments) for lines in LINES] for shown in (False, True)}
    for act in costs[False][1]:
        for shown, (few, many) in costs.items():
            cost, least = many[act], 0.1  # of what costs nothing there is no ratio
            print("%-15s %-8s 10 000 lines ÷ 100: %5.2f   ÷ without findings: %5.2f   "
                  "drawn %5.1f ms, worst %5.1f   main loop %5.1f, worst %5.1f   away at most %5.1f"
                  % (act, "findings" if shown else "", cost["main"] / max(few[act]["main"], least),
                     cost["main"] / max(costs[False][1][act]["main"], least),
                     cost["drawn"], cost["worst-drawn"], cost["main"], cost["worst-main"], cost["worst-away"]))


if __name__ == "__main__":
    main(*sys.argv[1:])
