"""Waiting names that several people may bear: none of the pairs is probable."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from archive.names.lifetimes import people_meant
from archive.names.pairing import Candidate

_MOST = 0.79
_MANY = 12


def shared_out(pairs: Iterable[Candidate]) -> list[Candidate]:
    """Lower pairs to possible where a waiting name is probably that of several people who are not one another's.

    Example: `A. Lindqvist` among Anders, Anna and Axel Lindqvist.
    """
    pairs = list(pairs)
    probable = {frozenset({pair.owner, pair.other}) for pair in pairs if pair.verdict == "probable"}
    bearers: dict[int, set[int]] = defaultdict(set)
    for one, two in (sorted(pair) for pair in probable):
        if one < 0 < two:
            bearers[one].add(two)
    torn = {name: len(people) for name, people in bearers.items() if _are_strangers(people, probable)}
    return [_torn(pair, torn) for pair in pairs]


def _are_strangers(people: set[int], probable: set[frozenset[int]]) -> bool:
    """Return whether these people are not all connected by probable pairs, directly or through a third.

    A man without his Jr. connects the one with it and another entry.
    """
    first, *others = sorted(people)[:_MANY]
    reached, left = [first], set(others)
    for one in reached:
        near = {other for other in left if frozenset({one, other}) in probable}
        left -= near
        reached += sorted(near)
    return bool(left)


def _torn(pair: Candidate, torn: dict[int, int]) -> Candidate:
    number = torn.get(min(pair.owner, pair.other), 0)
    if not number or pair.verdict != "probable":
        return pair
    return replace(pair, likeness=pair.likeness.at_most(_MOST, people_meant(number)))
