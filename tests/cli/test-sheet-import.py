#!/usr/bin/python3
# test-sheet-import.py: our own spreadsheets, edited elsewhere and brought back
#
# SPDX-License-Identifier: GPL-3.0-or-later

import copy
import os
import xml.etree.ElementTree as ET

import ecotcli
from ecotcli import FINE, REFUSED, USAGE, check, equal, example, figures, fine, read, refused, run, write
from sheets import Book, gnumeric, soffice

DETAIL, QUANTITY, UNIT, COST, AMOUNT, PROOF, CATEGORY, VAT, ELIGIBLE = range(9)


def afresh(dossier="a.ecot", name="rallye-ess"):
    if os.path.exists(dossier):
        os.remove(dossier)
    fine("import", example(name + ".xml"), dossier)
    return dossier


def begin(name="rallye-ess", paper="budget"):
    afresh(name=name)
    fine("export", "a.ecot", "a.ods", "--paper", paper)
    return Book("a.ods")


def bring_back(file="a.ods", dossier="a.ecot"):
    """What changed, as {path: (before, after)}, and what was not taken, as {place: sentence}."""
    result = fine("import", file, dossier, "--json").json()
    return ({one["where"]: (one["before"], one["after"]) for one in result["changes"]},
            {one["where"]: one["message"] for one in result["remarks"]})


def expect(book, changes, remarks=None, file=None):
    book.save()
    before = read("a.ecot")
    found, said = bring_back(file or "a.ods")
    equal(found, changes, "changes")
    equal(sorted(said), sorted(remarks or []), "remarks: %r" % said)
    equal(bring_back(file or "a.ods")[0], {}, "the same again")
    check(bool(changes) == (read("a.ecot") != before), "the file changed: %s" % (read("a.ecot") != before))
    return said


def through_programs(book):
    """The file as edited, and as LibreOffice and Gnumeric make of it, where they are installed."""
    book.save()
    return [file for file in ("a.ods", soffice("a.ods"), gnumeric("a.ods")) if file is not None]


def test_row_64_nothing_edited_changes_nothing():
    for name in ("rallye-ess", "chantier-lavoir"):
        for paper in ("budget", "report"):
            begin(name, paper)
            before = read("a.ecot")
            for file in ("a.ods", soffice("a.ods"), gnumeric("a.ods")):
                if file is not None:
                    equal(bring_back(file), ({}, {}), "%s %s %s" % (name, paper, file))
            equal(read("a.ecot"), before, "the file")


def test_row_64_five_cells_are_five_changes():
    book = begin()
    sheet = book["Budget"]
    line = sheet.find("Animateur technique")
    sheet.type(line, QUANTITY, 100.25)
    sheet.type(sheet.find("Graphiste"), AMOUNT, "510", "510,00 €", kind="currency")
    sheet.type(sheet.find("Assurance"), CATEGORY, "Honoraires / Intermédiaires")
    plan = book["Financement"]
    plan.type(plan.find("Club d’entreprises"), 1, "Commune")  # chosen in its list
    plan.type(plan.find("Club d’entreprises"), 2, "obtenu")
    wanted = {"budget/line/2/quantity": ("97.5", "100.25"), "budget/line/6/amount": ("480.00", "510.00"),
              "budget/line/11/category": ("other", "services"), "funding/3/type": ("private", "commune"), "funding/3/status": ("requested", "obtained")}
    for file in through_programs(book):
        expect(book, wanted, file=file)
        afresh()


def test_numbers_as_programs_write_them():
    for value, text, after in ((22.38, "22,38", None), ("22.379999999999999", "22,38", None), ("2.25e1", "22,5", "22.5"), ("1E-4", "0,0001", "0.0001")):
        book = begin()
        sheet = book["Budget"]
        sheet.type(sheet.find("Chargée de coordination"), COST, value, text)
        expect(book, {} if after is None else {"budget/line/1/unit-cost": ("22.38", after)})


def test_numbers_typed_as_text():
    book = begin()
    sheet = book["Budget"]
    sheet.type(sheet.find("Chargée de coordination"), QUANTITY, "1 120,5")
    sheet.type(sheet.find("Chargée de coordination"), COST, "22,38 €")
    expect(book, {"budget/line/1/quantity": ("120", "1120.5")})


