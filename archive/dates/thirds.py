"""Early, mid and late, and halves, of months, decades and centuries: EDTF has them for years only.

An early month is its first ten days, an early decade its years 0 to 3, an early century its years 00 to 33; the inner
boundaries are approximate, and written so.
"""

from archive.dates.bounds import days_in
from archive.dates.grammar import Expression, Span
from archive.dates.points import APPROXIMATE, Point

EARLY, MID, LATE, FIRST_HALF, SECOND_HALF = "37", "38", "39", "40", "41"
THIRDS = (EARLY, MID, LATE)
HALVES = (FIRST_HALF, SECOND_HALF)
# First and last day of a month (99: its last), year of a decade, year of a century.
_DAYS = {EARLY: (1, 10), MID: (11, 20), LATE: (21, 99), FIRST_HALF: (1, 15), SECOND_HALF: (16, 99)}
_OF_DECADES = {EARLY: (0, 3), MID: (4, 6), LATE: (7, 9), FIRST_HALF: (0, 4), SECOND_HALF: (5, 9)}
_OF_CENTURIES = {
    EARLY: (0, 33),
    MID: (34, 66),
    LATE: (67, 99),
    FIRST_HALF: (0, 49),
    SECOND_HALF: (50, 99),
    **{str(33 + quarter): (25 * quarter, 25 * quarter + 24) for quarter in range(4)},
}


def part_of(whole: Point, part: str) -> Span | None:
    """Return the span of a part of a month, decade or century; None where the whole has no such part."""
    if whole.month:
        return _of_month(whole, part)
    if whole.year.endswith("XX") and whole.year[:-2].lstrip("-").isdigit() and part in _OF_CENTURIES:
        first, last = (Point(_of_century(whole.year, year)) for year in _OF_CENTURIES[part])
    elif whole.year.endswith("X") and whole.year[:3].isdigit() and part in _OF_DECADES:
        first, last = (Point(f"{whole.year[:3]}{year}") for year in _OF_DECADES[part])
    else:
        return None
    return _doubted(whole, part, first, last)


def _of_century(century: str, place: int) -> str:
    """Return the year at this place of a century, from 0: of `-04XX`, which begins with 500 BC, 0 is `-0499`."""
    if not century.startswith("-"):
        return f"{century[:2]}{place:02}"
    count = int(century[1:-2]) * 100 + 99 - place
    return f"-{count:04}" if count else "0000"


def part_and_whole(expression: Expression) -> tuple[str, Point] | None:
    """Return the third that a span is, and of what; None for all else. Halves are worded by their years."""
    if not isinstance(expression, Span) or not isinstance(start := expression.start, Point):
        return None
    years = Point(f"{start.year[:3]}X"), Point(f"{start.year[:-2]}XX")
    wholes = (Point(start.year, start.month),) if start.day else years
    return next(
        (
            (part, whole)
            for whole in wholes
            for part in THIRDS
            if _is_countable(whole) and part_of(whole, part) == expression
        ),
        None,
    )


def _of_month(whole: Point, part: str) -> Span | None:
    if not _is_countable(whole) or whole.month > "12" or whole.day or part not in _DAYS:
        return None
    length = days_in(int(whole.year), int(whole.month))
    first, last = (Point(whole.year, whole.month, f"{min(day, length):02}") for day in _DAYS[part])
    return _doubted(whole, part, first, last)


def _is_countable(whole: Point) -> bool:
    return not whole.month or (whole.year.isdigit() and whole.month.isdigit())


def _doubted(whole: Point, part: str, first: Point, last: Point) -> Span:
    """Return the span with the doubts of the whole on both ends, and its inner boundary approximate."""
    return Span(
        _marked(first, whole, APPROXIMATE if part in (MID, LATE) else 0),
        _marked(last, whole, APPROXIMATE if part in (EARLY, MID) else 0),
    )


def _marked(end: Point, whole: Point, mark: int) -> Point:
    year, month, _ = whole.marks
    if end.day:
        return Point(end.year, end.month, end.day, (year, month, mark | whole.marks[0] & whole.marks[1]))
    return Point(end.year, marks=(year | mark, 0, 0))
