"""The rows of an import in progress: read, mapped and mended as decided."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.interchange.mapping.mapped import Column, Table, mapped
from archive.interchange.mapping.opening import Opened, opened
from archive.interchange.mapping.profiles import OWN, SHIPPED, columns_by
from archive.interchange.reading import Row, read
from archive.interchange.reading.files import text_of, unpacked
from archive.interchange.reading.tables import REFUSED_ROW, REFUSED_WHY
from archive.interchange.refusals import FileRefused
from archive.interchange.staging.kept import Staged

MOST_ROWS: Final = 10_000


@dataclass(frozen=True, slots=True)
class Laid:
    """A file with its rows: how it was opened, its columns where it is a table, and its rows."""

    opened: Opened
    columns: tuple[Column, ...]
    rows: Sequence[Row]


def laid(one: Staged) -> Laid:
    """Return the file of this import with its decisions applied.

    Raises FileRefused where it cannot be read, or has more rows than a request can import.
    """
    found = _laid(one)
    if len(found.rows) > MOST_ROWS:
        sentence = _("It has %(rows)s rows, and the desk takes %(most)s at once. Split it.")
        raise FileRefused(sentence % {"rows": figure(len(found.rows)), "most": figure(MOST_ROWS)})
    return found


def _laid(one: Staged) -> Laid:
    found = opened(one.file, one.data, sheet=one.sheet, profile=one.profile)
    if found.table is None:
        return Laid(found, (), _read(one, found))
    columns = tuple(one.columns) or columns_by(one.profile, found.table)
    rows = mapped(_mended(found.table, one.cells), columns)
    source = source_of(one, found)
    return Laid(found, columns, tuple(_sourced(row, source) for row in rows))


def source_of(one: Staged, found: Opened) -> str:
    """Return the source of its ids: the one chosen, or else the profile's."""
    return one.source or one.profile or found.profile or OWN


def needs_mapping(one: Staged, found: Laid) -> bool:
    """Return whether somebody has to look at the columns first.

    That is so for a table not looked at yet whose columns are not simply ours, or which has several sheets.
    """
    own = (column.heading.strip().lower() in {column.field, REFUSED_ROW, REFUSED_WHY} for column in found.columns)
    return found.opened.table is not None and not one.columns and (len(found.opened.sheets) > 1 or not all(own))


def _read(one: Staged, found: Opened) -> Sequence[Row]:
    """Read a file that needs no mapping, with its mended lines."""
    data = unpacked(one.data)
    if one.lines:
        lines = text_of(data).split("\n")
        for number, line in one.lines.items():
            lines[int(number) - 1] = line.replace("\r", "").replace("\n", " ")
        data = "\n".join(lines).encode()
    profile = found.profile if found.profile in SHIPPED else ""
    rows = read(one.file, data, written_as=found.written_as, profile=profile).rows
    return tuple(_sourced(row, one.source) for row in rows) if one.source else rows


def _mended(table: Table, cells: Mapping[str, Mapping[str, str]]) -> Table:
    """Return the table with its mended cells."""
    if not cells:
        return table
    rows = [(number, _row(row, cells.get(str(number), {}))) for number, row in table.rows]
    return replace(table, rows=tuple(rows))


def _row(row: tuple[str, ...], mended: Mapping[str, str]) -> tuple[str, ...]:
    wide = list(row)
    for at, cell in mended.items():
        wide += [""] * (int(at) + 1 - len(wide))
        wide[int(at)] = cell
    return tuple(wide)


def _sourced(row: Row, source: str) -> Row:
    if row.record is None or row.record.source:
        return row
    return replace(row, record=replace(row.record, source=source))
