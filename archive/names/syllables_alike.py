"""Likeness of East Asian names, syllable by syllable, whatever system they are written in."""

from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from archive.names.chinese import ChineseReading, chinese_readings, family_syllables, same_forms
from archive.names.findings import Likeness, different
from archive.names.korean import KoreanReading, family_rows, korean_readings
from archive.names.parts import Name
from archive.names.reasons import reason as _
from archive.names.vietnamese import is_vietnamese, vietnamese_alike

_SYSTEMS: Final = {
    "pinyin": "pinyin", "Wade-Giles": "Wade-Giles", "Palladius": _("Russian letters"), "Han": _("Han characters"),
    "Russian": _("a spelling by way of Russian"),
}  # fmt: skip
HAN: Final = frozenset({"Hani", "Jpan"})


def syllables_alike(one: Name, two: Name) -> Likeness | None:
    """Return the likeness of two names that can both be read as Chinese, Korean or Vietnamese, else None.

    The same syllables in two systems are probable, a Han form and its romanisation only possible, since many characters
    are read alike. A shorter name of this kind is another person's.
    """
    if one.alone and two.alone and one.script == two.script == "Latn":
        return None
    if one.script in HAN and two.script in HAN:
        return _han_alike(one, two)
    chinese = _chinese_alike(one, two)
    korean = _korean_alike(one, two)
    found = [each for each in (chinese, korean, vietnamese_alike(one, two)) if each]
    if not found:
        return _of_two_peoples(one, two) if is_eastern(one) and is_eastern(two) else None
    best = max(found, key=lambda each: each.score)
    if HAN & {one.script, two.script} and best.score >= 0.35:
        return best.at_most(0.7, _("many Han characters are read alike"))
    return best


def families_alike(one: Name, two: Name) -> Likeness | None:
    """Return the likeness of a lone family name with an East Asian name or another lone one; None for none."""
    if not (one.alone or two.alone) or HAN & {one.script, two.script}:
        return None
    if not family_syllables(one) & family_syllables(two) and not family_rows(one) & family_rows(two):
        return None
    shorter = 0 if one.alone and two.alone else (-1 if one.alone else 1)
    said = _("the same family name in two spellings (%(one)s / %(other)s)", one=one.bare, other=two.bare)
    against = _("a name of one word is all there is to compare")
    return Likeness(0.5, (said,), (against,), alone=True, shorter=shorter)


def _of_two_peoples(one: Name, two: Name) -> Likeness:
    """Return that the names are different: `Chang Ch'un-ch'iao` is Chinese, `Хоанг Ван Хоан` Vietnamese.

    What letters they share is chance.
    """
    return different(f"{one.bare} and {two.bare} are names of two peoples")


def is_eastern(name: Name) -> bool:
    """Return whether the whole name can be read as Chinese, Korean or Vietnamese."""
    return any(readings_of(name)) or is_vietnamese(name)


@lru_cache(maxsize=262144)
def readings_of(name: Name) -> tuple[tuple[ChineseReading, ...], tuple[KoreanReading, ...]]:
    """Return the readings of the name as Chinese and as Korean."""
    return chinese_readings(name), korean_readings(name)


def _han_alike(one: Name, two: Name) -> Likeness:
    first, second = same_forms(one.bare), same_forms(two.bare)
    if first == second:
        why = _("full and simplified characters (%(one)s / %(other)s)", one=one.bare, other=two.bare)
        if one.bare == two.bare:
            why = _("the same characters (%(form)s)", form=one.bare)
        return Likeness(0.97 if len(first) > 1 else 0.5, (why,))
    if len(first) == len(second) and readings_of(one)[0] == readings_of(two)[0]:
        return different(f"different Han characters ({one.bare} / {two.bare}), read alike")
    return different(f"different Han characters ({one.bare} / {two.bare})")


def _chinese_alike(one: Name, two: Name) -> Likeness | None:
    first, second = readings_of(one)[0], readings_of(two)[0]
    if not first or not second:
        return None
    for mine in first:
        for yours in second:
            if mine.same_as(yours):
                said = _(
                    "the same Chinese syllables (%(one)s in %(system)s, %(other)s in %(other_system)s)",
                    one=one.bare, system=_SYSTEMS[mine.system], other=two.bare, other_system=_SYSTEMS[yours.system],
                )  # fmt: skip
                return Likeness(0.93, (said,))
    if one.script == two.script and len(one.key) >= 8 and OSA.distance(one.key, two.key, score_cutoff=1) == 1:
        return Likeness(0.5, (_("the spellings differ by one letter"),), (_("one letter makes another Chinese name"),))
    return different(f"other syllables ({one.bare} / {two.bare})")


def _korean_alike(one: Name, two: Name) -> Likeness | None:
    first, second = readings_of(one)[1], readings_of(two)[1]
    if not first or not second:
        return None
    counted = [mine.differences(yours) for mine in first for yours in second]
    differences = [count for count in counted if count is not None]
    if not differences:
        if any(mine.families & yours.families for mine in first for yours in second):
            short, long = sorted((one.bare, two.bare), key=len)
            return different(f"{short} is a shorter name than {long}: another man")
        return different(f"another family name ({one.bare} / {two.bare})")
    forms = {"one": one.bare, "other": two.bare}
    syllables = max(len(mine.given) for mine in first)
    if not min(differences):
        return Likeness(
            0.92 if syllables > 1 else 0.86, (_("the same Korean syllables (%(one)s / %(other)s)", **forms),)
        )
    if min(differences) == 1 and (syllables > 1 or one.script != two.script):
        return Likeness(
            0.6 if syllables > 1 else 0.45,
            (_("the Korean syllables differ in one sound (%(one)s / %(other)s)", **forms),),
        )
    return different(f"other Korean syllables ({one.bare} / {two.bare})")
