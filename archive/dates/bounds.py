"""The first and last day a point can mean, in the proleptic Gregorian calendar, also in years no `date` can hold."""

import calendar
from datetime import date
from functools import cache, lru_cache
from itertools import product

from archive.dates.points import Point
from archive.dates.refusal import UnreadableDate, quoted
from archive.text.speech import gettext as _

Day = tuple[int, int, int]

# EDTF's numbers for parts of a year: first month and number of months. Winter 1949 runs into February 1950.
PARTS_OF_YEAR = {
    21: (3, 3),
    22: (6, 3),
    23: (9, 3),
    24: (12, 3),
    25: (3, 3),
    26: (6, 3),
    27: (9, 3),
    28: (12, 3),
    29: (9, 3),
    30: (12, 3),
    31: (3, 3),
    32: (6, 3),
    33: (1, 3),
    34: (4, 3),
    35: (7, 3),
    36: (10, 3),
    37: (1, 4),
    38: (5, 4),
    39: (9, 4),
    40: (1, 6),
    41: (7, 6),
}
WINTER = 24
LEAP_YEAR = 2000


def days_in(year: int, month: int) -> int:
    """Return the number of days of this month, for any year."""
    if month == 2:
        return 29 if calendar.isleap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def first_and_last(point: Point) -> tuple[Day | None, Day | None]:
    """Return the outermost days of a point, both None for an unknown year. Raises UnreadableDate where no day fits."""
    years = year_numbers(point.year)
    if not point.month:
        first, last = (years[0], 1, 1), (years[-1], 12, 31)
    elif (number := _part_of_year(point)) is not None:
        first, last = _season(years, *PARTS_OF_YEAR[number])
    else:
        first, last = _months(years, point)
    return (None, None) if point.year.endswith("XXXX") else (first, last)


def earliest_date(day: Day | None) -> date | None:
    """Return the day as a lower bound: None (open) before the year 1, the last possible date after 9999."""
    if day is None or day[0] < date.min.year:
        return None
    return date(*day) if day[0] <= date.max.year else date.max


def latest_date(day: Day | None) -> date | None:
    """Return the day as an upper bound: None (open) after the year 9999, the first possible date before 1."""
    if day is None or day[0] > date.max.year:
        return None
    return date(*day) if day[0] >= date.min.year else date.min


def _part_of_year(point: Point) -> int | None:
    number = int(point.month) if point.month.isdigit() else 0
    if number not in PARTS_OF_YEAR:
        return None
    if point.day:
        raise UnreadableDate(_("A season has no days; write a month with the day, or the season alone."))
    return number


def _season(years: range | tuple[int, ...], month: int, length: int) -> tuple[Day, Day]:
    over, end = divmod(month + length - 2, 12)
    year = years[-1] + over
    return (years[0], month, 1), (year, end + 1, days_in(year, end + 1))


def _months(years: range | tuple[int, ...], point: Point) -> tuple[Day, Day]:
    months = matching(point.month, 12)
    if not months:
        said = _("There is no month %(month)s; months run from 01 to 12.") % {"month": point.month}
        raise UnreadableDate(said, impossible=True)
    if not point.day:
        return (years[0], months[0], 1), (years[-1], months[-1], days_in(years[-1], months[-1]))
    days = matching(point.day, 31)
    first = _first_real_day(years, months, days)
    last = _first_real_day(years[::-1], months[::-1], days[::-1])
    if first is None or last is None:
        raise UnreadableDate(_no_such_day(point), impossible=True)
    return first, last


def _first_real_day(years: range | tuple[int, ...], months: tuple[int, ...], days: tuple[int, ...]) -> Day | None:
    candidates = ((year, month, day) for year in years for month in months for day in days)
    return next((day for day in candidates if day[2] <= days_in(day[0], day[1])), None)


def _no_such_day(point: Point) -> str:
    if point.month.isdigit() and point.day.isdigit():
        name, number = calendar.month_name[int(point.month)], int(point.day)
        return _(
            "There is no %(name)s %(number)s in %(year)s; look at the document again, or write “%(name)s %(year)s”."
        ) % {"name": name, "number": number, "month": point.month, "year": point.year}
    return _("There is no such day: %(quoted)s.") % {"quoted": quoted(f"{point.year}-{point.month}-{point.day}")}


@cache
def matching(pattern: str, highest: int) -> tuple[int, ...]:
    """Return the numbers from 1 that fit two digits of which some may be X: `1X` among months is 10, 11, 12."""
    return tuple(
        number
        for number in range(1, highest + 1)
        if all(wanted in ("X", found) for wanted, found in zip(pattern, f"{number:02}", strict=True))
    )


@lru_cache(maxsize=1024)
def year_numbers(pattern: str) -> range | tuple[int, ...]:
    """Return the years a pattern can mean, in order of time."""
    if "S" in pattern or pattern.startswith("Y"):
        return _long_years(pattern)
    if pattern.endswith("XXXX"):
        return range(LEAP_YEAR, LEAP_YEAR + 1)
    sign = -1 if pattern.startswith("-") else 1
    choices = ("0123456789" if digit == "X" else digit for digit in pattern.removeprefix("-"))
    return tuple(sorted(sign * int("".join(digits)) for digits in product(*choices)))


def _long_years(pattern: str) -> range:
    number, _, significant = pattern.removeprefix("Y").partition("S")
    mantissa, _, exponent = number.partition("E")
    value = int(mantissa) * 10 ** int(exponent or 0)
    unknown = len(str(abs(value))) - int(significant) if significant else 0
    step = 10 ** max(unknown, 0)
    low = abs(value) // step * step
    years = range(low, low + step)
    return years if value >= 0 else range(-years[-1], -low + 1)
