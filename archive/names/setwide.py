"""What only the whole set of names can tell: that initials, or a name without a middle name, fit two people."""

from collections import defaultdict
from collections.abc import Mapping, MutableMapping
from dataclasses import replace
from itertools import combinations
from typing import Final

from archive.names.chinese import ChineseReading, chinese_readings, class_key, same_forms
from archive.names.findings import Likeness
from archive.names.lookup import NameIndex

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


def homonyms_demoted(found: MutableMapping[Pair, Likeness], index: NameIndex) -> None:
    """Where two men of different Han characters are romanised alike, romanised names are possible, not probable.

    `Wang Zhi` and `Wang Chih` beside 王植 and 王質: each may be either.
    """
    for spelled, numbers in _homonyms(index).items():
        because = f"{spelled} are read alike"
        for pair in combinations(sorted(numbers), 2):
            each = found.get(pair)
            if each and each.verdict == "probable":
                found[pair] = each.at_most(each.score * _AMBIGUOUS, because)


def _homonyms(index: NameIndex) -> dict[str, set[int]]:
    """For each two or more Han names that are read alike ("王植, 王質") the romanised names that may be theirs."""
    spelled: dict[ChineseReading, set[str]] = defaultdict(set)
    for form in index.forms:
        if form.name.script == "Hani" and form.name.kind == "person":
            spelled[chinese_readings(form.name)[0]].add(same_forms(form.name.bare))
    found: dict[str, set[int]] = {}
    for reading, forms in spelled.items():
        if len(forms) > 1:
            near = index.numbers_under("Z" + class_key(reading.syllables))
            names = {number: index.forms[number].name for number in near}
            romanised = {number for number, name in names.items() if name.script != "Hani"}
            found[", ".join(sorted(forms))] = {
                number for number in romanised if any(reading.same_as(each) for each in chinese_readings(names[number]))
            }
    return found


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
