"""The one entrance: ask with a Selection, get Found; and tell the index what was changed."""

from dataclasses import replace

import numpy as np
from django.utils.translation import get_language

from archive.search.bars import bars
from archive.search.beside import beside
from archive.search.browsing import facet_values
from archive.search.catalogue import Catalogue
from archive.search.checking import check, is_ready
from archive.search.columns import Slots
from archive.search.counting import facet_counts
from archive.search.keeping import current, take_snapshot
from archive.search.known import known
from archive.search.matches import matches
from archive.search.narrowing import Narrowed, narrowed
from archive.search.query import Found, Selection, Sort
from archive.search.reading import reading
from archive.search.remembering import Counted, remembered
from archive.search.suggesting import suggest
from archive.search.wording import Words, words_of
from archive.search.writing import rebuild, refresh, refresh_aliases, refresh_headings, refresh_people

__all__ = [
    "beside", "check", "facet_values", "find", "is_ready", "known", "rebuild", "refresh", "refresh_aliases",
    "refresh_headings", "refresh_people", "suggest", "take_snapshot",
]  # fmt: skip


def find(selection: Selection) -> Found:
    """The published documents that the selection leaves: never an exception for what a visitor typed.

    With `per_page` 0 every id and nothing else, for exports.
    """
    catalogue = current()
    words = words_of(catalogue, selection.words, words_only=selection.words_only)
    left = narrowed(catalogue, selection, words.mask if words.question else None)
    slots = _ordered(words, selection, left)
    if not selection.per_page:
        return Found(len(slots), tuple(catalogue.ids[slots].tolist()))
    start = (max(1, selection.page) - 1) * selection.per_page
    ids = catalogue.ids[slots[start : start + selection.per_page]].tolist()
    counted = _counted(catalogue, selection, left)
    return Found(
        total=len(slots),
        ids=tuple(ids),
        facets=counted.facets,
        bars=counted.bars,
        undated=len(left.slots) - int(np.searchsorted(left.slots, catalogue.dated)),
        matches=matches(words, selection, ids),
        reading=reading(words, selection.words, len(slots)),
    )


def _counted(catalogue: Catalogue, selection: Selection, left: Narrowed) -> Counted:
    """Counted once for all pages of a selection and for all its orders."""

    def count() -> Counted:
        return Counted(facet_counts(catalogue, selection, left), bars(catalogue, left.among, selection))

    whole = replace(selection, page=1, per_page=0, sort=Sort.DATE)
    return remembered(catalogue.memo).answer((whole, get_language()), count)


def _ordered(words: Words, selection: Selection, left: Narrowed) -> Slots:
    if selection.sort is Sort.RELEVANCE and words.question.groups:
        return words.ordered(left.mask)
    if selection.sort in {Sort.RELEVANCE, Sort.DATE}:
        return left.slots
    return words.catalogue.ordered(left.mask, selection.sort)
