"""A cache of answers for one version of the catalogue."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.columns import Mask, Slots
from archive.search.query import Bar, FacetCounts

MOST = 8_000_000  # bytes for each version of the catalogue
_LEAST = 500  # bytes that even the smallest answer takes
_OF_COUNTS = 20_000  # bytes, about, of the counts of all facets
_BITS = 32  # bits of a slot stored as a number

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Counted:
    """The counts of a selection, the same on each of its pages and in every order."""

    facets: tuple[FacetCounts, ...]
    bars: tuple[Bar, ...]
    having: Mapping[str, int]


class Remembered:
    """A thread-safe cache of answers by question, evicting the least recently used first."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Hashable, Any] = OrderedDict()
        self.size = 0
        self.lock = threading.Lock()

    def answer(self, question: Hashable, find: Callable[[], Value]) -> Value:
        """Return the cached answer, or call `find` and cache its result."""
        with self.lock:
            if question in self.kept:
                self.kept.move_to_end(question)
                known: Value = self.kept[question]
                return known
        found = find()
        with self.lock:
            if question not in self.kept:
                self.kept[question] = found
                self.size += _bytes(found)
            while self.size > MOST:
                _, oldest = self.kept.popitem(last=False)
                self.size -= _bytes(oldest)
        return found


def remembered(memo: dict[Any, Any]) -> Remembered:
    """Return the cache that belongs to a version of the catalogue."""
    kept: Remembered = memo.setdefault("words", Remembered())
    return kept


def packed(slots: Slots, rows: int) -> NDArray[Any]:
    """Encode a set of slots compactly: as numbers, or as a bitmap where that is smaller."""
    if len(slots) * _BITS < rows:
        return slots.astype(np.int32)
    mask = np.zeros(rows, np.bool_)
    mask[slots] = True
    return np.packbits(mask)


def unpacked(kept: NDArray[Any], rows: int) -> Mask:
    """Decode what `packed` made into a mask."""
    if kept.dtype == np.uint8:
        return np.unpackbits(kept, count=rows).view(np.bool_)
    mask = np.zeros(rows, np.bool_)
    mask[kept] = True
    return mask


def _bytes(answer: object) -> int:
    if isinstance(answer, Counted):
        return _OF_COUNTS
    return max(_LEAST, getattr(answer, "nbytes", 0))
