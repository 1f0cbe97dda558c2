"""A dossier, as the tests of the limits hold one: its cells, and its XML.

Numbers are held as they are typed, exact: Fractions, never floats.  What is None
is left out, and so is empty.
"""

import copy
from fractions import Fraction
from xml.sax.saxutils import escape, quoteattr


def decimal(number, digits=4):
    """1234.5 as XML holds it; more digits than it may have are an error."""
    scaled = Fraction(number) * 10 ** digits
    if scaled.denominator != 1:
        raise ValueError(f"{number} has more than {digits} decimals")
    sign, scaled = ("-" if scaled < 0 else ""), abs(int(scaled))
    whole, rest = divmod(scaled, 10 ** digits)
    return f"{sign}{whole}" + (f".{rest:0{digits}}".rstrip("0").rstrip(".") if rest else "")


def text(value):
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, Fraction)):
        return decimal(value)
    return str(value)


class Dossier:
    """Single records, keyed records and lists, each a dictionary of cells."""

    def __init__(self, lot):
        self.lot = lot
        self.single = {}  # element -> cells
        self.keyed = {}   # element -> key -> cells
        self.lists = {}   # element -> list of cells

    def copy(self):
        return copy.deepcopy(self)

    def one(self, element):
        return self.single.setdefault(element, {})

    def key(self, element, key):
        return self.keyed.setdefault(element, {}).setdefault(key, {})

    def rows(self, element):
        return self.lists.setdefault(element, [])

    def get(self, element, key, field):
        return self.keyed.get(element, {}).get(key, {}).get(field)

    def place(self, place, value):
        """Fills a cell named as findings name it: applicant/siret."""
        element, field = place.split("/")
        self.one(element)[field] = value

    def to_xml(self):
        parts = [f'<?xml version="1.0" encoding="UTF-8"?>\n<dossier version="1" lot={quoteattr(self.lot)}>']
        for element, cells in self.single.items():
            parts.append(record(element, "", cells))
        for element, keys in self.keyed.items():
            parts += [record(element, f" key={quoteattr(key)}", cells) for key, cells in keys.items()]
        for element, rows in self.lists.items():
            parts += [record(element, "", cells) for cells in rows]
        return "\n".join(parts + ["</dossier>", ""])


def record(element, attributes, cells):
    inside = "".join(f"<{field}>{escape(text(value))}</{field}>"
                     for field, value in cells.items() if value is not None)
    return f"  <{element}{attributes}>{inside}</{element}>"
