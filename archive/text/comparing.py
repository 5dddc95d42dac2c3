"""Comparing two versions of a text: which words stayed, went and came."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

_WORDS: Final = re.compile(r"\w+|\s+|[^\w\s]+")
_LINES: Final = re.compile(r"[^\n]*\n|[^\n]+")
# The comparison is quadratic: longer texts are compared by lines.
_MOST_WORDS: Final = 3_000
# Characters of unchanged text shown around a change.
_AROUND: Final = 80


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that `stayed`, `went` or `came`."""

    text: str
    fate: str


def compared(before: str, after: str) -> list[Piece]:
    """Return the words of both texts in order, each run with its fate; adjacent runs of one fate are merged."""
    by = _WORDS if len(before) + len(after) < _MOST_WORDS * 6 else _LINES
    was, now = by.findall(before), by.findall(after)
    pieces: list[Piece] = []
    for tag, one, two, three, four in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("".join(was[one:two]), "stayed"))
            continue
        gone, come = "".join(was[one:two]), "".join(now[three:four])
        pieces += [Piece(text, fate) for text, fate in ((gone, "went"), (come, "came")) if text]
    return pieces


def shortened(pieces: list[Piece]) -> Iterator[Piece]:
    """Yield the pieces, with unchanged ones cut down to their ends."""
    for place, piece in enumerate(pieces):
        if piece.fate != "stayed" or len(piece.text) <= 2 * _AROUND + 20:
            yield piece
            continue
        head = piece.text[:_AROUND] if place else ""
        tail = piece.text[-_AROUND:] if place + 1 < len(pieces) else ""
        yield Piece(f"{head} … {tail}", "stayed")
