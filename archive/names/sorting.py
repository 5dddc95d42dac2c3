"""How a name is sorted in a list."""

import re
from collections.abc import Sequence

from archive.names.chinese import is_chinese_family
from archive.names.givens import rows_of
from archive.names.parts import PATRONYMIC
from archive.names.pinyin import syllables
from archive.names.scripts import script_of
from archive.names.tables import entries

# Particles sorted with the family name: Charles de Gaulle stands under D in archives' lists and finding aids.
PARTICLES = frozenset("de da di du del della van von der den la le bin ibn al el abu ben".split())  # noqa: SIM905
_NOT_GIVEN = frozenset({"Pol"})  # Pol Pot is no Paul
BURMESE_HONORIFICS = frozenset({"U", "Daw", "Thakin", "Maung"})
_BURMESE = frozenset(
    entries(
        "aung ba hla htay htin htun htut khin khun kyaw kyi lwin maung mya myint nay ne ngwe nu nwe nyein nyunt ohn oo "
        "phyu pu san saw sein shein shwe soe suu swe thant than thaung thein thin tin tun win yan yin zaw"
    )
)
_NUMERAL = re.compile("[IVX]+|[ІХ]+")
_BEFORE_RULERS = frozenset(entries("Pope King Queen Emperor Tsar Patriarch Папа Король Царь Император"))
INVERTED_SCRIPTS = frozenset({"Latn", "Cyrl", "Grek"})
# A name, and what stays behind it when it is inverted.
_BEHIND = re.compile(
    r"(?P<name>[^,]+?)(?P<generation>,?\s+[JjSs][Rr]\.?|,\s*(?:[JjSs][Rr]\.?|II|III|IV))?"
    r"(?P<bracket>\s+[(\[][^()\[\]]*[)\]])?"
)
_INITIAL = re.compile(r"(?:[^\W\d_]\.)+")


def sort_form(form: str) -> str:
    """Return the form with its family name first, where that is known: `Stalin, Joseph`, but `Mao Zedong`.

    Only a form that begins with a known given name or an initial, or has an initial between two names, is inverted; any
    other is left as written, since a name wrongly inverted is harder to find than one that was not. `Jr.`, and what
    stands in brackets, stay behind: `Hoover, Herbert, Jr.`
    """
    apart = _BEHIND.fullmatch(form)
    words = apart["name"].split() if apart else []
    if apart is None or len(words) < 2 or script_of(form) not in INVERTED_SCRIPTS:
        return form
    if not _is_spoken_given_first(words) or is_regnal(words) or is_burmese(words) or _is_chinese(words):
        return form
    first = len(words) - 1
    while first > 1 and words[first - 1].casefold() in PARTICLES:
        first -= 1
    behind = f"{apart['generation'] or ''}{apart['bracket'] or ''}"
    return f"{' '.join(words[first:])}, {' '.join(words[:first])}{behind}"


def ends_in_a_particle(form: str) -> bool:
    """Return whether it is inverted, its particle behind: `Hofmannsthal, Hugo August von`."""
    _family, comma, given = form.rpartition(", ")
    return bool(comma) and " " in given and given.split()[-1] in PARTICLES


def is_regnal(words: Sequence[str]) -> bool:
    """Return whether it is a ruler's name, without a family name: Ivan IV, Elizabeth II, Пётр I, Ivan IV the Terrible.

    William Howe III is none.
    """
    numeral = next((place for place, word in enumerate(words) if _NUMERAL.fullmatch(word)), 0)
    return numeral == 1 or (numeral > 1 and words[0] in _BEFORE_RULERS)


def is_burmese(words: Sequence[str]) -> bool:
    """Return whether all of it is Burmese: such names have no family name, and `U`, `Daw` and `Thakin` precede them."""
    bare = words[1:] if words and words[0] in BURMESE_HONORIFICS else words
    return (
        bool(bare)
        and (len(bare) < len(words) or len(bare) > 1)
        and (all(word.casefold() in _BURMESE for word in bare) or (words[0] in ("Daw", "Thakin") and len(words) > 1))
    )


def _is_chinese(words: Sequence[str]) -> bool:
    """Return whether a Chinese family name precedes two syllables in one word: Liu Shaoqi, An Ziwen.

    Liu and An are given names elsewhere.
    """
    given = words[-1].casefold()
    return (
        len(words) == 2
        and any(given[:cut] in syllables() and given[cut:] in syllables() for cut in range(1, len(given)))
        and is_chinese_family((words[0],))
    )


def _is_spoken_given_first(words: list[str]) -> bool:
    """Return whether the first word is an initial or a given name, or the middle one an initial or a patronymic."""
    if words[0].endswith(".") or (len(words) > 2 and PATRONYMIC.search(words[-2].lower())):
        return True
    if len(words) > 2 and (PATRONYMIC.search(words[-1].lower()) or _INITIAL.fullmatch(words[-1])):
        return False
    if any(_INITIAL.fullmatch(word) for word in words[1:-1]) and not is_chinese_family((words[0],)):
        return True
    return bool(rows_of(words[0])) and words[0] not in _NOT_GIVEN
