"""The precision of a date."""

from enum import StrEnum

from archive.dates.grammar import Choice, Expression, Span
from archive.dates.points import Point


class Precision(StrEnum):
    """How finely a date is known: `1949-02-XX` to the month, `194X-12-25` to the decade."""

    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    QUARTER = "quarter"
    THIRD = "third"
    HALF = "half"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    MILLENNIUM = "millennium"
    INTERVAL = "interval"
    CHOICE = "choice"
    LIST = "list"
    UNKNOWN = "unknown"


def precision_of(expression: Expression) -> Precision:
    """Return the precision of an expression; that of its kind where it has several points."""
    if isinstance(expression, Span):
        return Precision.INTERVAL
    if isinstance(expression, Choice):
        return Precision.LIST if expression.all_of else Precision.CHOICE
    return _of_point(expression)


def _of_point(point: Point) -> Precision:
    year = _of_year(point.year)
    if year is not Precision.YEAR or not point.month or "X" in point.month:
        return year
    if point.month > "20":
        return _of_part(int(point.month))
    return Precision.DAY if point.day and "X" not in point.day else Precision.MONTH


def _of_year(year: str) -> Precision:
    digits, _, significant = year.lstrip("Y-").partition("S")
    if significant:
        mantissa, _, exponent = digits.partition("E")
        unknown = len(mantissa) + int(exponent or 0) - int(significant)
    elif "X" in digits:
        unknown = len(digits) - digits.index("X")
    else:
        unknown = 0
    steps = (Precision.YEAR, Precision.DECADE, Precision.CENTURY, Precision.MILLENNIUM)
    if "X" in digits and unknown == len(digits):
        return Precision.UNKNOWN
    return steps[min(max(unknown, 0), 3)]


def _of_part(number: int) -> Precision:
    if number <= 32:
        return Precision.SEASON
    if number <= 36:
        return Precision.QUARTER
    return Precision.THIRD if number <= 39 else Precision.HALF
