"""Answering the words of a selection: which documents match, their order of relevance, and how the query was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.asking.expansion import NameFound, names_in
from archive.search.asking.headings_called import HeadingFound
from archive.search.asking.parsing import Asked, Group, Question, patterns, read
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.columns import Mask, Slots
from archive.search.catalogue.memo import packed, remembered, unpacked
from archive.search.index.backends import backend
from archive.search.index.tokens import AllOf
from archive.search.query import Facet, Sort

_NOBODY = np.zeros(0, np.intp)


@dataclass(frozen=True)
class Words:
    """A query put to a catalogue."""

    catalogue: Catalogue
    question: Question
    names: tuple[NameFound, ...] = ()

    @cached_property
    def mask(self) -> Mask:
        """The documents that match."""
        mask = np.ones(len(self.catalogue), np.bool_)
        groups, expanded = self.question.groups, [name for name in self.names if not name.is_too_common]
        covered = {group for name in expanded for group in name.groups}
        plain = tuple(group for at, group in enumerate(groups) if at not in covered)
        if plain:
            mask &= self._found(plain)
        for run in dict.fromkeys(name.groups for name in expanded):
            of_run = [name for name in expanded if name.groups == run]
            people = [pk for name in of_run for pk in name.people]
            under = self._under(heading for name in of_run for heading in name.headings)
            mask &= self._found(tuple(groups[at] for at in run)) | self._crediting(people) | under
        for asked in self.question.excluded:
            mask &= ~self._found(((asked,),))
        return mask

    def ordered(self, mask: Mask) -> Slots:
        """Return the slots of the mask, best first.

        Ranked exactly while the hits are few; else those with all words in the title come first, then those with all
        words anywhere, then those found by another name alone, each latest first.
        """
        asked, index = patterns(self.question.groups), backend()
        if not asked:
            return self.catalogue.ordered(mask, Sort.DATE)
        in_words = self._found(self.question.groups)
        written = mask & in_words if self.names else mask
        by_name = self.catalogue.ordered(mask & ~written, Sort.DATE_REVERSED) if self.names else _NOBODY
        among = in_words if int(np.count_nonzero(in_words)) <= index.most_ranked else written
        if int(np.count_nonzero(among)) <= index.most_ranked and (among is in_words or index.ranks_filtered):
            best = self._ranked(asked, among)
            return np.concatenate([best[written[best]], by_name])
        titled = written & self._hits(asked, in_titles=True)
        tiers = (titled, written & ~titled)
        return np.concatenate([*(self.catalogue.ordered(tier, Sort.DATE_REVERSED) for tier in tiers), by_name])

    def stands_somewhere(self, asked: Asked) -> bool:
        """Return whether any document has this word."""
        return bool(self._found(((asked,),)).any())

    def _found(self, groups: tuple[Group, ...]) -> Mask:
        return self._hits(patterns(groups), in_titles=False)

    def _crediting(self, people: Iterable[int]) -> Mask:
        codes = [self.catalogue.code(Facet.PERSON, pk) for pk in people]
        return self.catalogue.columns[Facet.PERSON].having_any([code for code in codes if code is not None])

    def _under(self, headings: Iterable[HeadingFound]) -> Mask:
        under = np.zeros(len(self.catalogue), np.bool_)
        for heading in headings:
            under |= self.catalogue.columns[heading.facet].having(heading.code)
        return under

    def _hits(self, asked: AllOf, *, in_titles: bool) -> Mask:
        rows = len(self.catalogue)

        def find() -> NDArray[Any]:
            return packed(self.catalogue.slots_of(self.catalogue.hits.of(asked, in_titles=in_titles)), rows)

        return unpacked(remembered(self.catalogue.memo).answer((asked, in_titles), find), rows)

    def _ranked(self, asked: AllOf, among: Mask) -> Slots:
        slots = np.flatnonzero(among).astype(np.int32)

        def find() -> Slots:
            best = backend().ranked(asked, self.catalogue.ids[slots])
            return self.catalogue.slots_of(best).astype(np.int32)

        return remembered(self.catalogue.memo).answer((asked, slots.tobytes()), find)


def words_of(catalogue: Catalogue, typed: str, *, words_only: bool) -> Words:
    """Return what was typed, parsed and ready to be answered."""
    question = read(typed)
    if words_only or not question.groups:
        return Words(catalogue, question)
    names = remembered(catalogue.memo).answer(("names", typed), lambda: names_in(question, catalogue))
    return Words(catalogue, question, names)
