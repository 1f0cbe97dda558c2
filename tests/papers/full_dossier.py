# full_dossier.py: a dossier that answers everything a lot asks
#
# SPDX-License-Identifier: GPL-3.0-or-later
#
# Read from what `ecot-cli call LOT --json` prints, so that any lot will do.  It
# is full rather than right: no check need be content with it.

import json
import subprocess
from xml.sax.saxutils import escape

PROSE = ("L’équipe accueille chaque personne en entretien individuel, puis construit avec elle un parcours : étapes, "
         "échéances, pièces à réunir. Chaque mois, un point d’une heure mesure le chemin parcouru ; chaque trimestre, le "
         "comité de suivi examine les situations et décide des suites à donner.\n"
         "Les partenaires du territoire prennent leur part : logement, santé, mobilité, garde d’enfants, formation. "
         "Rien n’est fait à la place de la personne ; tout est noté, daté et signé.")

GROUPS = (("Personnes suivies toute l’année, orientées par les référents", 12, 12, "urban"),
          ("Personnes suivies six mois", 7, 6.5, "rural"),
          ("=Groupe dont le nom commence comme une formule", 3, 3.3333, "urban"))


def lot(cli, name):
    return json.loads(subprocess.run([cli, "call", name, "--json"], check=True, capture_output=True, text=True).stdout)


def element(tag, **cells):
    key = cells.pop("key", None)
    inside = "".join("<%s>%s</%s>" % (field.replace("_", "-"), escape(str(value)), field.replace("_", "-"))
                     for field, value in cells.items() if value is not None)
    return "<%s%s>%s</%s>" % (tag, ' key="%s"' % key if key else "", inside, tag)


def identity():
    person = dict(name="Odile Fauquembre", role="Présidente", telephone="06 39 98 14 02", email="presidence@fil-d-eau.example.org")
    return [element("applicant", name="Les Ateliers du Fil d’Eau", acronym="AFE", siret="99912345800013",
                    purpose="Favoriser l’insertion par l’activité.", employees=27, address="12 rue des Lavandières",
                    postcode="59720", commune="Louvroil", telephone="03 53 01 27 40", email="contact@fil-d-eau.example.org",
                    website="https://fil-d-eau.example.org"),
            element("representative", **person), element("contact", **person)]


def group(asks, label, count, months, setting):
    return element("group", label=label, count=count, women=count // 2 if "women" in asks else None,
                   men=count - count // 2 if "women" in asks else None, young=1 if "young" in asks else None,
                   rsa=count - 1 if "rsa" in asks else None, months=months if "months" in asks else None,
                   setting=setting if "setting" in asks else None, hours=10.5 if "hours" in asks else None)


def people(call):
    out = []
    if call["participants"]:
        out += [group(call["participants"]["asks"], *row) for row in GROUPS]
    if call["posts"]:
        out.append(element("posts", count=12.5))
    out += [element("member", name="Zoé Exemple-Duchâtelet", role="Coordinatrice", contract="permanent", working_time=80, share=33.3333,
                    time_proof="letter"),
            element("member", role="Médiateur à recruter", vacant="true", time_proof="letter"),
            element("member", name="Noé Exemple", role="Animateur technique des ateliers de réparation", hours=312.25, time_proof="sheet")]
    if call["staffing"]:
        out += [element("member", role="Accompagnatrice socioprofessionnelle", fte=1.25),
                element("member", role="Encadrant technique", fte=0.3333)]
    return out


def budget(call):
    out = []
    for number, category in enumerate(call["categories"]):
        if category["kind"] == "indirect":
            out.append(element("line", category=category["id"], detail="Au forfait", amount="2345.67"))
            continue
        out += [element("line", category=category["id"], detail="Première dépense de « %s »" % category["label"],
                        quantity="%d.25" % (120 + number), unit="h", unit_cost="23.4567", proof="Contrat, bulletins de paie"),
                element("line", category=category["id"], detail="Deuxième dépense", amount="1234.%02d" % number, period_1="1000.00",
                        period_2="234.00")]
    out.insert(0, element("period", key="2", label="Deuxième année"))
    return out + [element("line", detail="Une dépense sans poste", quantity="3", unit_cost="33.335")]


def funding(call):
    out = [element("fund", key=fund["id"], percent="41.5") for fund in call["funds"]]
    out += [element("contribution", label="Bénévoles", account="864", hours=120.5, rate=17.5, method="Feuilles d’émargement.", proof="Relevés"),
            element("contribution", label="Salle prêtée", account="861", amount="800.40"),
            element("contribution", label="Bénévolat", account="870", hours=120.5, rate=17.5),
            element("contribution", label="Prêt de la salle", account="871", amount="800.40")]
    out += [element("instalment", label="Avance", percent=40, date="2021-02-01"), element("instalment", label="Solde", percent=60, date="2022-03-15"),
            element("cash", opening="1500")]
    return out + [element("funder", name="Ville de Louvroil", type="commune", amount="1500", status="obtained", date="2020-11-03"),
                  element("funder", name="Fondation du Fil", type="private", amount="333.33", status="requested"),
                  element("own-funds", amount="777.77")]


def answers(call):
    out = [element("indicator", key=one["id"], planned=None if one["qualitative"] else 36.5,
                   proof="Feuilles d’émargement", comment="Une réponse en toutes lettres, assez longue pour prendre deux lignes au moins.")
           for one in call["indicators"]]
    if call["participants"]:
        out += [element("exit", key=one["id"], planned=number) for number, one in enumerate(call["exits"])]
    out += [element("step", label="Étape %d" % number, start="2021-%02d-01" % number, end="2021-%02d-27" % number, place="Louvroil")
            for number in range(1, 13)]
    return out + [element("piece", key=one["id"], joined="true", file="piece.pdf") for one in call["pieces"] if not one["paper"]]


def full(cli, name):
    call = lot(cli, name)
    parts = identity()
    parts.append(element("action", title="Le chantier du Lavoir", start="2021-01-01", end="2021-12-31", place="Louvroil"))
    parts += [element("territory", key=one["id"], covered="true") for one in call["territories"]]
    parts += [element("condition", key=one["id"], met="true", date="2020-06-30", proof="Décision du 30 juin 2020") for one in call["conditions"]]
    parts += [element("option", key=one["id"], chosen="true") for choice in call["choices"] for one in choice["options"][:1]]
    parts += [element("narrative", key=one["id"], text=PROSE) for one in call["sections"]]
    parts += people(call) + budget(call) + funding(call) + answers(call)
    parts += [element("aid", funder="Une région", date="2019-03-01", amount="12000.25", regime="general", proof="Notification"),
              element("aid", funder="Une ville", date="2020-02-29", amount="800", regime="sgei"), element("de-minimis", regime="general")]
    parts.append(element("letter", place="Louvroil", date="2020-12-18"))
    return '<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot="%s">\n%s\n</dossier>\n' % (name, "\n".join(parts))
