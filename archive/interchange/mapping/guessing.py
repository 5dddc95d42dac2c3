"""Guessing which of our fields a foreign column is, from its heading and its values."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.vocabulary import ROLES, Role
from archive.interchange.cells import COLUMNS
from archive.interchange.mapping.compounds import order_of, parts_of_shelfmarks
from archive.interchange.mapping.fields import FIELDS, REFERENCE, SEVERAL
from archive.interchange.mapping.headings import field_of, key
from archive.interchange.mapping.mapped import LINES, Column, Table
from archive.interchange.reading.tables import REFUSED_ROW, REFUSED_WHY

LOOKED_AT: Final = 200  # rows
_WEB = re.compile("https?://")
_DATED = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
# Behind it may stand when somebody lived: “Boyle, Robert, 1627-1691”.
_INVERTED = re.compile(r"[^\W\d]+[\w .'’-]*, [^\W\d][^,]*(?:, [^,]*\d{3}[^,]*)?")
_OWN: Final = frozenset({*COLUMNS, REFUSED_ROW, REFUSED_WHY, ""})
_OF_PLACES: Final = frozenset({"places", "locations", "associated places", "orte", "lieux", "места"})


def guessed(table: Table) -> tuple[Column, ...]:
    """Return a column for each heading. Of two headings for a single-valued field the first gets it."""
    if all(heading.strip().lower() in _OWN for heading in table.headings):
        return tuple(_own(heading) for heading in table.headings)
    taken: set[str] = set()
    # A column more in a table of ours leaves our way of parting values; a foreign table may call a column as we do.
    is_ours = sum(heading.strip().lower() in _OWN for heading in table.headings) * 2 > len(table.headings)
    columns, parts = [], parts_of_shelfmarks(table.headings)
    for at, heading in enumerate(table.headings):
        values = [row[at] for _, row in table.rows[:LOOKED_AT] if at < len(row) and row[at].strip()]
        field = REFERENCE if at in parts else _agents(at, table) or _field(heading, values)
        if field == "title" and not values:
            field = ""  # a column nobody filled: the title may be had otherwise
        if at not in parts and field in taken and field not in SEVERAL:
            field = ""
        taken.add(field)
        columns.append(_shaped(heading, field, values, is_ours=is_ours))
    return tuple(_by_values(columns, table))


def _by_values(columns: list[Column], table: Table) -> list[Column]:
    """Guess an id and a title by values where no heading gives them.

    An id is unique in every row; the title is the column with most words that is not a whole text. Letters with their
    sender and recipient need none.
    """
    open_ones = [at for at, column in enumerate(columns) if not column.field and not _names_a_part(column.heading)]
    values = {at: [row[at].strip() if at < len(row) else "" for _, row in table.rows[:LOOKED_AT]] for at in open_ones}
    known = {column.field for column in columns}
    ids = [at for at in open_ones if "external_id" not in known and _are_ids(values[at])]
    if ids:
        columns[ids[0]] = Column(columns[ids[0]].heading, "external_id")
    titles = [at for at in open_ones if at not in ids[:1] and _may_be_titles(values[at])]
    if titles and "title" not in known and not known >= {Role.AUTHOR, Role.RECIPIENT}:
        best = max(titles, key=lambda at: sum(map(len, values[at])))
        columns[best] = Column(columns[best].heading, "title")
    return columns


def _names_a_part(heading: str) -> bool:
    """Return whether the heading is the id, or the like, of what another column is: `senderID`, `recipient_address`."""
    first, _, rest = key(heading).partition(" ")
    return bool(rest) and field_of(first) in ROLES | {"places"}


def _are_ids(values: Sequence[str]) -> bool:
    """Return whether every value is short, without spaces, unique, and not a date."""
    return (
        all(0 < len(value) <= 40 and " " not in value for value in values)
        and len(set(values)) == len(values) > 1
        and not all(map(_DATED.fullmatch, values))
    )


def _may_be_titles(values: Sequence[str]) -> bool:
    filled = [value for value in values if value]
    return (
        len(filled) * 2 > len(values)
        and all(len(value) <= 500 for value in filled)
        and any(" " in value for value in filled)
    )


def _own(heading: str) -> Column:
    """Return a column of our own tables, leaving out what a list of refused rows adds."""
    plain = heading.strip().lower()
    return Column(heading, plain if plain in COLUMNS else "")


def _shaped(heading: str, field: str, values: Sequence[str], *, is_ours: bool) -> Column:
    """Return the column of this field, with the separator of its values."""
    if field in {"date", "date_text"}:
        return Column(heading, field, order=order_of(heading, values))
    if field not in SEVERAL or (is_ours and heading.strip().lower() in COLUMNS):
        return Column(heading, field)
    several_places = field == "places" and key(heading) in _OF_PLACES  # else “Salem, New Jersey” is one
    separator = _separator(values, may_be_comma=several_places or field in {"topics", "languages"})
    return Column(heading, field, separator, turned=field in ROLES and _are_inverted(values, separator))


def _field(heading: str, values: Sequence[str]) -> str:
    plain = heading.strip().lower()
    field = field_of(heading) or (plain if plain in FIELDS else "")
    if field in {"date", "date_text"}:
        return "date" if values and all(map(_is_edtf, values)) else "date_text"
    of_the_web = bool(values) and all(map(_WEB.match, values))
    if field == "url" and values and not of_the_web:
        return ""  # an address within another site
    return "url" if of_the_web and not field and not _names_a_part(heading) else field


def _is_edtf(value: str) -> bool:
    """Return whether this is a date as programs write it: `1949-02`, `[1774-09,1774-10]`; `[1615]` is an editor's."""
    plain = value.strip()
    if plain.startswith("[") and not {",", "."} & set(plain):
        return False
    try:
        return bool(ImpreciseDate.from_edtf(plain))
    except UnreadableDate:
        return False


def _agents(at: int, table: Table) -> str:
    """Return the part that people of ArchivesSpace have, whose header has a column for it beside: `…_relator_1`."""
    heading = table.headings[at]
    if "_agent_header_" not in heading:
        return ""
    said = set[str]()
    for beside in ("relator", "role"):
        name = heading.replace("_header_", f"_{beside}_")
        if name in table.headings:
            place = table.headings.index(name)
            said |= {row[place].strip().lower() for _, row in table.rows[:LOOKED_AT] if place < len(row)}
    if said & {"rcp", "recipient", "addressee", "correspondent"}:
        return Role.RECIPIENT
    return Role.AUTHOR if said & {"aut", "cre", "author", "creator"} else Role.MENTIONED


def _separator(values: Sequence[str], *, may_be_comma: bool) -> str:
    """Return the likeliest separator of values in a cell."""
    found = Counter[str]()
    for value in values:
        found.update({sign: 1 for sign in ("|", "^^", ";", LINES) if sign in value.strip()})
    if found:
        return found.most_common(1)[0][0]
    commas = sum("," in value for value in values)
    return "," if may_be_comma and commas and all(len(value) < 120 for value in values) else ""


def _are_inverted(values: Sequence[str], separator: str) -> bool:
    """Return whether most names of several words begin with the family name: “Zhou, Enlai”."""
    names = [piece.strip() for value in values for piece in (value.split(separator) if separator else [value])]
    names = [name for name in names if " " in name]
    return bool(names) and sum(bool(_INVERTED.fullmatch(name)) for name in names) * 2 > len(names)
