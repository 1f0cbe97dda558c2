#!/usr/bin/python3
# bench.py: ratios of whole processes, on the same input, in one run
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# bench.py ECOT-CLI [WRITING [PAIRS]]
#
# A machine's milliseconds say little; how two programs compare on it, run in
# turn, says more.  Each pair runs A then B; the ratio printed is the median of
# the pairs' ratios.  Peak memory is the kernel's figure for the process.

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import xml.parsers.expat
import zipfile
import zlib

LINE = ("<line><category>%s</category><detail>Dépense numéro %d</detail><quantity>%d.5</quantity><unit>h</unit>"
        "<unit-cost>2.%04d</unit-cost><proof>Facture %d</proof></line>\n")
CATEGORIES = ("staff", "services", "supplies", "other")


def dossier(path, lines, proofs=None):
    """@proofs: one line in so many lacks its supporting document."""
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="resa-2017/1">\n')
        for number in range(lines):
            line = LINE % (CATEGORIES[number % 4], number, number % 40, number % 10000, number)
            if proofs is not None and number % proofs == 0:
                line = line.replace("<proof>Facture %d</proof>" % number, "")
            file.write(line)
        file.write('<fund key="fse"><percent>47</percent></fund>\n</dossier>\n')
    return path


def run(*words):
    """Seconds of wall clock and peak memory in MiB."""
    start = time.monotonic()
    child = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(child.pid, 0)
    child.returncode = 0
    return time.monotonic() - start, usage.ru_maxrss / 1024


def paired(pairs, a, b):
    run(*a)
    run(*b)
    times, peaks = [], []
    for _ in range(pairs):
        wall_a, peak_a = run(*a)
        wall_b, peak_b = run(*b)
        times.append(wall_a / wall_b)
        peaks.append(peak_a / peak_b)
    return statistics.median(times), statistics.median(peaks)


def median(count, *words):
    run(*words)
    return statistics.median(run(*words)[0] for _ in range(count))


def against_libreoffice(cli, folder, pairs):
    if shutil.which("soffice") is None:
        print("LibreOffice is not here: no comparison")
        return
    source = dossier(os.path.join(folder, "pages.xml"), 80)
    odt, pdf = os.path.join(folder, "pages.odt"), os.path.join(folder, "ours.pdf")
    run(cli, "export", source, odt)
    soffice = ("soffice", "-env:UserInstallation=file://" + folder + "/profile", "--headless", "--convert-to", "pdf",
               "--outdir", folder, odt)
    ours = (cli, "export", source, pdf)
    wall, peak = paired(pairs, soffice, ours)
    print("reply form of 12 pages to PDF, LibreOffice ÷ Écot: time %.1f, peak memory %.1f" % (wall, peak))


def against_zlib(cli, folder, count):
    source = dossier(os.path.join(folder, "zip.xml"), 10000)
    odt = os.path.join(folder, "zip.odt")
    ours = median(count, cli, "export", source, odt)
    reading = median(count, cli, "figures", source)
    with zipfile.ZipFile(odt) as package:
        parts = [package.read(name) for name in package.namelist()]
    times = []
    for _ in range(count):
        start = time.monotonic()
        for part in parts:
            zlib.compress(part, 6)
        times.append(time.monotonic() - start)
    print("10 000 lines to .odt, less reading them ÷ zlib level 6 of its bytes: %.2f"
          % ((ours - reading) / statistics.median(times)))


GROUP = ("<group><label>Groupe %d</label><count>%d</count><women>1</women><young>1</young><rsa>0</rsa><months>3.5</months>"
         "<setting>urban</setting><hours>10.25</hours></group>\n")


def people(path, groups):
    """Of the lot that asks the most of its participants."""
    with open(path, "w", encoding="utf-8") as file:
        file.write('<dossier version="1" lot="pas-de-calais-2024/d10">\n'
                   "<action><start>2024-01-01</start><end>2024-12-31</end></action>\n")
        file.writelines(GROUP % (number, number % 9 + 1) for number in range(groups))
        file.write("</dossier>\n")
    return path


