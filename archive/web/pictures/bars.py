"""The histogram above a list: the number of documents per year or decade."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from archive.search.query import Bar
from archive.web.parameters import Parameters

WIDTH: Final = 900
HEIGHT: Final = 36
WIDEST: Final = 22
_HALF_A_LABEL: Final = 18.0  # labels are centred, and would be clipped at the edges
LONGEST_GAP: Final = 100  # years
_YEAR: Final = "year"  # stands for a year in a query string, where a value has no equals sign
_ALL: Final = Parameters()


@dataclass(frozen=True, slots=True)
class Column:
    """A bar's geometry as SVG attributes, with the range of the axis that is its link target.

    `query` is the list of that period.
    """

    x: str
    y: str
    width: str
    height: str
    left: str
    reach: str
    words: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class TimeBar:
    """The bars from the first year with documents to the last, and the labels of years with their positions."""

    columns: tuple[Column, ...]
    years: tuple[tuple[int, str], ...]
    first: int
    last: int
    are_decades: bool = False
    width: int = WIDTH
    height: int = HEIGHT


def time_bar(bars: Sequence[Bar], asked: Parameters = _ALL) -> TimeBar | None:
    """Return the histogram with gaps for empty years; None if there is only one year.

    Heights use a square root scale, so that a year of three letters is visible beside one of three hundred.
    """
    return _time_bar(tuple(bars), asked.minus("page"))


@lru_cache(maxsize=100)  # identical on every page of a list
def _time_bar(bars: tuple[Bar, ...], asked: Parameters) -> TimeBar | None:
    filled = [bar for bar in bars if bar.count]
    if len(filled) < 2:
        return None
    filled = _in_one_piece(filled)
    first, last, most = filled[0].start, filled[-1].end, max(bar.count for bar in filled)
    unit = WIDTH / (last - first + 1)
    # Written once: where the years stand among the other parameters is the same for every bar.
    years_asked = asked.plus(("after", _YEAR), ("before", _YEAR)).suffix
    columns = tuple(_column(bar, (bar.start - first) * unit, unit, most, years_asked) for bar in filled)
    are_decades = any(bar.end > bar.start for bar in filled)
    years = tuple(_years(first, last, unit, are_decades=are_decades))
    return TimeBar(columns, years, first, last, are_decades)


def _in_one_piece(filled: list[Bar]) -> list[Bar]:
    """Return the bars without outliers, which would compress all others.

    Outliers are separated by a gap of more than a century and hold at most one percent of the records, or one record.
    They remain in the list and can be found by date.
    """
    total = sum(bar.count for bar in filled)
    while len(filled) > 2:
        gaps = [later.start - earlier.end for earlier, later in pairwise(filled)]
        widest = max(range(len(gaps)), key=gaps.__getitem__)
        before, after = filled[: widest + 1], filled[widest + 1 :]
        fewer, more = sorted((before, after), key=lambda part: sum(bar.count for bar in part))
        if gaps[widest] <= LONGEST_GAP or sum(bar.count for bar in fewer) * 100 > max(total, 100) or len(more) < 2:
            break
        filled = more
    return filled


def _column(bar: Bar, left: float, unit: float, most: int, years_asked: str) -> Column:
    reach = unit * (bar.end - bar.start + 1)
    wide = reach - min(2.0, reach * 0.2)
    if bar.start == bar.end:
        wide = min(WIDEST, wide)  # a decade fills its ten years: a narrow bar in the middle would look like one of them
    tall = max(2.0, (bar.count / most) ** 0.5 * HEIGHT)
    query = years_asked.replace(f"after={_YEAR}", f"after={bar.start:04}").replace(
        f"before={_YEAR}", f"before={bar.end:04}"
    )
    words = str(bar.start) if bar.start == bar.end else f"{bar.start}–{bar.end}"
    drawn = (left + (reach - wide) / 2, HEIGHT - tall, wide, tall, left, reach)
    x, y, width, height, begin, stretch = (f"{number:.1f}" for number in drawn)
    return Column(x, y, width, height, begin, stretch, words, bar.count, query)


def _years(first: int, last: int, unit: float, *, are_decades: bool) -> Iterator[tuple[int, str]]:
    """Yield labels for at most a dozen round years, centred on their bars; among decades, where these begin."""
    steps = (1, 2, 5, 10, 20, 50, 100, 500, 1000, 10000)
    every = next(step for step in steps[3 if are_decades else 0 :] if (last - first) // step < 12)
    for year in range(-(-first // every) * every, last + 1, every):
        yield year, _label((year - first + (0 if are_decades else 0.5)) * unit)


def _label(x: float) -> str:
    return f"{min(max(x, _HALF_A_LABEL), WIDTH - _HALF_A_LABEL):.1f}"
