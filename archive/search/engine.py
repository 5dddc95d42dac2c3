"""The interface of the search package: pass a Selection, get Found; and report changes to the index."""

from dataclasses import replace

import numpy as np
from django.utils.translation import get_language
from numpy.typing import NDArray

from archive.search.asking.common_words import prepared
from archive.search.asking.drafts import drafts_found
from archive.search.asking.facet_pages import facet_values
from archive.search.asking.matches import matches
from archive.search.asking.other_names import also_called
from archive.search.asking.parsing import read as words_read
from archive.search.asking.reading import reading
from archive.search.asking.suggesting import suggest
from archive.search.asking.titles import titles_begun
from archive.search.asking.wording import Words, words_of
from archive.search.catalogue import snapshot
from archive.search.catalogue.appearances import ROLES as CREDITED
from archive.search.catalogue.appearances import Uses, uses_of
from archive.search.catalogue.bars import bars
from archive.search.catalogue.called import Called, called_here
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.checking import Depth, check, is_ready
from archive.search.catalogue.columns import Slots
from archive.search.catalogue.contents import Contents, contents_of
from archive.search.catalogue.correspondence import Letters, Tie, letters_of, strongest_ties
from archive.search.catalogue.counting import facet_counts
from archive.search.catalogue.current import at_one_moment, current, head
from archive.search.catalogue.cursors import Mark, mark_of, passed
from archive.search.catalogue.features import counted_features
from archive.search.catalogue.memo import Counted, remembered
from archive.search.catalogue.narrowing import Narrowed, narrowed
from archive.search.catalogue.neighbours import beside
from archive.search.catalogue.slugs import key_known, known, used
from archive.search.catalogue.totals import documents_naming, named_in_public
from archive.search.index.aside import Alongside
from archive.search.index.waiting import names_written
from archive.search.index.writing import (
    learn_aliases,
    rebuild,
    refresh,
    refresh_aliases,
    refresh_headings,
    refresh_people,
    tell_changed,
)
from archive.search.query import Found, Selection, Sort, Version

__all__ = [
    "CREDITED", "Alongside", "Called", "Contents", "Depth", "Letters", "Mark", "Tie", "Uses", "also_called",
    "at_one_moment",
    "beside", "called_here", "check", "contents_of", "documents_naming", "drafts_found", "facet_values", "find", "head",
    "is_ready",
    "key_known", "keys_found", "known", "learn_aliases", "letters_of", "mark_of", "named_in_public",
    "names_written", "passed", "rebuild", "refresh", "refresh_aliases", "refresh_headings", "refresh_people",
    "strongest_ties", "suggest", "take_snapshot", "tell_changed", "titles_begun", "used", "uses_of",
    "version_known", "words_read",
]  # fmt: skip


def find(selection: Selection) -> Found:
    """Return the published documents that the selection leaves; never fails for what a visitor typed.

    With `per_page` 0 all ids and nothing else, for exports.
    """
    if not selection.per_page:
        every = keys_found(selection)
        return Found(len(every), tuple(every.tolist()))
    catalogue = current()
    words = words_of(catalogue, selection.words, words_only=selection.words_only)
    left = narrowed(catalogue, selection, words.mask if words.question else None)
    slots = _ordered(words, selection, left)
    start = (max(1, selection.page) - 1) * selection.per_page
    ids = catalogue.ids[slots[start : start + selection.per_page]].tolist()
    counted = _counted(catalogue, selection, left)
    return Found(
        total=len(slots),
        ids=tuple(ids),
        facets=counted.facets,
        bars=counted.bars,
        having=counted.having,
        undated=len(left.slots) - int(np.searchsorted(left.slots, catalogue.dated)),
        matches=matches(words, selection, ids),
        reading=reading(words, selection.words, len(slots)),
    )


def keys_found(selection: Selection) -> NDArray[np.int64]:
    """Return the keys of all documents that the selection leaves, in its order."""
    catalogue = current()
    words = words_of(catalogue, selection.words, words_only=selection.words_only)
    left = narrowed(catalogue, selection, words.mask if words.question else None)
    keys: NDArray[np.int64] = catalogue.ids[_ordered(words, selection, left)]
    return keys


def _counted(catalogue: Catalogue, selection: Selection, left: Narrowed) -> Counted:
    """Count once for all pages and orders of a selection."""

    def count() -> Counted:
        having = counted_features(catalogue.features, left.slots)
        return Counted(facet_counts(catalogue, selection, left), bars(catalogue, left.among, selection), having)

    whole = replace(selection, page=1, per_page=0, sort=Sort.DATE)
    return remembered(catalogue.memo).answer((whole, get_language()), count)


def _ordered(words: Words, selection: Selection, left: Narrowed) -> Slots:
    if selection.sort is Sort.RELEVANCE and words.question.groups:
        return words.ordered(left.mask)
    if selection.sort in {Sort.RELEVANCE, Sort.DATE}:
        return left.slots
    return words.catalogue.ordered(left.mask, selection.sort)


def version_known() -> Version:
    """Return the version of everything `find` answers now: how far this process has followed the log."""
    return current().version


def take_snapshot() -> bool:
    """Save a snapshot with the hits of common words and the labels of frequent values; return whether that worked."""
    return snapshot.save(prepared(current()), anew=True)
