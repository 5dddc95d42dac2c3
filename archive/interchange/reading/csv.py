"""Reading CSV, with comma, semicolon or tab as the delimiter."""

import csv
import io
from collections.abc import Iterable, Iterator
from itertools import chain

from archive.interchange.reading.files import LONGEST_LINE
from archive.interchange.refusals import FileRefused


def table_of(text: str | Iterable[str]) -> Iterator[list[str]]:
    """Yield the rows of a text, or of its lines. Raises FileRefused, with the line, where quotes do not close."""
    csv.field_size_limit(LONGEST_LINE)
    given = iter(io.StringIO(text, newline="") if isinstance(text, str) else text)
    start: list[str] = []
    for line in given:
        start.append(line)
        if line.strip():
            break
    lines = csv.reader(chain(start, given), delimiter=_delimiter("".join(start)), strict=True)
    try:
        yield from lines
    except csv.Error as problem:
        raise FileRefused(
            f"Line {lines.line_num:,} is not CSV ({problem}). A quotation mark inside a cell is written twice."
        ) from problem


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
