"""Excerpts with marked matches, as a value; the one place that writes `<mark>`."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from archive.text.matching import Place, Term, places

_ELLIPSIS = "…"
_SPACE = re.compile(r"\s")
_REACH = 24  # characters a cut may move to fall between two words
_FIRST_LOOK = 16_000
_CLOSE = 40  # matches considered together


@dataclass(frozen=True)
class Excerpt:
    """A text and the slices of it that are marked, in order, disjoint and inside the text."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()

    def parts(self) -> Iterator[tuple[str, bool]]:
        """Yield the text in pieces, each with whether it is marked; no piece is empty."""
        end = 0
        for start, stop in self.marks:
            if start > end:
                yield self.text[end:start], False
            yield self.text[start:stop], True
            end = stop
        if end < len(self.text):
            yield self.text[end:], False

    def html(self) -> str:
        """Return the text escaped for HTML, each marked slice in `<mark>`."""
        return "".join(f"<mark>{escape(piece)}</mark>" if marked else escape(piece) for piece, marked in self.parts())

    def __bool__(self) -> bool:
        return bool(self.text)


def marked(text: str, terms: Iterable[Term]) -> Excerpt:
    """Return the whole text with the matches of the terms marked; adjacent or overlapping ones are one mark."""
    return marked_at(text, places(text, terms))


def marked_at(text: str, found: Iterable[Place]) -> Excerpt:
    """Return the whole text with these matches marked, which must be in order."""
    marks: list[tuple[int, int]] = []
    for start, end, _ in found:
        if marks and start <= marks[-1][1]:
            marks[-1] = (marks[-1][0], max(end, marks[-1][1]))
        else:
            marks.append((start, end))
    return Excerpt(text, tuple(marks))


def excerpt(text: str, terms: Iterable[Term], length: int = 240, found: Sequence[Place] | None = None) -> Excerpt:
    """Return about `length` characters around the densest cluster of matches, marked.

    Cut between words where possible, with an ellipsis at a cut end; line ends become spaces. A text without a match
    gives its beginning, unmarked. Takes a few milliseconds for 100,000 characters, unless the matches are `found`
    already.
    """
    asked = tuple(terms)
    start = _start(text, asked, length, found)
    start, end = _between_words(text, start, start + length)
    piece = _SPACE.sub(" ", text[start:end]).strip()
    opening = _ELLIPSIS if start else ""
    inside = marked(piece, asked)
    marks = tuple((first + len(opening), last + len(opening)) for first, last in inside.marks)
    return Excerpt(opening + piece + (_ELLIPSIS if end < len(text) else ""), marks)


def opening_of(text: str, length: int = 240) -> str:
    """Return the first words of the text in one line, with an ellipsis where more follow."""
    text = text.strip()
    _, end = _between_words(text, 0, length)
    return _SPACE.sub(" ", text[:end]).strip() + (_ELLIPSIS if end < len(text) else "")


def _start(text: str, terms: tuple[Term, ...], length: int, found: Sequence[Place] | None) -> int:
    """Return the offset to cut at; the head of a long text is enough when all terms occur close together in it."""
    best, worth = _best(places(text[:_FIRST_LOOK], terms) if found is None else found, length)
    if found is None and len(text) > _FIRST_LOOK and worth < len(terms):
        best, _ = _best(places(text, terms), length)
    margin = max(0, length - (best[1] - best[0])) // 2
    return max(0, min(best[0] - margin, len(text) - length))


def _best(found: Sequence[Place], length: int) -> tuple[tuple[int, int], int]:
    """Return the stretch with most different terms, then most matches, the first of equals; and its number of terms."""
    best, worth = (0, 0), (0, 0)
    for number, (start, end, _) in enumerate(found):
        inside = [place for place in found[number : number + _CLOSE] if place[1] <= start + length * 3 // 4]
        value = (len({term for _, _, term in inside}), len(inside))
        if value > worth:
            best, worth = (start, max([end, *(place[1] for place in inside)])), value
    return best, worth[0]


def _between_words(text: str, start: int, end: int) -> tuple[int, int]:
    if start > 0:
        start = next((at + 1 for at in range(start, start + _REACH) if text[at : at + 1].isspace()), start)
    if end < len(text):
        end = next((at for at in range(end, end - _REACH, -1) if text[at : at + 1].isspace()), end)
    return start, min(end, len(text))
