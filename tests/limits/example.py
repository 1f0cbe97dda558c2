"""A dossier that is complete and clean, for any lot, from its JSON alone.

The association is invented.  Every number is inside every limit of the lot, with
room on both sides, so that a test may bring one of them to its limit and leave
the others where they are.
"""

import datetime
from fractions import Fraction

from dossier import Dossier
from figures import Figures, add_months, floor_cent, value_of
from judge import date, rate_bound

DAY = datetime.timedelta(1)

CELLS = {
    "applicant/name": "Les Ateliers du Fil d’Eau",
    "applicant/acronym": "AFE",
    "applicant/siret": "99912345800013",
    "applicant/purpose": "Favoriser l’insertion par l’activité et le réemploi des objets.",
    "applicant/employees": 11,
    "applicant/address": "12 rue des Lavandières",
    "applicant/postcode": "59720",
    "applicant/commune": "Louvroil",
    "applicant/telephone": "03 53 01 27 40",
    "applicant/fax": "03 53 01 27 41",
    "applicant/email": "contact@fil-d-eau.example.org",
    "applicant/website": "https://fil-d-eau.example.org",
    "representative/name": "Odile Fauquembre",
    "representative/role": "Présidente",
    "representative/telephone": "06 39 98 14 02",
    "representative/email": "presidence@fil-d-eau.example.org",
    "contact/name": "Camille Sourceval",
    "contact/role": "Chargée de coordination",
    "contact/telephone": "06 39 98 14 17",
    "contact/email": "action@fil-d-eau.example.org",
}

AMOUNTS = {"staff": 3000, "indirect": 150}  # any other: 400

SENTENCE = "L’atelier accueille chaque participant « à son rythme » : un geste, un métier, un projet –".split()


