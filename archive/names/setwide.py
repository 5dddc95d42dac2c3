"""Corrections that need the whole set of names: initials, or a name without a middle name, may fit two people."""

from collections import defaultdict
from collections.abc import Iterator, MutableMapping
from dataclasses import replace
from itertools import combinations, product
from typing import Final

from archive.names.chinese import ChineseReading, chinese_readings, class_key, same_forms
from archive.names.findings import POSSIBLE_FROM, Likeness
from archive.names.fitting import second_names_differ
from archive.names.likeness import likeness
from archive.names.lookup import NameIndex
from archive.names.reasons import reason as _

Pair = tuple[int, int]
Found = MutableMapping[Pair, Likeness]
_AMBIGUOUS: Final = 0.7  # a factor on the score, so that the ranking stays
_CLEARLY: Final = 0.05
_AS_A_RIVAL: Final = 0.84  # what a name that lacks a first given name like Johann is worth
_RIVAL: Final = frozenset({"one lacks the first given name of the other", "of several given names they share one"})
_ALIKE_FROM: Final = 0.41  # one wrong initial scores below this
_HOMONYM_MOST: Final = 0.45
_READ_FROM: Final = 0.41  # below this, characters and a foreign name share a few consonants only
_CONTRADICTED_MOST: Final = 0.5
_LESSER_MOST: Final = {True: 0.36, False: 0.45}  # by whether a family name is all there is to compare
_TORN_MOST: Final = 0.7
_ELDER_MOST: Final = 0.75
_LESS: Final = 0.002
_SUPPORT: Final = 0.004
_ENOUGH: Final = 40  # of the others that a name fits, only so many are asked whether they contradict it


def ambiguous_demoted(found: Found, index: NameIndex) -> None:
    """Lower pairs to possible where a shorter name fits two fuller ones that are not each other's.

    `N. Kuznetsov` among Nikolai and Nikita Kuznetsov, `Georgy Zhukov` among Georgy K. and Georgy A. Zhukov. A fuller
    name is excluded if another spelling of it contradicts the shorter one: `A. Ya. Orlov` is not Alexander Orlov where
    he is Alexander Mikhailovich too.
    """
    same, rivals = _fuller_spellings(found), _rivals(found)
    for short, fulls in _fuller_names(found, "probable").items():
        fitting = []
        for full in fulls[:_ENOUGH]:
            wrong = _contradicting(short, same[full], index)
            if wrong is None:
                fitting.append(full)
            else:
                because = _(
                    "%(name)s may be %(fuller)s, who does not fit", name=_form(index, full), fuller=_form(index, wrong)
                )
                found[_pair(short, full)] = found[_pair(short, full)].at_most(_CONTRADICTED_MOST, because)
        _torn_between(short, [*fitting, *fulls[_ENOUGH:]], rivals.get(short, []), found, index)


def _torn_between(short: int, fitting: list[int], others: list[int], found: Found, index: NameIndex) -> None:
    """Lower the pairs of a name that fits two people; of these the ones it fits best stay where they are one's.

    `A. P. Bernstorff` is Andreas Peter before he is August; `Gottfried Herder` may be Johann Gottfried or Wilhelm
    Gottfried.
    """
    every = [*fitting, *others[:_ENOUGH]]
    strangers = _strangers(every, found)
    if not strangers:
        return
    scores = {full: found[_pair(short, full)].score for full in every}
    scores.update({full: max(scores[full], _AS_A_RIVAL) for full in others[:_ENOUGH]})
    best = max(scores.values(), default=0.0) - _CLEARLY
    first = [full for full in every if scores[full] >= best]
    kept = set() if _strangers(first, found) else set(first)
    names = [_form(index, number) for number in (short, *strangers)]
    because = _("%(short)s fits %(one)s and %(other)s", **dict(zip(("short", "one", "other"), names, strict=True)))
    for full in fitting:
        if full not in kept:
            found[_pair(short, full)] = found[_pair(short, full)].at_most(scores[full] * _AMBIGUOUS, because)


