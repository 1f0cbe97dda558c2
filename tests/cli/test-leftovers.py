"""What one dossier left in another is found where both are given, and only there."""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

EXAMPLE = os.path.join(DATA, "examples", "rallye-ess.xml")
OTHER = os.path.join(DATA, "examples", "chantier-lavoir.xml")


def read(path):
    with open(path, encoding="utf-8") as file:
        return file.read()


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def leftovers(*paths):
    """Of each file: rule, words and place."""
    result = run("check", "--json", *paths)
    check(result.status in (FINE, FINDINGS), result.err)
    return [[(f["rule"], f["found"], f["where"]) for f in file["findings"] if f["rule"].startswith("leftover")] for file in result.json()]


def with_text(text):
    return read(EXAMPLE).replace("Les Ateliers du Fil d’Eau forment,", text + " Les Ateliers du Fil d’Eau forment,", 1)


def test_examples():
    equal(leftovers(EXAMPLE, OTHER), [[], []], "nothing is left over in the examples")


def test_row_61():
    """Row 61: the title of another dossier, and what no dossier but the call knows."""
    title = read(OTHER).split("<action>")[1].split("<title>")[1].split("</title>")[0]
    path = write("left.xml", with_text(f"Notre action « {title} » réunit les habitants."))
    equal(leftovers(path), [[]], "alone, nobody knows of the other action")
    found = leftovers(path, OTHER)
    equal([(rule, where) for rule, _, where in found[0]], [("leftover.action", "narrative/presentation/text")])
    equal(found[1], [])
    path = write("letter.xml", read(EXAMPLE).replace("<place>Louvroil</place>\n    <date>", f"<place>{title}</place>\n    <date>"))
    found = [f for f in run("check", "--json", path, OTHER).json()[0]["findings"] if f["rule"] == "leftover.action"]
    equal([(f["level"], f["where"]) for f in found], [("warning", "letter/place")], "in the letter")
    path = write("lot.xml", with_text("La Soirée de l’Initiative en Sambre Avesnois réunit les habitants."))
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.lot", "Soirée de l’Initiative en Sambre Avesnois")])
    path = write("issuer.xml", with_text("Nous demandons au Département du Pas-de-Calais son aide."))
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.issuer", "Département du Pas-de-Calais")])
    path = write("year.xml", with_text("Nous répondons à l’appel à projets 2016."))
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.year", "2016")])
    path = write("gap.xml", with_text("L’association [à compléter] agit."))
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.gap", "[à compléter]")])


def test_a_call_that_was_added_is_known_at_once():
    """Its first tag says how it is called, and who issues it; the rest is nobody's business here."""
    path = write("added.xml", with_text("Nous répondons à « La Fabrique des Ponts » de la Communauté de communes du Val d’Orme."))
    equal(leftovers(path), [[]], "nobody knows of them")
    os.makedirs("data/ecot/calls")
    write("data/ecot/calls/ponts.xml", "<?xml version='1.0'?><!--" + "a" * 9000 + """-->
        <call id="ponts" title=" La Fabrique
        des  Ponts" issuer="Communauté de communes du Val d’Orme" issuer-short="CCVO"><lot id="1" titre="faux"/></call>""")
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.call", "La Fabrique des Ponts")])
    path = write("issuer.xml", with_text("Nous demandons à la Communauté de communes du Val d’Orme son aide."))
    equal([(rule, words) for rule, words, _ in leftovers(path)[0]], [("leftover.issuer", "Communauté de communes du Val d’Orme")])


def test_another_applicant():
    """The name, the acronym and the number of whoever else applied, in a text and in a line."""
    other = write("other.xml", f'<dossier version="1" lot="{LOT}"><applicant><name>Les Jardins de la Sambre</name><acronym>LJSA</acronym>'
                  "<siret>99912345800021</siret></applicant></dossier>")
    for words in ("Les Jardins de la Sambre", "LJSA", "99912345800021"):
        path = write("left.xml", with_text(f"Avec {words}, nous agissons."))
        equal(leftovers(path, other)[0], [("leftover.applicant", words, "narrative/presentation/text")], words)
        equal(leftovers(path)[0], [], "alone")


def test_unreadable():
    """A file that cannot be read hides nothing of the others."""
    path = write("left.xml", with_text("Nous répondons à l’appel à projets 2016."))
    result = run("check", "--json", path, "missing.xml")
    equal(result.status, REFUSED)
    check("leftover.year" in result.out, result.out)


main(dict(globals()))
