"""Long lists in parts, short enough for one query."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

Value = TypeVar("Value")
SLICE = 500


def slices(values: Iterable[Value]) -> Iterator[list[Value]]:
    """The values in their order, at most 500 at a time."""
    ordered = list(values)
    for start in range(0, len(ordered), SLICE):
        yield ordered[start : start + SLICE]
