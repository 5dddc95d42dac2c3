"""From similar names to owners who may be one: life dates, their other names, and descriptions."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import combinations, product
from typing import Final

from archive.names.chinese import chinese_readings, same_forms
from archive.names.evidence import Descriptions
from archive.names.findings import POSSIBLE_FROM, Likeness
from archive.names.honorifics import OFFICES_AND_RANKS
from archive.names.likeness import likeness, parsed
from archive.names.lookup import Form, NameIndex
from archive.names.parts import Name
from archive.names.reasons import reason as _
from archive.names.records import Candidate, Ground, NameRecord
from archive.text.folding import fold

Pair = tuple[int, int]
_BEARERS_MOST: Final = 200  # owners of one form; more than that are not paired with one another
_YEARS_APART: Final = 3
_SHORT_CHINESE_MOST: Final = 0.78
_COVER_MOST: Final = 0.5
_WRONG: Final = "%(one)s is not %(other)s"
_COMMON: Final = frozenset(("john", "william", "robert", "james"))  # John Baker may be any, also where he is alone
_SLIP: Final = 0.62  # of the pen: for somebody to decide
_OF_MANY: Final = frozenset(("acting", "former", "ex", "first", "deputy", "assistant", "dep", "asst"))


class Owners:
    """The owners of an archive's names, and what is known of them besides one name."""

    def __init__(self, index: NameIndex) -> None:
        self._index = index
        self._forms: dict[int, list[Form]] = defaultdict(list)
        for form in index.forms:
            for bearer in form.bearers:
                self._forms[bearer.owner].append(form)
        self._called: dict[str, set[str]] = defaultdict(set)
        for form in index.forms:
            family, given = _first_names(form.name)
            if given:
                self._called[family].add(given)
        self._said = Descriptions({bearer.about for form in index.forms for bearer in form.bearers if bearer.about})

    def pairs(self, found: Mapping[Pair, Likeness]) -> Iterator[Candidate]:
        """Yield candidate owners for every pair of similar forms, and for every form with several owners."""
        for form in self._index.forms:
            if 1 < len(form.bearers) <= _BEARERS_MOST and form.name.kind in {"person", "body"}:
                yield from self._candidates(combinations(form.bearers, 2), written_the_same(form))
        for (one, two), each in found.items():
            bearers = self._index.forms[one].bearers, self._index.forms[two].bearers
            if len(bearers[0]) * len(bearers[1]) <= _BEARERS_MOST * _BEARERS_MOST:
                yield from self._candidates(product(*bearers), each)

    def _candidates(self, pairs: Iterable[tuple[NameRecord, NameRecord]], each: Likeness) -> Iterator[Candidate]:
        for one, two in pairs:
            candidate = self.candidate(one, two, each)
            if candidate:
                yield candidate

    def candidate(self, one: NameRecord, two: NameRecord, each: Likeness) -> Candidate | None:
        """Return the two owners as a candidate, or None where something contradicts it that no spelling outweighs."""
        if one.owner == two.owner or years_contradict(one, two):
            return None
        if each.alone and self._known_apart(one.owner, two.owner):
            return None
        if self._written_apart(one.owner, two.owner):
            return None
        if one.cover or two.cover:
            cover = one if one.cover else two
            because = _("%(name)s is a cover name, and may be another man's own", name=cover.form)
            each = each.at_most(_COVER_MOST, because)
        each = self._with_one_office(self._with_what_is_said(each, one, two), one, two)
        return ordered(one, two, each, "spelling") if each.score >= POSSIBLE_FROM else None

    def _with_what_is_said(self, each: Likeness, one: NameRecord, two: NameRecord) -> Likeness:
        if each.score < POSSIBLE_FROM or not (one.about and two.about):
            return each
        if each.verdict == "probable" and not (each.generations and self._said.agree(one.about, two.about)):
            # George Brown may be George S. Brown, or the Foreign Secretary.
            doubtful = each.shorter and not self._is_told(one, two) and self._said.strange(one.about, two.about)
            because = _("nothing that is said of one is said of the other")
            return each.at_most(0.75, because) if doubtful else each
        if not self._said.agree(one.about, two.about):
            return each
        by = 0.1
        # Two that differ in an initial, and one of them a son, are two, whatever both were.
        is_a_son = each.generations and not any(getattr(why, "sentence", "") == _WRONG for why in each.against)
        if not each.alone and (each.score >= 0.6 or is_a_son):
            by = max(0.22, 0.82 - each.score)
        elif each.alone and one.form == two.form:
            by = 0.18
        return each.raised(by, _("much the same is said of both"))

    def _is_told(self, one: NameRecord, two: NameRecord) -> bool:
        """Return whether the names tell enough, whatever is said: as many given names, or a family with one man.

        Lyndon B. Johnson is Lyndon Baines Johnson, and Maurice Stans the only Stans here; not George Brown George S.
        """
        first, second = parsed(one.form), parsed(two.form)
        given = [len(name.orders[0].given) if name.orders else 0 for name in (first, second)]
        if given[0] == given[1] > 1:
            return True
        family, called = _first_names(first)
        is_alone = called not in _COMMON and len(self._called[family]) == 1
        return bool(called) and _first_names(second) == (family, called) and is_alone

    def _with_one_office(self, each: Likeness, one: NameRecord, two: NameRecord) -> Likeness:
        """Raise the score if one initial differs beside the same office, likely a misprint: Ambassador P.

        A. Yudin for P. F.
        """
        wrong = [because for because in each.against if getattr(because, "sentence", "") == _WRONG]
        if not (POSSIBLE_FROM <= each.score < _SLIP) or len(wrong) != 1 or each.alone:
            return each
        offices = sorted(parsed(one.form).honorifics & parsed(two.form).honorifics & OFFICES_AND_RANKS - _OF_MANY)
        if offices:
            return each.raised(_SLIP - each.score, _("both are called %(office)s", office=offices[0]))
        if one.about and two.about and self._said.agree(one.about, two.about):
            return replace(each, score=_SLIP)
        return each

    def _known_apart(self, one: int, two: int) -> bool:
        """Return whether both have full names in one script, which would have been found alike."""
        scripts = [{form.name.script for form in self._forms[owner] if not form.name.alone} for owner in (one, two)]
        return bool(scripts[0] & scripts[1] - {"Zyyy"})

    def _written_apart(self, one: int, two: int) -> bool:
        """Return whether both have names in Han characters and none in common: 王植 and 王質 are two people."""
        first, second = self._han(one), self._han(two)
        return bool(first) and bool(second) and first.isdisjoint(second)

    def _han(self, owner: int) -> frozenset[str]:
        return frozenset(
            same_forms(form.name.bare)
            for form in self._forms[owner]
            if form.name.script == "Hani" and len(form.name.bare) > 1
        )


