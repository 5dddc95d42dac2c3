"""Turning the rows of a foreign table into ours, by the mapping of its columns."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from archive.documents.vocabulary import ROLES, Role
from archive.interchange import cells
from archive.interchange.mapping.compounds import ordered, shelfmark, with_date, with_holding, with_places, with_texts
from archive.interchange.mapping.fields import PLACES, REFERENCE, SEVERAL, is_prose
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.tables import record_of_cells
from archive.names.filing import spoken
from archive.text.cleaning import clean_line

# What programs and people write into a cell of which nothing is known. Capitals count: Nan is a name.
_NOTHING: Final = re.compile(
    r"not[ _](?:stated|applicable|known|given|specified|identified|available)"
    r"|(?:unidentified|unknown|unspecified)_[a-z_]+|n/a|N/A|null|NULL|nan|NaN|\(?[Nn]one\)?|-{1,2}|—"
)
# Of no place: `o. O.`, `s. l.`, `б. м.`
_NOWHERE: Final = re.compile(r"o\. ?O\.|s\. ?l\.|n\. ?p\.|z\. ?p\.|[Бб]\. ?м\.", re.IGNORECASE)
# Islandora's `Author (aut): Cope, Thomas` and `relators:aut:person:Cope, Thomas`: codes of the MARC list of relators.
_RELATOR: Final = re.compile(
    r"(?:(?<=[|;\n])|^)\s*"
    r"(?:[\w' ]+ \([a-z]{3}\): |relators:[a-z]{3}:(?:\w+:)?|(?:person|corporate_body|family):)"
)
_OF_PLACES: Final = frozenset({"places", *PLACES})
LINES: Final = "\n"
SEPARATORS: Final = ("|", ";", ",", "^^", LINES, "")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file is: our field ("" leaves it out), and how its values are written.

    `separator` is between values ("" for a single one); `turned` means that names have the family name first. `order`
    says what `3/2/1949` begins with, "day" or "month"; "" refuses it.
    """

    heading: str
    field: str = ""
    separator: str = "|"
    turned: bool = False
    order: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """A table as read: the headings, and each row that is not blank with its number."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unit: str = "row"


def mapped(table: Table, columns: Sequence[Column]) -> Iterator[Row]:
    """Yield the rows of the table, each as a record or with its faults."""
    names = [heading or f"column {at}" for at, heading in enumerate(table.headings, 1)]
    for number, row in table.rows:
        written = dict(zip(names, row, strict=False))
        read = record_of_cells(our_cells(row, columns))
        yield row_of(table.file, number, read, written, unit=table.unit)


def our_cells(row: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """Return the row as cells of our own columns."""
    plain = [cells.without_escapes(cells.unguarded(cell)) for cell in row]
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for column, cell in zip(columns, plain, strict=False):
        if column.field:
            found[column.field].append((column.heading, _cell(column, cell)))
    ours = {field: _together(field, given) for field, given in found.items()}
    for column, cell in zip(columns, plain, strict=False):
        is_open = column.field == "date_text" and not ours.get("date", "").strip()
        if is_open and (day := ordered(cell, column.order)) != cell:
            ours["date"] = day  # and the printed form stays
    if "title" not in ours:
        ours["title"] = _named_by_its_parties(ours)
    if beyond := [cell for cell in row[len(columns) :] if cell.strip()]:
        ours[""] = beyond[0]
    return with_places(with_texts(with_holding(with_date(ours))))


def have_titles(columns: Sequence[Column]) -> bool:
    """Return whether the rows have titles: in a column, or made of who wrote to whom."""
    return not {column.field for column in columns}.isdisjoint({"title", Role.AUTHOR, Role.RECIPIENT})


def _named_by_its_parties(ours: dict[str, str]) -> str:
    """Return a title for a letter of a table that has none: `Friedrich Engels to Karl Marx, Moses Hess`."""
    author, recipient = (
        ", ".join(filter(None, ours.get(role, "").split("|"))) for role in (Role.AUTHOR, Role.RECIPIENT)
    )
    if author and recipient:
        return _("%(author)s to %(recipient)s") % {"author": author, "recipient": recipient}
    if author:
        return _("From %(author)s") % {"author": author}
    return _("To %(recipient)s") % {"recipient": recipient} if recipient else ""


def _cell(column: Column, cell: str) -> str:
    """Return the cell as one of ours, with `|` between values."""
    if _is_nothing(column, cell):
        return ""
    if column.field in ROLES:
        cell = _RELATOR.sub("", cell)
    if column.field not in SEVERAL:
        return ordered(cell, column.order) if column.field == "date" else cell
    ours = column.separator == "|"
    pieces = cells.parted(cell) if ours else cell.split(column.separator) if column.separator else [cell]
    values = [piece.strip() for piece in pieces if piece.strip() and not _is_nothing(column, piece)]
    if ours and not column.turned and len(values) == len(pieces):
        return cell
    return cells.joined([spoken(clean_line(value)) for value in values] if column.turned else values)


def _is_nothing(column: Column, value: str) -> bool:
    plain = value.strip()
    return bool(_NOTHING.fullmatch(plain) or (column.field in _OF_PLACES and _NOWHERE.fullmatch(plain)))


def _together(field: str, given: list[tuple[str, str]]) -> str:
    if field == REFERENCE:
        return shelfmark(given)
    filled = [cell for _heading, cell in given if cell.strip()]
    if field in SEVERAL:
        return "|".join(filled)
    return ("\n\n" if is_prose(field) else " ").join(filled)
