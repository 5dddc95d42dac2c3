"""Reading the sheets of an XLSX workbook, cell by cell as text, and reporting what is not read."""

import io
import json
import re
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import IO, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.apart import sheets as apart
from archive.apart.running import Program
from archive.imprint.figures import figure
from archive.interchange.cells import without_escapes
from archive.interchange.reading.files import LARGEST, MOST_ROWS, is_bomb, too_large
from archive.interchange.reading.tables import MOST_COLUMNS, header_of
from archive.interchange.refusals import FileRefused

MOST_SHEET_ROWS = min(200_000, MOST_ROWS)
LARGEST_UNPACKED = LARGEST // 2  # all strings are held in memory at once
_HIGHEST_ROW = 1_048_576  # of any spreadsheet
_ROW = re.compile(rb"<(?:\w+:)?row[ >/]")
_MERGED = re.compile(rb"<(?:\w+:)?mergeCell [^>]*ref=\"([A-Z0-9:]{3,30})\"")
_NEVER_CALCULATED = re.compile(rb"</(?:\w+:)?f>(?:<(?:\w+:)?v ?/>|<(?:\w+:)?v></(?:\w+:)?v>)?</(?:\w+:)?c>")
_DAMAGED = (KeyError, ValueError, NotImplementedError, zipfile.BadZipFile, zlib.error, OSError, EOFError)
_SHEETS: Final = Program("sheets", memory=2_000_000_000, seconds=150, written=4 * LARGEST, patience=300)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet parsed in another process: its rows are in `lines`, from offset `place` up to the next sheet."""

    title: str
    is_shown: bool
    member: str
    lines: IO[bytes]
    place: int


@dataclass
class Workbook:
    """The sheets of a workbook, and sentences (`told`) about what is not read."""

    data: bytes
    told: list[str] = field(default_factory=list)

    def tables(self) -> Iterator[tuple[str, Iterator[list[str]]]]:
        """Yield every visible sheet with the header of the first; dates are YYYY-MM-DD, formulas their last result.

        Raises FileRefused where the file is not a workbook, is damaged, hides all sheets, or exceeds the limits.
        """
        sheets = _readable(self.data)
        shown = [sheet for sheet in sheets if sheet.is_shown]
        if not shown:
            raise FileRefused(_("All its sheets are hidden. Show the one that is meant, and save it again."))
        header = _header(shown[0])
        for sheet in sheets:
            name = {"sheet": sheet.title[:60]}
            if not sheet.is_shown:
                self.told.append(_("The sheet “%(sheet)s” is hidden and was not read.") % name)
            elif sheet is not shown[0] and not _header(sheet):
                continue
            elif sheet is not shown[0] and _header(sheet) != header:
                said = _("The sheet “%(sheet)s” was not read: its first row names columns of its own.")
                self.told.append(said % name)
            else:
                self._tell_of(sheet, name)
                yield sheet.title, _cells(sheet)

    def sheets(self) -> Iterator[tuple[str, Callable[[], Iterator[list[str]]]]]:
        """Yield every visible sheet that has a cell, whatever its columns, with a function that reads its rows.

        Raises FileRefused as `tables` does.
        """
        shown = [sheet for sheet in _readable(self.data) if sheet.is_shown and _header(sheet)]
        if not shown:
            raise FileRefused(_("There is no sheet with cells in it."))
        for sheet in shown:
            yield sheet.title, partial(_cells, sheet)

    def _tell_of(self, sheet: Sheet, name: dict[str, str]) -> None:
        with zipfile.ZipFile(io.BytesIO(self.data)) as packed:
            found = _counted(packed, sheet.member)
        if found.merged:
            some = ", ".join(dict.fromkeys(found.merged[:3])) + (" …" if len(found.merged) > 3 else "")
            said = _("The sheet “%(sheet)s” has merged cells (%(cells)s): the first of each holds all its words.")
            self.told.append(said % {**name, "cells": some})
        if found.lacking:
            said = _("The sheet “%(sheet)s” has formulas that were never worked out; they are read as empty cells.")
            self.told.append(said % name)


@dataclass
class _Counted:
    """Counts from the XML of a sheet, made without parsing it."""

    rows: int = 0
    lacking: int = 0
    merged: list[str] = field(default_factory=list)


def _counted(packed: zipfile.ZipFile, member: str) -> _Counted:
    found, before = _Counted(), b""
    with packed.open(member) as file:
        while (piece := file.read(1 << 20)) and found.rows <= MOST_SHEET_ROWS:
            found.rows += len(_ROW.findall(piece))
            found.lacking += len(_NEVER_CALCULATED.findall(piece))
            found.merged += [each.decode() for each in _MERGED.findall(before[-100:] + piece)]
            before = piece
    return found


def _readable(data: bytes) -> list[Sheet]:
    _require_small(data)
    lines: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115 - read row by row, for as long as anybody asks
    with tempfile.TemporaryFile() as copy:
        copy.write(data)
        code = _SHEETS.run(MOST_COLUMNS, _HIGHEST_ROW, read=copy, into=lines)
    if code not in (0, apart.BEYOND):
        raise FileRefused(str(_BROKEN if code == apart.DAMAGED else _TOO_HARD))
    sheets = list(_sheets(lines))
    if code == apart.BEYOND:
        title = sheets[-1].title[:60]
        said = _("The sheet “%(sheet)s” names rows beyond %(most)s: it is damaged.")
        raise FileRefused(said % {"sheet": title, "most": figure(_HIGHEST_ROW)})
    if not sheets:
        raise FileRefused(_("There is no sheet with cells in it."))
    return sheets


def _sheets(lines: IO[bytes]) -> Iterator[Sheet]:
    lines.seek(0)
    while line := lines.readline():
        if line.startswith(b"{"):
            yield Sheet(**json.loads(line), lines=lines, place=lines.tell())


def _header(sheet: Sheet) -> list[str]:
    """Return the column names: the first row that is not blank, among the first hundred."""
    for number, row in enumerate(_cells(sheet)):
        if any(cell.strip() for cell in row):
            return header_of(row)
        if number == 100:
            break
    return []


def _cells(sheet: Sheet) -> Iterator[list[str]]:
    place = sheet.place
    while True:
        # Two sheets may be read in turns.
        sheet.lines.seek(place)
        some = sheet.lines.readlines(1 << 20)
        for line in some:
            if not line.startswith(b"["):
                return
            yield [without_escapes(cell) for cell in json.loads(line)]
        if not some:
            return
        place += sum(map(len, some))


def _require_small(data: bytes) -> None:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as problem:
        raise FileRefused(_("It is no XLSX workbook. An old .xls must be saved as .xlsx.")) from problem
    if is_bomb(len(data), unpacked):
        raise FileRefused(_("It unpacks to more than a hundred times its size, as no sheet somebody filled does."))
    if unpacked > LARGEST_UNPACKED:
        raise FileRefused(too_large())
    _require_few_rows(data)


def _require_few_rows(data: bytes) -> None:
    """Raise FileRefused for too many rows, counted before parsing, which is forty times as fast."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            sheets = [name for name in packed.namelist() if "worksheets/" in name and name.endswith(".xml")]
            most = max((_counted(packed, name).rows for name in sheets), default=0)
    except _DAMAGED as problem:
        raise FileRefused(str(_BROKEN)) from problem
    if most > MOST_SHEET_ROWS:
        said = _(
            "A sheet of it has more than %(rows)s rows. Save it as CSV (UTF-8), which may have %(most)s, or split it."
        )
        raise FileRefused(said % {"rows": figure(MOST_SHEET_ROWS), "most": figure(MOST_ROWS)})


_BROKEN = gettext_lazy("It is no XLSX workbook, or it is damaged. Open it, save it again as .xlsx.")
_TOO_HARD = gettext_lazy(
    "It takes more memory or time to open than a table should. Save it as CSV (UTF-8), or split it."
)
