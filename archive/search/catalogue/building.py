"""Building a catalogue from the database."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.catalogue import Catalogue, years_begun, years_ended
from archive.search.catalogue.codebook import Codebook, Lineage
from archive.search.catalogue.columns import Column, Entries, column_of
from archive.search.catalogue.loading import Pairs, Records, pairs, records
from archive.search.families import FAMILY_OF, Family, ancestors
from archive.search.query import Facet, Version


def build(version: Version) -> Catalogue:
    """Return the catalogue of all published documents as they stand now."""
    loaded = records()
    order, title_rank = _orders(loaded)
    ids, added = loaded.ids[order], loaded.added[order]
    found = {facet: pairs(facet) for facet in Facet}
    books, lineages = _families(found)
    slots = _Slots(ids)
    raw = {facet: slots.column(found[facet], books[FAMILY_OF[facet]]) for facet in Facet}
    return Catalogue(
        version=version,
        ids=ids,
        earliest=loaded.earliest[order],
        latest=loaded.latest[order],
        begun=years_begun(loaded.earliest[order]),
        ended=years_ended(loaded.latest[order]),
        added=added,
        features=loaded.features[order],
        by_title=np.argsort(title_rank[order], kind="stable").astype(np.int32),
        by_added=np.lexsort((-ids, -added)).astype(np.int32),
        raw=raw,
        columns={facet: lineages[FAMILY_OF[facet]].spread(raw[facet]) for facet in Facet},
        books=books,
        lineages=lineages,
    )


def date_key(earliest: NDArray[np.int32], latest: NDArray[np.int32]) -> NDArray[np.int64]:
    """Return a sort key for each document: earliest, then latest day in one integer; undated documents sort last."""
    key: NDArray[np.int64] = (earliest.astype(np.int64) << 32) | latest
    key[earliest > latest] = np.iinfo(np.int64).max
    return key


def _orders(loaded: Records) -> tuple[NDArray[np.intp], NDArray[np.int32]]:
    """Return the sort permutation of rows into slots, and the dense rank of each row's title (equal ones share it)."""
    rank_of = {title: rank for rank, title in enumerate(sorted(set(loaded.titles)))}
    ranks = np.fromiter((rank_of[title] for title in loaded.titles), np.int32, len(loaded.titles))
    return np.lexsort((loaded.ids, ranks, date_key(loaded.earliest, loaded.latest))), ranks


def _families(found: dict[Facet, Pairs]) -> tuple[dict[Family, Codebook], dict[Family, Lineage]]:
    books, lineages = {}, {}
    for family in Family:
        book = Codebook.of(np.concatenate([found[facet].keys for facet in Facet if FAMILY_OF[facet] is family]))
        if lines := _lines(family, book):
            book = Codebook.of(np.concatenate([book.keys, np.array([*_all_keys(lines)], book.keys.dtype)]))
        books[family], lineages[family] = book, Lineage.of(book, lines)
    return books, lineages


def with_lineage(family: Family, book: Codebook) -> tuple[Codebook, Lineage]:
    """Return the book extended by all keys its keys count for, and the lineage, as the records stand now."""
    lines = _lines(family, book)
    book = book.with_more(_all_keys(lines))
    return book, Lineage.of(book, lines)


def _lines(family: Family, book: Codebook) -> Mapping[int, Sequence[int]]:
    """Return what the keys of the book count for, and what was merged into any of these.

    A name of somebody merged leads to their identity also where no document is credited to them themselves.
    """
    lines = ancestors(family)
    used = {key: line for key, line in lines.items() if book.code(key) is not None}
    counted = set(chain.from_iterable(used.values()))
    roots = {line[0] for key, line in lines.items() if line[0] != key}
    roots = {root for root in roots if root in counted or book.code(root) is not None}
    return used | {key: line for key, line in lines.items() if key not in used and line[0] != key and line[0] in roots}


def _all_keys(lines: Mapping[int, Sequence[int]]) -> Iterator[int]:
    return chain(lines, chain.from_iterable(lines.values()))


class _Slots:
    """The inverse permutation: the slot of each document, by which columns are laid out."""

    def __init__(self, ids: NDArray[np.int64]) -> None:
        self.rows = len(ids)
        self.order = np.argsort(ids)
        self.sorted = ids[self.order]

    def column(self, found: Pairs, book: Codebook) -> Column:
        """Return the column; pairs of a document published only this moment wait for its change in the log."""
        places = np.searchsorted(self.sorted, found.documents)
        known = np.append(self.sorted, -1)[places] == found.documents
        sure = None if found.sure is None else found.sure[known]
        rows = self.order[places[known]].astype(np.int32)
        return column_of(self.rows, Entries(rows, book.codes(found.keys[known]), sure))
