"""Turning the rows of a foreign table into ours, by the mapping of its columns."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from archive.documents.vocabulary import ROLES, Role
from archive.interchange import cells
from archive.interchange.mapping.fields import HOLDING, PLACES, SEVERAL, TEXTS, is_prose
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.tables import record_of_cells
from archive.names.filing import spoken
from archive.text.cleaning import clean_line

# What programs and people write into a cell of which nothing is known. Capitals count: Nan is a name.
_NOTHING: Final = re.compile(
    r"not[ _](?:stated|applicable|known|given|specified|identified|available)"
    r"|(?:unidentified|unknown|unspecified)_[a-z_]+|n/a|N/A|null|NULL|nan|NaN|\(?[Nn]one\)?|-{1,2}|—"
)
# Islandora's `Author (aut): Cope, Thomas` and `relators:aut:person:Cope, Thomas`: codes of the MARC list of relators.
_RELATOR: Final = re.compile(
    r"(?:(?<=[|;\n])|^)\s*"
    r"(?:[\w' ]+ \([a-z]{3}\): |relators:[a-z]{3}:(?:\w+:)?|(?:person|corporate_body|family):)"
)
LINES: Final = "\n"
SEPARATORS: Final = ("|", ";", ",", LINES, "")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of the file is: our field ("" leaves it out), and how its values are written.

    `separator` is between values ("" for a single one); `turned` means that names have the family name first.
    """

    heading: str
    field: str = ""
    separator: str = "|"
    turned: bool = False


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
    found: dict[str, list[str]] = defaultdict(list)
    for column, cell in zip(columns, plain, strict=False):
        if column.field:
            found[column.field].append(_cell(column, cell))
    ours = {field: _together(field, given) for field, given in found.items()}
    if "title" not in ours:
        ours["title"] = _named_by_its_parties(ours)
    if beyond := [cell for cell in row[len(columns) :] if cell.strip()]:
        ours[""] = beyond[0]
    return _with_places(_with_texts(_with_holding(ours, found)))


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
    if _NOTHING.fullmatch(cell.strip()):
        return ""
    if column.field in ROLES:
        cell = _RELATOR.sub("", cell)
    if column.field not in SEVERAL:
        return cell
    if column.separator == "|":
        values = cells.parted(cell) if column.turned else None
    else:
        pieces = cell.split(column.separator) if column.separator else [cell]
        values = [piece.strip() for piece in pieces if piece.strip()]
    if values is None:
        return cell
    return cells.joined([spoken(clean_line(value)) for value in values] if column.turned else values)


def _together(field: str, given: list[str]) -> str:
    filled = [cell for cell in given if cell.strip()]
    if field in SEVERAL:
        return "|".join(filled)
    return ("\n\n" if is_prose(field) else " ").join(filled)


def _with_holding(ours: dict[str, str], found: dict[str, list[str]]) -> dict[str, str]:
    """Combine repository, shelfmark and note, from a column each, into one holding."""
    if not any(part in found for part in HOLDING):
        return ours
    parts = [clean_line(ours.pop(part, "")) for part in HOLDING]
    holding = cells.joined([cells.composed(parts)]) if any(parts) else ""
    ours["holdings"] = "|".join(filter(None, [ours.get("holdings", ""), holding]))
    return ours


def _with_texts(ours: dict[str, str]) -> dict[str, str]:
    given = [(kind, ours.pop(field)) for field, kind in TEXTS.items() if field in ours]
    if given:
        texts = [cells.BETWEEN.join([kind, "", "", text]) for kind, text in given if text.strip()]
        ours["texts"] = "|".join(filter(None, [ours.get("texts", ""), cells.joined(texts)]))
    return ours


def _with_places(ours: dict[str, str]) -> dict[str, str]:
    """Combine the places of a letter, from a column each, with what they are to it."""
    given = [(role, cells.parted(ours.pop(field))) for field, role in PLACES.items() if field in ours]
    places = [cells.composed([name, role]) for role, names in given for name in names]
    if given:
        ours["places"] = "|".join(filter(None, [ours.get("places", ""), cells.joined(places)]))
    return ours
