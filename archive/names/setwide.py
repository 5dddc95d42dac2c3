"""What only the whole set of names can tell: that initials, or a name without a middle name, fit two people."""

from collections import defaultdict
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from typing import Final

from archive.names.findings import Likeness

Pair = tuple[int, int]
_AMBIGUOUS: Final = 0.7  # of its score: what was likelier stays likelier
_ALIKE_FROM: Final = 0.41  # one wrong initial is below
_SUPPORT: Final = 0.004
_ENOUGH: Final = 40  # who fits so many names is not looked into further


def ambiguous_demoted(found: MutableMapping[Pair, Likeness], words: Mapping[int, str]) -> None:
    """Where a shorter name fits two fuller ones that are not one another's, it is possible with each, not probable.

    `N. Kuznetsov` among Nikolai and Nikita Kuznetsov, `Georgy Zhukov` among Georgy K. and Georgy A. Zhukov. `words`
    gives the form of each number, for the reason.
    """
    fuller: dict[int, list[int]] = defaultdict(list)
    for (one, two), each in found.items():
        if each.verdict == "probable" and each.shorter:
            short, full = (one, two) if each.shorter < 0 else (two, one)
            fuller[short].append(full)
    for short, fulls in fuller.items():
        strangers = _strangers(fulls[:_ENOUGH], found)
        if strangers:
            because = f"{words[short]} fits {words[strangers[0]]} and {words[strangers[1]]}"
            for full in fulls:
                pair = (short, full) if short < full else (full, short)
                found[pair] = found[pair].at_most(found[pair].score * _AMBIGUOUS, because)


def supported_preferred(found: MutableMapping[Pair, Likeness]) -> None:
    """Among the pairs that are only possible those rank first whose names have most other spellings in the set."""
    support: dict[int, int] = defaultdict(int)
    for pair, each in found.items():
        if each.verdict == "probable":
            for number in pair:
                support[number] += 1
    for pair, each in found.items():
        more = max(support[number] for number in pair)
        if each.verdict == "possible" and more:
            found[pair] = replace(each, score=min(each.score + _SUPPORT * min(more, 10), 0.79))


def _strangers(fulls: list[int], found: Mapping[Pair, Likeness]) -> tuple[int, int] | None:
    """Two of the fuller names that were not found alike, or only but for an initial."""
    for number, one in enumerate(fulls):
        for two in fulls[number + 1 :]:
            known = found.get((one, two) if one < two else (two, one))
            if known is None or known.score < _ALIKE_FROM:
                return one, two
    return None
