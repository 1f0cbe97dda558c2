#!/usr/bin/python3
# write-sheets.py: the spreadsheets of full dossiers of every lot, for other programs to recompute
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# write-sheets.py ECOT-CLI DATA-FOLDER OUT-FOLDER
#
# Every paper that is a spreadsheet, of a dossier that answers everything each lot
# asks, in cents and in whole euros; and a budget of a hundred lines under each way
# of rounding, with amounts that stand on the half.

import os
import subprocess
import sys
import tempfile

import full_dossier

TABLES = ("accounts", "budget", "cash", "indicators", "report", "schedule", "volunteers")

# Quantities and unit costs whose product ends on half a cent or half a euro, and beside it.
HALVES = (("0.5", "0.01"), ("1.5", "0.01"), ("2.5", "0.03"), ("0.333", "1.5"), ("3", "0.335"), ("3", "0.3349"), ("3", "0.3351"),
          ("1", "0.5"), ("1", "1.4999"), ("0.0001", "50"), ("7.25", "23.4567"), ("1607", "21.4"), ("12.3456", "99.9999"))

# Of the lines one after the other; one of them has none.
VAT_RATES = ("20", "5.5", None, "2.1", "10", "8.5", "0")

# One of each call, with its own rounding.
CHOSEN = ("resa-2017/1", "pas-de-calais-2024/d10", "agape-2021/GP1")


def lots(cli):
    """All of them where ECOT_TEST_ALL says so, which takes minutes; else one in sixteen and one of each call."""
    listing = subprocess.run([cli, "calls"], check=True, capture_output=True, text=True).stdout
    every = [line.split()[0].rstrip(":,") for line in listing.splitlines()]
    return [lot for number, lot in enumerate(every) if os.environ.get("ECOT_TEST_ALL") or number % 16 == 0 or lot in CHOSEN]


def hundred_lines(cli, lot):
    call = full_dossier.lot(cli, lot)
    categories = [one["id"] for one in call["categories"]]
    lines = []
    for number in range(100):
        quantity, cost = HALVES[number % len(HALVES)]
        lines.append(full_dossier.element("line", category=categories[number * len(categories) // 100], detail="Dépense %d" % number,
                                          quantity=quantity, unit="u", unit_cost=cost, vat_rate=VAT_RATES[number % len(VAT_RATES)],
                                          eligible="0.01" if number % 11 == 0 else None))
    funds = [full_dossier.element("fund", key=fund["id"], percent="46.9999") for fund in call["funds"]]
    rates = [rate["id"] for rate in call["flat_rates"]] or ["indirect-15", "staff-20"][:2 * len(call["funds"])]
    vat = full_dossier.element("method", vat="recoverable" if lot == CHOSEN[0] else "partial", vat_share="33.33")
    lines = [vat] + [full_dossier.element("cost-option", key=rate, percent="13.3711") for rate in rates] + lines
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="%s">\n%s\n%s\n<funder><name>Ville</name><amount>0.01</amount></funder>'
            "</dossier>\n" % (lot, "\n".join(lines), "\n".join(funds)))


def whole(text):
    """The same dossier in whole euros; what is typed stays, the method stands where the schema wants it."""
    if "<method><vat>" in text:
        return text.replace("<method><vat>", "<method><whole-euros>true</whole-euros><vat>")
    at = min((text.find(tag) for tag in ("<cost-option", "<line>", "<time>", "<contribution>", "<fund ", "<funder>", "<own-funds>") if tag in text))
    return text[:at] + "<method><whole-euros>true</whole-euros></method>\n" + text[at:]


def write(cli, folder, out, name, text):
    source = os.path.join(folder, name + ".xml")
    with open(source, "w", encoding="utf-8") as file:
        file.write(text)
    listing = subprocess.run([cli, "export", source, "--paper", "list"], check=True, capture_output=True, text=True).stdout
    for paper in [line.split("\t")[0] for line in listing.splitlines()]:
        if paper in TABLES:
            subprocess.run([cli, "export", source, os.path.join(out, "%s-%s.ods" % (name, paper)), "--paper", paper], check=True)


def main(cli, data, out):
    assert os.path.isdir(data)
    with tempfile.TemporaryDirectory(prefix="ecot-sheets-") as folder:
        os.environ["XDG_STATE_HOME"] = os.environ["XDG_DATA_HOME"] = folder
        for lot in lots(cli):
            name = lot.replace("/", "-")
            text = full_dossier.full(cli, lot)
            write(cli, folder, out, name, text)
            write(cli, folder, out, name + "-euros", whole(text))
            hundred = hundred_lines(cli, lot)
            if lot in CHOSEN:
                write(cli, folder, out, name + "-hundred", hundred)
                write(cli, folder, out, name + "-hundred-euros", whole(hundred))


if __name__ == "__main__":
    main(*sys.argv[1:])
