"""Records as rows of a table, for CSV and spreadsheets.

A table loses: who is meant by a name, how certain a credit is and its note, the order of names across roles. What
begins like a formula is guarded.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from archive.documents.vocabulary import Role
from archive.interchange.cells import COLUMNS, COMPOSED, LISTS, composed, guarded, joined
from archive.interchange.reading.shape import split_name
from archive.interchange.record import Record, TravellingCredit
from archive.interchange.writing.shape import as_mapping
from archive.names.marked import marked

# Spreadsheets take a file for UTF-8 when it begins with this sign.
BYTE_ORDER_MARK = "\ufeff"


def csv_lines(records: Iterable[Record]) -> Iterator[str]:
    """The header and a line for each record, as RFC 4180 has them; the first begins with the byte order mark."""
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    for record in records:
        yield csv_line(row_of(record))


def csv_line(row: Sequence[str]) -> str:
    """One line of CSV with its line end; no cell of it begins a formula."""
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow([guarded(cell) for cell in row])
    return line.getvalue()


def row_of(record: Record) -> list[str]:
    """The record's cells, in the order of the columns."""
    mapping = as_mapping(record)
    return [_cell(column, mapping, record) for column in COLUMNS]


def _cell(column: str, mapping: dict[str, Any], record: Record) -> str:
    if column in Role.values:
        return joined([_name(credit) for credit in record.credits if credit.role == column])
    value = mapping.get(column, "")
    if column == "topics":
        return joined([marked(topic.name, topic.supplied, topic.certainty) for topic in record.topics])
    if column in COMPOSED:
        return joined([composed([_signed(part, key) for key in COMPOSED[column]]) for part in value])
    return joined(value or []) if column in LISTS else str(value)


def _signed(part: dict[str, str], key: str) -> str:
    """What a cell says of one value; a place with the signs of what is supplied or in doubt."""
    if key == "name" and "role" in part:
        return marked(part["name"], part.get("supplied", ""), part.get("certainty", ""))
    return part.get(key, "")


def _name(credit: TravellingCredit) -> str:
    """The name with what was supplied in brackets; empty ones keep the brackets of a name apart from that."""
    if credit.supplied or split_name(credit.name) != (credit.name, ""):
        return f"{credit.name} [{credit.supplied}]"
    return credit.name
