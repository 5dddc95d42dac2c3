"""Reading CSV, with comma, semicolon or tab as the delimiter."""

import csv
import io
import re
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
    delimiter, read = _delimiter("".join(start)), list[str]()
    rows = csv.reader(_noted(chain(start, given), read), delimiter=delimiter, strict=True)
    while True:
        read.clear()
        try:
            yield next(rows)
        except StopIteration:
            return
        except csv.Error as problem:
            if len(read) != 1 or "expected after" not in str(problem):
                raise FileRefused(
                    f"Line {rows.line_num:,} is not CSV ({problem}). A quotation mark inside a cell is written twice."
                ) from problem
            yield _as_it_stands(read[0], delimiter)


def _noted(lines: Iterable[str], read: list[str]) -> Iterator[str]:
    for line in lines:
        read.append(line)
        yield line


def _as_it_stands(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line in which a cell begins with quotation marks of its own: `"Kniga" Buchhandlung`.

    Some programs forget to quote such cells. What is quoted as it should be loses its quotation marks, as ever.
    """
    cell = re.compile(rf'("(?:[^"]|"")*"|[^{delimiter}]*)({delimiter}|$)')
    cells, at, text = list[str](), 0, line.rstrip("\r\n")
    while found := cell.match(text, at):
        quoted = found[1][:1] == '"' == found[1][-1:] and len(found[1]) > 1
        cells.append(found[1][1:-1].replace('""', '"') if quoted else found[1])
        at = found.end()
        if not found[2]:
            break
    return cells


def _delimiter(text: str) -> str:
    header = text.lstrip().partition("\n")[0]
    return max(",;\t", key=header.count)