def generations_demoted(found: Found, index: NameIndex) -> None:
    """Lower pairs to possible where a name without Jr. or Sr. fits father and son: `Henry Cabot Lodge`."""
    called: dict[int, list[int]] = defaultdict(list)
    for (one, two), each in found.items():
        if each.generations:
            plain, other = (two, one) if index.forms[one].name.generation else (one, two)
            called[plain].append(other)
    for plain, others in called.items():
        first = {index.forms[other].name.generation: other for other in reversed(others)}
        if len(first) > 1:
            one, other = sorted(first.values())[:2]
            forms = {"short": _form(index, plain), "one": _form(index, one), "other": _form(index, other)}
            for fuller in others:
                pair = _pair(plain, fuller)
                found[pair] = found[pair].at_most(_TORN_MOST, _("%(short)s fits %(one)s and %(other)s", **forms))
    _elders_demoted(called, found, index)


def _elders_demoted(called: dict[int, list[int]], found: Found, index: NameIndex) -> None:
    """Lower pairs of a plain name with a fuller one where an elder is known.

    Hugo August von Hofmannsthal may be `Hugo von (sen.)`, who is not `Hugo von`.
    """
    for plain, fulls in _fuller_names(found, "probable").items():
        elders = [other for other in called.get(plain, ()) if index.forms[other].name.generation == "Sr."]
        for full in fulls if elders else ():
            if not index.forms[full].name.generation:
                forms = {"short": _form(index, plain), "one": _form(index, elders[0]), "other": _form(index, full)}
                because = _("%(short)s fits %(one)s and %(other)s", **forms)
                found[_pair(plain, full)] = found[_pair(plain, full)].at_most(_ELDER_MOST, because)


def homonyms_demoted(found: Found, index: NameIndex) -> None:
    """Lower pairs of romanised names to possible where people of different Han characters are romanised alike.

    `Wang Zhi` and `Wang Chih` beside 王植 and 王質: each may be either.
    """
    for spelled, (han, romanised) in _homonyms(index).items():
        because = _("%(names)s are read alike", names=spelled)
        for pair in combinations(sorted(romanised), 2):
            each = found.get(pair)
            if each and each.verdict == "probable":
                found[pair] = each.at_most(each.score * _AMBIGUOUS, because)
        for one, two in product(han, romanised):
            if each := found.get(_pair(one, two)):
                found[_pair(one, two)] = each.at_most(_HOMONYM_MOST, because)


def _homonyms(index: NameIndex) -> dict[str, tuple[set[int], set[int]]]:
    """Map the names of two or more Han names that are read alike ("王植, 王質") to these and to their romanisations."""
    spelled: dict[ChineseReading, dict[int, str]] = defaultdict(dict)
    for number, form in enumerate(index.forms):
        if form.name.script == "Hani" and form.name.kind == "person":
            spelled[chinese_readings(form.name)[0]][number] = same_forms(form.name.bare)
    found: dict[str, tuple[set[int], set[int]]] = {}
    for reading, forms in spelled.items():
        if len(set(forms.values())) > 1:
            near = index.numbers_under("Z" + class_key(reading.syllables))
            names = {number: index.forms[number].name for number in near if number not in forms}
            romanised = {
                number
                for number, name in names.items()
                if name.script != "Hani" and any(reading.same_as(each) for each in chinese_readings(name))
            }
            found[", ".join(sorted(set(forms.values())))] = set(forms), romanised
    return found


def foreign_sounds_dropped(found: Found, index: NameIndex) -> None:
    """Drop foreign readings of characters that are a Chinese, Korean or Japanese name: 刘少奇 is not Dean Rusk."""
    read = {number for pair, each in found.items() if each.score >= _READ_FROM for number in pair}
    weak = [pair for pair, each in found.items() if each.score < _READ_FROM and _is_of_characters(pair, index)]
    for pair in weak:
        if any(number in read and index.forms[number].name.script == "Hani" for number in pair):
            del found[pair]