def test_what_cannot_be_held_is_not_taken():
    book = begin()
    sheet = book["Budget"]
    line = sheet.find("Chargée de coordination")
    sheet.type(line, QUANTITY, "beaucoup")
    sheet.type(line, COST, "22.38005", "22,38")
    sheet.type(sheet.find("Graphiste"), AMOUNT, "480.005", "480,01 €")
    sheet.type(line, PROOF, "Contrat")
    said = expect(book, {"budget/line/1/proof": ("Contrat, lettre de mission, bulletins de paie, fiches de temps", "Contrat")},
                  ["Budget.B5", "Budget.D5", "Budget.E12"])
    check("beaucoup" in said["Budget.B5"], said)


def test_emptied_cells():
    book = begin()
    sheet = book["Budget"]
    sheet.type(sheet.find("Graphiste"), AMOUNT, None)
    sheet.type(sheet.find("Graphiste"), PROOF, None)
    expect(book, {"budget/line/6/amount": ("480.00", None), "budget/line/6/proof": ("Trois devis, facture acquittée", None)})


def test_computed_cells_are_named():
    book = begin()
    sheet = book["Budget"]
    sheet.type(sheet.find("Chargée de coordination"), AMOUNT, 3000)
    sheet.type(sheet.find("Coût total"), AMOUNT, 9000)
    sheet.type(sheet.find("Honoraires"), DETAIL, "Prestations")
    said = expect(book, {}, ["Budget.A10", "Budget.E25", "Budget.E5"])
    check(all("not taken" in sentence for sentence in said.values()), said)


def test_row_deleted():
    book = begin()
    sheet = book["Budget"]
    sheet.delete(sheet.find("Graphiste"))
    for file in through_programs(book):
        found, said = bring_back(file, afresh("b.ecot"))
        equal(list(found), ["budget/line/6"], file)
        check(found["budget/line/6"][1] is None and "Graphiste" in found["budget/line/6"][0], found)
        equal(said, {}, file)


def lines(dossier):
    fine("export", dossier, "out.xml")
    return [{cell.tag: cell.text for cell in line} for line in ET.parse("out.xml").getroot().iter("line")]


def test_row_inserted():
    book = begin()
    sheet = book["Budget"]
    row = sheet.insert(sheet.find("Graphiste"))
    sheet.type(row, DETAIL, "Photographe")
    sheet.type(row, QUANTITY, 2)
    sheet.type(row, UNIT, "jours")
    sheet.type(row, COST, 250.5)
    last = sheet.insert(sheet.find("Sous-total — Consommables"))
    sheet.type(last, DETAIL, "Gobelets")
    sheet.type(last, AMOUNT, "81.4", "81,40")
    for file in through_programs(book):
        dossier = afresh("b.ecot")
        found, said = bring_back(file, dossier)
        equal((len(found), said), (2, {}), "%s: %r" % (file, found))
        now = lines(dossier)
        equal(now[5], {"category": "services", "detail": "Photographe", "quantity": "2", "unit": "jours", "unit-cost": "250.5"}, file)
        equal(now[9], {"category": "supplies", "detail": "Gobelets", "amount": "81.40"}, file)
        equal(len(now), 13, file)


def test_row_copied():
    book = begin()
    sheet = book["Budget"]
    row = sheet.find("Animateur technique")
    sheet.copy(row, row + 1)
    sheet.type(row + 1, QUANTITY, 10)
    sheet.type(row + 1, DETAIL, "Second animateur")
    for file in through_programs(book):
        dossier = afresh("b.ecot")
        found, said = bring_back(file, dossier)
        equal((list(found), said), (["budget/line/3"], {}), file)
        equal(lines(dossier)[2], {"category": "staff", "detail": "Second animateur", "quantity": "10", "unit": "h", "unit-cost": "18.64",
                                  "proof": "Contrat, lettre de mission, bulletins de paie, fiches de temps"}, file)


