"""An entry as PostgreSQL's tsvectors, written word by word with positions."""

from collections.abc import Mapping, Sequence
from functools import cache

from archive.search.index.backends.base import Entry
from archive.search.index.tokens import BORDER, LONGEST_TOKEN

_LETTERS = "ACBCD"  # the weight of each of FIELDS; summaries and headings share one
_GAP = 4  # positions between two fields, so that no phrase spans them
_HIGHEST, _MOST, _LARGEST = 16_383, 255, 900_000
_WIDEST = 4 * LONGEST_TOKEN + 6  # bytes of a word in a vector, with one position


def row_of(entry: Entry) -> tuple[int, str, str, str | None]:
    """Return the document, its vector, its title's vector, and its tokens where the vector lacks some positions."""
    places: dict[str, str] = {}  # joined at once: nearly every word has one position, and needs no list
    start = 1
    for field, letter in zip(entry.fields, _LETTERS, strict=True):
        for token, place in zip(field, _places(letter)[start : start + len(field)], strict=False):
            places[token] = f"{places[token]},{place}" if token in places else place
        for token in field[max(0, _HIGHEST + 1 - start) :]:
            places.setdefault(token, f"{_HIGHEST}{letter}")
        start += len(field) + _GAP
    places.pop(BORDER, None)  # the place it leaves free is border enough
    too_often = [token for token, those in places.items() if len(those) > 2 * _MOST and those.count(",") >= _MOST]
    is_long = start > _HIGHEST or bool(too_often)
    for token in too_often:
        places[token] = ",".join(places[token].split(",")[:_MOST])
    body = " | ".join(f" {' '.join(field)} " for field in entry.fields) if is_long else None
    titled = enumerate(entry.fields[0][:_HIGHEST], 1)
    title = " ".join([f"'{token}':{place}" for place, token in titled if token != BORDER])
    fitting = places if start * _WIDEST < _LARGEST else _fitting(places)
    return entry.document, " ".join([f"'{token}':{those}" for token, those in fitting.items()]), title, body


@cache
def _places(letter: str) -> Sequence[str]:
    """Return the positions of a lexeme in tsvector syntax (`3A`: third position, weight A).

    Cached: formatting them anew took longer than everything else.
    """
    return [f"{place}{letter}" for place in range(_HIGHEST + 1)]


def _fitting(places: Mapping[str, str]) -> Mapping[str, str]:
    """Drop the last lexemes of a vector above one megabyte, which the server refuses."""
    fitting, size = {}, 0
    for token, those in places.items():
        size += len(token.encode()) + 6 + 2 * those.count(",")
        if size < _LARGEST:
            fitting[token] = those
    return fitting
