"""Opening a foreign file: its format, sheets and table, or the profile that its keys give away."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any, Final

from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.interchange import cells
from archive.interchange.mapping.mapped import Table
from archive.interchange.mapping.profiles import FRUS, LISTING, OPENREFINE, OWN
from archive.interchange.reading import csv, frus, xlsx
from archive.interchange.reading.files import (
    MOST_ROWS,
    require_few,
    require_short_lines,
    text_of,
    too_many_rows,
    unpacked,
)
from archive.interchange.reading.formats import Format, format_of
from archive.interchange.reading.jsonl import NotOneObject, object_of
from archive.interchange.reading.tables import MOST_COLUMNS
from archive.interchange.record import KEYS
from archive.interchange.refusals import FileRefused

_HEAD: Final = 50  # lines read to recognise a profile by its keys
_ABOVE: Final = 10  # rows among which the headings stand
_NARROW: Final = 2  # columns; there a single filled cell may well be the heading


@dataclass(frozen=True, slots=True)
class Opened:
    """A readable file: its format, its sheets where it has several, its profile, and its table where it is one.

    `profile` is "" where somebody has to map the columns.
    """

    written_as: Format
    sheets: tuple[str, ...] = ()
    profile: str = ""
    table: Table | None = None


def opened(file: str, data: bytes, *, sheet: str = "", profile: str = "") -> Opened:
    """Open the file. Raises FileRefused where it cannot be read at all."""
    data = unpacked(data)
    kind = _kind(file, data)
    if kind == Format.XLSX:
        return _workbook(file, data, sheet, profile)
    require_short_lines(data)
    text = text_of(data)
    if kind == Format.LISTING or profile == LISTING:
        return Opened(Format.LISTING, profile=LISTING)
    if kind == Format.JSONL:
        return _lines(file, text, profile)
    require_few(csv.table_of(text))
    return Opened(Format.CSV, table=_table(file, csv.table_of(text), profile))


def _kind(file: str, data: bytes) -> Format:
    """Return the format; pasted text is a table where its first line has separators."""
    try:
        found = format_of(file, data)
    except FileRefused:
        found = Format.LISTING
    first = data.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if found == Format.LISTING and not first.lower().startswith((b"skip to content", b"results:")):
        return Format.CSV if any(sign in first for sign in (b"\t", b",", b";")) else found
    return found


def _workbook(file: str, data: bytes, sheet: str, profile: str) -> Opened:
    sheets = dict(xlsx.Workbook(data).sheets())
    chosen = sheet if sheet in sheets else next(iter(sheets))
    table = _table(file, sheets[chosen](), profile, f"sheet “{chosen[:60]}”, row" if len(sheets) > 1 else "row")
    return Opened(Format.XLSX, tuple(sheets), "", table)


def _table(file: str, rows: Iterable[Sequence[str]], profile: str, unit: str = "row") -> Table:
    """Return the table. Raises FileRefused where there is no heading, no row, or too many of either."""
    headings: tuple[str, ...] = ()
    filled: list[tuple[int, tuple[str, ...]]] = []
    for number, row in _from_the_headings(enumerate(rows, 1)):
        if not headings:
            headings = _headings(row)
            continue
        if len(filled) >= MOST_ROWS:
            raise too_many_rows()
        filled.append((number, tuple(row)))
    if not filled:
        raise FileRefused(_("It has a header and no rows.") if headings else _("It is empty."))
    table = Table(file, headings, tuple(filled), unit)
    return _gathered(table) if profile == OPENREFINE else table


def _from_the_headings(rows: Iterator[tuple[int, Sequence[str]]]) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the rows that are not blank, from the headings on: people write above a table what it is."""
    filled = ((number, row) for number, row in rows if any(cell.strip() for cell in row))
    first = list(islice(filled, _ABOVE))
    widths = [sum(1 for cell in row if cell.strip()) for _number, row in first]
    begins = next((at for at, width in enumerate(widths) if width > 1), 0) if max(widths, default=0) > _NARROW else 0
    yield from chain(first[begins:], filled)


def _headings(row: Sequence[str]) -> tuple[str, ...]:
    headings = [cell.strip() for cell in row]
    while headings and not headings[-1]:
        headings.pop()
    if len(headings) > MOST_COLUMNS:
        raise _too_wide(len(headings))
    return tuple(headings)


def _too_wide(columns: int) -> FileRefused:
    said = _("It has %(n)s columns, and %(most)d are the most.")
    return FileRefused(said % {"n": figure(columns), "most": MOST_COLUMNS})


def _gathered(table: Table) -> Table:
    """Merge rows that begin with an empty cell into the record above, as further values of its cells."""
    records: list[tuple[int, list[list[str]]]] = []
    for number, row in table.rows:
        if records and not row[0].strip():
            for values, cell in zip(records[-1][1], row, strict=False):
                values.extend(filter(None, [cell.strip()]))
        else:
            records.append((number, [[cell] for cell in row]))
    rows = [(number, tuple(_one(values) for values in columns)) for number, columns in records]
    return Table(table.file, table.headings, tuple(rows), table.unit)


def _one(values: list[str]) -> str:
    return values[0] if len(values) == 1 else cells.joined([value for value in values if value.strip()])


def _lines(file: str, text: str, profile: str) -> Opened:
    """Open JSON Lines: our own shape, the volumes' shape, or foreign objects as a table."""
    require_few(line for line in text.split("\n") if line.strip())
    keys = set[str]()
    for _number, line in _first(_numbered(text), _HEAD):
        keys |= _keys(line)
    if profile == FRUS or (not profile and keys and keys <= frus.KEYS):
        return Opened(Format.JSONL, profile=FRUS)
    if profile == OWN or not keys or (not profile and keys <= set(KEYS)):
        return Opened(Format.JSONL, profile=OWN)
    return Opened(Format.JSONL, table=_objects(file, text))


def _objects(file: str, text: str) -> Table:
    objects = []
    for number, line in _numbered(text):
        try:
            objects.append((number, object_of(line)))
        except NotOneObject as refused:
            raise FileRefused(_("Line %(number)s %(why)s") % {"number": figure(number), "why": refused}) from refused
    headings = tuple(dict.fromkeys(key for _number, one in objects for key in one))
    if len(headings) > MOST_COLUMNS:
        raise _too_wide(len(headings))
    rows = tuple((number, tuple(_said(one.get(key)) for key in headings)) for number, one in objects)
    return Table(file, headings, rows, "line")


def _said(value: Any) -> str:
    """Return a value of a foreign object as a cell: lists joined by `|`, objects by their words."""
    if isinstance(value, list):
        return cells.joined([_said(one) for one in value])
    if isinstance(value, dict):
        named = next((value[key] for key in ("name", "label", "title", "value", "text") if value.get(key)), None)
        return _said(named) if named is not None else ", ".join(filter(None, map(_said, value.values())))
    return "" if value is None else str(value)


def _numbered(text: str) -> Iterator[tuple[int, str]]:
    return ((number, line) for number, line in enumerate(text.split("\n"), 1) if line.strip())


def _first(lines: Iterator[tuple[int, str]], most: int) -> Iterator[tuple[int, str]]:
    return (line for line, _nth in zip(lines, range(most), strict=False))


def _keys(line: str) -> set[str]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return set()
    return set(value) if isinstance(value, dict) else set()
