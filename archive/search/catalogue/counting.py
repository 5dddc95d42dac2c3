"""How often each value of a facet occurs among the documents that are left."""

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
_MOST_LABELS = 5_000  # kept of each family
_BEHIND_PEOPLE = 1 << 40


def facet_counts(catalogue: Catalogue, selection: Selection, left: Narrowed) -> tuple[FacetCounts, ...]:
    """For every facet its most frequent values, those chosen or left out always among them."""
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
    """These values with their counts, in this order; one whose record is gone is left out."""
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
    """The labels of these codes, looked up once for each version of the catalogue; languages, and people who have
    another name in the language of the page, are named in that language."""
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
    """The labels as the records have them, of these codes and others."""
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
    """In which order values stand that occur equally often: by their keys, names that wait behind people."""
    if keys.dtype.kind != "i":
        return keys
    return np.where(keys < 0, _BEHIND_PEOPLE - keys, keys)


def top(counts: Counts, keys: NDArray[np.generic], most: int) -> list[int]:
    """The codes that occur most often, the lower key first of equals."""
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
    """One query a family, not one a facet."""
    for family in Family:
        labels_of(
            catalogue, family, {code for facet, codes in shown.items() if FAMILY_OF[facet] is family for code in codes}
        )
