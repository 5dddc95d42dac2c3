"""A cache of text-index results, carried from one version of the catalogue to the next.

An edit changes a result for the edited documents alone, so only these are tested again. Reading all hits of a word in
every third of 300,000 documents takes 14 ms.
"""

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.memo import packed
from archive.search.index.backends import backend
from archive.search.index.backends.base import Ids
from archive.search.index.tokens import AllOf

MOST = 4_000_000  # bytes
MOST_CHANGED = 100  # documents changed since a result was read; beyond, it is read again

Wanted = tuple[AllOf, bool]
"""The patterns, and whether all of them must stand in the title."""


@dataclass(frozen=True, slots=True)
class Read:
    """A cached result: document keys, packed, as of a step; `is_shared` where the bytes are memory-mapped."""

    step: int
    ids: NDArray[Any]
    is_shared: bool = False


class Hits:
    """A thread-safe cache of text-index results for one version of the catalogue, by query.

    `changed` lists the documents changed by each of the last steps, newest last.
    """

    def __init__(
        self,
        kept: dict[Wanted, Read] | None = None,
        changed: tuple[frozenset[int], ...] = (),
        step: int = 0,
        most: int = MOST,
    ) -> None:
        self.kept = kept or {}
        self.changed = changed
        self.step = step
        self.most = most  # bytes
        self._lock = threading.Lock()

    def of(self, asked: AllOf, *, in_titles: bool = False) -> Ids:
        """Return every document in which all groups match, in no order."""
        wanted = (asked, in_titles)
        known = self.kept.get(wanted)
        if known is not None and known.step == self.step:
            return unpacked_ids(known.ids)
        if known is None or _is_begun(asked):
            ids = backend().title_hits(asked) if in_titles else backend().hits(asked)
        else:
            ids = self._renewed(known, wanted)
        self.keep(wanted, Read(self.step, packed_ids(ids)))
        return ids

    def after(self, documents: Iterable[int]) -> "Hits":
        """Return the cache once these documents were changed."""
        changed = (*self.changed, frozenset(documents))
        while changed and sum(map(len, changed)) > MOST_CHANGED:
            changed = changed[1:]
        step = self.step + 1
        with self._lock:
            kept = {wanted: read for wanted, read in self.kept.items() if read.step >= step - len(changed)}
        return Hits(kept, changed, step, self.most)

    def known(self) -> list[tuple[Wanted, Read]]:
        """Return every cached result."""
        with self._lock:
            return list(self.kept.items())

    def keep(self, wanted: Wanted, read: Read) -> None:
        """Cache the result; evict the oldest beyond the limit."""
        with self._lock:
            self.kept.pop(wanted, None)
            self.kept[wanted] = read
            size = sum(each.ids.nbytes for each in self.kept.values() if not each.is_shared)
            while size > self.most:
                oldest = next(key for key, each in self.kept.items() if not each.is_shared)
                size -= self.kept.pop(oldest).ids.nbytes

    def _renewed(self, known: Read, wanted: Wanted) -> Ids:
        """Return the cached result with only the documents changed since tested again."""
        since = sorted(frozenset[int]().union(*self.changed[known.step - self.step :]))
        asked, in_titles = wanted
        return np.concatenate([unpacked_ids(known.ids, since), backend().met(asked, since, in_titles=in_titles)])


def _is_begun(asked: AllOf) -> bool:
    """Return whether a pattern is a prefix: SQLite then expands it over the whole index even to test one document."""
    return any(pattern.prefix for group in asked for pattern in group)


def packed_ids(ids: Ids) -> NDArray[Any]:
    """Return the keys packed into few bytes."""
    return packed(ids, int(ids.max(initial=-1)) + 1)


def unpacked_ids(kept: NDArray[Any], without: Sequence[int] = ()) -> Ids:
    """Return the packed keys except these."""
    if kept.dtype == np.uint8:
        mask = np.unpackbits(kept).view(np.bool_)
        mask[[pk for pk in without if pk < len(mask)]] = False
        return np.flatnonzero(mask)
    return kept[~np.isin(kept, without)].astype(np.int64)
