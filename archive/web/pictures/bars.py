"""The time bar over a list: how many documents are of each year or decade."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.search.query import Bar
from archive.web.parameters import Parameters

WIDTH: Final = 720
HEIGHT: Final = 44
_ALL: Final = Parameters()


@dataclass(frozen=True, slots=True)
class Column:
    """One bar in units of the drawing, as the drawing writes them; `query` is the list of that time."""

    x: str
    y: str
    width: str
    height: str
    words: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class TimeBar:
    """The bars from the first year with documents to the last."""

    columns: tuple[Column, ...]
    first: int
    last: int
    most: int
    width: int = WIDTH
    height: int = HEIGHT


def time_bar(bars: Sequence[Bar], asked: Parameters = _ALL) -> TimeBar | None:
    """The bars side by side, years without documents as gaps; none where there is one year alone.

    Heights go by the square root, so that a year of three letters shows beside one of three hundred.
    """
    filled = [bar for bar in bars if bar.count]
    if len(filled) < 2:
        return None
    first, last, most = filled[0].start, filled[-1].end, max(bar.count for bar in filled)
    unit = WIDTH / (last - first + 1)
    columns = tuple(_column(bar, (bar.start - first) * unit, unit, most, asked) for bar in filled)
    return TimeBar(columns, first, last, most)


def _column(bar: Bar, left: float, unit: float, most: int, asked: Parameters) -> Column:
    wide = unit * (bar.end - bar.start + 1)
    gap = min(2.0, wide * 0.2)
    tall = max(2.0, (bar.count / most) ** 0.5 * HEIGHT)
    years = asked.plus(("after", f"{bar.start:04}"), ("before", f"{bar.end:04}"))
    words = str(bar.start) if bar.start == bar.end else f"{bar.start}–{bar.end}"
    x, y, width, height = (f"{number:.1f}" for number in (left + gap / 2, HEIGHT - tall, wide - gap, tall))
    return Column(x, y, width, height, words, bar.count, years.suffix)
