"""How the tables of letters and syllables are written: spaces between the entries, 0 for nothing."""

from functools import cache
from importlib.resources import files
from typing import Final

NOTHING: Final = "0"


def entries(row: str) -> list[str]:
    """The entries of a row, with nothing where the row says 0."""
    return ["" if entry == NOTHING else entry for entry in row.split()]


def matched(keys: str, row: str) -> dict[str, str]:
    """A table from the entries of one row to those of another; rows of different length raise ValueError."""
    return dict(zip(entries(keys), entries(row), strict=True))


@cache
def lines_of(name: str) -> tuple[str, ...]:
    """The lines of a data file that stands beside this module, without its comments."""
    text = files("archive.names").joinpath(name).read_text("utf-8")
    return tuple(line for line in text.splitlines() if line and not line.startswith("#"))
