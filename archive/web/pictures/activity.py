"""The activity chart: documents per year that somebody wrote, received, or is otherwise named in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from archive.search.engine import Uses
from archive.web.parameters import Pair, canonical
from archive.web.pictures.axis import Axis

HEIGHT: Final = 40
WIDEST: Final = 22
_SOME: Final = "1949"


@dataclass(frozen=True, slots=True)
class Column:
    """The documents of a year or a decade: the geometry of the bar, and the query string of the list."""

    words: str
    count: int
    query: str
    x: str
    y: str
    width: str
    height: str


@dataclass(frozen=True, slots=True)
class Row:
    """A kind of activity along the axis.

    `query` is the list of all of it, `cells` its columns including gaps, `parameter` the first filter of its list.
    """

    name: str
    parameter: str
    total: int
    query: str
    cells: tuple[Column | None, ...]

    @property
    def columns(self) -> list[Column]:
        return [column for column in self.cells if column]

    @property
    def fullest(self) -> Column | None:
        """The first column with the highest count; None if no document is dated."""
        return max(self.columns, key=lambda column: column.count, default=None)


def activity(kinds: Sequence[tuple[str, Uses, Sequence[Pair]]], axis: Axis) -> tuple[Row, ...]:
    """Return a row for each kind with documents, given as its name, its uses, and the parameters of their list.

    A document whose date spans several years counts in each, as in the list of that year. Bar heights use a square root
    scale shared by all rows.
    """
    kept = [(name, uses.once(), pairs) for name, uses, pairs in kinds if len(uses)]
    counts = [_counts(uses.dated(), axis) for _, uses, _ in kept]
    most = max((int(each.max(initial=0)) for each in counts), default=0)
    return tuple(
        Row(name, pairs[0][0], len(uses), canonical(pairs).suffix, tuple(_columns(each, axis, pairs, most)))
        for (name, uses, pairs), each in zip(kept, counts, strict=True)
    )


def periods(axis: Axis) -> list[str]:
    """Return the labels of the years or decades of the axis."""
    return [_words(year, axis.step) for year in range(axis.first, axis.last + 1, axis.step)]


def _counts(uses: Uses, axis: Axis) -> NDArray[np.int64]:
    """Return for each period the number of documents whose date range overlaps it."""
    periods = (axis.last - axis.first) // axis.step + 1
    begun = (uses.begun.astype(np.int64).clip(axis.first, axis.last) - axis.first) // axis.step
    ended = (uses.ended.astype(np.int64).clip(axis.first, axis.last) - axis.first) // axis.step
    starts, ends = np.bincount(begun, minlength=periods), np.bincount(ended, minlength=periods)
    return (np.cumsum(starts) - np.cumsum(ends) + ends).astype(np.int64)


def _columns(counts: NDArray[np.int64], axis: Axis, pairs: Sequence[Pair], most: int) -> list[Column | None]:
    years, query = range(axis.first, axis.last + 1, axis.step), _queries(pairs)
    edges = [axis.year(year) for year in (*years, axis.last + 1)]
    bars = enumerate(zip(years, counts.tolist(), strict=True))
    return [
        _column(_words(year, axis.step), count, query(year, year + axis.step - 1), edges[at : at + 2], most)
        if count
        else None
        for at, (year, count) in bars
    ]


def _queries(pairs: Sequence[Pair]) -> Callable[[int, int], str]:
    """Return how the list of a range of years is asked for; the canonical form is found once for all."""
    some = canonical([*pairs, ("after", _SOME), ("before", _SOME)]).suffix
    lead, _, rest = some.partition(f"after={_SOME}")
    between, _, more = rest.partition(f"before={_SOME}")
    return lambda first, last: f"{lead}after={first:04}{between}before={last:04}{more}"


def _column(words: str, count: int, query: str, edges: Sequence[float], most: int) -> Column:
    left, right = edges
    wide = min(WIDEST, (right - left) - min(2.0, (right - left) * 0.2))
    tall = max(2.0, (count / most) ** 0.5 * HEIGHT)
    drawn = ((left + right - wide) / 2, HEIGHT - tall, wide, tall)
    return Column(words, count, query, *(f"{number:.1f}" for number in drawn))


def _words(year: int, step: int) -> str:
    return str(year) if step == 1 else f"{year}–{year + step - 1}"
