"""A point of an imprecise date: year, perhaps month or season, perhaps day, each with its mark of doubt.

Written as in ISO 8601-2:2019 (EDTF, Library of Congress, 4 February 2019). Digits may be unspecified (`194X`).
"""

import re
from dataclasses import dataclass
from typing import Self

from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

UNCERTAIN, APPROXIMATE = 1, 2
SIGNS = ("", "?", "~", "%")
LONGEST_YEAR = 40

_POINT = re.compile(
    r"(?P<p0>[?~%]?)(?P<year>-?[0-9X]{4})(?P<s0>[?~%]?)"
    r"(?:-(?P<p1>[?~%]?)(?P<month>[0-9X]{2})(?P<s1>[?~%]?)"
    r"(?:-(?P<p2>[?~%]?)(?P<day>[0-9X]{2})(?P<s2>[?~%]?))?)?",
)
_TIME = re.compile(
    r"T(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
    r"(?:Z|\+(?:0[0-9]|1[0-3])(?::?[0-5][0-9])?|\+14(?::?00)?"
    r"|-(?:0[1-9]|1[01])(?::?[0-5][0-9])?|-00:?(?!00)[0-5][0-9]|-12(?::?00)?)?",
)
_LONG_YEAR = re.compile(
    r"(?P<year>Y-?[1-9][0-9]{4,}(?:S[1-9][0-9]?)?|Y-?[1-9][0-9]*E[1-9][0-9]?(?:S[1-9][0-9]?)?"
    r"|-?[0-9]{4}S[1-9][0-9]?)(?P<sign>[?~%]?)",
)


@dataclass(frozen=True, slots=True)
class Point:
    """One year, month, season or day; `marks` are the doubts about each part (1 uncertain, 2 approximate)."""

    year: str
    month: str = ""
    day: str = ""
    marks: tuple[int, int, int] = (0, 0, 0)

    @property
    def length(self) -> int:
        """How many of year, month and day it names."""
        return 3 if self.day else 2 if self.month else 1

    @property
    def is_of_four_digits(self) -> bool:
        """Whether its year has four digits, as intervals require."""
        return not ("Y" in self.year or "S" in self.year)

    @property
    def named_marks(self) -> tuple[int, ...]:
        """The marks of the parts it names."""
        return self.marks[: self.length]

    @property
    def doubt(self) -> int:
        """All marks of all parts combined."""
        return self.marks[0] | self.marks[1] | self.marks[2]

    def marked(self, mark: int) -> Self:
        """Return the point with this mark on every part it names."""
        first, second, third = (old | mark if place < self.length else 0 for place, old in enumerate(self.marks))
        return type(self)(self.year, self.month, self.day, (first, second, third))


UNDATED = Point("XXXX")


def read_point(text: str) -> Point:
    """Parse an EDTF point; a time of day is checked and dropped. Raises UnreadableDate for anything else."""
    match = _POINT.match(text)
    if match and (match.end() == len(text) or _is_timed(match, text)):
        if match["year"] == "-0000":
            raise UnreadableDate(_("There is no year “-0000”; the year before 0001 is written “0000”."))
        point = Point(match["year"], match["month"] or "", match["day"] or "", _marks(match))
        return UNDATED if not re.search(r"[0-9]", text) else point
    long = _LONG_YEAR.fullmatch(text)
    if long and len(long["year"]) < LONGEST_YEAR:
        return Point(long["year"]).marked(SIGNS.index(long["sign"]))
    raise UnreadableDate(
        _("%(quoted)s is not a date in EDTF; write for instance “1949”, “1949-02” or “1949-02-03”.")
        % {"quoted": quoted(text)}
    )


def _is_timed(match: re.Match[str], text: str) -> bool:
    plain = match["day"] and "X" not in match[0] and not any(_marks(match))
    return bool(plain and _TIME.fullmatch(text, match.end()))


def _marks(match: re.Match[str]) -> tuple[int, int, int]:
    """Return the marks: a sign before a part covers that part alone, one after it that part and all to its left."""
    before = [SIGNS.index(match[f"p{place}"] or "") for place in range(3)]
    after = [SIGNS.index(match[f"s{place}"] or "") for place in range(3)]
    return (
        before[0] | after[0] | after[1] | after[2],
        before[1] | after[1] | after[2],
        before[2] | after[2],
    )


def write_point(point: Point) -> str:
    """Return the one canonical spelling: `2004-06~-11`, `2004?-06-~11`, never two spellings of one meaning."""
    parts = [part for part in (point.year, point.month, point.day) if part]
    marks = point.named_marks
    alike = next((place for place, mark in enumerate(marks) if mark != marks[0]), len(parts))
    for place in range(alike, len(parts)):
        parts[place] = SIGNS[marks[place]] + parts[place]
    parts[alike - 1] += SIGNS[marks[0]]
    return "-".join(parts)
