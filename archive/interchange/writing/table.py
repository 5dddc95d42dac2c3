"""Records as rows of a table, for CSV and spreadsheets.

A table loses who is meant by a name, the certainty and note of a credit, and the order of names across roles. Cells
that begin like a formula are guarded.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.documents.vocabulary import ROLES
from archive.interchange.cells import COLUMNS, COMPOSED, LISTS, composed, guarded, joined
from archive.interchange.reading.shape import split_name
from archive.interchange.record import Record, TravellingCredit
from archive.interchange.writing.shape import as_mapping
from archive.names.marked import marked

# Spreadsheets read a file as UTF-8 when it begins with this character.
BYTE_ORDER_MARK = "\ufeff"


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """Yield the header and a line for each record (RFC 4180); the first begins with the byte order mark."""
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    for record in records:
        yield csv_line(row_of(record))


def csv_line(row: Sequence[str]) -> str:
    """Return one line of CSV with its line end and formulas guarded."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in row])
    return line.getvalue()


def row_of(record: Record) -> list[str]:
    """Return the record's cells, in the order of the columns."""
    mapping = as_mapping(record)
    return [_cell(column, mapping, record) for column in COLUMNS]


def _cell(column: str, mapping: dict[str, Any], record: Record) -> str:
    if column in ROLES:
        return joined([_name(credit) for credit in record.credits if credit.role == column])
    value = mapping.get(column, "")
    if column == "topics":
        return joined([marked(topic.name, topic.supplied, topic.certainty) for topic in record.topics])
    if column in COMPOSED:
        return joined([composed([_signed(part, key) for key in COMPOSED[column]]) for part in value])
    return joined(value or []) if column in LISTS else str(value)


def _signed(part: dict[str, str], key: str) -> str:
    """Return one part of a composed value; a place's name with the marks of what is supplied or in doubt."""
    if key == "name" and "role" in part:
        return marked(part["name"], part.get("supplied", ""), part.get("certainty", ""))
    return part.get(key, "")


def _name(credit: TravellingCredit) -> str:
    """Return the name with what was supplied in brackets; empty brackets keep a name's own brackets apart from that."""
    if credit.supplied or split_name(credit.name) != (credit.name, ""):
        return f"{credit.name} [{credit.supplied}]"
    return credit.name
