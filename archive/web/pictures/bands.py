"""Names over time: one band for each written name, from its first to its last use, thick where documents are many."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720
ROW: Final = 34
THICKEST: Final = 18
_STEPS: Final = 60


@dataclass(frozen=True, slots=True)
class Use:
    """A document under a name: its first and last possible day."""

    earliest: datetime.date
    latest: datetime.date

    @property
    def middle(self) -> int:
        return (self.earliest.toordinal() + self.latest.toordinal()) // 2


@dataclass(frozen=True, slots=True)
class Band:
    """A name's band: an outline for an SVG path, the place of the name above it, and whether the name ends there."""

    form: str
    number: int
    outline: str
    label: int
    above: int
    at_end: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A year on the axis."""

    x: int
    year: int


@dataclass(frozen=True, slots=True)
class Picture:
    """All bands over one axis of years, in units of the drawing."""

    bands: tuple[Band, ...]
    ticks: tuple[Tick, ...]
    height: int
    width: int = WIDTH

    @property
    def foot(self) -> int:
        """Where the years are written."""
        return self.height + 16

    @property
    def tall(self) -> int:
        """The height of the whole drawing."""
        return self.height + 22


def picture(uses: Sequence[tuple[str, Sequence[Use]]]) -> Picture | None:
    """The bands of these names in their order; nothing where all documents are of one day."""
    days = [use.middle for _, row in uses for use in row]
    if not days or min(days) == max(days):
        return None
    axis = _whole_years(min(days), max(days))
    steps = [(form, _steps(row, axis)) for form, row in uses if row]
    most = max(max(counts.values()) for _, counts in steps)
    bands = tuple(_band(form, number, counts, most) for number, (form, counts) in enumerate(steps))
    return Picture(bands, tuple(_ticks(axis)), ROW * len(bands))


Axis = tuple[int, int]
"""The first day drawn and the day after the last, as ordinals."""


def _whole_years(first: int, last: int) -> Axis:
    start = datetime.date(datetime.date.fromordinal(first).year, 1, 1).toordinal()
    return start, datetime.date(datetime.date.fromordinal(last).year, 12, 31).toordinal() + 1


def _steps(row: Iterable[Use], axis: Axis) -> Counter[int]:
    """How many documents fall into each step of the axis."""
    return Counter((use.middle - axis[0]) * _STEPS // (axis[1] - axis[0]) for use in row)


def _band(form: str, number: int, counts: Counter[int], most: int) -> Band:
    """The outline goes along the top from first to last use and back below, mirrored about the middle of the row."""
    middle, unit = number * ROW + ROW - THICKEST // 2 - 2, WIDTH / _STEPS
    above: list[tuple[float, float]] = []
    for step in range(min(counts), max(counts) + 1):
        half = 1.5 + (THICKEST / 2 - 1.5) * (counts[step] / most) ** 0.5 if counts[step] else 0.7
        above += [(step * unit, half), ((step + 1) * unit, half)]
    points = [(x, middle - half) for x, half in above] + [(x, middle + half) for x, half in reversed(above)]
    outline = "M" + "L".join(f"{x:g},{y:.1f}" for x, y in points) + "Z"
    at_end = above[0][0] > WIDTH * 0.7
    label = above[-1][0] if at_end else above[0][0]
    return Band(form, number + 1, outline, round(label), middle - THICKEST // 2 - 3, at_end)


def _ticks(axis: Axis) -> Iterable[Tick]:
    """The first days of at most ten round years."""
    first, last = (datetime.date.fromordinal(day).year for day in (axis[0], axis[1] - 1))
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if (last - first) // step < 10)
    for year in range(-(-first // every) * every, last + 1, every):
        day = datetime.date(year, 1, 1).toordinal()
        yield Tick(round((day - axis[0]) / (axis[1] - axis[0]) * WIDTH), year)