def test_copy_above_the_row_it_copies():
    """What was realised stays with the row that is as it was, wherever its copy stands."""
    fine("import", ecotcli.dossier(ecotcli.line("10.00", realised="9.00") + ecotcli.line("20.00", detail="Autre")), "a.ecot")
    fine("export", "a.ecot", "a.ods")
    book = Book("a.ods")
    sheet = book["Budget"]
    row = sheet.find("Dépense")
    sheet.copy(row, row)
    sheet.type(row, DETAIL, "Avant")
    book.save()
    found, said = bring_back()
    equal((list(found), said), (["budget/line/1"], {}), "the copy is the new one")
    equal([(line["detail"], line.get("realised")) for line in lines("a.ecot")], [("Avant", None), ("Dépense", "9.00"), ("Autre", None)], "order")


def test_copy_of_a_wage():
    """Hours and rate of a person are computed: a copied row names the person and types neither."""
    content = ("<action><title>Le chantier</title><start>2017-10-01</start><end>2017-12-31</end></action>"
               "<member><name>Zoé Exemple</name><yearly-cost>43000</yearly-cost><hours>100</hours></member>")
    fine("import", ecotcli.dossier(content), "m.ecot")
    fine("export", "m.ecot", "m.xml")
    member = ET.parse("m.xml").getroot().find("member").get("id")
    fine("import", ecotcli.dossier(content.replace("<member>", '<member id="%s">' % (member or "1")) + "<line><category>staff</category><member>%s</member></line>"
                                   % (member or "1")), "a.ecot")
    fine("export", "a.ecot", "a.ods")
    book = Book("a.ods")
    sheet = book["Budget"]
    row = sheet.find("Zoé Exemple")
    check(sheet.text(row, QUANTITY) != "", "a wage")
    sheet.copy(row, row + 1)
    book.save()
    found, said = bring_back()
    equal((list(found), said), (["budget/line/2"], {}), "one line more")
    equal([{name: line.get(name) for name in ("category", "quantity", "unit", "unit-cost", "amount")} for line in lines("a.ecot")],
          [{"category": "staff", "quantity": None, "unit": None, "unit-cost": None, "amount": None}] * 2, "nothing of it is typed")


def test_row_moved_in_its_group():
    book = begin()
    sheet = book["Budget"]
    sheet.move(sheet.find("Directrice"), sheet.find("Chargée de coordination"))
    for file in through_programs(book):
        dossier = afresh("b.ecot")
        found, said = bring_back(file, dossier)
        equal((len(found), said), (1, {}), "%s: %r" % (file, found))
        equal([line["detail"][:8] for line in lines(dossier)[:4]], ["Directri", "Chargée ", "Animateu", "Assistan"], file)


def test_row_moved_to_another_group():
    book = begin()
    sheet = book["Budget"]
    sheet.move(sheet.find("Graphiste"), sheet.find("Sous-total — Consommables"))
    for file in through_programs(book):
        dossier = afresh("b.ecot")
        found, said = bring_back(file, dossier)
        equal(said, {}, file)
        now = lines(dossier)
        at = next(i for i, line in enumerate(now) if line["detail"].startswith("Graphiste"))
        equal((now[at]["category"], now[at]["amount"], now[at - 1]["detail"][:11]), ("supplies", "480.00", "Fournitures"), file)
        equal(len(now), 11, file)


def test_own_sum_is_no_line():
    book = begin()
    sheet = book["Budget"]
    row = sheet.insert(sheet.find("Sous-total — Honoraires"))
    sheet.type(row, DETAIL, "Total provisoire")
    sheet.formula(row, AMOUNT, "SUM([.E12:.E13])", 1830)
    expect(book, {}, ["Budget.A13"])


def number(sheet, row, column):
    return float(sheet.cell(row, column).get("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value"))


def test_row_64_totals_follow():
    """What the programs make of an edited cell is what the dossier makes of it, to the cent."""
    book = begin()
    sheet = book["Budget"]
    sheet.type(sheet.find("Animateur technique"), QUANTITY, "100.3333", "100,3333")
    sheet.type(sheet.find("Troupe"), COST, "451.005", "451,005")
    book["Financement"].type(book["Financement"].find("Fonds social"), 3, "0.41125", "41,125 %", kind="percentage")
    for file in through_programs(book)[1:]:
        dossier = afresh("b.ecot")
        found, said = bring_back(file, dossier)
        equal((len(found), said), (3, {}), file)
        now, made = figures(dossier), Book(file)
        budget, plan, hour = made["Budget"], made["Financement"], made["Coût horaire"]
        for value, name in ((number(budget, budget.find("Coût total"), AMOUNT), "cost.total"),
                            (number(budget, budget.find("Sous-total — Rémunération"), AMOUNT), "cost.category.staff"),
                            (number(plan, plan.find("Fonds social"), 4), "funding.fse"),
                            (number(plan, plan.find("Fonds propres"), 4), "funding.own"),
                            (number(plan, plan.find("Total des ressources"), 4), "funding.total"),
                            (number(hour, hour.find("Ensemble de l’action"), 2), "cost.per-hour")):
            equal("%.2f" % value, now[name], "%s, %s" % (file, name))
            check(abs(value * 100 - round(value * 100)) < 1e-6, "%s, %s: %r is no whole number of cents" % (file, name, value))


