"""Filtering: the documents a selection leaves, and for each facet those left without its own choice."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.columns import Among, Column, Mask, Slots
from archive.search.catalogue.features import STATED, bits_of
from archive.search.catalogue.loading import ROLES
from archive.search.catalogue.written import Written, bearers_written
from archive.search.families import FAMILY_OF, Family, key_of
from archive.search.index.waiting import number_of
from archive.search.query import WAITING, Facet, Selection

_UNKNOWN, _MOST_SLUGS = -1, 5_000


@dataclass(frozen=True)
class Narrowed:
    """The mask a selection leaves, and for each facet chosen under "any" the mask without its own choice."""

    mask: Mask
    without_own: dict[Facet, Mask]

    @cached_property
    def slots(self) -> Slots:
        """The slots, in date order."""
        return np.flatnonzero(self.mask)

    @cached_property
    def among(self) -> Among:
        """The documents left, ready for counting."""
        return Among(self.mask, self.slots)

    def for_counts(self, facet: Facet) -> Mask:
        """Return the documents among which the facet's values are counted."""
        return self.without_own.get(facet, self.mask)


def narrowed(catalogue: Catalogue, selection: Selection, words: Mask | None) -> Narrowed:
    """Return what is left when everything in the selection holds."""
    base = _base(catalogue, selection, words)
    own: dict[Facet, Mask] = {}
    for facet in Facet:
        choice, column = selection.choice(facet), column_for(catalogue, selection, facet)
        for code in codes_of(catalogue, facet, choice.excluded):
            base &= ~column.having(code)
        if not choice.values:
            continue
        chosen = [_having(catalogue, selection, facet, slug) for slug in choice.values]
        if choice.match_all:
            base &= _all(chosen)
        else:
            own[facet] = np.logical_or.reduce(chosen)
    return Narrowed(_all([base, *own.values()]), {facet: _others(base, own, facet) for facet in own})


def _having(catalogue: Catalogue, selection: Selection, facet: Facet, slug: str) -> Mask:
    """Return the documents with a chosen value, under one of the requested names where it bears one."""
    column, codes = column_for(catalogue, selection, facet), codes_in(catalogue, facet, slug)
    if not selection.written or FAMILY_OF[facet] is not Family.PERSON:
        return column.having_any(codes)
    return _all_or_written(catalogue, selection, facet, codes)


def _all_or_written(catalogue: Catalogue, selection: Selection, facet: Facet, codes: Sequence[int]) -> Mask:
    column, keys = column_for(catalogue, selection, facet), catalogue.keys(facet)
    mask = np.zeros(len(catalogue), np.bool_)
    for code in codes:
        asked = Written(facet, selection.written, certain=selection.certain_only)
        documents = asked.documents_of(catalogue, keys[code].item())
        mask |= column.having(code) if documents is None else catalogue.mask_of(documents)
    return mask


def column_for(catalogue: Catalogue, selection: Selection, facet: Facet) -> Column:
    """Return the facet's column, as certain as the selection requires."""
    return catalogue.column(facet, certain=selection.certain_only)


def codes_of(catalogue: Catalogue, facet: Facet, slugs: Iterable[str]) -> list[int]:
    """Return the codes of those values that some published document has."""
    return [code for slug in slugs for code in codes_in(catalogue, facet, slug)]


def codes_in(catalogue: Catalogue, facet: Facet, slug: str) -> Sequence[int]:
    """Return the codes a value stands for: one or none, or the people of a name that no longer waits."""
    code = code_of(catalogue, facet, slug)
    if not slug.startswith(WAITING) or (code is not None and waits(catalogue, code)):
        return () if code is None else (code,)
    known: dict[str, tuple[int, ...]] = catalogue.memo.setdefault("bearers", {})
    if slug not in known:
        people = bearers_written(slug.removeprefix(WAITING))
        codes = (catalogue.identity(Facet.PERSON, person) for person in people)
        if len(known) >= _MOST_SLUGS:
            known.clear()
        known[slug] = tuple(code for code in codes if code is not None)
    return known[slug]


def waits(catalogue: Catalogue, code: int) -> bool:
    """Return whether a published document has the name of this code unidentified."""
    totals = catalogue.columns[Facet.PERSON].totals
    return code < len(totals) and bool(totals[code])


def code_of(catalogue: Catalogue, facet: Facet, slug: str) -> int | None:
    """Return the code of a slug's value, cached for each version of the catalogue."""
    known: dict[tuple[str, str], int | None] = catalogue.memo.setdefault("codes", {})
    family = FAMILY_OF[facet]
    code = known.get((family, slug), _UNKNOWN)
    if code == _UNKNOWN:
        key = _key(family, slug)
        code = None if key is None else catalogue.code(facet, key)
        if len(known) < _MOST_SLUGS:
            known[family, slug] = code
    return code


def _key(family: Family, slug: str) -> Any:
    if not slug.startswith(WAITING):
        return key_of(family, slug)
    number = number_of(slug.removeprefix(WAITING)) if family is Family.PERSON else None
    return None if number is None else -number


def _base(catalogue: Catalogue, selection: Selection, words: Mask | None) -> Mask:
    """Return the documents that match everything but the choices in facets."""
    base = np.ones(len(catalogue), np.bool_) if words is None else words.copy()
    is_dated = bool(selection.after or selection.before)
    if is_dated:  # also where that end is open: undated documents never match
        base &= _dated(catalogue, selection)
    if wanted := bits_of(selection.has) | (STATED if selection.stated_only and is_dated else 0):
        base &= (catalogue.features & wanted) == wanted
    if selection.written and not any(selection.choice(facet).values for facet in ROLES):
        base &= catalogue.mask_of(
            Written(Facet.PERSON, selection.written, certain=selection.certain_only).documents(catalogue)
        )
    for facet in Facet:
        if facet in selection.without:
            base &= ~column_for(catalogue, selection, facet).filled()
    if "date" in selection.without:
        base[: catalogue.dated] = False
    return base


def _dated(catalogue: Catalogue, selection: Selection) -> Mask:
    """Return the documents whose dates fit the requested days."""
    first = selection.after.earliest if selection.after else None
    last = selection.before.latest if selection.before else None
    return catalogue.between(
        first.toordinal() if first else None, last.toordinal() if last else None, wholly=selection.wholly_within
    )


def _all(masks: list[Mask]) -> Mask:
    left = masks[0]
    for mask in masks[1:]:
        left = left & mask
    return left


def _others(base: Mask, own: dict[Facet, Mask], facet: Facet) -> Mask:
    return _all([base, *(mask for other, mask in own.items() if other is not facet)])
