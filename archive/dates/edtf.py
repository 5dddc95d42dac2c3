"""The imprecise date: one value for whatever an archive knows of a date, from a day to nothing at all."""

import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import total_ordering
from typing import Self

from archive.dates.bounds import days_in, earliest_date, latest_date
from archive.dates.grammar import End, Expression, Span, bounds_of, points_of, read, write
from archive.dates.julian import gregorian
from archive.dates.points import APPROXIMATE, UNCERTAIN, Point, read_point
from archive.dates.precision import Precision, precision_of
from archive.dates.programs import of_programs
from archive.dates.reading import read_words
from archive.dates.refusal import UnreadableDate, quoted, two_readings
from archive.dates.styles import Style
from archive.dates.wording import word
from archive.text.speech import gettext as _
from archive.text.speech import language

_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-([0-9]{2}))?)?")
_NUMBERED = re.compile(r"-?[0-9X]{4}(?:-[0-9X]{2}){0,2}[?~%]?")
_TIMED = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:T| )([0-9]{2}:[0-9]{2})(:.*)?")
_TWO_READINGS = re.compile(r"([0-9]{2})([0-9]{2})-(0[1-9]|1[0-2]|2[1-9]|3[0-9]|4[01])[?~]?")
_BRACKETED = re.compile(r"[\[(]([^\[\]()]*)[\])]")  # an editor's brackets: the date is supplied
_DASH_OR_SIGN = re.compile(r"-([1-9][0-9]{3}[?~]?)")
_CLEARLY_EDTF = re.compile(r"(?=.*[0-9])[0-9X?~%.,/\-\[\]{}]+")
_MONTH = re.compile(r"[0-9]{4}-(?:0[1-9]|1[0-2])")
_SPOKEN = {"ru": Style.RUSSIAN}
LONGEST_EDTF = 100


