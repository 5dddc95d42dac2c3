"""Aligning the given names of two people, in order: which pairs match, and what is left out."""

from dataclasses import dataclass
from typing import Final

from archive.names.parts import Name, Word, Words
from archive.names.tables import entries
from archive.names.words_alike import Relation, given_relation, same_sound

FULL: Final = frozenset({Relation.SAME, Relation.EQUIVALENT, Relation.CONSONANTS})
_WORTH: Final = {
    Relation.SAME: 3.0, Relation.EQUIVALENT: 2.9, Relation.CONSONANTS: 2.5, Relation.SLIP: 2.0, Relation.INITIAL: 1.5,
    Relation.PART: 0.0, Relation.ANOTHER: -4.0,
}  # fmt: skip
_SKIP: Final = -0.6
# Names that precede the one a person is called by, and so do not distinguish siblings.
BEFORE_OTHERS: Final = frozenset(entries("johann johannes joannes johan jean giovanni maria marie anna"))


@dataclass(frozen=True)
class Fit:
    """An alignment of two lists of given names: the pairs, and how many names are left over.

    `forced`: a name in between had to be left out, or the others would contradict each other. `torn`: each had to leave
    out names, one of them written out.
    """

    pairs: tuple[tuple[Word, Word, Relation], ...] = ()
    missing: int = 0
    first_missing: bool = False
    forced: bool = False
    torn: bool = False

    @property
    def worth(self) -> float:
        """The value of the alignment, more is better; a contradiction costs more than any match gains."""
        return sum(_WORTH[relation] for _, _, relation in self.pairs) + _SKIP * self.missing

    def count(self, *relations: Relation) -> int:
        """Return how many pairs are in one of these relations."""
        return sum(relation in relations for _, _, relation in self.pairs)


def fitted(one: Words, two: Words) -> Fit:
    """Return the best alignment of the two lists of given names, in order."""
    straight = Fit(
        tuple((x, y, given_relation(x, y)) for x, y in zip(one, two, strict=False)), abs(len(one) - len(two))
    )
    if not straight.count(Relation.ANOTHER) and (len(one) == len(two) or straight.count(*FULL)):
        return straight
    if parted := _hyphens_parted(one, two) or _first_parted(one, two) or _first_parted(two, one):
        return fitted(*parted)
    return _run_together(one, two) or max((straight, *_skipping(one, two)), key=lambda fit: fit.worth)


def second_names_differ(one: Name, two: Name) -> bool:
    """Return whether the first given name fits and a later one contradicts: `A.

    Ya. Orlov`, `Alexander Mikhailovich Orlov`.
    """
    if not one.orders or not two.orders:
        return False
    first, second = one.orders[0].given, two.orders[0].given
    fits = [given_relation(x, y) is not Relation.ANOTHER for x, y in zip(first, second, strict=False)]
    return len(fits) > 1 and fits[0] and not all(fits)


def _hyphens_parted(one: Words, two: Words) -> tuple[Words, Words] | None:
    """Split hyphenated names where initials need it: `J. B. J.` aligns with `Jean-Baptiste Joseph`."""
    parted = (
        _parted(one) if all(word.short for word in two) else one,
        _parted(two) if all(word.short for word in one) else two,
    )
    if len(parted[0]) == len(parted[1]) and parted != (one, two):
        return parted
    both = _parted(one), _parted(two)
    return both if len(one) != len(two) and len(both[0]) == len(both[1]) else None


def _first_parted(one: Words, two: Words) -> tuple[Words, Words] | None:
    """Split a hyphenated first name where the other has its beginning alone: `Victor-Marie` and `Victor`.

    Jean-Paul and Jean-Jacques are never called Jean.
    """
    pieces = one[0].text.split("-") if one and two and not one[0].short else []
    if len(pieces) < 2 or "-" in two[0].text or two[0].short or pieces[0].lower() in BEFORE_OTHERS:
        return None
    parted = (*_parted(one[:1]), *one[1:])
    return (parted, two) if given_relation(Word(pieces[0]), two[0]) in FULL else None


def _parted(words: Words) -> Words:
    return tuple(Word(piece, word.short) for word in words for piece in word.text.split("-") if piece)


def _run_together(one: Words, two: Words) -> Fit | None:
    """Align names written as one word or two: `Vijaya Lakshmi`, `Vijayalakshmi`; `Mohammad Reza`, `Mohammadreza`."""
    if len(one) == len(two) or any(word.short for word in (*one, *two)):
        return None
    first, second = (Word("".join(word.text.replace("-", "") for word in words)) for words in (one, two))
    return Fit(((first, second, Relation.SAME),)) if same_sound(first.text, second.text) else None


def _skipping(one: Words, two: Words) -> list[Fit]:
    """Return alignments that leave out one name of the longer list (`J.

    William`, `William`) or a first initial of either.
    """
    found = []
    for longer, shorter, turned in ((one, two, False), (two, one, True)):
        if len(longer) <= len(shorter):
            continue
        opening = next((number for number, word in enumerate(longer) if not word.short), 0)
        for gap, kept in _gaps(longer, opening):
            pairs = tuple(
                (y, x, given_relation(x, y)) if turned else (x, y, given_relation(x, y))
                for x, y in zip(kept, shorter, strict=False)
            )
            # Wolfgang Amadeus is not Franz Xaver Wolfgang: each has names the other lacks.
            left = len(shorter) - len(pairs)
            torn = left > 0 and any(not word.short for word in longer if word not in kept)
            found.append(Fit(pairs, len(longer) - len(pairs) + left, gap == 0, gap > 0, torn))
    return found


def _gaps(words: Words, opening: int) -> list[tuple[int, Words]]:
    """Return the given names with each left out in turn, without the first few, and without all leading initials."""
    every = [(gap, words[:gap] + words[gap + 1 :]) for gap in range(len(words))]
    every += [(0, words[gap:]) for gap in range(2, len(words))]
    return [*every, (0, words[opening:])] if opening > 1 else every