def test_dates_and_hours_in_kind():
    """Other papers come back, too: a schedule with its days, contributions in kind with their accounts."""
    content = ("<action><title>Le chantier</title></action>"
               "<contribution><label>Bénévoles</label><account>864</account><hours>10</hours><rate>17.5</rate></contribution>"
               "<contribution><label>Bénévolat</label><account>870</account><amount>175</amount></contribution>"
               "<step><label>Préparer</label><start>2024-01-15</start><end>2024-02-20</end></step><step><label>Ouvrir</label></step>")
    fine("import", ecotcli.dossier(content), "a.ecot")
    fine("export", "a.ecot", "a.ods", "--paper", "schedule")
    book = Book("a.ods")
    sheet = next(iter(book.sheets.values()))
    sheet.type(sheet.find("Préparer", 2), 1, "25/02/2024")
    day = sheet.cell(sheet.find("Ouvrir", 2), 0)
    day.set("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}value-type", "date")
    day.set("{urn:oasis:names:tc:opendocument:xmlns:office:1.0}date-value", "2024-03-01")
    for file in through_programs(book):
        os.remove("a.ecot")
        fine("import", ecotcli.dossier(content), "a.ecot")
        equal(bring_back(file), ({"schedule/1/end": ("2024-02-20", "2024-02-25"), "schedule/2/start": (None, "2024-03-01")}, {}), file)

    fine("export", "a.ecot", "a.ods", "--paper", "volunteers")
    book = Book("a.ods")
    sheet = next(iter(book.sheets.values()))
    sheet.type(sheet.find("Bénévoles"), 2, 12)
    sheet = book["Ressources (comptes 87)"]
    sheet.type(sheet.find("Bénévolat"), 1, "871")
    row = sheet.insert(sheet.find("Total des ressources"))
    sheet.type(row, 0, "Un don")
    sheet.type(row, 1, 875)
    sheet.type(row, 4, 20)
    book.save()
    found, said = bring_back()
    equal((found.pop("voluntary/3")[1], said), ("label: Un don; account: 875; amount: 20.00", {}), "the gift")
    equal(found, {"voluntary/1/hours": ("10", "12"), "voluntary/2/account": ("870", "871")}, "the others")


def test_category_chosen_in_a_new_row():
    book = begin()
    sheet = book["Budget"]
    row = sheet.insert(sheet.find("Sous-total — Rémunération"))
    sheet.type(row, DETAIL, "Location d’un vélo cargo")
    sheet.type(row, AMOUNT, "90")
    sheet.type(row, CATEGORY, "Déplacements et transports")
    sheet.type(sheet.find("Graphiste"), CATEGORY, "Un poste à moi")
    book.save()
    found, said = bring_back()
    equal(list(found), ["budget/line/5"], "one line more")
    check("category: +1" in found["budget/line/5"][1], found)
    equal(list(said), ["Budget.G13"], "the category that is none")
    check("Un poste à moi" in said["Budget.G13"], said)


def with_vat():
    """The example with VAT got back in part; its fifth line has a rate, its seventh what is eligible of it."""
    fine("export", afresh(), "x.xml")
    parts = read("x.xml").decode().split("</line>")
    parts[4] += "<vat-rate>20</vat-rate>"
    parts[6] += "<eligible>100</eligible>"
    text = "</line>".join(parts)
    at = text.index("<line")
    os.remove("a.ecot")
    fine("import", write("y.xml", text[:at] + "<method><vat>partial</vat><vat-share>40</vat-share></method>" + text[at:]), "a.ecot")
    fine("export", "a.ecot", "a.ods", "--paper", "budget")
    return Book("a.ods")


