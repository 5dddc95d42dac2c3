"""Two dates side by side: a range, or one day in two calendars."""

from dataclasses import replace
from datetime import date, timedelta

from archive.dates.grammar import Choice, End, Expression, Span
from archive.dates.partial import Partial, complete
from archive.dates.points import Point
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

# Days the Julian calendar is behind, and the Gregorian day since which it is: 13 in Russia in 1917.
_BEHIND = ((date(1900, 3, 13), 13), (date(1800, 3, 12), 12), (date(1700, 3, 11), 11), (date(1582, 10, 15), 10))


def range_of(left: Partial, right: Partial, joined: str) -> Expression:
    """Return the range from left to right, the left completed from the right: `March 3–5, 1949`, `1949–51`."""
    if right.is_bare_number and left.year and not left.day:
        return years_of(left, right)
    if right.is_bare_number and left.year:
        raise UnreadableDate(
            _("%(quoted)s can be read in two ways; write both dates out, with “to” between them.")
            % {"quoted": quoted(left.line)}
        )
    if joined != "to" and not any((right.whole, *right.marks)):
        right.whole = left.leading
    if not left.year:
        left.whole |= right.whole
    last_year_of_old_style = joined == "/" and not left.year
    if left.is_bare_part and right.stage:
        return _parts(left, right)
    complete([left, right])
    if joined == "/" and left.stage and right.stage:
        return Choice((left.expression(), right.expression()))
    start, end = left.first(), right.last()
    if joined != "/" or not (start.day and end.day):
        return Span(start, end)
    if _days_between(end, start) == _behind(start):
        return start
    if last_year_of_old_style and (start.month, start.day) > (end.month, end.day):
        start = replace(start, year=f"{int(start.year) - 1:04}")
    return _two_styles(start, end, left.line)


def into_next_day(expression: Expression) -> Expression:
    """Return the two days of one night, where hours run past midnight: `November 1, 1963, 7 p.m.–2 a.m.`."""
    if not isinstance(expression, Point) or (day := _as_date(expression)) is None:
        return expression
    following = (day + timedelta(days=1)).isoformat().split("-")
    return Span(expression, Point(following[0], following[1], following[2], expression.marks))


def _parts(left: Partial, right: Partial) -> Expression:
    """Return “early to mid-1949”, “mid/late September 1949”; of a month, whose thirds EDTF lacks, the whole."""
    if right.month:
        right.stage = ""
        return right.point()
    complete([left, right])
    return Span(left.first(), right.last())


def only_end(partial: Partial, *, of: str) -> Expression:
    """Return the interval or choice that before, after, until, from, not later or not earlier makes of one date."""
    point = partial.last() if of in "bte" else partial.first()
    spans: dict[str, Expression] = {
        "b": Span(End.OPEN, point),
        "a": Span(point, End.OPEN),
        "t": Span(End.UNKNOWN, point),
        "f": Span(point, End.UNKNOWN),
        "e": Choice((Span(End.OPEN, point),)),
        "l": Choice((Span(point, End.OPEN),)),
    }
    return spans[of]


def years_of(left: Partial, right: Partial) -> Span:
    """Return `1949–51` as two years, the second completed."""
    start = left.point()
    if "X" in start.year or len(start.year) != 4:
        raise UnreadableDate(
            _("%(quoted)s cannot be read as a date; write both years with four digits.") % {"quoted": quoted(left.line)}
        )
    end = Point(start.year[:2] + right.day).marked(right.whole or left.leading)
    if not left.month:
        return Span(start, end)
    raise UnreadableDate(
        _("%(quoted)s can be read in two ways; write both dates out, with “to” between them.")
        % {"quoted": quoted(left.line)}
    )


def _two_styles(start: Point, end: Point, line: str) -> Expression:
    apart = _days_between(start, end)
    if apart in (None, 1):
        return Span(start, end)
    if apart == _behind(end):
        return end
    raise UnreadableDate(
        _("%(quoted)s is neither two days running nor one day in two calendars; write one date.")
        % {"quoted": quoted(line)}
    )


def _days_between(start: Point, end: Point) -> int | None:
    first, last = _as_date(start), _as_date(end)
    return None if first is None or last is None else (last - first).days


def _behind(point: Point) -> int:
    """Return how many days the Julian calendar was behind on this Gregorian day; 0 before there were two."""
    day = _as_date(point)
    return next((days for since, days in _BEHIND if day and day >= since), 0)


def _as_date(point: Point) -> date | None:
    try:
        return date(int(point.year), int(point.month), int(point.day))
    except ValueError:
        return None
