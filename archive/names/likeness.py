"""Whether two written names may be one person's: a score and its reasons, in a curator's words."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final

from archive.names.arabic_alike import arabic_alike
from archive.names.beside_alike import beside_alike
from archive.names.cases import nominative_as
from archive.names.chinese import family_syllables
from archive.names.findings import Likeness, Verdict, different
from archive.names.foreign_han import foreign_han_alike
from archive.names.givens import is_of_a_woman
from archive.names.keys import name_key
from archive.names.parts import Name, parsed
from archive.names.parts_alike import parts_alike
from archive.names.reasons import reason as _
from archive.names.reigns import may_be_number, numeral
from archive.names.syllables_alike import HAN, families_alike, is_eastern, readings_of, syllables_alike
from archive.names.vietnamese import is_vietnamese

__all__ = ["Likeness", "Name", "Verdict", "likeness", "parsed"]

_NOTHING_IN_COMMON: Final = different("the names have nothing in common")
_DATED_MOST: Final = 0.72
_WIFE_MOST: Final = 0.36
_REIGN: Final = 0.82
# There was a Wilhelm II in Prussia, in Württemberg and in the Netherlands, and one Louis XIV.
_LOW: Final = frozenset({"I", "II", "III", "IV"})
_LOW_REIGN: Final = 0.75
_ONLY_ONE_FIRST: Final = 0.81
_REIGN_MOST: Final = 0.93
_CASE_ALONE, _CASE_INITIAL, _CASE_MOST = 0.62, 0.75, 0.93
_JUNIOR: Final = 0.81
_CALLED_JUNIOR: Final = re.compile(r"\b(?:Jr|Junior)\b")
_CALLED_SENIOR: Final = re.compile(r"\b(?:Sr|Senior)\b")
_ELDER: Final = 0.79  # d. Ä. is written only where there is a younger one
_YEARS_APART: Final = 3  # 1878 and 1879 are both given for Stalin


def likeness(one: Name, two: Name) -> Likeness:
    """Return the likeness of two names, with reasons for and against; the score is symmetric.

    It compares what is written and the years of life, nothing else: cover names need other evidence. A body is never
    compared with a person; an office ("Soviet Ambassador") and an unknown or illegible name with nothing.
    """
    if refused := _incomparable(one, two):
        return different(refused)
    variants = _variants_alike(one, two)
    found = max(variants, key=_score) if len(variants) > 1 else variants[0]
    if found.score < 0.35:
        return found if found.against else _NOTHING_IN_COMMON
    found = beside_alike(_with_generation(found, one, two), one, two)
    return _with_years(_with_wife(found, one, two), one, two)


def _score(each: Likeness) -> float:
    return each.score


def alike(one: str, two: str) -> Likeness:
    """Return the likeness of two forms as written."""
    return likeness(parsed(one), parsed(two))


def _incomparable(one: Name, two: Name) -> str:
    if one.kind == two.kind == "person" and not (one.born or one.died):
        return ""
    if "nobody" in {one.kind, two.kind}:
        return "a name that is not known is nobody's"
    if "office" in {one.kind, two.kind}:
        return "an office is not a name"
    if "several" in {one.kind, two.kind}:
        return "several people are nobody's other name"
    if one.kind != two.kind:
        return "a body is not a person"
    if one.born and two.born and abs(one.born - two.born) >= _YEARS_APART:
        return f"life dates contradict (born {one.born} and {two.born})"
    if one.died and two.died and abs(one.died - two.died) >= _YEARS_APART:
        return f"life dates contradict (died {one.died} and {two.died})"
    return ""


def _variants_alike(one: Name, two: Name) -> list[Likeness]:
    found = [_alike(one, two)]
    for mine in (one, *one.others) if one.others or two.others else ():
        for yours in (two, *two.others):
            if mine is not one or yours is not two:
                other = _alike(mine, yours)
                said = tuple(_("in brackets: %(reason)s", reason=reason) for reason in other.reasons)
                found.append(replace(other, score=other.score * 0.98, reasons=said))
    # Only names in Cyrillic are declined; most of the millions of pairs of an archive are in Latin letters.
    if one.script == "Cyrl":
        found.append(_in_another_case(one, two))
    if two.script == "Cyrl":
        found.append(_in_another_case(two, one).turned())
    return found


def _in_another_case(one: Name, two: Name) -> Likeness:
    """Return the likeness of the second name with the nominative of the first: `П. Ф. Юдина` is П. Ф. Юдин."""
    first = nominative_as(one, two)
    if first is None:
        return Likeness(0.0)
    found = _alike(first, two)
    said = _("%(form)s is %(name)s in another case", form=one.form, name=first.form)
    reasons = (said,) if first.key == two.key else (said, *found.reasons)
    if found.alone:
        return replace(found, score=min(found.score, _CASE_ALONE), reasons=reasons)
    # Юдина may be a woman's own name too, so one initial is not enough.
    written_out = min(sum(not word.short for word in name.words) for name in (first, two)) > 1
    certain = written_out or min(_names_given(first), _names_given(two)) > 1
    return replace(found, score=min(found.score, _CASE_MOST if certain else _CASE_INITIAL), reasons=reasons)


def _alike(one: Name, two: Name) -> Likeness:
    if one.key == two.key and len(one.words) == len(two.words):
        return _written_the_same(one, two)
    if one.kind == "body":
        return _bodies_alike(one, two)
    eastern = syllables_alike(one, two)
    if eastern and (eastern.score >= 0.35 or not _may_be_western(one, two)):
        return eastern
    if _families_apart(one, two):
        return families_alike(one, two) or eastern or different(f"another family name ({one.bare} / {two.bare})")
    if one.script in HAN or two.script in HAN:
        return foreign_han_alike(one, two) or eastern or different("nothing to compare a Han form with")
    found = (parts_alike(one, two), families_alike(one, two), arabic_alike(one, two))
    return max((each for each in found if each), key=lambda each: each.score)


def _may_be_western(one: Name, two: Name) -> bool:
    """Return whether names read as East Asian and found different may be compared by parts: not if both are."""
    return not (is_eastern(one) and is_eastern(two))


def _families_apart(one: Name, two: Name) -> bool:
    """Return whether only East Asian family names may be compared.

    That is so for a lone name beside a whole East Asian one, or beside another lone one.
    """
    if not (one.alone or two.alone):
        return False
    for name in (one, two):
        if name.script == "Hang" and readings_of(name)[1]:
            return True
        if not name.alone and any(readings_of(name)) and not is_vietnamese(name):
            return True  # Vietnamese people are called by the last of their names: Giap
    mine, yours = family_syllables(one), family_syllables(two)
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _written_the_same(one: Name, two: Name) -> Likeness:
    said = _("written the same (%(form)s)", form=one.form)
    if one.form != two.form:
        pair = {"one": one.form, "other": two.form}
        said = _("written the same but for case, accents and signs (%(one)s / %(other)s)", **pair)
        if name_key(one.form) != name_key(two.form):
            said = _("the same name, with something else beside it (%(one)s / %(other)s)", **pair)
    if one.script in HAN and len(one.bare) == 2:
        return Likeness(0.75, (said,), (_("a name of two characters is all there is to compare"),))
    # Three syllables in one word, as Chinese and Korean are written, are a whole name.
    if one.alone and not (one.script in {*HAN, "Hang"} and len(one.bare) > 2):
        return Likeness(0.65, (said,), (_("a name of one word is all there is to compare"),), alone=True)
    return Likeness(1.0, (said,))


@lru_cache(maxsize=4096)
def _spaceless(key: str) -> str:
    return key.replace(" ", "").replace("-", "")


def _bodies_alike(one: Name, two: Name) -> Likeness:
    if _spaceless(one.key) == _spaceless(two.key):
        return Likeness(0.95, (_("the same body (%(one)s / %(other)s)", one=one.bare, other=two.bare),))
    return different("bodies are compared by their whole name")


def _with_generation(found: Likeness, one: Name, two: Name) -> Likeness:
    mine, yours = one.generation, two.generation
    if not mine and not yours:
        return found
    if numeral(mine or yours, from_one=True) and len({mine or _letter(one), yours or _letter(two)}) == 1:
        return _of_one_number(found, one, two)
    if mine == yours or {mine, yours} == {"Jr.", "II"}:
        return found
    if mine and yours:
        fathers = "father and son" if {mine, yours} & {"Jr.", "Sr."} else "another of the name"
        return different(f"{mine} is not {yours}: {fathers}")
    if "I" in {mine, yours}:
        # Philip I of Hesse is mostly called without; a second in the set is met by generations_demoted.
        first = found.at_most(_ONLY_ONE_FIRST, _("only one is %(generation)s", generation="I"))
        return replace(first, generations=True, shorter=found.shorter or (1 if mine else -1))
    letter = _letter(two if mine else one)
    if letter and numeral(mine or yours):
        return different(f"{mine or yours} is not {letter}: another of the name")
    both_named = sum(not word.short for word in one.words) > 2 and sum(not word.short for word in two.words) > 2
    senior, other = (one, two) if mine else (two, one)
    # A father is seldom called Sr.: George Kennan the elder may well be written without.
    may_be_senior = "Sr." in {mine, yours} and _names_given(senior) >= _names_given(other)
    # The son is mostly called Jr. only where the father might be meant.
    most = 0.75 if may_be_senior else 0.7 if both_named else 0.45
    if may_be_senior and not found.alone and _names_given(senior) == _names_given(other):
        most = _JUNIOR if _CALLED_SENIOR.search(senior.form) else _ELDER
    if "Jr." in {mine, yours} and _is_called_alike(found, one, two):
        most = _JUNIOR
    because = _("only one is %(generation)s: perhaps father and son", generation=mine or yours)
    return replace(found.at_most(most, because), generations=True, shorter=found.shorter or (1 if mine else -1))


def _of_one_number(found: Likeness, one: Name, two: Name) -> Likeness:
    """Raise the score of two names that have nothing but one given name and the number of a reign."""
    if not found.alone:
        return found
    if len(_written_out(one)) != len(_written_out(two)):
        return different("another given name in between")
    said = (*found.reasons, _("both are %(number)s", number=one.generation or two.generation))
    score = _REIGN_MOST if one.seat and two.seat else _REIGN
    low = not _LOW.isdisjoint((one.generation, two.generation)) and len(_written_out(one)) == 1
    if low and bool(one.seat) != bool(two.seat):
        return replace(found, score=max(found.score, _LOW_REIGN), reasons=said)
    shorter = bool(one.seat) - bool(two.seat)
    return replace(found, score=max(found.score, score), reasons=said, against=(), shorter=shorter)


def _written_out(name: Name) -> list[str]:
    return [word.text for word in name.words if not word.short]


def _is_called_alike(found: Likeness, one: Name, two: Name) -> bool:
    """Return whether both have the same number of given names and initials, at least two, and the son is called Jr.

    Who is called d. J. has a father in the same edition.
    """
    if not _CALLED_JUNIOR.search(one.form) and not _CALLED_JUNIOR.search(two.form):
        return False
    return found.score >= _JUNIOR and not found.shorter and 1 < _names_given(one) == _names_given(two)


def _letter(name: Name) -> str:
    return may_be_number([word.text for word in name.words], [word.text for word in name.words if word.short])


def _with_wife(found: Likeness, one: Name, two: Name) -> Likeness:
    if one.of_a_wife == two.of_a_wife:
        return found
    wife, other = (one, two) if one.of_a_wife else (two, one)
    if found.alone and wife.alone:
        if other.alone or any(is_of_a_woman(word.text) for word in other.words):
            return found
        because = _("%(wife)s may be the wife of %(husband)s", wife=wife.form, husband=other.bare)
        return found.at_most(_WIFE_MOST, because)
    if any(is_of_a_woman(word.text) for word in wife.words):
        return found
    return different(f"{wife.form} is the wife of {other.bare}")


def _with_years(found: Likeness, one: Name, two: Name) -> Likeness:
    if not found.alone and (_is_dated_and_shorter(one, two) or _is_dated_and_shorter(two, one)):
        # A source with years would have given George Frost Kennan's second name too.
        found = found.at_most(_DATED_MOST, _("the name with life dates lacks a given name that the other has"))
    if one.born and two.born and one.born != two.born:
        found = found.at_most(0.75, _("born %(one)s and %(other)s", one=one.born, other=two.born))
    elif one.born and two.born:
        found = found.raised(0.1, _("both born in %(year)s", year=one.born))
    if one.died and two.died and one.died != two.died:
        return found.at_most(0.75, _("died %(one)s and %(other)s", one=one.died, other=two.died))
    return found.raised(0.1, _("both died in %(year)s", year=one.died)) if one.died and two.died else found


def _is_dated_and_shorter(one: Name, two: Name) -> bool:
    dated = one.born or one.died
    return bool(dated and not two.born and not two.died and 0 < _names_given(one) < _names_given(two))


def _names_given(name: Name) -> int:
    return len(name.orders[0].given) if name.orders else 0
