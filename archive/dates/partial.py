"""What one segment says of a date before its neighbours complete it: `March 3` in `March 3–5, 1949`."""

import re
from dataclasses import dataclass, field, replace
from typing import Self

from archive.dates.grammar import Span
from archive.dates.lexicon import ABOUT, DATE, MONTH, NUMBER, PART, PERHAPS, QUERY, SOME_DAY, SOME_MONTH, THIS_DAY, YEAR
from archive.dates.points import APPROXIMATE, UNCERTAIN, Point
from archive.dates.refusal import UnreadableDate, nothing, quoted
from archive.dates.thirds import HALVES, part_of
from archive.dates.tokens import DOUBT, HEMISPHERE, Token
from archive.text.speech import gettext as _

_MARKS = {ABOUT: APPROXIMATE, PERHAPS: UNCERTAIN, QUERY: UNCERTAIN}
_PLACES = {"year": 0, "month": 1, "day": 2}
_DOUBTED = {**_PLACES, "год": 0, "месяц": 1, "день": 2}
_SOUTH = 8
_NORTH = 4


@dataclass(slots=True)
class Partial:
    """Year, month and day as far as given, with their marks.

    `whole` is the mark of all of them, `leading` the part of it that stood in front.
    """

    line: str
    year: str = ""
    month: str = ""
    day: str = ""
    marks: list[int] = field(default_factory=lambda: [0, 0, 0])
    whole: int = 0
    leading: int = 0
    stage: str = ""
    unspecified: str = ""

    @classmethod
    def of(cls, tokens: list[Token], line: str) -> Self:
        """Return what these tokens say. Raises UnreadableDate where two of them give the same part."""
        partial = cls(line)
        last, pending = -1, 0
        for place, (kind, value) in enumerate(tokens):
            mark = _MARKS.get(kind, 0)
            if mark and (last < 0 or place == len(tokens) - 1):
                partial.whole |= mark
                partial.leading |= mark if last < 0 else 0
            elif mark and kind == QUERY:
                partial.marks[last] |= mark
            elif mark:
                pending |= mark
            elif (said := partial.take(kind, value)) is not None:
                last = said
                partial.marks[said] |= pending
                pending = 0
        partial.whole |= pending
        return partial

    def take(self, kind: str, value: str) -> int | None:
        """Note one token; return the index of the part it names, or None."""
        if kind == YEAR:
            return self._set("year", value)
        if kind == MONTH:
            return self._set("month", value)
        if kind == NUMBER:
            return self._set("day", value)
        if kind == DATE:
            parts = value.split("-")
            return [self._set(name, part) for name, part in zip(_PLACES, parts, strict=False)][-1]
        self._note(kind, value)
        return None

    def _set(self, name: str, value: str) -> int:
        if name == "day" and self.day and not self.year:
            raise UnreadableDate(_no_year(self.line))
        if getattr(self, name):
            raise UnreadableDate(_said_twice(name) % {"quoted": quoted(self.line)})
        setattr(self, name, value)
        return _PLACES[name]

    def _note(self, kind: str, value: str) -> None:
        if kind == PART:
            self.stage = value
        elif kind in (SOME_DAY, SOME_MONTH, THIS_DAY):
            self.unspecified = kind
        elif kind == HEMISPHERE and self.month in ("21", "22", "23", "24"):
            self.month = str(int(self.month) + (_NORTH if value in ("northern", "северное") else _SOUTH))
        elif kind == DOUBT:
            name, _space, words = value.partition(" ")
            uncertain, approximate = re.search("uncertain|вопрос", words), re.search("approx|прибл", words)
            self.marks[_DOUBTED[name]] |= UNCERTAIN * bool(uncertain) | APPROXIMATE * bool(approximate)
        elif kind != ",":
            raise UnreadableDate(
                _("%(quoted)s cannot be read as a date; write for instance “February 3, 1949”.")
                % {"quoted": quoted(self.line)}
            )

    @property
    def says_something(self) -> bool:
        """Whether it names any part of a date."""
        return bool(self.year or self.month or self.day or self.stage)

    @property
    def is_bare_number(self) -> bool:
        """Whether it is a number alone, a day or the end of a year."""
        return bool(self.day and not self.month and not self.year)

    @property
    def is_bare_part(self) -> bool:
        """Whether it says early, mid or late, and its neighbour says of what."""
        return bool(self.stage and not (self.year or self.month or self.day))

    def expression(self) -> Point | Span:
        """Return its point, or the span of a part that EDTF cannot name: “late January 1949”."""
        point = self.point()
        quarter = point.month if point.month in ("33", "34", "35", "36") and "X" in point.year else ""
        whole = replace(point, month="", marks=(point.marks[0], 0, 0)) if quarter else point
        part = self.stage or quarter
        found = part_of(whole, part) if part and not point.day else None
        if found is None and part and "X" in point.year and (part in HALVES or quarter):
            raise UnreadableDate(
                _("%(quoted)s cannot be counted; write the first and the last year, with “to” between them.")
                % {"quoted": quoted(self.line)}
            )
        return found or point

    def first(self) -> Point:
        """Return the point with which it begins."""
        said = self.expression()
        return said.start if isinstance(said, Span) and isinstance(said.start, Point) else self.point()

    def last(self) -> Point:
        """Return the point with which it ends."""
        said = self.expression()
        return said.end if isinstance(said, Span) and isinstance(said.end, Point) else self.point()

    def point(self) -> Point:
        """Return its point. Raises UnreadableDate where the year, or the month of a day, is missing."""
        self._refuse_gaps()
        month = self.month
        if self.stage and not month and "X" not in self.year:
            month = self.stage
        day = self.day
        if self.unspecified == SOME_DAY:
            month, day = month or "XX", "XX"
        elif self.unspecified:
            month = "XX"
        first, second, third = self.marks
        return Point(self.year, month, day, (first, second, third)).marked(self.whole)

    def _refuse_gaps(self) -> None:
        line = quoted(self.line)
        if not self.says_something:
            raise UnreadableDate(nothing(self.line))
        if not self.year:
            raise UnreadableDate(_no_year(self.line))
        if self.day and not self.month and self.unspecified != THIS_DAY:
            raise UnreadableDate(
                _("%(line)s names a day without its month; write for instance “February 3, 1949”.") % {"line": line}
            )
        named = self.day and self.unspecified != THIS_DAY, self.month and self.unspecified != SOME_DAY
        if self.unspecified and any(named):
            raise UnreadableDate(
                _("%(line)s names what it says is unknown; leave one of the two out.") % {"line": line}
            )


