#!/usr/bin/python3
"""Adds up what the test programs said, and ends with the counts alone on a line.

Each argument is a build folder in which "meson test" ran.  A program that
speaks TAP counts once for each of its points, any other once.
"""

import json
import os
import re
import sys

POINT = re.compile(r"^(not )?ok\b(?P<rest>.*)$")


def count_tap(text):
    """Returns passed, failed and skipped points of a TAP stream."""
    passed = failed = skipped = 0
    for line in text.splitlines():
        found = POINT.match(line)
        if not found:
            continue
        rest = found.group("rest").lower()
        if "# skip" in rest:
            skipped += 1
        elif found.group(1) and "# todo" not in rest:
            failed += 1
        else:
            passed += 1
    return passed, failed, skipped


def count_program(entry):
    """Returns passed, failed and skipped for one entry of Meson's log."""
    result = entry["result"]
    passed, failed, skipped = count_tap(entry.get("stdout") or "")
    good = result in ("OK", "EXPECTEDFAIL")
    if result == "SKIP" and not passed + failed + skipped:
        return 0, 0, 1
    if passed + failed + skipped == 0:
        return (1, 0, 0) if good else (0, 1, 0)
    if not good and result != "SKIP" and failed == 0:
        failed = 1  # it crashed or stopped early after points that passed
    return passed, failed, skipped


def main():
    totals = [0, 0, 0]
    for folder in sys.argv[1:]:
        log = os.path.join(folder, "meson-logs", "testlog.json")
        if not os.path.exists(log):
            continue
        with open(log, encoding="utf-8") as lines:
            for line in lines:
                for i, n in enumerate(count_program(json.loads(line))):
                    totals[i] += n
    print("%d passed, %d failed, %d skipped" % tuple(totals))


main()
