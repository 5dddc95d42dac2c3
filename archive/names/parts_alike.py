"""Likeness of two names by their parts: the family name first, then given names and initials in order."""

import re
from itertools import product
from typing import Final

from archive.names.findings import NOTHING, Likeness
from archive.names.fitting import FULL, Fit, fitted
from archive.names.givens import rows_of
from archive.names.limits import Read, is_seat, limits
from archive.names.parts import PATRONYMIC, Name, Order, Word, Words
from archive.names.reasons import reason as _
from archive.names.scripts import script_of
from archive.names.words_alike import Relation, family_relation, given_relation, only_sound_alike

_ALONE: Final = {Relation.SAME: 0.55, Relation.CONSONANTS: 0.5, Relation.PART: 0.42, Relation.SLIP: 0.42}
_SHORT_FAMILY: Final = 6  # in letters: one different letter makes another name, Müller and Miller
_TURNED: Final = 0.7
# Petersen and Pedersen are sons of Peter and of Peder: one letter is all that distinguishes such names.
_FATHERS: Final = re.compile("s[eo]n$")
_SOUND_MOST: Final = 0.75
_NOT_FIRST: Final = 0.02  # the likeliest order of a name is preferred


def parts_alike(one: Name, two: Name) -> Likeness:
    """Return the likeness of the best way to read the two names; 0 when the family names have nothing in common."""
    best = NOTHING
    for (number, first), (other, second) in product(_ranked(one), _ranked(two)):
        if (number and other and len(one.words) == len(two.words) == 2) or best.score > 0.9:
            continue  # both names reversed are the same comparison again
        found = _orders_alike(first, second, one, two)
        if (number or other) and found.alone and found.score < _ALONE[Relation.SAME]:
            continue  # what is probably a given name must be equal to count as a family name
        turned = _is_turned(number, first, one) or _is_turned(other, second, two)
        if turned and found.score and found.by_initials:
            found = found.at_most(0.7, _("only if the family name of one is written first"))
        if turned and found.score > _TURNED and _of_given_names(first, second, one, two):
            found = found.at_most(_TURNED, _("only if the family name of one is written first"))
        if number and other and found.score and len(one.words) != len(two.words):
            found = found.at_most(0.45, _("the last word of one is missing in the other"))
        if turned and found.score > _TURNED and _leaves_the_last(first, second, one, two):
            found = found.at_most(_TURNED, _("the last word of one is missing in the other"))
        penalty = _NOT_FIRST if number or other else 0.0
        if found.score - penalty > best.score or (found.against and not best.reasons and not best.against):
            best = found
    return best


def _ranked(name: Name) -> list[tuple[int, Order]]:
    """Return the ways to read the name with their rank; a see or realm is as good as a family name."""
    return [(0 if is_seat(order, name) else number, order) for number, order in enumerate(name.orders)]


def _is_turned(number: int, order: Order, name: Name) -> bool:
    return bool(number) and order.family[0] == name.words[0]


def _leaves_the_last(first: Order, second: Order, one: Name, two: Name) -> bool:
    """Return whether the longer is read family name first, and its last word is left over: Henning Johann Gerdes."""
    longer, shorter = (first, second) if len(first.given) > len(second.given) else (second, first)
    name = one if longer is first else two
    if (
        {one.script, two.script} != {"Latn"}
        or len(longer.given) == len(shorter.given)
        or PATRONYMIC.search(name.words[-1].text)
    ):
        return False
    if not rows_of(name.words[0].text) and rows_of(name.words[-1].text):
        return False
    return longer.family[0] == name.words[0] and longer.given[-1] == name.words[-1] and len(name.orders) > 1


def _of_given_names(first: Order, second: Order, one: Name, two: Name) -> bool:
    """Return whether both family names would be given names: `Friedrich Wilhelm` is not `Wilhelm Friedrich`."""
    if {one.script, two.script} != {"Latn"}:
        return False
    return all(rows_of(word.text) for word in (*first.family, *second.family))


def _orders_alike(first: Order, second: Order, one: Name, two: Name) -> Likeness:
    family = family_relation(first.family_words, second.family_words)
    if family in {Relation.ANOTHER, Relation.INITIAL}:
        return NOTHING
    if not first.given or not second.given:
        return _alone(first, second, family)
    fit = fitted(first.given, second.given)
    score = given_score(fit, nickname=_nickname_fits(first, two) or _nickname_fits(second, one))
    if not score:
        return Likeness(0.0, against=_contradictions(fit))
    score = _with_family(score, family, fit, first, second)
    said = _contradictions(fit)
    for most, because in limits(fit, family, Read(first, one), Read(second, two)):
        if score > most:
            score, said = most, (*said, because)
    return Likeness(
        round(score, 3),
        reasons=(_family_words(family, first, second), *_given_words(fit)),
        against=said,
        shorter=_shorter(first.given, second.given),
        by_initials=not fit.count(*FULL),
    )


def given_score(fit: Fit, *, nickname: bool) -> float:
    """Return the score of two lists of given names by their alignment; 0 where they contradict each other."""
    full = fit.count(*FULL)
    short, slips, against = fit.count(Relation.INITIAL), fit.count(Relation.SLIP), fit.count(Relation.ANOTHER)
    if nickname and against:
        return 0.86
    if against:
        return _contradicted(fit, full, short)
    if fit.torn:
        return 0.4 if full else 0.0
    if fit.forced and short:
        return 0.4  # George H. W. Bush is not George W. Bush
    if fit.forced and full:
        return 0.7  # nor is George Herbert Walker Bush George Walker Bush
    if fit.first_missing:
        # George K. C. Yeh is K. C. Yeh, and Emil Julius Klaus Fuchs was called Klaus.
        return 0.84 if full else 0.81 if short > 1 else 0.0
    if full:
        return min(0.94 + 0.02 * (full - 1) + 0.01 * short, 0.98) - 0.06 * bool(slips)
    if slips:
        return 0.82 if slips == 1 else 0.6
    if short > 1:
        return 0.89
    return 0.83 if fit.missing < 2 else 0.7  # of K. P. S. one letter is not enough