def test_vat_and_what_is_eligible():
    book = with_vat()
    sheet = book["Budget"]
    troupe = sheet.find("Troupe")
    # 1350 with 20 % of VAT: 225, of which 90 are got back.
    equal((sheet.text(troupe, VAT), sheet.text(troupe, ELIGIBLE)), ("20\u00a0%", "1\u202f260,00\u00a0€"), "what is eligible of the fifth")
    sheet.type(troupe, VAT, "0.055", "5,5 %", kind="percentage")
    sheet.type(sheet.find("Carnets"), ELIGIBLE, None)
    method = book["Méthode de calcul"]
    method.type(1, 0, "récupérée")
    method.type(1, 1, None)
    wanted = {"budget/line/5/vat-rate": ("20", "5.5"), "budget/line/7/eligible": ("100.00", None), "method/vat": ("partial", "recoverable"),
              "method/vat-share": ("40", None)}
    expect(book, wanted)
    # 1350 with 5.5 %: 70.38, and nothing of the others.
    equal(figures("a.ecot")["cost.ineligible"], "70.38", "what is not eligible")


def test_other_sheets():
    book = begin()
    plan, time = book["Financement"], book["Temps passé"]
    plan.type(plan.find("Fonds social"), 3, "0.45", "45 %", kind="percentage")
    plan.type(plan.find("Région"), 4, 1600)
    plan.type(plan.find("Région"), 2, "Promis")
    row = plan.insert(plan.find("Fonds propres"))
    plan.type(row, 0, "Fondation du Fil")
    plan.type(row, 1, "fondation ou aide privée")
    plan.type(row, 4, "100.5", "100,50")
    time.type(time.find("Camille"), 2, 130)
    for file in through_programs(book):
        found, said = bring_back(file, afresh("b.ecot"))
        equal(said, {}, file)
        added = found.pop("funding/4")
        check("Fondation du Fil" in added[1] and "private" in added[1] and "100.50" in added[1], added)
        equal(found, {"fund/fse/percent": ("47", "45"), "funding/1/amount": ("1500.00", "1600.00"), "funding/1/status": ("obtained", "promised"),
                      "time/1/hours": ("120", "130")}, file)


def test_choices_that_are_none():
    book = begin()
    plan = book["Financement"]
    plan.type(plan.find("Région"), 2, "peut-être")
    said = expect(book, {}, ["Financement.C3"])
    check("« promis »" in said["Financement.C3"], said)


def test_final_report():
    book = begin(paper="report")
    sheet = book["Compte rendu final"]
    sheet.type(sheet.find("Chargée de coordination"), 2, "2700.10")
    book["Ressources"].type(book["Ressources"].find("Région"), 2, 1500)
    expect(book, {"budget/line/1/realised": (None, "2700.10"), "funding/1/received": (None, "1500.00")})


def test_dossier_that_went_on():
    """What was edited in the dossier meanwhile stays; what was edited in both is said."""
    book = begin()
    fine("export", "a.ecot", "x.xml")
    text = read("x.xml").decode().replace("<quantity>97.5</quantity>", "<quantity>98</quantity>").replace(">120</quantity>", ">121</quantity>")
    os.remove("a.ecot")
    fine("import", write("y.xml", text), "a.ecot")
    sheet = book["Budget"]
    sheet.type(sheet.find("Chargée de coordination"), QUANTITY, 122)
    sheet.type(sheet.find("Troupe"), UNIT, "fois")
    said = expect(book, {"budget/line/1/quantity": ("121", "122"), "budget/line/5/unit": ("séances", "fois")}, ["Budget.B5"])
    check("121" in said["Budget.B5"], said)


def test_columns_moved():
    book = begin()
    sheet = book["Budget"]
    sheet.insert_column(1)
    sheet.swap_columns(2, 6)
    sheet.type(sheet.find("Chargée de coordination"), 6, 7)
    sheet.type(sheet.find("Chargée de coordination"), 1, "une remarque à moi")
    expect(book, {"budget/line/1/quantity": ("120", "7")})