def growth(cli, folder, count):
    start = median(count, cli, "--version")
    for what, make in (("lines", dossier), ("groups of participants", people)):
        small, large = (make(os.path.join(folder, "%d.xml" % n), n) for n in (10000, 100000))
        for name, words in (("figures", ("figures",)), ("check", ("check", "--json"))):
            a, b = median(count, cli, *words, large), median(count, cli, *words, small)
            print("%s of 100 000 %s ÷ 10 000, less starting (10 is linear): %.1f" % (name, what, (a - start) / (b - start)))
    for ending in ("odt", "ods", "pdf"):
        ten, one = (dossier(os.path.join(folder, "p%d.xml" % n), n) for n in (10000, 1000))
        a = median(1, cli, "export", ten, os.path.join(folder, "p." + ending))
        b = median(count, cli, "export", one, os.path.join(folder, "q." + ending))
        print(".%s of 10 000 lines ÷ 1 000 lines (10 is linear): %.1f" % (ending, a / b))
        words = ("export", ten, os.path.join(folder, "p." + ending))
        print(".%s of 10 000 lines, peak memory ÷ that of reading them: %.1f" % (ending, run(cli, *words)[1] / run(cli, "figures", ten)[1]))
    for ending in ("odt", "ods"):
        (a, a_peak), (b, b_peak) = (run(cli, "export", dossier(os.path.join(folder, "long.xml"), n), os.path.join(folder, "long." + ending))
                                    for n in (100000, 10000))
        print(".%s of 100 000 lines ÷ 10 000 lines (10 is linear): time %.1f, peak memory %.1f (%.0f MiB)"
              % (ending, a / b, a_peak / b_peak, a_peak))


def long_pdf(cli, folder):
    """Beyond what reading the dossier takes; the file is that of some thousands of pages."""
    for paper in ("reply", "budget"):
        times, beyond = [], []
        for lines in (100000, 10000):
            source = dossier(os.path.join(folder, "pdf%d.xml" % lines), lines)
            wall, peak = run(cli, "export", source, os.path.join(folder, "long.pdf"), "--paper", paper)
            times.append(wall)
            beyond.append(peak - run(cli, "figures", source)[1])
        print(".pdf of the %s of 100 000 lines ÷ 10 000 lines (10 is linear): time %.1f, memory beyond reading %.1f (%.0f MiB, %.0f bytes a line)"
              % (paper, times[0] / times[1], beyond[0] / beyond[1], beyond[0], (beyond[0] - beyond[1]) * 1048576 / 90000))


def call_of(path, items):
    """A call of ten lots that share half of their items."""
    item = "<obligation id='%s%d' label='Garder la pièce numéro %d pendant dix ans' delay='8 jours'><source line='%d'>pièce %d</source></obligation>\n"
    with open(path, "w", encoding="utf-8") as file:
        file.write("<call id='grown' title='t' issuer='i' text='x'>\n<common>\n")
        file.writelines(item % ("c", n, n, n + 1, n) for n in range(items))
        file.write("</common>\n")
        for lot in range(10):
            file.write("<lot id='l%d' title='t%d'>\n" % (lot, lot))
            file.writelines(item % ("o", n, n, n + 1, n) for n in range(items))
            file.write("</lot>\n")
        file.write("</call>\n")
    return path


def calls(cli, folder, count):
    """What starting costs is what the smallest answer costs; it is left out."""
    data = os.path.join(os.environ["ECOT_DATA_DIR"], "calls")
    texts = [open(os.path.join(data, name), "rb").read() for name in sorted(os.listdir(data)) if name.endswith(".xml")]
    start = median(count, cli, "--version")
    everything = median(count, cli, "calls") - start
    one = median(count, cli, "call", "resa-2017/1") - start
    times = []
    for _ in range(count):
        began = time.monotonic()
        for text in texts:
            xml.parsers.expat.ParserCreate().Parse(text, True)
        times.append(time.monotonic() - began)
    print("every call of %d KB, less starting ÷ expat reading its bytes: %.2f (%.0f ms)"
          % (sum(map(len, texts)) // 1024, everything / statistics.median(times), everything * 1000))
    print("every call ÷ one lot of the smallest: %.1f" % (everything / one))
    a, b = (median(count, cli, "lint-call", call_of(os.path.join(folder, "call%d.xml" % n), n)) - start for n in (500, 50))
    print("linting a call of 1 000 items a lot ÷ 100 (10 is linear): %.1f" % (a / b))


def papers_against_zlib(writing):
    """In process, of the worked examples: one without emblem and with many charts, one with both."""
    for name in ("chantier-lavoir.xml", "rallye-ess.xml"):
        example = os.path.join(os.environ["ECOT_DATA_DIR"], "examples", name)
        sys.stdout.write(subprocess.run((writing, example), stdout=subprocess.PIPE, encoding="utf-8", check=True).stdout)


def main(cli, writing=None, pairs="5"):
    with tempfile.TemporaryDirectory(prefix="ecot-bench-") as folder:
        os.environ["XDG_STATE_HOME"] = folder
        os.environ["XDG_DATA_HOME"] = folder
        against_libreoffice(cli, folder, int(pairs))
        against_zlib(cli, folder, int(pairs))
        if writing is not None:
            papers_against_zlib(writing)
        growth(cli, folder, 3)
        long_pdf(cli, folder)
        calls(cli, folder, 9)


if __name__ == "__main__":
    main(*sys.argv[1:])
