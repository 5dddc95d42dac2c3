"""Names over time: one band for each written name, from its first to its last use, thick where documents are many."""

import datetime
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 720
ROW: Final = 44
THICKEST: Final = 18
_STEPS: Final = 144
_LAST_DAY: Final = datetime.date.max.toordinal()
_BRUSH: Final = (0.04, 0.3, 0.75, 1.0, 0.75, 0.3, 0.04)  # how far one document spreads along the axis, in steps


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
    strokes = [(form, _stroke(row, axis)) for form, row in uses if row]
    most = max(max(stroke.values()) for _, stroke in strokes)
    bands = tuple(_band(form, number, stroke, most) for number, (form, stroke) in enumerate(strokes))
    return Picture(bands, tuple(_ticks(axis)), ROW * len(bands))


Axis = tuple[int, int]
"""The first day drawn and the day after the last, as ordinals."""


def _whole_years(first: int, last: int) -> Axis:
    """The years in which the days lie, with a little room on both sides for the strokes to end in."""
    start = datetime.date(datetime.date.fromordinal(first).year, 1, 1).toordinal()
    end = datetime.date(datetime.date.fromordinal(last).year, 12, 31).toordinal() + 1
    room = (end - start) // 32
    return max(1, start - room), end + room


def _stroke(row: Iterable[Use], axis: Axis) -> dict[int, float]:
    """How many documents stand about each step of the axis, from before the first to after the last."""
    counts = Counter((use.middle - axis[0]) * _STEPS // (axis[1] - axis[0]) for use in row)
    reach = len(_BRUSH) // 2
    steps = range(max(0, min(counts) - reach), min(_STEPS, max(counts) + reach) + 1)
    return {step: sum(counts[step + offset - reach] * weight for offset, weight in enumerate(_BRUSH)) for step in steps}


def _band(form: str, number: int, stroke: dict[int, float], most: float) -> Band:
    """The outline goes along the top from first to last use and back below, mirrored about the middle of the row."""
    middle, unit = number * ROW + ROW - THICKEST // 2 - 2, WIDTH / _STEPS
    above = [(step * unit, 0.6 + (THICKEST / 2 - 0.6) * (dense / most) ** 0.5) for step, dense in stroke.items()]
    points = [(x, middle - half) for x, half in above] + [(x, middle + half) for x, half in reversed(above)]
    outline = "M" + "L".join(f"{x:g},{y:.1f}" for x, y in points) + "Z"
    at_end = above[0][0] > WIDTH * 0.7
    label = above[-1][0] if at_end else above[0][0]
    return Band(form, number + 1, outline, round(label), middle - THICKEST // 2 - 3, at_end)


def _ticks(axis: Axis) -> Iterable[Tick]:
    """The first days of at most ten round years."""
    first, last = (datetime.date.fromordinal(min(day, _LAST_DAY)).year for day in axis)
    every = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 5000) if (last - first) // step < 10)
    for year in range(-(-first // every) * every, last + 1, every):
        day = datetime.date(year, 1, 1).toordinal()
        if axis[0] <= day < axis[1]:
            yield Tick(round((day - axis[0]) / (axis[1] - axis[0]) * WIDTH), year)
