"""Reading the first sheet of an XLSX workbook, cell by cell as text."""

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from openpyxl import load_workbook

from archive.interchange.reading.files import LARGEST, too_large
from archive.interchange.reading.tables import MOST_COLUMNS
from archive.interchange.refusals import FileRefused


def table_of(data: bytes) -> Iterator[list[str]]:
    """The rows of the first sheet; dates are YYYY-MM-DD, formulas what they last came to.

    Raises FileRefused where the file is no workbook, is damaged, or unpacks to more than the limit.
    """
    _require_small(data)
    try:
        sheet = load_workbook(io.BytesIO(data), read_only=True, data_only=True).worksheets[0]
        # What a sheet says of its own size may be anything; without it, rows are as long as they are.
        sheet.reset_dimensions()
        for row in sheet.iter_rows(values_only=True):
            yield [_text(cell) for cell in row[: MOST_COLUMNS + 1]]
    except (KeyError, ValueError, IndexError, TypeError, zipfile.BadZipFile, SyntaxError, OSError) as problem:
        raise FileRefused("It is no XLSX workbook, or it is damaged. Open it, save it again as .xlsx.") from problem


def _require_small(data: bytes) -> None:
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(io.BytesIO(data)).infolist())
    except zipfile.BadZipFile as problem:
        raise FileRefused("It is no XLSX workbook. An old .xls must be saved as .xlsx.") from problem
    if unpacked > LARGEST:
        raise FileRefused(too_large())


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    if isinstance(cell, datetime.date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