def better_known_preferred(found: Found, index: NameIndex) -> None:
    """Of two namesakes a shorter name may mean, rank the one with fewer names in the set far behind.

    `Cde. Stalin` is Joseph Stalin, who has a dozen names here, before Vasily. Then, among pairs that are only possible,
    those rank first whose names have most other spellings.
    """
    support = _support(found)
    for short, fulls in _fuller_names(found, "possible").items():
        best = max(fulls[:_ENOUGH], key=lambda number: (support[number], -number))
        for full in fulls[:_ENOUGH]:
            each = found[_pair(short, full)]
            if support[full] < support[best] and _are_strangers(full, best, found):
                because = _("more names here are those of %(name)s", name=_form(index, best))
                found[_pair(short, full)] = each.at_most(_LESSER_MOST[each.alone], because)
    for pair, each in found.items():
        more = max(support[number] for number in pair)
        if each.verdict == "possible" and more and not _is_of_characters(pair, index):
            found[pair] = replace(each, score=min(each.score + _SUPPORT * min(more, 10), 0.79))


def misspelt_last(found: Found) -> None:
    """Rank a misspelt family name alone behind an exact one: Nixon's before Dixon's."""
    exact: dict[int, float] = {}
    for pair, each in found.items():
        if each.alone and not each.misspelt:
            for number in pair:
                exact[number] = min(each.score, exact.get(number, 1.0))
    for (one, two), each in list(found.items()):
        if each.alone and each.misspelt:
            short = one if each.shorter <= 0 else two
            most = exact.get(short, 1.0) - _LESS
            if most < POSSIBLE_FROM:
                del found[one, two]
            elif each.score > most:
                found[one, two] = replace(each, score=most)


def _is_of_characters(pair: Pair, index: NameIndex) -> bool:
    """Return whether exactly one of the two is in Han characters: how often those are spelt says nothing of
    readings."""
    return len({index.forms[number].name.script == "Hani" for number in pair}) > 1


def _support(found: Found) -> dict[int, int]:
    """Count the probable pairs of each name."""
    support: dict[int, int] = defaultdict(int)
    for pair, each in found.items():
        if each.verdict == "probable":
            for number in pair:
                support[number] += 1
    return support


def _fuller_names(found: Found, verdict: str) -> dict[int, list[int]]:
    """Map each shorter name to the fuller ones it may stand for, with this verdict."""
    fuller: dict[int, list[int]] = defaultdict(list)
    for (one, two), each in found.items():
        if each.verdict == verdict and each.shorter:
            short, full = (one, two) if each.shorter < 0 else (two, one)
            fuller[short].append(full)
    return fuller


def _rivals(found: Found) -> dict[int, list[int]]:
    """Map each shorter name to the fuller ones it may stand for although more speaks against it than for it."""
    return {
        short: [
            full
            for full in fulls
            if any(getattr(said, "sentence", "") in _RIVAL for said in found[_pair(short, full)].against)
        ]
        for short, fulls in _fuller_names(found, "possible").items()
    }


def _fuller_spellings(found: Found) -> dict[int, list[int]]:
    """Map each name to the fuller ones that are probably the same."""
    spellings: dict[int, list[int]] = defaultdict(list)
    for short, fulls in _fuller_names(found, "probable").items():
        spellings[short].extend(fulls)
    return spellings


def _contradicting(short: int, spellings: list[int], index: NameIndex) -> int | None:
    """Return a spelling that the shorter name contradicts, unless it fits another; else None."""
    name = index.forms[short].name
    others = [number for number in spellings[:_ENOUGH] if number != short]
    wrong = [number for number in others if second_names_differ(name, index.forms[number].name)]
    fits = any(likeness(name, index.forms[number].name).score >= _ALIKE_FROM for number in others)
    return wrong[0] if wrong and not fits else None


def _strangers(fulls: list[int], found: Found) -> tuple[int, int] | None:
    """Return two of the fuller names that were not found alike, apart from an initial, or None."""
    return next(_pairs_of_strangers(fulls, found), None)


def _pairs_of_strangers(fulls: list[int], found: Found) -> Iterator[Pair]:
    return (pair for pair in combinations(fulls, 2) if _are_strangers(*pair, found))


def _are_strangers(one: int, two: int, found: Found) -> bool:
    known = found.get(_pair(one, two))
    return known is None or known.score < _ALIKE_FROM


def _pair(one: int, two: int) -> Pair:
    return (one, two) if one < two else (two, one)


def _form(index: NameIndex, number: int) -> str:
    return index.forms[number].name.form
