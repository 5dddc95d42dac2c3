"""Replacing some documents in a catalogue: the arrays are copied once, in slices."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.catalogue import Catalogue, years_begun, years_ended
from archive.search.catalogue.codebook import Codebook, Lineage
from archive.search.catalogue.columns import Column, Entries, column_of
from archive.search.catalogue.insertion import Insertion, Placing
from archive.search.catalogue.loading import Pairs, pairs, records
from archive.search.families import FAMILY_OF, Family
from archive.search.query import Facet, Version

Value = TypeVar("Value", bound=np.generic)


def spliced(old: Catalogue, version: Version, changed: Iterable[int]) -> Catalogue:
    """Return the catalogue with these documents as they stand in the database now, moved or removed.

    New values count for themselves alone until the lineages are reread.
    """
    ids = sorted(set(changed))
    new = records(ids)
    stays = np.ones(len(old), np.bool_)
    stays[old.slots_of(np.array(ids, np.int64))] = False
    placing = Placing(old, stays, new)
    splice = Splice(stays, placing.dated, new.ids)
    found = {facet: pairs(facet, new.ids.tolist()) for facet in Facet}
    books = _with_new_keys(old, found)
    lineages = {family: old.lineages[family].over(books[family]) for family in Family}
    raw, columns = _columns(old, splice, found, books, lineages)
    after = replace(
        old,
        version=version,
        ids=splice.array(old.ids, new.ids),
        earliest=splice.array(old.earliest, new.earliest),
        latest=splice.array(old.latest, new.latest),
        begun=splice.array(old.begun, years_begun(new.earliest)),
        ended=splice.array(old.ended, years_ended(new.latest)),
        added=splice.array(old.added, new.added),
        features=splice.array(old.features, new.features),
        by_title=splice.order(old.by_title, placing.titled),
        by_added=splice.order(old.by_added, placing.added),
        raw=raw,
        columns=columns,
        books=books,
        lineages=lineages,
        memo={},
    )
    return after.following(old, splice.gone, splice.new_slots)


def _columns(
    old: Catalogue,
    splice: "Splice",
    found: dict[Facet, Pairs],
    books: dict[Family, Codebook],
    lineages: dict[Family, Lineage],
) -> tuple[dict[Facet, Column], dict[Facet, Column]]:
    """Return the columns of every facet, raw and spread."""
    raw, columns = {}, {}
    for facet, pairs_found in found.items():
        book, lineage = books[FAMILY_OF[facet]], lineages[FAMILY_OF[facet]]
        rows = splice.new_column(pairs_found, book, len(old.raw[facet].layers))
        raw[facet] = columns[facet] = splice.column(old.raw[facet], rows)
        if not lineage.is_plain:
            spread = lineage.spread(rows, len(old.columns[facet].layers))
            columns[facet] = splice.column(old.columns[facet], spread)
    return raw, columns


def _with_new_keys(old: Catalogue, found: dict[Facet, Pairs]) -> dict[Family, Codebook]:
    books = dict(old.books)
    for facet, news in found.items():
        books[FAMILY_OF[facet]] = books[FAMILY_OF[facet]].with_more(news.keys.tolist())
    return books


class Splice:
    """A merge plan: which slices of old arrays and which new rows make the new arrays, in slot order."""

    def __init__(self, stays: NDArray[np.bool_], inserted: Insertion, ids: NDArray[np.int64]) -> None:
        self.size = len(stays)
        self.ids = ids
        self.rows = inserted.rows
        self.gone = np.flatnonzero(~stays)
        self.pieces = list(_pieces(self.gone.tolist(), inserted.before.tolist(), len(stays)))
        self.stays = stays
        self.slots, self.new_slots = self._moved()

    def array(self, old: NDArray[Value], new: NDArray[Value]) -> NDArray[Value]:
        """Return the merged array of one value for each slot."""
        return self._sliced(old, new[self.rows])

    def order(self, old: NDArray[np.int32], inserted: Insertion) -> NDArray[np.int32]:
        """Return another order of the slots, with the new ones inserted."""
        kept = self.slots.take(old[self.stays.take(old)])
        return np.insert(kept, inserted.before, self.new_slots[inserted.rows]).astype(np.int32)

    def new_column(self, found: Pairs, book: Codebook, layers: int) -> Column:
        """Return the column of the new rows, in their order."""
        place = {pk: row for row, pk in enumerate(self.ids[self.rows].tolist())}
        rows = np.array([place[pk] for pk in found.documents.tolist()], np.int32)
        return column_of(len(self.ids), Entries(rows, book.codes(found.keys), found.sure), layers)

    def column(self, old: Column, new: Column) -> Column:
        """Return the column with the new rows inserted."""
        layers = tuple(self._sliced(mine, news) for mine, news in zip(old.layers, new.layers, strict=True))
        sure = None
        if old.sure is not None and new.sure is not None:
            sure = tuple(self._sliced(mine, news) for mine, news in zip(old.sure, new.sure, strict=True))
        moved = self.slots.take(old.beyond.rows)
        stays = np.flatnonzero(moved >= 0)
        kept = old.beyond.take(stays).moved(moved.take(stays))
        news = new.beyond.moved(self.new_slots[self.rows].take(new.beyond.rows))
        spliced = Column(layers, Entries.joined([kept, news]).ordered(), sure)
        return spliced.following(old, old.of(self.gone), new)

    def _sliced(self, old: NDArray[Value], ordered: NDArray[Value]) -> NDArray[Value]:
        """Return the merge of old slots and new rows as one array."""
        return np.concatenate([old[:0], *((ordered if is_new else old)[a:b] for is_new, a, b in self.pieces)])

    def _moved(self) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Return the maps from old slots (-1 for those gone) and from new rows to new slots."""
        slots, news, at = np.full(self.size, -1, np.int32), np.zeros(len(self.rows), np.int32), 0
        for is_new, a, b in self.pieces:
            target = np.arange(at, at + b - a, dtype=np.int32)
            if is_new:
                news[self.rows[a:b]] = target
            else:
                slots[a:b] = target
            at += b - a
        return slots, news


def _pieces(gone: list[int], before: list[int], size: int) -> Iterator[tuple[bool, int, int]]:
    """Return the runs of the merge in order: ranges of old slots (False) and of new rows (True)."""
    news, olds = ((slot, 0, row) for row, slot in enumerate(before)), ((slot, 1, 0) for slot in gone)
    events = sorted([*news, *olds, (size, 2, 0)])
    at = 0
    for slot, kind, row in events:
        if slot > at:
            yield False, at, slot
        if kind == 0:
            yield True, row, row + 1
        at = slot + (kind == 1)
