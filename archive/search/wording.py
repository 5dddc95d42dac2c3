"""The words of a selection, answered: which documents they find, in what order of relevance, and how they were read."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from archive.search.backends import backend
from archive.search.catalogue import Catalogue
from archive.search.columns import Mask, Slots
from archive.search.expansion import NameFound, names_in
from archive.search.parsing import Group, Question, patterns, read
from archive.search.query import Facet, Sort
from archive.search.remembering import Hits, Remembered
from archive.search.tokens import AllOf


@dataclass(frozen=True)
class Words:
    """A question put to a catalogue."""

    catalogue: Catalogue
    question: Question
    names: tuple[NameFound, ...] = ()

    @cached_property
    def mask(self) -> Mask:
        """Which documents the words find."""
        mask = np.ones(len(self.catalogue), np.bool_)
        groups, expanded = self.question.groups, [name for name in self.names if not name.is_too_common]
        covered = {group for name in expanded for group in name.groups}
        plain = tuple(group for at, group in enumerate(groups) if at not in covered)
        if plain:
            mask &= self._found(plain)
        for run in dict.fromkeys(name.groups for name in expanded):
            people = [pk for name in expanded if name.groups == run for pk in name.people]
            mask &= self._found(tuple(groups[at] for at in run)) | self._crediting(people)
        for asked in self.question.excluded:
            mask &= ~self._found(((asked,),))
        return mask

    def ordered(self, mask: Mask) -> Slots:
        """The slots of the mask, best first.

        Ranked exactly while the hits are few; else those with all words in the title come first, then those with all
        words anywhere, then those found by another name alone, each latest first.
        """
        asked, index = patterns(self.question.groups), backend()
        if not asked:
            return self.catalogue.ordered(mask, Sort.DATE)
        in_words = self._found(self.question.groups)
        written = mask & in_words
        by_name = self.catalogue.ordered(mask & ~written, Sort.DATE_REVERSED)
        few = int(np.count_nonzero(written if index.ranks_filtered else in_words)) <= index.most_ranked
        if few:
            best = self.catalogue.slots_of(index.ranked(asked, self.catalogue.ids[written]))
            return np.concatenate([best[written[best]], by_name])
        titled = written & self._remembered(asked, in_titles=True)
        tiers = (titled, written & ~titled)
        return np.concatenate([*(self.catalogue.ordered(tier, Sort.DATE_REVERSED) for tier in tiers), by_name])

    def _found(self, groups: tuple[Group, ...]) -> Mask:
        return self._remembered(patterns(groups), in_titles=False)

    def _crediting(self, people: Iterable[int]) -> Mask:
        codes = [self.catalogue.code(Facet.PERSON, pk) for pk in people]
        return self.catalogue.columns[Facet.PERSON].having_any([code for code in codes if code is not None])

    def _remembered(self, asked: AllOf, *, in_titles: bool) -> Mask:
        def find() -> Hits:
            ids = backend().title_hits(asked) if in_titles else backend().hits(asked)
            return self.catalogue.slots_of(ids).astype(np.int32)

        remembered: Remembered = self.catalogue.memo.setdefault("hits", Remembered())
        mask = np.zeros(len(self.catalogue), np.bool_)
        mask[remembered.hits((asked, in_titles), find)] = True
        return mask


def words_of(catalogue: Catalogue, typed: str, *, words_only: bool) -> Words:
    """What was typed, read and ready to be answered."""
    question = read(typed)
    return Words(catalogue, question, () if words_only else names_in(question, catalogue))
