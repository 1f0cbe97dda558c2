#!/usr/bin/python3
# test-memory.py: what a line of the budget costs in memory while a paper is written
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# test-memory.py ECOT-CLI
#
# Peaks of whole processes, as the kernel has them: what a PDF takes beyond what reading the dossier takes, of a few lines and
# of many.  The difference is what a line costs, whatever fonts and libraries take.

import os
import subprocess
import sys
import tempfile

FEW, MANY = 1000, 9000

LINE = ("<line><category>%s</category><detail>Dépense numéro %d</detail><quantity>%d.5</quantity><unit>h</unit>"
        "<unit-cost>2.%04d</unit-cost><proof>Facture %d</proof></line>\n")
CATEGORIES = ("staff", "services", "supplies", "other")

# Half of what it was as long as all rows, and all elements of the structure, were held; now it is too little to measure here.
MOST = 400


def dossier(path, lines):
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1">\n')
        file.writelines(LINE % (CATEGORIES[number % 4], number, number % 40, number, number) for number in range(lines))
        file.write("</dossier>\n")
    return path


def peak(*words):
    """In bytes."""
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        sys.exit("%s: %d" % (" ".join(words), child.returncode))
    return usage.ru_maxrss * 1024


def beyond_reading(cli, source, folder):
    return peak(cli, "export", source, os.path.join(folder, "paper.pdf"), "--paper", "reply") - peak(cli, "figures", source)


def main(cli):
    with tempfile.TemporaryDirectory() as folder:
        few, many = (beyond_reading(cli, dossier(os.path.join(folder, "%d.xml" % lines), lines), folder) for lines in (FEW, MANY))
    cost = (many - few) / (MANY - FEW)
    print("1..1")
    print("# %d bytes a line" % cost)
    print("%s 1 - a line of a PDF costs less than %d bytes beyond reading it" % ("ok" if cost < MOST else "not ok", MOST))
    return cost >= MOST


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
