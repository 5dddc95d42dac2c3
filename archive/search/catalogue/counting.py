"""Counting the values of facets among the documents left."""

from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
from django.utils.translation import get_language
from numpy.typing import NDArray

from archive.search.catalogue.called import called_in
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.columns import Among, Counts
from archive.search.catalogue.narrowing import Narrowed, codes_of, column_for
from archive.search.families import FAMILY_OF, Family, Label, labels, language_name
from archive.search.index.waiting import labels_of_names
from archive.search.query import Facet, FacetCounts, FacetValue, Selection

TOP = 10
_STRETCH = 32  # values
_MOST_LABELS = 5_000  # cached for each family
_BEHIND_PEOPLE = 1 << 40


def facet_counts(catalogue: Catalogue, selection: Selection, left: Narrowed) -> tuple[FacetCounts, ...]:
    """Return for every facet its most frequent values, chosen and excluded ones always included."""
    counted = {}
    for facet in Facet:
        among = Among(left.without_own[facet]) if facet in left.without_own else left.among
        counted[facet] = among.counts(column_for(catalogue, selection, facet))
    shown = {facet: _shown(catalogue, selection, facet, counts) for facet, (counts, _) in counted.items()}
    _learn_labels(catalogue, shown)
    return tuple(
        FacetCounts(
            facet,
            values_of(catalogue, selection, facet, counts, shown[facet]),
            int(np.count_nonzero(counts)),
            without,
            selection.choice(facet).match_all,
        )
        for facet, (counts, without) in counted.items()
    )


def values_of(
    catalogue: Catalogue, selection: Selection, facet: Facet, counts: Counts, codes: Iterable[int]
) -> tuple[FacetValue, ...]:
    """Return these values with their counts, in this order; those whose record is gone are left out."""
    choice, family = selection.choice(facet), FAMILY_OF[facet]
    chosen = set(codes_of(catalogue, facet, choice.values))
    excluded = set(codes_of(catalogue, facet, choice.excluded))
    known = labels_of(catalogue, family, codes)
    return tuple(
        FacetValue(
            known[code].slug,
            known[code].name,
            int(counts[code]) if code < len(counts) else 0,
            code in chosen,
            code in excluded,
        )
        for code in codes
        if code in known
    )


def labels_of(catalogue: Catalogue, family: Family, codes: Iterable[int]) -> dict[int, Label]:
    """Return the labels of these codes, cached for each version of the catalogue, in the language of the page.

    That concerns languages, and people with another name in that language.
    """
    if family is Family.LANGUAGE:
        tags = catalogue.books[family].keys
        return {code: Label(tag, language_name(tag)) for code in codes for tag in [str(tags[code])]}
    codes = list(codes)
    ours = _kept_labels(catalogue, family, codes)
    called = called_in(catalogue, get_language() or "").by_key if family is Family.PERSON else {}
    if not called:
        return ours
    keys = catalogue.books[family].keys
    known = ((code, int(keys[code]), ours[code]) for code in codes if code in ours)
    return {code: Label(label.slug, called[key]) if key in called else label for code, key, label in known}


def _kept_labels(catalogue: Catalogue, family: Family, codes: list[int]) -> dict[int, Label]:
    """Return the labels as in the records, of at least these codes."""
    known: dict[Family, dict[int, Label]] = catalogue.memo.setdefault("labels", {})
    ours = known.setdefault(family, {})
    missing = [code for code in codes if code not in ours]
    if not missing:
        return ours
    keys = {catalogue.books[family].keys[code].item(): code for code in missing}
    news = {keys[key]: label for key, label in _looked_up(family, keys).items()}
    if len(ours) + len(news) > _MOST_LABELS:
        ours = {code: ours[code] for code in codes if code in ours}
        if len(ours) + len(news) <= _MOST_LABELS:
            known[family] = ours
    ours.update(news)
    return ours


def _looked_up(family: Family, keys: Collection[int]) -> dict[int, Label]:
    known = labels(family, [key for key in keys if key >= 0])
    if waiting := [-key for key in keys if key < 0]:
        known |= {-number: label for number, label in labels_of_names(waiting).items()}
    return known


def in_turn(keys: NDArray[Any]) -> NDArray[Any]:
    """Return sort keys for values that occur equally often: by key, unidentified names after people."""
    if keys.dtype.kind != "i":
        return keys
    return np.where(keys < 0, _BEHIND_PEOPLE - keys, keys)


def top(counts: Counts, keys: NDArray[np.generic], most: int) -> list[int]:
    """Return the most frequent codes; of equals the lower key comes first."""
    codes = np.flatnonzero(counts >= max(1, _least(counts, most)))
    often = counts[codes]
    if len(codes) > most:
        enough = np.flatnonzero(often >= np.partition(often, len(codes) - most)[len(codes) - most])
        codes, often = codes[enough], often[enough]
    order = np.lexsort((in_turn(keys[codes]), -often))
    best: list[int] = codes[order][:most].tolist()
    return best


def _least(counts: Counts, most: int) -> int:
    """Return a lower bound of the n-th largest count: the n-th largest of the maxima of disjoint blocks."""
    stretches = len(counts) // _STRETCH
    if stretches < most:
        return 0
    peaks = counts[: stretches * _STRETCH].reshape(stretches, _STRETCH).max(axis=1)
    return int(np.partition(peaks, stretches - most)[stretches - most])


def _shown(catalogue: Catalogue, selection: Selection, facet: Facet, counts: Counts) -> list[int]:
    choice = selection.choice(facet)
    best = top(counts, catalogue.books[FAMILY_OF[facet]].keys, TOP)
    asked = dict.fromkeys(codes_of(catalogue, facet, (*choice.values, *choice.excluded)))
    if not asked:
        return best
    others = [code for code in best if code not in asked][: max(0, TOP - len(asked))]
    return [code for code in best if code in asked or code in others] + [code for code in asked if code not in best]


def _learn_labels(catalogue: Catalogue, shown: dict[Facet, list[int]]) -> None:
    """Load labels with one query for each family, not for each facet."""
    for family in Family:
        labels_of(
            catalogue, family, {code for facet, codes in shown.items() if FAMILY_OF[facet] is family for code in codes}
        )
