"""Long lists in slices short enough for one query."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Value = TypeVar("Value")
SLICE = 500


def slices(values: Iterable[Value]) -> Iterator[list[Value]]:
    """Yield the values in order, at most 500 at a time; of a list on disk no more are in memory."""
    ordered = values if isinstance(values, Sequence) else list(values)
    for start in range(0, len(ordered), SLICE):
        yield list(ordered[start : start + SLICE])
