"""The date range around a date that is wide enough to contain documents."""

from datetime import date, timedelta
from typing import Final

from archive.dates import ImpreciseDate
from archive.search import engine
from archive.search.query import Selection

DAYS: Final = (0, 3, 10, 30, 90, 365, 5 * 365)  # on each side
ENOUGH: Final = 5


def around(when: ImpreciseDate) -> tuple[date, date] | None:
    """Return the first and last day of the narrowest range around the date with enough documents.

    If no range has enough, the widest that has any; None if there are none within five years, or the date has no end.
    """
    first, last = when.earliest, when.latest
    if first is None or last is None:
        return None
    widest = None
    for days in DAYS:
        stretch = _wider(first, last, days)
        after, before = (ImpreciseDate.parse(day.isoformat()) for day in stretch)
        number = len(engine.keys_found(Selection(after=after, before=before)))
        if number >= ENOUGH:
            return stretch
        widest = stretch if number else widest
    return widest


def _wider(first: date, last: date, days: int) -> tuple[date, date]:
    room = min((first - date.min).days, (date.max - last).days, days)
    return first - timedelta(room), last + timedelta(room)
