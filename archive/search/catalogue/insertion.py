"""Finding the positions of new documents in sort orders of a catalogue without titles.

Bisection takes about twenty short queries, whatever their number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.documents.models import Document
from archive.documents.prepared import Prepared
from archive.search.catalogue.building import date_key
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.loading import Records

Places = NDArray[np.intp]
_PROBES, _LOOKED_AT = 15, 2_000
Later = Callable[[Places, Places], NDArray[np.bool_]]


@dataclass(frozen=True)
class Insertion:
    """New rows in their order, and before which entry of the old order each is inserted."""

    rows: Places
    before: Places


class Placing:
    """Finds the positions of the rows of `new` among the remaining slots of `old`."""

    def __init__(self, old: Catalogue, stays: NDArray[np.bool_], new: Records) -> None:
        self.old = old
        self.new = new
        self.stays = stays
        self.key = date_key(new.earliest, new.latest)

    @cached_property
    def dated(self) -> Insertion:
        """The insertion in date order; the end counts as a slot."""
        kept = np.flatnonzero(self.stays)
        keys = date_key(self.old.earliest, self.old.latest)[kept]
        low, high = np.searchsorted(keys, self.key, "left"), np.searchsorted(keys, self.key, "right")

        def later(rows: Places, places: Places) -> NDArray[np.bool_]:
            slots = kept[places]
            titles = zip(_titles(self.old.ids[slots]), self.old.ids[slots].tolist(), strict=True)
            ours = ((self.new.titles[row], int(self.new.ids[row])) for row in rows)
            return np.fromiter((mine > theirs for mine, theirs in zip(ours, titles, strict=True)), np.bool_, len(rows))

        places = _bisected(low, high, later)
        rows = _sorted(places, lambda row: (self.key[row], self.new.titles[row], self.new.ids[row]))
        return Insertion(rows, np.append(kept, len(self.old))[places[rows]])

    @cached_property
    def titled(self) -> Insertion:
        """The insertion in title order, then date order."""
        kept = self.old.by_title[self.stays.take(self.old.by_title)]
        order, before = self._by_row(self.dated)

        def later(rows: Places, places: Places) -> NDArray[np.bool_]:
            slots = kept[places]
            titles = zip(_titles(self.old.ids[slots]), slots.tolist(), strict=True)
            ours = ((self.new.titles[row], int(before[row])) for row in rows)
            return np.fromiter((mine > theirs for mine, theirs in zip(ours, titles, strict=True)), np.bool_, len(rows))

        guesses = self._where_they_were(self.old.by_title)
        return self._inserted(kept, later, lambda row: (self.new.titles[row], order[row]), guesses)

    @cached_property
    def added(self) -> Insertion:
        """The insertion in order of first publication, latest first."""
        kept = self.old.by_added[self.stays.take(self.old.by_added)]
        when, ids = self.new.added, self.new.ids

        def later(rows: Places, places: Places) -> NDArray[np.bool_]:
            theirs = self.old.added[kept[places]]
            same = (theirs == when[rows]) & (self.old.ids[kept[places]] > ids[rows])
            earlier: NDArray[np.bool_] = (theirs > when[rows]) | same
            return earlier

        return self._inserted(kept, later, lambda row: (-when[row], -ids[row]))

    def _where_they_were(self, ordered: NDArray[np.int32]) -> Places:
        """Return for each row its place in this order among those that stay, -1 where it had none."""
        places = np.flatnonzero(~self.stays.take(ordered))
        was = dict(zip(ordered[places].tolist(), (places - np.arange(len(places))).tolist(), strict=True))
        slots = self.old.slot_of_each(self.new.ids).tolist()
        return np.array([was.get(slot, -1) for slot in slots], np.intp)

    def _inserted(
        self,
        kept: NDArray[np.int32],
        later: Later,
        key: Callable[[int], object],
        guesses: Places | None = None,
    ) -> Insertion:
        count = len(self.new.ids)
        low, high = np.zeros(count, np.intp), np.full(count, len(kept))
        if guesses is not None:
            low, high = _nearer(low, high, later, guesses)
        places = _bisected(low, high, later)
        rows = _sorted(places, key)
        return Insertion(rows, places[rows])

    @staticmethod
    def _by_row(insertion: Insertion) -> tuple[Places, Places]:
        """Return for each row its rank among the new ones, and the entry before which it is inserted."""
        order, before = np.empty_like(insertion.rows), np.empty_like(insertion.before)
        order[insertion.rows] = np.arange(len(insertion.rows))
        before[insertion.rows] = insertion.before
        return order, before


def _nearer(low: Places, high: Places, later: Later, guesses: Places) -> tuple[Places, Places]:
    """Return the ranges narrowed by a guess for each row, -1 for none: most edits leave a title where it was."""
    end = high.max(initial=0)
    for rows, shift in ((np.flatnonzero(guesses > 0), -1), (np.flatnonzero((guesses >= 0) & (guesses < end)), 0)):
        if not len(rows):
            continue
        probes = guesses[rows] + shift
        is_later = later(rows, probes)
        low[rows[is_later]] = np.maximum(low[rows[is_later]], probes[is_later] + 1)
        high[rows[~is_later]] = np.minimum(high[rows[~is_later]], probes[~is_later])
    return low, high


def _bisected(low: Places, high: Places, later: Later) -> Places:
    """Return for each row the first position in its range that does not sort before it.

    Each probe is a query, so several probes of all ranges are batched: five rounds for 300,000 documents.
    """
    low, high = low.astype(np.intp), high.astype(np.intp)
    while len(rows := np.flatnonzero(low < high)):
        number = max(1, min(_PROBES, _LOOKED_AT // len(rows)))
        parts = np.arange(1, number + 1)
        probes = low[rows, None] + (high - low)[rows, None] * parts // (number + 1)
        passed = later(np.repeat(rows, number), probes.ravel()).reshape(-1, number).sum(axis=1)
        # Later than its first `passed` probes, and not than the next.
        behind, ahead = np.maximum(passed - 1, 0), np.minimum(passed, number - 1)
        line = np.arange(len(rows))
        low[rows] = np.where(passed > 0, probes[line, behind] + 1, low[rows])
        high[rows] = np.where(passed < number, probes[line, ahead], high[rows])
    return low


def _sorted(places: Places, key: Callable[[int], object]) -> Places:
    return np.array(sorted(range(len(places)), key=lambda row: (places[row], key(row))), np.intp)


def _titles(ids: NDArray[np.int64]) -> Sequence[str]:
    """Return the folded titles of these documents as they stand now; "" for one that is gone."""
    found: dict[int, Any] = dict(_title_keys(sorted(set(ids.tolist()))))
    return [found.get(pk, "") for pk in ids.tolist()]


_title_keys: Final = Prepared(lambda pks: Document.objects.filter(pk__in=pks).order_by().values_list("pk", "title_key"))
