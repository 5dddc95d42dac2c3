"""The time axis shared by all charts of a person, so that they can be compared."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.search.engine import Uses

WIDTH: Final = 400
MOST_TICKS: Final = 6
_FEW_YEARS: Final = 50  # longer spans are shown in decades
_LAST_YEAR: Final = datetime.MAXYEAR


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis, with its position."""

    x: int
    year: int


@dataclass(frozen=True, slots=True)
class Axis:
    """A range of whole years, inclusive, with padding on both sides."""

    first: int
    last: int

    @property
    def step(self) -> int:
        """The number of years per bar."""
        return 1 if self.last - self.first < _FEW_YEARS else 10

    @property
    def begin(self) -> int:
        return max(1, _new_year(self.first) - self._room)

    @property
    def end(self) -> int:
        return _new_year(self.last + 1) + self._room

    @property
    def _room(self) -> int:
        return (_new_year(self.last + 1) - _new_year(self.first)) // 32

    def year(self, year: int) -> float:
        """Return the x coordinate of the start of this year."""
        return (_new_year(year) - self.begin) / (self.end - self.begin) * WIDTH

    def ticks(self) -> Iterator[Tick]:
        """Yield ticks at a few round years."""
        span = self.last - self.first
        every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if span // step < MOST_TICKS)
        for year in range(-(-self.first // every) * every, self.last + 1, every):
            yield Tick(round(self.year(year)), year)


def axis_of(uses: Uses) -> Axis | None:
    """Return the range of years of these dated documents; None if nothing is dated."""
    days: NDArray[np.int32] = np.concatenate([uses.earliest, uses.latest])
    if not len(days):
        return None
    first, last = (datetime.date.fromordinal(int(day)).year for day in (days.min(), days.max()))
    axis = Axis(first, last)
    return axis if axis.step == 1 else Axis(first // 10 * 10, min(_LAST_YEAR, last // 10 * 10 + 9))


def _new_year(year: int) -> int:
    """Return the ordinal of 1 January, also for the year after `datetime.MAXYEAR`."""
    return datetime.date(year, 1, 1).toordinal() if year <= _LAST_YEAR else datetime.date.max.toordinal() + 1
