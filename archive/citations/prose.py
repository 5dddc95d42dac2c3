"""A citation in prose: text with runs in italics."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from archive.text.direction import END, ISOLATE, isolated

_ENDS: Final = (".", "?", "!", "…")
_CLOSING: Final = f"”’]{END}"
_PIECES: Final = re.compile(f"({ISOLATE}[^{END}]*{END})")
_INNER: Final = str.maketrans("“”", "‘’")


@dataclass(frozen=True, slots=True)
class Prose:
    """Pieces of text, each with whether it is in italics. `str()` is the text alone."""

    runs: tuple[tuple[str, bool], ...] = ()

    def __str__(self) -> str:
        return "".join(text for text, _ in self.runs)

    def apart(self) -> Iterator[tuple[str, bool, bool]]:
        """Yield smaller pieces, each with whether it is in italics, and whether `direction.isolated` isolates it."""
        for text, slanted in self.runs:
            yield from ((piece, slanted, piece.startswith(ISOLATE)) for piece in _PIECES.split(text) if piece)

    def __iter__(self) -> Iterator[tuple[str, bool]]:
        return iter(self.runs)


def italic(text: str) -> Prose:
    """Return the text in italics."""
    return Prose(((isolated(text), True),))


def said(*parts: str | Prose) -> Prose:
    """Return the parts concatenated."""
    runs = (part.runs if isinstance(part, Prose) else ((part, False),) for part in parts)
    return Prose(tuple(run for several in runs for run in several if run[0]))


def quoted(title: str, stop: str) -> str:
    """Return the title in quotation marks, stop inside; its own marks become single, its own full stop is dropped."""
    inner = title.translate(_INNER).rstrip(".") if not title.endswith("...") else title.translate(_INNER)
    return f"“{isolated(inner)}{'' if stop == '.' and inner.endswith(_ENDS) else stop}”"


def stopped(text: str) -> str:
    """Return the text with a full stop, unless it ends with one already."""
    return text if text.rstrip(_CLOSING).endswith(_ENDS) else f"{text}."