def prose(n):
    """A text of @n words, between marks that are none."""
    result, counted = [], 0
    for token in SENTENCE * (n // 5 + 2):
        is_word = any(c.isalnum() for c in token)
        if is_word and counted == n:
            break
        counted += is_word
        result.append(token)
    return " ".join(result)


# The action

def set_dates(dossier, start, end):
    dossier.one("action").update(start=start, end=end)


def end_of(lot, start):
    """The last day an action begun on @start may end, or a year."""
    end = add_months(start, lot["period"]["max_months"] or 12) - DAY
    last = date(lot["period"]["end"])
    return end if last is None else min(end, last)


def moment_in(session):
    return datetime.datetime.combine(date(session["closes"]), datetime.time(12, 0))


def start_in(lot, session):
    first = date(session["start_from"]) or date(lot["period"]["start"]) or date(session["closes"]) + DAY
    period = date(lot["period"]["start"])
    return first if period is None else max(first, period)


# People

def asks(lot, what):
    return lot["participants"] and what in lot["participants"]["asks"]


def limit_on(lot, figure, of):
    return next((limit for limit in lot["limits"]
                 if (limit["figure"], limit["of"], limit["announced"]) == (figure, of, False)), None)


def target_of(lot, figure):
    """How many of them an indicator asks for, from and up to, for one full-time equivalent if it is by them."""
    for indicator in lot["indicators"]:
        if indicator["figure"] == figure and indicator["target"] is not None:
            return Fraction(indicator["target"]), indicator["up_to"] and Fraction(indicator["up_to"])
    return None, None


def count_participants(lot):
    target, top = target_of(lot, "participants.total")
    if top is not None:
        return int(target + top) // 2
    return max(40, int(target or 0) + 5)


def sizes(n):
    return [n - 20, 10, 10] if n >= 30 else [n - n // 3, n // 3] if n > 3 else [n]


def add_groups(lot, dossier, n, months):
    hours = max([Fraction(limit["value"]) for limit in lot["limits"] if limit["figure"].startswith("hours.placement.")],
                default=Fraction(0))
    for i, count in enumerate(sizes(n)):
        group = {"label": f"Parcours {i + 1}", "count": count}
        if asks(lot, "women"):
            group.update(women=count // 2, men=count - count // 2)
        if asks(lot, "young"):
            group.update(young=count // 10)
        if asks(lot, "rsa"):
            group.update(rsa=count // 2)
        if asks(lot, "months"):
            group.update(months=months)
        if asks(lot, "setting"):
            group.update(setting="rural" if i == 2 else "urban")
        if asks(lot, "hours"):
            group.update(hours=hours + 5)
        dossier.rows("group").append(group)


def counts_exits(lot):
    figures = [item[key] or "" for item in lot["limits"] + lot["indicators"] for key in ("figure", "of")]
    return bool(lot["exits"]) and (lot["participants"] is not None or
                                   any(figure.startswith(("exit.", "exits.")) for figure in figures))


def set_exits(lot, dossier, dynamic):
    """As many dynamic exits, one in each of the list before there are two in one."""
    ways = [way_out for way_out in lot["exits"] if way_out["class"] != "other"]
    for way_out in lot["exits"]:
        dossier.key("exit", way_out["id"])["planned"] = 1
    for i, way_out in enumerate(ways):
        dossier.key("exit", way_out["id"])["planned"] = (dynamic + len(ways) - 1 - i) // len(ways)


def set_months(dossier, months):
    """All groups for as long; posts and staff are not moved."""
    for group in dossier.rows("group"):
        if "months" in group:
            group["months"] = months


def fit_staff(lot, dossier):
    """Posts, staff and exits that keep to every ratio of the lot, with room."""
    figures = Figures(lot, dossier)
    if lot["posts"]:
        limit = limit_on(lot, "participants.months", "posts")
        room = figures.months() / Fraction(limit["value"]) if limit else Fraction(16)
        dossier.one("posts")["count"] = Fraction(int(room * 10) // 2, 10)
    if lot["staffing"]:
        limit = limit_on(lot, "participants.monthly-average", "staff.fte")
        need = figures["participants.monthly-average"] / Fraction(limit["value"]) if limit else Fraction(1, 2)
        dossier.lists["member"] = [{"role": "Encadrante technique", "fte": need // 1 + Fraction(1, 2)},
                                   {"role": "Accompagnateur", "fte": Fraction(1, 2)}]
    if counts_exits(lot):
        limit = limit_on(lot, "exits.dynamic", "posts")
        need = Fraction(limit["value"]) * dossier.one("posts")["count"] if limit else 0
        set_exits(lot, dossier, int(need) + 4)


def add_people(lot, dossier, n):
    limit = limit_on(lot, "participants.months", "participants.total")
    length = max(Figures(lot, dossier).length() // 1, Fraction(1, 2))
    add_groups(lot, dossier, n, min(length, Fraction(limit["value"]) / 2 if limit else Fraction(10)))


# Money

def indirect_line(lot, dossier):
    kinds = {category["id"]: category["kind"] for category in lot["categories"]}
    return next((line for line in dossier.rows("line") if kinds[line["category"]] == "indirect"), None)


def fit_indirect(lot, dossier):
    """The amount at a flat rate, or half of a ceiling."""
    line = indirect_line(lot, dossier)
    if line is not None and lot["flat_rates"]:
        bound, flat = rate_bound(lot, dossier, lot["flat_rates"][0])
        line["amount"] = bound if flat else floor_cent(bound / 2)


def set_total(lot, dossier, total):
    """By the cost of staff; what no amount of it gives, with a flat rate on top, is an error."""
    staff = dossier.rows("line")[0]
    for _ in range(100):
        off = total - value_of(lot, dossier, "cost.total")
        if not off:
            return
        staff["amount"] += off if abs(off) < 1 else floor_cent(off / 2)
        fit_indirect(lot, dossier)
    raise ValueError(f"{lot['lot']}: no total of {total}")


def add_money(lot, dossier):
    for category in lot["categories"]:
        dossier.rows("line").append({
            "category": category["id"], "detail": f"Dépense : {category['label']}"[:80],
            "amount": Fraction(AMOUNTS.get(category["kind"], 400)), "proof": "Facture acquittée"})
    fit_indirect(lot, dossier)
    dossier.rows("funder").append({"name": "Commune de Louvroil", "type": "commune", "amount": Fraction(500),
                                   "status": "obtained", "date": datetime.date(2016, 1, 15), "proof": "Convention"})
    for fund in lot["funds"]:
        most = Fraction(fund["max_percent"] or 80)
        dossier.key("fund", fund["id"])["percent"] = most / 2
    if not lot["funds"]:
        dossier.one("own-funds")["amount"] = Fraction(300)
    if lot["budget"]["asks_hours"]:
        dossier.rows("time").append({"person": "Camille Sourceval", "task": "Coordination", "hours": Fraction(1)})


# Answers

def sync(lot, dossier):
    """An indicator the dossier counts itself says the same number."""
    for indicator in lot["indicators"]:
        if indicator["figure"] is not None:
            dossier.key("indicator", indicator["id"])["planned"] = value_of(lot, dossier, indicator["figure"])


def add_indicators(lot, dossier):
    for indicator in lot["indicators"]:
        cells = dossier.key("indicator", indicator["id"])
        cells["proof"] = "Feuilles d’émargement"
        if indicator["relation"] == "none":
            cells["comment"] = "Décrit dans le texte."
            cells["planned"] = None if indicator["qualitative"] or not indicator["unit"] else 3
        elif indicator["figure"] is None:
            of = value_of(lot, dossier, indicator["of"]) if indicator["of"] else 1
            bound, top = Fraction(indicator["target"]) * of, indicator["up_to"]
            room = {"at-least": 2, "unstated": 2, "at-most": -2, "equal": 0}[indicator["relation"]]
            cells["planned"] = bound + room if top is None else (bound + Fraction(top) * of) / 2
    sync(lot, dossier)


def add_answers(lot, dossier):
    for field in lot["fields"]:
        dossier.place(field["place"], CELLS[field["place"]])
    for territory in lot["territories"]:
        dossier.key("territory", territory["id"])["covered"] = True
    for condition in lot["conditions"]:
        dossier.key("condition", condition["id"]).update(met=True, proof="Attestation" if condition["proof"] else None)
    for choice in lot["choices"]:
        for option in choice["options"][:choice["at_least"] or 1]:
            dossier.key("option", option["id"])["chosen"] = True
    for section in lot["sections"]:
        dossier.key("narrative", section["id"])["text"] = prose(min(30, section["max_words"] or 30))
    for piece in lot["pieces"]:
        if piece["paper"] is None:
            dossier.key("piece", piece["id"])["joined"] = True
    if any(piece["paper"] in ("engagement", "covering") for piece in lot["pieces"]):
        dossier.one("letter").update(place="Louvroil", date=date(lot["sessions"][0]["closes"]))


def example(lot, session=None, participants=None):
    """The dossier, and the moment it is clean at."""
    dossier = Dossier(lot["lot"])
    session = session or lot["sessions"][0]
    start = start_in(lot, session)
    dossier.one("action").update(title="Au fil de l’action", place="Louvroil")
    set_dates(dossier, start, end_of(lot, start))
    add_answers(lot, dossier)
    dossier.rows("step").append({"label": "Lancement", "start": start, "end": start, "place": "Louvroil"})
    if lot["participants"]:
        add_people(lot, dossier, participants or count_participants(lot))
    fit_staff(lot, dossier)
    add_money(lot, dossier)
    add_indicators(lot, dossier)
    return dossier, moment_in(session)