def _no_year(line: str) -> str:
    return _("%(quoted)s names no year; write it out with four digits, as in “May 23, 1949”.") % {
        "quoted": quoted(line)
    }


def complete(partials: list[Partial]) -> None:
    """Give each partial the year and month it shares with its neighbours: `March 3–5, 1949` is twice March 1949.

    So does `early or mid-May 1949`.
    """
    for place, partial in enumerate(partials):
        if partial.is_bare_part:
            partial.month = next((other.month for other in partials[place + 1 :] if other.stage and not other.day), "")
    for place, partial in enumerate(partials):
        if partial.day and not partial.month:
            before = next((other.month for other in reversed(partials[:place]) if other.day and other.month), "")
            after = next((other.month for other in partials[place + 1 :] if other.day and other.month), "")
            partial.month = before or after
    for place, partial in enumerate(partials):
        if partial.says_something and not partial.year:
            years = [other.year for other in partials[place + 1 :] + partials[:place][::-1] if other.year]
            partial.year = years[0] if years else ""


def _said_twice(name: str) -> str:
    if name == "year":
        return _("%(quoted)s names two years where one is expected; write one date, or “… or …”.")
    if name == "month":
        return _("%(quoted)s names two months where one is expected; write one date, or “… or …”.")
    return _("%(quoted)s names two days where one is expected; write one date, or “… or …”.")