@total_ordering
@dataclass(frozen=True, slots=True)
class ImpreciseDate:
    """A date as exactly as it is known, and no more exactly.

    `edtf` is its canonical text in EDTF (ISO 8601-2:2019, levels 0 to 2). `earliest` and `latest` are the outermost
    days it can mean, both included, in the proleptic Gregorian calendar; None is an end that is open, unknown, or
    before the year 1 (of `earliest`) or after 9999 (of `latest`). Dates wholly outside those years keep their text and
    have the nearest day a `date` can hold as their other bound. Make one with `parse` or `from_edtf`.
    """

    edtf: str
    earliest: date | None = field(compare=False)
    latest: date | None = field(compare=False)
    precision: Precision = field(compare=False)
    approximate: bool = field(compare=False, default=False)
    uncertain: bool = field(compare=False, default=False)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse words or EDTF. Raises UnreadableDate where that would be a guess.

        EDTF takes precedence: `1921-23` is autumn 1921 as in every catalogue, `1921–23` and `1921-1923` are years.
        """
        stripped = text.strip()
        if _PLAIN.fullmatch(stripped) and stripped >= "0001" and not stripped.endswith("-00"):
            return cls.from_edtf(stripped)
        stripped = of_programs(stripped)
        if stripped[:1].isalpha() and stripped[0] not in "XxYy":
            return cls._in_words(stripped)
        if timed := _TIMED.fullmatch(stripped):
            return cls.from_edtf(f"{timed[1]}T{timed[2]}{timed[3] or ':00'}")
        try:
            return cls.from_edtf(stripped)
        except UnreadableDate as refused:
            not_edtf = refused
        try:
            return cls._in_words(stripped)
        except UnreadableDate:
            is_edtf = not_edtf.impossible and _CLEARLY_EDTF.fullmatch(stripped)
            if is_edtf or _NUMBERED.fullmatch(stripped):
                raise not_edtf from None
            raise

    @classmethod
    def _in_words(cls, text: str) -> Self:
        expression = read_words(text)
        plain = isinstance(expression, Point) and not expression.doubt
        return cls.from_edtf(write(expression)) if plain else cls.of(expression)

    @classmethod
    def printed(cls, text: str) -> Self:
        """Parse printed words, where `1937-38` are two years and `-1953` is until then, not a season and a year BC.

        `1908-09` can be years or a month and is refused, which `parse` never does.
        """
        stripped = text.strip()
        found = _TWO_READINGS.fullmatch(_BRACKETED.sub(r"\1", stripped))
        if found and found[3] > found[2]:
            return cls._in_words(found[0])
        if found := _DASH_OR_SIGN.fullmatch(_BRACKETED.sub(r"\1", stripped)):
            return cls.parse(f"until {found[1]}")
        return cls.parse(text)

    @classmethod
    def asked(cls, text: str) -> Self:
        """Parse a reader's query: as printed, but `1908-09` is a month, as in every address."""
        return cls.parse(text) if _MONTH.fullmatch(text.strip()) else cls.printed(text)

    @classmethod
    def typed(cls, text: str) -> Self:
        """Parse what a curator typed: as `parse`, but refuse what print and EDTF read differently, and future dates.

        `1940-41` can be two years or half a year.
        """
        stripped = text.strip()
        found = _TWO_READINGS.fullmatch(_BRACKETED.sub(r"\1", stripped))
        if found and found[3] > found[2]:
            years = f"{found[1]}{found[2]}–{found[1]}{found[3]}"
            raise UnreadableDate(two_readings(text, years, cls.from_edtf(found[0]).spoken()))
        if found := _DASH_OR_SIGN.fullmatch(_BRACKETED.sub(r"\1", stripped)):
            until = cls.parse(f"until {found[1]}").spoken()
            raise UnreadableDate(two_readings(text, until, cls.from_edtf(found[0]).spoken()))
        return cls.parse(text).past()

    def past(self) -> Self:
        """Return the date. Raises UnreadableDate where it begins after this year.

        For the date of a document or of a life: a future one was misread or mistyped.
        """
        today = (datetime.now(UTC) + timedelta(days=1)).date()
        if self.earliest and self.earliest.year > today.year:
            raise UnreadableDate(
                _("%(quoted)s would begin after this year; look at the year again.") % {"quoted": quoted(self.spoken())}
            )
        return self

    @classmethod
    def from_edtf(cls, text: str) -> Self:
        """Parse EDTF and nothing else. Raises UnreadableDate for anything not in the standard."""
        plain = _PLAIN.fullmatch(text)
        if plain and text >= "0001":
            year, month, day = plain.groups()
            if day is None:
                return cls._month_or_year(text, int(year), month)
            with suppress(ValueError):
                only = date(int(year), int(month), int(day))
                return cls(text, only, only, Precision.DAY)
        return cls.of(read(text))

    @classmethod
    def _month_or_year(cls, text: str, year: int, month: str | None) -> Self:
        if month is None:
            return cls(text, date(year, 1, 1), date(year, 12, 31), Precision.YEAR)
        first = date(year, int(month), 1)
        return cls(text, first, first.replace(day=days_in(year, first.month)), Precision.MONTH)

    @classmethod
    def of(cls, expression: Expression) -> Self:
        """Return the value of a parsed expression. Raises UnreadableDate where it has none."""
        first, last = bounds_of(expression)
        text = write(expression)
        if len(text) > LONGEST_EDTF:
            raise UnreadableDate(_("This date is too long to keep; name its first and last day only."))
        doubt = 0
        for point in points_of(expression):
            doubt |= point.doubt
        return cls(
            text,
            earliest_date(first),
            latest_date(last),
            precision_of(expression),
            approximate=bool(doubt & APPROXIMATE),
            uncertain=bool(doubt & UNCERTAIN),
        )

    def from_old_style(self) -> Self:
        """Return the Gregorian date of one that was read as it stands and is Old Style."""
        return type(self).of(gregorian(self.expression))

    @property
    def expression(self) -> Expression:
        """The parsed expression."""
        return read(self.edtf)

    @property
    def is_undated(self) -> bool:
        """Whether nothing is known of the date."""
        return self.edtf == "XXXX"

    @property
    def sort_key(self) -> tuple[bool, date, date, str]:
        """Earliest, then latest day, an open end outermost; dates without either come last."""
        nothing = self.earliest is None and self.latest is None
        return nothing, self.earliest or date.min, self.latest or date.max, self.edtf

    def __lt__(self, other: "ImpreciseDate") -> bool:
        return self.sort_key < other.sort_key

    def within(self, other: "ImpreciseDate") -> bool:
        """Return whether every day it can mean lies inside the other; never True of the undated."""
        mine, theirs = stored_bounds(self), stored_bounds(other)
        return bool(mine and theirs and theirs[0] <= mine[0] and mine[1] <= theirs[1])

    def wording(self, style: Style = Style.AMERICAN, *, short: bool = False) -> str:
        """Return the date in words, never an invented day and never a code; see `written`."""
        return word(self.expression, style, short=short)

    def written(self, style: Style = Style.AMERICAN, *, short: bool = False) -> str:
        """Return words for a form field: `parse` reads them back to the same date.

        Where words cannot be read back (`1984-1X`, `Y170000002`) it is the EDTF.
        """
        words = self.wording(style, short=short)
        try:
            return words if type(self).parse(words) == self else self.edtf
        except UnreadableDate:
            return self.edtf

    def spoken(self, *, short: bool = False) -> str:
        """Return the words in the active language, for pages; citations and data name their style themselves."""
        return self.wording(style_spoken(), short=short)

    def typed_again(self) -> str:
        """Return the same as `written`, in the active language."""
        return self.written(style_spoken())

    def spoken_from(self) -> str:
        """Return its beginning in the active language: “from February 1949”, “с февраля 1949”; else the date itself."""
        begins = self._end(first=True)
        return word(Span(begins, End.UNKNOWN), style_spoken()) if begins else self.spoken()

    def spoken_until(self) -> str:
        """Return its end in the active language: “until March 1950”, “вплоть до марта 1950”; else the date itself."""
        ends = self._end(first=False)
        return word(Span(End.UNKNOWN, ends), style_spoken()) if ends else self.spoken()

    def _end(self, *, first: bool) -> Point | None:
        """Return the point with which it begins or ends; of a choice of dates the outermost day."""
        expression = self.expression
        if isinstance(expression, Span):
            end = expression.start if first else expression.end
            return end if isinstance(end, Point) else None
        if isinstance(expression, Point):
            return None if self.is_undated else expression
        day = self.earliest if first else self.latest
        return read_point(day.isoformat()) if day else None

    def __str__(self) -> str:
        return self.spoken()


def style_spoken() -> Style:
    """Return the style of dates on pages in the active language."""
    return _SPOKEN.get(language(), Style.AMERICAN)


def stored_bounds(value: ImpreciseDate | None) -> tuple[date, date] | None:
    """Return first and last day for indexed columns: an open end is the outermost date; None for the undated.

    `after=X` is then `latest >= X.earliest`, `before=X` is `earliest <= X.latest`, and the undated match neither.
    """
    if value is None or (value.earliest is None and value.latest is None):
        return None
    return value.earliest or date.min, value.latest or date.max
