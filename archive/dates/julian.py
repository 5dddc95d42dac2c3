"""Old Style: converting days of the Julian calendar to the Gregorian one, in which dates are searched.

A date is marked as Old Style by “O.S.”, “Old Style”, “st. vet.”, “ст. ст.”, or by naming both days:
`22 February (7 March) 1917`.
Which country used which calendar, and until when, is not guessed.
"""

import re
from dataclasses import replace
from datetime import date

from archive.dates.bounds import days_in
from archive.dates.grammar import Choice, Expression, Span
from archive.dates.points import Point

JULIAN = "julian"
_OLD = re.compile(
    r"[\s,;(\[]*(?:\bo\.\s?s\.?(?!\w)|\bold style\b|\bjulian(?: calendar)?\b|\bст\.\s?ст\.?|\bстар\w*\.? стил\w*"
    r"|\bпо старому стилю|\balten stils?\b|\ba\.\s?st\.?(?!\w)|\bvieux style\b"
    r"|\bst(?:\.|[iy]lo)\s?vet(?:\.|er[ie]))[\s)\],;]*",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"[\s,;(\[]*(?:\bn\.\s?s\.?(?!\w)|\bnew style\b|\bgregorian(?: calendar)?\b|\bн\.\s?ст\.?|\bнов\w*\.? стил\w*"
    r"|\bпо новому стилю|\bneuen stils?\b|\bst(?:\.|[iy]lo)\s?nov(?:\.|o))[\s)\],;]*",
    re.IGNORECASE,
)
_TWO_DAYS = re.compile(
    r"(\d{1,2})(?:\s[^\W\d_]+)?\s?[(/]\s?(?:[^\W\d_]+\s)?(\d{1,2})(?!\d)(?:\s[^\W\d_]+)?\)?[\s,].*\d{4}"
)


def without_style(text: str) -> tuple[str, bool]:
    """Return the text without the words for a style, and whether the only style it names is the old one."""
    is_new = _NEW.search(text) is not None
    plain = _NEW.sub(" ", text)
    old = _OLD.sub(" ", plain)
    return " ".join(old.split()), old != plain and not is_new


def names_two_days(text: str) -> bool:
    """Return whether it names a day in both calendars, side by side."""
    return _TWO_DAYS.search(text) is not None


def calendar_of(text: str) -> str:
    """Return `julian` where the text says that its day is, or was also, Old Style; else ""."""
    if without_style(text)[1] or (_OLD.search(text) and _NEW.search(text)):
        return JULIAN
    found = _TWO_DAYS.search(text)
    return JULIAN if found and (int(found[2]) - int(found[1]) >= 10 or int(found[2]) < int(found[1])) else ""


def gregorian(expression: Expression) -> Expression:
    """Return the same days in the Gregorian calendar; a month or year becomes its first and last day."""
    if isinstance(expression, Point):
        return _span(expression, expression) if expression.length < 3 else _shifted(expression)
    if isinstance(expression, Span):
        return _span(expression.start, expression.end)
    members = (gregorian(member) for member in expression.members)
    return Choice(tuple(m for m in members if not isinstance(m, Choice)), all_of=expression.all_of)


def days_behind(year: int, month: int) -> int:
    """Return the number of days the Julian calendar was behind in this month of its own: 10 in 1600, 13 in 1917."""
    counted = year - (month < 3)
    return counted // 100 - counted // 400 - 2


def _span(start: object, end: object) -> Expression:
    first = _shifted(_edge(start, last=False)) if isinstance(start, Point) else start
    last = _shifted(_edge(end, last=True)) if isinstance(end, Point) else end
    return Span(first, last)  # type: ignore[arg-type]


def _edge(point: Point, *, last: bool) -> Point:
    """Return the first or last Julian day of a year or month; unknown digits and parts of a year stay."""
    if point.day or not point.year.isdigit() or point.month > "12":
        return point
    month = point.month or ("12" if last else "01")
    leap = int(month) == 2 and int(point.year) % 4 == 0
    day = 1 if not last else 29 if leap else days_in(int(point.year), int(month))
    mark = point.doubt
    return Point(point.year, month, f"{day:02}", (mark, mark, mark))


def _shifted(point: Point) -> Point:
    if not (point.day.isdigit() and point.month.isdigit() and point.year.isdigit()):
        return point
    year, month, day = int(point.year), int(point.month), int(point.day)
    ordinal = date(year, month, 1).toordinal() + day - 1 + days_behind(year, month)
    if month == 2 and day == 29 and year % 100 == 0 and year % 400:
        ordinal = date(year, 3, 1).toordinal() - 1 + days_behind(year, 3)  # the leap day that the Gregorian year lacks
    new = date.fromordinal(ordinal)
    return replace(point, year=f"{new.year:04}", month=f"{new.month:02}", day=f"{new.day:02}")