def _first_names(name: Name) -> tuple[str, str]:
    """Return the family name and the first given name as compared; "" where that is an initial or there is none."""
    order = name.orders[0] if name.kind == "person" and name.orders else None
    if order is None or not order.given or order.given[0].short:
        return "", ""
    return fold("".join(order.family_words)), fold(order.given[0].text)


def written_the_same(form: Form) -> Likeness:
    """Return the likeness of a form with itself; a romanised Chinese name of two syllables proves nothing."""
    found = likeness(form.name, form.name)
    short = form.name.script != "Hani" and any(len(each.syllables) == 2 for each in chinese_readings(form.name))
    return found.at_most(_SHORT_CHINESE_MOST, _("many Han characters are read alike")) if short else found


def years_contradict(one: NameRecord, two: NameRecord) -> bool:
    """Return whether years of birth or death of both are known and differ by more than a slip."""
    pairs = ((one.born, two.born), (one.died, two.died))
    return any(mine and yours and abs(mine - yours) >= _YEARS_APART for mine, yours in pairs)


def ordered(one: NameRecord, two: NameRecord, each: Likeness, ground: Ground) -> Candidate:
    """Return the candidate with the smaller owner first, so that each pair occurs once."""
    first, second = (one, two) if one.owner < two.owner else (two, one)
    return Candidate(first.owner, second.owner, first.form, second.form, each, ground)
