"""From a selection to the documents it leaves, and for each facet those it would leave without its own choice."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.columns import Among, Column, Mask, Slots
from archive.search.families import FAMILY_OF, key_of
from archive.search.query import Choice, Facet, Selection

_UNKNOWN, _MOST_SLUGS = -1, 5_000


@dataclass(frozen=True)
class Narrowed:
    """Which slots the selection leaves; where a facet chosen under "any" is left out, which it would leave then."""

    mask: Mask
    without_own: dict[Facet, Mask]

    @cached_property
    def slots(self) -> Slots:
        """The slots, in the order of dates."""
        return np.flatnonzero(self.mask)

    @cached_property
    def among(self) -> Among:
        """The documents left, ready to be counted."""
        return Among(self.mask, self.slots)

    def for_counts(self, facet: Facet) -> Mask:
        """The documents among which the facet's values are counted."""
        return self.without_own.get(facet, self.mask)


def narrowed(catalogue: Catalogue, selection: Selection, words: Mask | None) -> Narrowed:
    """What is left when everything in the selection holds."""
    base = _base(catalogue, selection, words)
    own: dict[Facet, Mask] = {}
    for facet in Facet:
        choice, column = selection.choice(facet), column_for(catalogue, selection, facet)
        for code in codes_of(catalogue, facet, choice.excluded):
            base &= ~column.having(code)
        if not choice.values:
            continue
        if choice.match_all:
            base &= _having_all(catalogue, column, choice)
        else:
            codes = codes_of(catalogue, facet, choice.values)
            own[facet] = column.having_any(codes) if codes else np.zeros(len(catalogue), np.bool_)
    return Narrowed(_all([base, *own.values()]), {facet: _others(base, own, facet) for facet in own})


def column_for(catalogue: Catalogue, selection: Selection, facet: Facet) -> Column:
    """The facet's values, as certain as the selection asks for."""
    return catalogue.column(facet, certain=selection.certain_only)


def codes_of(catalogue: Catalogue, facet: Facet, slugs: Iterable[str]) -> list[int]:
    """The codes of those of these slugs that some published document has as a value."""
    return [code for slug in slugs if (code := code_of(catalogue, facet, slug)) is not None]


def code_of(catalogue: Catalogue, facet: Facet, slug: str) -> int | None:
    """The code of the value a slug leads to, looked up once for each version of the catalogue."""
    known: dict[tuple[str, str], int | None] = catalogue.memo.setdefault("codes", {})
    family = FAMILY_OF[facet]
    code = known.get((family, slug), _UNKNOWN)
    if code == _UNKNOWN:
        key = key_of(family, slug)
        code = None if key is None else catalogue.code(facet, key)
        if len(known) < _MOST_SLUGS:
            known[family, slug] = code
    return code


def _base(catalogue: Catalogue, selection: Selection, words: Mask | None) -> Mask:
    base = np.ones(len(catalogue), np.bool_) if words is None else words.copy()
    if selection.after or selection.before:  # also where that end is open: whatever has no date fits none
        first = selection.after.earliest if selection.after else None
        last = selection.before.latest if selection.before else None
        base &= catalogue.between(
            first.toordinal() if first else None, last.toordinal() if last else None, wholly=selection.wholly_within
        )
    for facet in Facet:
        if facet in selection.without:
            base &= ~column_for(catalogue, selection, facet).filled()
    if "date" in selection.without:
        base[: catalogue.dated] = False
    return base


def _having_all(catalogue: Catalogue, column: Column, choice: Choice) -> Mask:
    codes = [code_of(catalogue, choice.facet, slug) for slug in choice.values]
    nobody = np.zeros(len(catalogue), np.bool_)
    return _all([nobody if code is None else column.having(code) for code in codes])


def _all(masks: list[Mask]) -> Mask:
    left = masks[0]
    for mask in masks[1:]:
        left = left & mask
    return left


def _others(base: Mask, own: dict[Facet, Mask], facet: Facet) -> Mask:
    return _all([base, *(mask for other, mask in own.items() if other is not facet)])