def _contradicted(fit: Fit, full: int, short: int) -> float:
    """Return the score with a contradiction: a wrong initial may be a slip (C.M.

    Molotov for V.M.), a wrong name is not.
    """
    wrong = [pair for pair in fit.pairs if pair[2] is Relation.ANOTHER]
    if len(wrong) > 1 or not (full or short):
        return 0.0
    one, two, _ = wrong[0]
    if one.short and two.short:
        return 0.38
    return 0.36 if (one.short or two.short) and full else 0.0


def _with_family(score: float, family: Relation, fit: Fit, first: Order, second: Order) -> float:
    if family is Relation.SAME and fit.count(*FULL) < 2 and only_sound_alike(first.family_words, second.family_words):
        return min(score, _SOUND_MOST)
    if family is Relation.SAME or score < 0.5:
        return score * (1.0 if family is Relation.SAME else 0.9)
    certain = fit.count(*FULL) + fit.count(Relation.INITIAL)
    if family is Relation.CONSONANTS:
        return score - 0.03 if fit.count(*FULL) else min(score, 0.7 + 0.06 * certain)
    if family is Relation.PART:
        return score - 0.1 if fit.count(*FULL) else (0.82 if certain > 1 else 0.6)
    written = ["".join(order.family_words) for order in (first, second)]
    if all(map(_FATHERS.search, written)):
        return min(score, 0.72)
    long = min(map(len, written)) >= 8 or script_of(written[0]) != script_of(written[1])
    if fit.count(*FULL) and (long or (certain > 1 and min(map(len, written)) > _SHORT_FAMILY)):
        return score - 0.1
    return 0.72 if fit.count(*FULL) else 0.5 + 0.1 * certain


def _alone(first: Order, second: Order, family: Relation) -> Likeness:
    both = not first.given and not second.given
    score = _ALONE.get(family, 0.0) + (0.05 if both else 0.0)
    if not any(len(word.text) > 1 for word in (*first.family, *second.family)):
        return NOTHING
    against = (_("a name of one word is all there is to compare"),)
    shorter = 0 if both else (-1 if not first.given else 1)
    said = _family_words(family, first, second)
    return Likeness(score, (said,), against, alone=True, shorter=shorter, misspelt=family is Relation.SLIP)


def _nickname_fits(order: Order, other: Name) -> bool:
    return any(
        given_relation(Word(nickname), word) in FULL
        for nickname in other.nicknames
        for word in order.given[:1]
        if not word.short
    )


def _shorter(one: Words, two: Words) -> int:
    weight_one, weight_two = (sum(1 if word.short else 4 for word in words) for words in (one, two))
    return (weight_one > weight_two) - (weight_one < weight_two)


def _written(words: Words) -> str:
    return " ".join(word.text + ("." if word.short and len(word.text) == 1 else "") for word in words)


def _family_words(family: Relation, first: Order, second: Order) -> str:
    one, two = _written(first.family), _written(second.family)
    if one == two:
        return _("the same family name (%(name)s)", name=one)
    if family is Relation.SAME and only_sound_alike(first.family_words, second.family_words):
        return _("the family names sound alike (%(one)s / %(other)s)", one=one, other=two)
    if family is Relation.SAME:
        return _("the same family name but for spelling or script (%(one)s / %(other)s)", one=one, other=two)
    if family is Relation.CONSONANTS:
        return _("the family names share their consonants (%(one)s / %(other)s)", one=one, other=two)
    if family is Relation.SLIP:
        return _("the family names differ by a letter or two (%(one)s / %(other)s)", one=one, other=two)
    return _("one family name is a part of the other (%(one)s / %(other)s)", one=one, other=two)


def _given_words(fit: Fit) -> list[str]:
    return [said for one, two, relation in fit.pairs if (said := _given_word(one, two, relation))]


def _given_word(one: Word, two: Word, relation: Relation) -> str:
    pair = {"one": _written((one,)), "other": _written((two,))}
    if relation in FULL and one.text != two.text:
        return _("%(one)s and %(other)s are one given name", **pair)
    if relation is Relation.INITIAL and one.text != two.text:
        short, full = (one, two) if one.short else (two, one)
        return _("%(initial)s fits %(name)s", initial=_written((short,)), name=_written((full,)))
    if relation is Relation.SLIP:
        return _("the given names differ by a letter or two (%(one)s / %(other)s)", **pair)
    if relation in FULL:
        return _("the same given name (%(name)s)", name=pair["one"])
    return _("the same initial (%(initial)s)", initial=pair["one"]) if relation is Relation.INITIAL else ""


def _contradictions(fit: Fit) -> tuple[str, ...]:
    said = [
        _("%(one)s is not %(other)s", one=_written((one,)), other=_written((two,)))
        for one, two, relation in fit.pairs
        if relation is Relation.ANOTHER
    ]
    if fit.torn and not said:
        said.append(_("each has given names that the other lacks"))
    if fit.forced and not said:
        said.append(_("one has a given name in between that the other lacks"))
    return tuple(said)
