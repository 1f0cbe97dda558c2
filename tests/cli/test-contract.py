"""What `calls --json` and `call LOT --json` print, key by key, of every lot at hand.

Scripts read these keys: each is there in each lot, of its own type, and says what it
says in one way only.
"""

import os
import re
import sys
from datetime import date

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from ecotcli import *

RELATIONS = ("at-least", "at-most", "equal")
KINDS = ("staff", "operating", "services", "supplies", "participants", "indirect", "in-kind", "other")
UNITS = ("EUR", "%", "1", "h", "months", "words", "EUR/h")

# {{{ Types: each says what is wrong with a value, or nothing


def either(*types):
    return lambda value: None if any(kind(value) is None for kind in types) else types[0](value)


def fits(pattern, what):
    expression = re.compile(pattern)
    return lambda value: None if isinstance(value, str) and expression.fullmatch(value) else f"{value!r} is not {what}"


def one_of(*values):
    return lambda value: None if isinstance(value, str) and value in values else f"{value!r} is not one of {values}"


def nothing(value):
    return None if value is None else f"{value!r} is not null"


def flag(value):
    return None if isinstance(value, bool) else f"{value!r} is not true or false"


def count(value):
    return None if type(value) is int and value >= 0 else f"{value!r} is not a count"


def day(value):
    try:
        return None if date.fromisoformat(value).isoformat() == value else f"{value!r} is not a day"
    except (TypeError, ValueError):
        return f"{value!r} is no day of a calendar"


def text(value):
    if not isinstance(value, str) or value == "":
        return f"{value!r} is not a text"
    if re.search(r"[\x00-\x1f]|^ | $|  ", value):
        return f"{value!r} has spaces to spare"
    return None


def quote(value):
    wrong = text(value)
    return wrong if wrong is not None or len(value.split()) <= 12 else f"“{value}” has more than 12 words"


identifier = fits(r"[A-Za-z0-9][A-Za-z0-9._+-]*", "an identifier")
minute = fits(r"([01]\d|2[0-3]):[0-5]\d", "an hour")
amount = fits(r"\d+\.\d\d", "an amount")
number = fits(r"0|[1-9]\d*|(?:0|[1-9]\d*)\.\d{0,3}[1-9]", "a plain number")


def record(**members):
    """Every one of @members there, in its type; others are free to come."""
    def judge(value):
        if not isinstance(value, dict):
            return f"{value!r} is not an object"
        for name, kind in members.items():
            if name not in value:
                return f"no key “{name}”"
            wrong = kind(value[name])
            if wrong is not None:
                return f"{name}: {wrong}"
        return None
    return judge


def array(kind):
    def judge(value):
        if not isinstance(value, list):
            return f"{value!r} is not an array"
        for index, item in enumerate(value):
            wrong = kind(item)
            if wrong is not None:
                return f"[{index}] {wrong}"
        return None
    return judge


def or_null(kind):
    return either(kind, nothing)


# }}}
# {{{ The shape

source = record(file=identifier, line=lambda value: count(value) or (None if value > 0 else "line 0"), quote=quote)
value = either(number, amount)


def item(**members):
    return record(id=identifier, label=text, source=or_null(source), **members)


LOT_SHAPE = record(
    lot=fits(r"[^/]+/[^/]+", "a lot"), call=identifier, issuer=text, title=text, title_inferred=flag,
    fund=or_null(one_of("fse")), rounding=one_of("half-up", "down", "euro"),
    sessions=array(record(opens=or_null(day), closes=or_null(day), closes_time=or_null(minute),
                          start_from=or_null(day), start_to=or_null(day), source=source)),
    period=record(start=or_null(day), end=or_null(day), max_months=or_null(count), source=or_null(source)),
    sections=array(record(id=identifier, title=text, max_words=or_null(count), source=source)),
    fields=array(record(id=identifier, label=text, required=flag)),
    territories=array(record(id=identifier, label=text)),
    categories=array(record(id=identifier, label=text, kind=one_of(*KINDS))),
    flat_rates=array(record(id=identifier, percent=number, mode=one_of("flat", "ceiling", "unstated"),
                            base=one_of("direct", "direct-without-services", "direct-staff", "unstated"), source=source)),
    funds=array(record(id=identifier, label=text, max_percent=or_null(number), source=source)),
    limits=array(record(id=identifier, figure=text, relation=one_of(*RELATIONS), value=or_null(value), unit=or_null(one_of(*UNITS)),
                        of=or_null(text), level=one_of("error", "warning", "advice"), source=source)),
    indicators=array(record(id=identifier, label=text, relation=one_of(*RELATIONS, "unstated", "none"), target=or_null(number),
                            unit=or_null(text), source=source)),
    pieces=array(record(id=identifier, label=text, required=flag, source=source)),
    payment=record(advance_max_percent=or_null(number), source=or_null(source)),
    reports=array(item(months_after_end=or_null(count), date=or_null(day))),
    obligations=array(item(delay=or_null(text))),
    notes=array(record(kind=one_of("contradiction", "silence", "ambiguity", "oddity"), text=text, sources=array(source))))

