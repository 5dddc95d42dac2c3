"""Imprecise dates for programs that know only years, months and days; what these cannot express is put in words."""

from archive.dates import ImpreciseDate
from archive.dates.grammar import Span
from archive.dates.points import Point


def point_of(date: ImpreciseDate) -> Point | None:
    """Return the only point of a date, None for an interval or a choice."""
    expression = date.expression
    return expression if isinstance(expression, Point) else None


def span_of(date: ImpreciseDate) -> tuple[Point, Point] | None:
    """Return both ends of an interval, None where either is missing."""
    expression = date.expression
    if isinstance(expression, Span) and isinstance(expression.start, Point) and isinstance(expression.end, Point):
        return expression.start, expression.end
    return None


def figures(point: Point) -> tuple[int, ...]:
    """Return year, month and day as far as they are known: (1949, 2) for `1949-02`, (1949,) for spring 1949."""
    year = point.year
    if not (len(year) == 4 and year.isdigit() and int(year)):
        return ()
    known = [int(year)]
    if point.month.isdigit() and 1 <= int(point.month) <= 12:
        known.append(int(point.month))
        if point.day.isdigit():
            known.append(int(point.day))
    return tuple(known)


def known_figures(date: ImpreciseDate) -> tuple[int, ...]:
    """Return what all days the date can mean have in common: (1949, 2) for 3 to 5 February 1949."""
    if point := point_of(date):
        return figures(point)
    first, last = date.earliest, date.latest
    if first is None or last is None or first.year != last.year:
        return ()
    return (first.year, first.month) if first.month == last.month else (first.year,)


def for_programs(date: ImpreciseDate) -> str:
    """Return `1949`, `1949-02` or `1949-02-03` where that is exact, else words.

    Programs without EDTF read `1949-01/1949-03` as 1949, and keep “January–March 1949” as it is.
    """
    point = point_of(date)
    known = figures(point) if point else ()
    if not known or beyond_figures(date):
        return date.wording()
    return "-".join((f"{known[0]:04}", *(f"{figure:02}" for figure in known[1:])))


def beyond_figures(date: ImpreciseDate) -> str:
    """Return what the figures do not express: “circa”, “spring”, “February 3–5, 1949”; "" where they are exact."""
    point = point_of(date)
    if point is None:
        return date.wording()
    known = figures(point)
    if known and point.month.isdigit() and int(point.month) > 12:
        return date.wording().removesuffix(point.year).strip(" -")
    day_alone = len(known) == 1 and point.day.isdigit()  # the 14th of an unreadable month
    if not known or day_alone or len(set(point.named_marks)) > 1:
        return date.wording()
    return ", ".join(word for word, holds in (("circa", date.approximate), ("possibly", date.uncertain)) if holds)
