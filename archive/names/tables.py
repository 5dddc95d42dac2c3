"""Parsing of the tables of letters and syllables: spaces between entries, 0 for the empty entry."""

from functools import cache
from importlib.resources import files
from typing import Final

NOTHING: Final = "0"


def entries(row: str) -> list[str]:
    """Return the entries of a row, "" for 0."""
    return ["" if entry == NOTHING else entry for entry in row.split()]


def matched(keys: str, row: str) -> dict[str, str]:
    """Return a table from the entries of one row to those of another. Raises ValueError for different lengths."""
    return dict(zip(entries(keys), entries(row), strict=True))


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """Return the lines of a data file beside this module, without comments."""
    text = files("archive.names").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