def test_column_missing():
    book = begin()
    sheet = book["Budget"]
    for row in range(len(sheet.rows)):
        cells = sheet.cells(row)
        if len(cells) > 5 and not sheet.text(row, 0).startswith(("Sous", "Coût", "Rému", "Hono", "Cons", "Autr", "Dépl", "Les")):
            sheet.rows[row].remove(cells[PROOF])
    book.save()
    before = read("a.ecot")
    refused(REFUSED, ["Pièce probante", "Budget"], "import", "a.ods", "a.ecot")
    equal(read("a.ecot"), before, "the dossier")


def test_sheet_removed_and_copied():
    book = begin()
    spreadsheet = book["Budget"].element
    body = next(parent for parent in book.root.iter() if spreadsheet in list(parent))
    twin = copy.deepcopy(spreadsheet)
    for attribute in list(twin.attrib):
        if attribute.endswith("}name"):
            twin.set(attribute, "Essai")
    body.append(twin)
    body.remove(book["Temps passé"].element)
    expect(book, {})


def test_of_another():
    book = begin()
    before = read("a.ecot")
    fine("import", example("chantier-lavoir.xml"), "other.ecot")
    refused(REFUSED, ["pas-de-calais", "resa-2017/1"], "import", "a.ods", "other.ecot")
    fine("import", write("b.xml", '<dossier version="1" lot="resa-2017/1">%s</dossier>' % "".join(
        "<line><category>staff</category><detail>Autre %d</detail><amount>%d</amount></line>" % (n, n) for n in range(1, 20))), "b.ecot")
    refused(REFUSED, ["another dossier"], "import", "a.ods", "b.ecot")
    check(len(lines("b.ecot")) == 19, "nothing happened")
    refused(REFUSED, ["absent.ecot"], "import", "a.ods", "absent.ecot")
    equal(read("a.ecot"), before, "the dossier")


def test_hostile_texts():
    """What the hidden column says is a stranger's: nothing worse than a message comes of it."""
    for text in ("line.1␟", "line.99999999999999999999␟1␟amount=1", "fund.␟1␟percent=1", "fund." + "x" * 500 + "␟1␟percent=9", "own-funds.2␟1␟amount=3",
                 "applicant␟1␟name=x", "signature.x␟2␟by=y", "ecot␟1␟", "ecot␟1␟budget␟resa-2017/1␟x␟line␟1-9999999999999999999␟detail",
                 "category.nowhere␟1", "␟␟␟", "line.2␟4294967299␟quantity=8␟quantity=9"):
        book = begin()
        sheet = book["Budget"]
        sheet.type(sheet.find("Graphiste"), 7, text)
        book.save()
        result = run("import", "a.ods", "a.ecot")
        check(result.status in (FINE, REFUSED), "%s: %s %s" % (text, result.status, result.err))
        fine("figures", "a.ecot")


def test_csv_reads_back_the_same():
    """What begins like a formula leaves as a text, and comes back without the mark that made it one."""
    texts = ["=1+1", "+33 1 99 00 00 00", "-12 lots", "@SUM(A1)", " =2", "l’apostrophe", "'cité'", "a;b c"]
    fine("import", ecotcli.dossier("".join(ecotcli.line("%d.00" % (n + 1), detail=text) for n, text in enumerate(texts))), "a.ecot")
    fine("export", "a.ecot", "a.csv")
    table = read("a.csv").decode("utf-8-sig").splitlines()
    check(not any(cell.strip(' "')[:1] in ("=", "+", "-", "@") for row in table for cell in row.split(";") if cell), table)
    fine("new", ecotcli.LOT, "b.ecot")
    fine("import", "a.csv", "b.ecot")
    equal([line["detail"].replace("\u00a0", " ") for line in lines("b.ecot")], [text.strip() for text in texts], "the texts")


def test_words():
    begin()
    refused(USAGE, ["a.txt"], "import", "a.txt", "a.ecot")
    refused(REFUSED, ["absent.ods"], "import", "absent.ods", "a.ecot")
    book = Book("a.ods")
    book["Budget"].type(book["Budget"].find("Graphiste"), AMOUNT, 500)
    book.save()
    result = fine("import", "a.ods", "a.ecot")
    equal(result.lines, ["budget/line/6/amount: 480.00 → 500.00"], "as text")


if __name__ == "__main__":
    ecotcli.main(dict(globals()))
