"""What keeps names that share family and given names from being called one: too little that they share."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from archive.names.fitting import BEFORE_OTHERS, FULL, Fit
from archive.names.givens import rows_of
from archive.names.parts import Name, Order, Words
from archive.names.reasons import reason as _
from archive.names.reigns import is_of_a_land, is_secular
from archive.names.tables import entries
from archive.names.words_alike import Relation, given_relation

_ANOTHER_FIRST: Final = 0.74
_ONE_OF_SEVERAL: Final = 0.7
# One of these is given to every child of a family, and another name to call it by.
_GIVEN_TO_ALL: Final = frozenset(entries("johann johannes joannes johan maria marie anna"))
_ALL_MOST: Final = 0.78
_BRANCH: Final = 0.6
_NOBLE: Final = 0.78
_OFTEN_BEFORE_OTHERS: Final = frozenset(
    entries("franz georg georges christian christoph philipp ludwig muhammad mohammad mohammed mohamed jose")
)
_COMMON: Final = frozenset(
    entries(
        """
    müller mueller meyer meier maier mayer schmidt schmid schmitt schneider fischer weber becker schulz schultz schulze
    wagner hoffmann hofmann koch richter klein wolf wolff schröder neumann braun zimmermann krüger hartmann lange krause
    werner lehmann köhler könig walter peters schwarz
"""
    )
)


class Read(NamedTuple):
    """A name in one of the orders in which it can be read."""

    order: Order
    name: Name

    @property
    def is_of_a_house(self) -> bool:
        """Whether the family name is a land, or the see or realm of an office, or a rank of rule stands before."""
        return is_of_a_land(self.order.family_words) or is_seat(*self) or is_secular(self.name.rank)


def limits(fit: Fit, family: Relation, one: Read, two: Read) -> Iterator[tuple[float, str]]:
    """Yield the upper bounds on the score of two names that fit, each with its reason, in order."""
    first, second = one.order, two.order
    if _shares_one_of_several(fit, first.given, second.given):
        yield _ONE_OF_SEVERAL, _("of several given names they share one")
    if _shares_what_all_have(first.given, second.given):
        yield _ALL_MOST, _("of several given names they share one")
    if _lacks_a_family(first, second) or _is_behind_a_family(first, second):
        yield _ANOTHER_FIRST, _("one has a family name that the other lacks")
    if fit.missing and (one.is_of_a_house or two.is_of_a_house):
        yield _ONE_OF_SEVERAL, _("in a ruling house another given name is another of its members")
    if family is Relation.PART and fit.count(*FULL) < 2 and one.is_of_a_house and two.is_of_a_house:
        yield _BRANCH, _("another branch of a house has its own people of the name")
    if _is_one_letter(fit) and first.family_words[-1].casefold() in _COMMON:
        yield _NOBLE, _("one initial is little beside so common a family name")
    if _is_only_noble(first, second):
        yield _NOBLE, _("only one is of the nobility, and the family name is common")
    if _lacks_the_first(fit, first.given, second.given):
        yield _ANOTHER_FIRST, _("one lacks the first given name of the other")


def is_seat(order: Order, name: Name) -> bool:
    """Return whether the family name of the order is the see or realm of the name."""
    return bool(name.seat) and " ".join(order.family_words) == name.seat


def _is_one_letter(fit: Fit) -> bool:
    return len(fit.pairs) == 1 and not fit.count(*FULL)


def _is_only_noble(first: Order, second: Order) -> bool:
    """Return whether one has a von that the other lacks, before one of the commonest German names."""
    noble = [order.family_words[0] in {"von", "v"} for order in (first, second)]
    return noble[0] != noble[1] and first.family_words[-1].casefold() in _COMMON


def _shares_one_of_several(fit: Fit, one: Words, two: Words) -> bool:
    """Return whether the only given name of one is, of three or more of the other, one that proves too little.

    That is one in between, the Johann of Johann Christoph Friedrich, or the last of three: Peter Cornelius was the
    uncle of Carl August Peter. Who had four or more names was called by the last: Emil Julius Klaus Karl.
    """
    shorter, longer = sorted((one, two), key=len)
    if len(shorter) != 1 or len(longer) < 3 or shorter[0].short or sum(not word.short for word in longer) < 3:
        return False
    if fit.first_missing:
        is_of_three = len(longer) < 4 and all(rows_of(word.text) for word in longer)
        return is_of_three or given_relation(shorter[0], longer[-1]) not in FULL
    return shorter[0].text.lower() in BEFORE_OTHERS


def _shares_what_all_have(one: Words, two: Words) -> bool:
    """Return whether the only given name of one is the Johann before the other's, who was not called by it."""
    shorter, longer = sorted((one, two), key=len)
    return (
        len(shorter) == 1
        and shorter[0].text.lower() in _GIVEN_TO_ALL
        and sum(not word.short for word in longer) > 1
        and not longer[1].short
    )


def _lacks_a_family(first: Order, second: Order) -> bool:
    """Return whether a family name stands before the von of one: Heinrich Reuß von Plauen, Heinrich von Plauen."""
    shorter, longer = sorted((first, second), key=lambda order: len(order.given))
    last = longer.given[-1]
    if len(shorter.given) != 1 or len(longer.given) != 2 or last.short or last.text[:1].islower():
        return False
    return longer.family_words[0] == shorter.family_words[0] == "von" and not rows_of(last.text)


def _is_behind_a_family(first: Order, second: Order) -> bool:
    """Return whether the whole family name of one ends that of the other: von Plauen, Reuß von Plauen."""
    shorter, longer = sorted((first.family_words, second.family_words), key=len)
    return shorter[0] == "von" and longer[0] != "von" and longer[-len(shorter) :] == shorter and longer != shorter


def _lacks_the_first(fit: Fit, one: Words, two: Words) -> bool:
    """Return whether one has only the second of the other's two given names.

    Robert was the father of Charles Robert Darwin. Whoever had a Johann before was always called by the second.
    """
    shorter, longer = sorted((one, two), key=len)
    if not fit.first_missing or len(shorter) != 1 or len(longer) != 2 or any(word.short for word in longer):
        return False
    return longer[0].text.lower() not in BEFORE_OTHERS | _OFTEN_BEFORE_OTHERS