LISTED = record(lot=text, call=identifier, issuer=text, title=text,
                deadline=or_null(fits(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", "a day or a moment")))

# }}}


def each_lot():
    for listed in fine("calls", "--json").json():
        yield listed, fine("call", listed["lot"], "--json").json()


def test_shape():
    lots = 0
    for listed, lot in each_lot():
        equal((LISTED(listed), LOT_SHAPE(lot)), (None, None), listed["lot"])
        lots += 1
    check(lots >= 45, f"{lots} lots")


def each_array(value, place):
    """Every array of @value, however deep, with its place."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from each_array(member, f"{place}.{name}")
    elif isinstance(value, list):
        yield place, value
        for index, member in enumerate(value):
            yield from each_array(member, f"{place}[{index}]")


def test_once():
    """An identifier stands once in its array."""
    for listed, lot in each_lot():
        for place, values in each_array(lot, listed["lot"]):
            ids = [member["id"] for member in values if isinstance(member, dict) and "id" in member]
            equal(sorted(ids), sorted(set(ids)), place)


def each_source(value, place):
    if isinstance(value, dict) and set(value) == {"file", "line", "quote"}:
        yield place, value
    elif isinstance(value, dict):
        for name, member in value.items():
            yield from each_source(member, f"{place}.{name}")
    elif isinstance(value, list):
        for index, member in enumerate(value):
            yield from each_source(member, f"{place}[{index}]")


def test_sources():
    for listed, lot in each_lot():
        files = set()
        for place, cited in each_source(lot, listed["lot"]):
            equal(source(cited), None, place)
            files.add(cited["file"])
        equal(len(files), 1, f"{listed['lot']}: {files}")
        for note in lot["notes"]:
            check(note["sources"], f"{listed['lot']}: a note without a phrase: {note['text']}")


def test_agreement():
    """What two keys say of the same thing."""
    for listed, lot in each_lot():
        name = listed["lot"]
        for key in ("lot", "call", "issuer", "title"):
            equal(listed[key], lot[key], name)
        equal(lot["lot"].split("/")[0], lot["call"], name)
        moments = [session["closes"] + ("T" + session["closes_time"] if session["closes_time"] else "")
                   for session in lot["sessions"] if session["closes"]]
        equal(listed["deadline"], max(moments, key=lambda moment: moment if "T" in moment else moment + "T99", default=None), name)
        for session in lot["sessions"]:
            check("start_to_printed" not in session or session["start_to"] is None, f"{name}: a printed date and a day")
        for indicator in lot["indicators"]:
            equal(indicator["target"] is None, indicator["relation"] == "none", f"{name} {indicator['id']}")
        for limit in lot["limits"]:
            equal(limit["value"] is None, limit["announced"], f"{name} {limit['id']}")
            equal(limit["unit"] is None, limit["announced"], f"{name} {limit['id']}")
            if limit["unit"] == "EUR":
                equal(amount(limit["value"]), None, f"{name} {limit['id']}")
            check(limit["unit"] != "%" or limit["of"] or limit["figure"].endswith(".rate"), f"{name} {limit['id']}: a share of nothing")


def lot_named(name):
    return fine("call", name, "--json").json()


def test_printed_dates():
    """Dates that no calendar has, or that contradict each other, are kept as the call prints them."""
    session = next(session for session in lot_named("pas-de-calais-2024/d02")["sessions"] if "start_to_printed" in session)
    equal((session["start_to"], session["start_to_printed"]), (None, "29/02/2025"))
    closed = [session for session in lot_named("pas-de-calais-2024/d06")["sessions"] if session["closes"] < session["opens"]]
    check(closed, "d06 closes before it opens, and says so")
    for name, wanted in (("d02", "start"), ("d06", "clo")):
        notes = lot_named("pas-de-calais-2024/" + name)["notes"]
        check(any(note["kind"] == "contradiction" or note["kind"] == "oddity" for note in notes), f"{name}: no note ({wanted})")


if __name__ == "__main__":
    main(globals())
