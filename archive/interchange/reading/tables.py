"""Records from the rows of a table, whichever program wrote it."""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from archive.documents.vocabulary import ROLES
from archive.imprint.figures import figure
from archive.interchange import cells
from archive.interchange.reading.files import MOST_ROWS, too_many_rows
from archive.interchange.reading.rows import Row, row_of
from archive.interchange.reading.shape import Remark, record_from, split_name
from archive.interchange.record import Record
from archive.interchange.refusals import FileRefused
from archive.text.cleaning import clean_line

PROFILE = "sobriquet"
# Columns of a list of refused rows, which can be mended and imported as it is.
REFUSED_ROW, REFUSED_WHY = "refused_row", "refused_why"
MOST_COLUMNS = 200


def read_table(
    table: Iterable[Sequence[str]], known: Sequence[str], required: Sequence[str] = ("title",)
) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each row that is not blank with its number (the header is 1), by column.

    Raises FileRefused where there is no row at all, or where the header is not valid.
    """
    header: list[str] = []
    filled = 0
    for number, row in enumerate(table, 1):
        if not any(cell.strip() for cell in row):
            continue
        if not header:
            header = header_of(row)
            _require_header(header, known, required)
            continue
        filled += 1
        if filled > MOST_ROWS:
            raise too_many_rows()
        yield number, _by_column(header, row)
    if not filled:
        raise FileRefused(_("It has a header and no rows.") if header else _("It is empty."))


def header_of(row: Sequence[str]) -> list[str]:
    """Return the names of the columns as they are compared."""
    return [clean_line(cell).lower() for cell in row]


def read_documents(file: str, table: Iterable[Sequence[str]], sheet: str = "") -> Iterator[Row]:
    """Yield the rows of a table of documents, each as a record or with its faults."""
    unit = f"sheet “{sheet[:60]}”, row" if sheet else "row"
    for number, row in read_table(table, cells.COLUMNS):
        yield row_of(file, number, record_of_cells(row), row, unit=unit)


def _require_header(header: list[str], known: Sequence[str], required: Sequence[str]) -> None:
    """Raise FileRefused unless every column is known and stands once: a misspelt one would be lost silently."""
    names = [name for name in header if name]
    if len(names) > MOST_COLUMNS:
        said = _("It has %(n)s columns, and %(most)d are the most.")
        raise FileRefused(said % {"n": figure(len(names)), "most": MOST_COLUMNS})
    unknown = [name for name in names if name not in (*known, REFUSED_ROW, REFUSED_WHY)]
    if unknown:
        said = _("Row 1 names the unknown column “%(column)s”. Known are: %(known)s.")
        raise FileRefused(said % {"column": unknown[0][:60], "known": ", ".join(known)})
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise FileRefused(_("Row 1 names the column “%(column)s” twice.") % {"column": twice[0][:60]})
    if missing := [name for name in required if name not in names]:
        said = _("Row 1 has no column “%(column)s”. The first row must name the columns.")
        raise FileRefused(said % {"column": missing[0]})


def _by_column(header: list[str], row: Sequence[str]) -> dict[str, str]:
    plain = [cells.without_escapes(cells.unguarded(cell)) for cell in row]
    by_column = {name: cell for name, cell in zip(header, plain, strict=False) if name}
    beyond = [cell for cell in row[len(header) :] if cell.strip()]
    unnamed = [cell for name, cell in zip(header, row, strict=False) if not name and cell.strip()]
    if beyond or unnamed:
        by_column[""] = (beyond + unnamed)[0]
    by_column.pop(REFUSED_ROW, None)
    by_column.pop(REFUSED_WHY, None)
    return by_column


def record_of_cells(row: dict[str, str]) -> tuple[Record | None, list[Remark]]:
    """Return the record of cells under our columns, or None and all its faults."""
    if "" in row:
        why = _("holds “%(cell)s” outside every named column: is a separator or a quotation mark missing before it?")
        return None, [Remark("", why % {"cell": row[""][:60]})]
    if broken := [column for column, cell in row.items() if cell.strip() in cells.ERRORS]:
        said = _("holds the error of a formula, “%(cell)s”. Mend the formula, or empty the cell.")
        return None, [Remark(column, said % {"cell": row[column].strip()}) for column in broken]
    mapping: dict[str, Any] = {}
    for column, cell in row.items():
        if column in ROLES:
            mapping.setdefault("credits", []).extend(_credits(cell, column))
        elif column in cells.LISTS:
            mapping[column] = cells.parted(cell)
        elif column in cells.COMPOSED:
            mapping[column] = [cells.taken_apart(value, cells.COMPOSED[column]) for value in cells.parted(cell)]
        else:
            mapping[column] = cell
    if not mapping.get("date", "").strip():
        mapping.pop("date", None)
    record, remarks = record_from(mapping)
    roles = frozenset(row.keys() & ROLES)
    return (dataclasses.replace(record, roles=roles) if record else None), remarks


def _credits(cell: str, role: str) -> list[dict[str, str]]:
    split = [split_name(clean_line(value)) for value in cells.parted(cell)]
    return [{"name": name, "supplied": supplied, "role": role} for name, supplied in split]
