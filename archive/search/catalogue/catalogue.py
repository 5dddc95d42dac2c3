"""The catalogue: every published document as a slot in arrays, in date order, so that lists and counts need no SQL."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.codebook import Codebook, Lineage
from archive.search.catalogue.columns import Column, Counts, Mask, Slots
from archive.search.catalogue.hits import Hits
from archive.search.catalogue.loading import NEVER_BEGUN, NEVER_ENDED
from archive.search.families import FAMILY_OF, Family
from archive.search.query import Facet, Sort, Version

Days = NDArray[np.int32]
Years = NDArray[np.int16]
BEFORE_YEARS, BEYOND_YEARS = 0, 10_000
_OF_SLOTS = ("dated", "years", "spanning", "_slot_of")
_DAY_ZERO = np.datetime64("0001-01-01", "D") - 1


@dataclass(frozen=True)
class Catalogue:
    """What is published, as of a version. Immutable: a later version replaces it.

    Slots are in date order: by earliest day, latest day, title, key; undated last. `raw` holds the values as in the
    records, `columns` what they count for. In the book of people a negative key is the number of an unidentified name.
    `features` has a bit for each thing a record may have.
    """

    version: Version
    ids: NDArray[np.int64]
    earliest: Days
    latest: Days
    begun: Years
    ended: Years
    added: NDArray[np.int64]
    features: NDArray[np.uint8]
    by_title: NDArray[np.int32]
    by_added: NDArray[np.int32]
    raw: Mapping[Facet, Column]
    columns: Mapping[Facet, Column]
    books: Mapping[Family, Codebook]
    lineages: Mapping[Family, Lineage]
    redo: frozenset[int] = frozenset()
    hits: Hits = field(default_factory=Hits, compare=False)
    memo: dict[Any, Any] = field(default_factory=dict, compare=False)

    def __len__(self) -> int:
        return len(self.ids)

    @cached_property
    def dated(self) -> int:
        """How many slots from the first are dated; the rest are not."""
        return int(np.count_nonzero(self.earliest <= self.latest))

    @cached_property
    def years(self) -> tuple[Counts, Counts]:
        """How many dates begin and end in each year."""
        return self._years_at(slice(self.dated))

    def _years_at(self, slots: Slots | slice) -> tuple[Counts, Counts]:
        """Return how many dates of these slots begin and end in each year."""
        begun, ended = (np.bincount(years[slots], minlength=BEYOND_YEARS + 1) for years in (self.begun, self.ended))
        return begun, ended

    def but(self, **changes: Any) -> "Catalogue":
        """Return a copy with some fields replaced and the same slots; caches about the slots are kept."""
        other, known = replace(self, **changes), vars(self)
        vars(other).update({name: known[name] for name in _OF_SLOTS if name in known})
        return other

    def following(self, old: "Catalogue", gone: Slots, come: Slots) -> "Catalogue":
        """Return this catalogue with caches carried over from `old`, from which it differs by slots `gone` and
        `come`."""
        known, mine = vars(old), vars(self)
        gone = gone[gone < old.dated]
        come = come[self.earliest[come] <= self.latest[come]]
        mine["dated"] = old.dated - len(gone) + len(come)
        if "years" in known:
            less, more = old._years_at(gone), self._years_at(come)
            mine["years"] = tuple(was - a + b for was, a, b in zip(old.years, less, more, strict=True))
        if "_slot_of" in known and np.array_equal(self.ids, old.ids):
            mine["_slot_of"] = old._slot_of
        return self

    @cached_property
    def spanning(self) -> NDArray[np.int32]:
        """The dated slots whose dates end in another year than they begin."""
        return np.flatnonzero(self.begun[: self.dated] != self.ended[: self.dated]).astype(np.int32)

    @cached_property
    def _slot_of(self) -> NDArray[np.int32]:
        slots = np.full(int(self.ids.max(initial=0)) + 2, -1, np.int32)
        slots[self.ids] = np.arange(len(self.ids), dtype=np.int32)
        return slots

    def slots_of(self, ids: NDArray[np.int64]) -> Slots:
        """Return the slots of those documents that are published, in the same order."""
        slots = self.slot_of_each(ids)
        return slots[slots >= 0]

    def slot_of_each(self, ids: NDArray[np.int64]) -> Slots:
        """Return the slot of each of these documents, -1 for those not published."""
        last = len(self._slot_of) - 1
        return self._slot_of.take(np.where((ids < 0) | (ids > last), last, ids)).astype(np.intp)

    def mask_of(self, ids: NDArray[np.int64]) -> Mask:
        """Return a mask of the slots of these documents."""
        mask = np.zeros(len(self), np.bool_)
        mask[self.slots_of(ids)] = True
        return mask

    def column(self, facet: Facet, *, certain: bool = False) -> Column:
        """Return the facet's column, or for facets of people only the certain credits."""
        return self.columns[facet].certain if certain else self.columns[facet]

    def keys(self, facet: Facet) -> NDArray[Any]:
        """Return the keys of the facet's codes."""
        return self.books[FAMILY_OF[facet]].keys

    def code(self, facet: Facet, key: Any) -> int | None:
        """Return the code of a value's key, None where no published document ever had it."""
        return self.books[FAMILY_OF[facet]].code(key)

    def identity(self, facet: Facet, key: int) -> int | None:
        """Return the code of a record's identity, if a published document points there; else None."""
        if (known := self.code(facet, key)) is None:
            return None
        code, totals = self.lineages[FAMILY_OF[facet]].identity(known), self.columns[facet].totals
        return code if code < len(totals) and totals[code] else None

    def identities(self, facet: Facet, keys: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return the code of each record's identity, -1 where no published document points there."""
        codes = self.books[FAMILY_OF[facet]].codes_known(keys)
        known = np.flatnonzero(codes >= 0)
        found, totals = np.full(len(keys), -1, np.int64), self.columns[facet].totals
        mine = self.lineages[FAMILY_OF[facet]].identities(codes.take(known)).astype(np.int64)
        is_used = mine < len(totals)
        is_used[is_used] = totals.take(mine[is_used]) > 0
        found[known] = np.where(is_used, mine, -1)
        return found

    def between(self, first: int | None, last: int | None, *, wholly: bool = False) -> Mask:
        """Return a mask of documents that may be, or wholly are, of these days (inclusive); undated ones never are."""
        begun = NEVER_BEGUN if first is None else first
        ended = NEVER_ENDED if last is None else last
        within: Mask
        if wholly:
            within = (self.earliest >= begun) & (self.latest <= ended)
        else:
            within = (self.latest >= begun) & (self.earliest <= ended)
        within[self.dated :] = False
        return within

    def ordered(self, mask: Mask, sort: Sort) -> Slots:
        """Return the slots of the mask in this order (of relevance: by date)."""
        if sort is Sort.TITLE:
            return self.by_title[mask.take(self.by_title)].astype(np.intp)
        if sort is Sort.ADDED_LATEST:
            return self.by_added[mask.take(self.by_added)].astype(np.intp)
        slots = np.flatnonzero(mask)
        if sort is Sort.DATE_REVERSED:
            cut = int(np.searchsorted(slots, self.dated))
            return np.concatenate([slots[:cut][::-1], slots[cut:][::-1]])
        return slots


def years_begun(earliest: Days) -> Years:
    """Return the year in which each date begins; an open beginning before all years."""
    return np.where(earliest == NEVER_BEGUN, BEFORE_YEARS, _years_of(earliest)).astype(np.int16)


def years_ended(latest: Days) -> Years:
    """Return the year in which each date ends; an open end beyond all years."""
    return np.where(latest == NEVER_ENDED, BEYOND_YEARS, _years_of(latest)).astype(np.int16)


def _years_of(days: Days) -> NDArray[np.int64]:
    return (_DAY_ZERO + days).astype("datetime64[Y]").astype(np.int64) + 1970
