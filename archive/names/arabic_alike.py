"""Likeness of Arabic and Persian names: by consonants, since no two writers agree on the vowels."""

import re
from functools import lru_cache
from itertools import islice, product
from typing import Final

from rapidfuzz import fuzz

from archive.names.findings import Likeness
from archive.names.parts import Name, Word
from archive.names.reasons import reason as _
from archive.names.sounds import skeleton, sounds
from archive.names.tables import entries
from archive.names.words_alike import without_article
from archive.text.folding import fold

_ARTICLES: Final = frozenset(
    {"al", "el", "ul", "ad", "an", "ar", "as", "ash", "at", "az", "es", "en", "аль", "эль", "ас", "ан", "ар"}
)
_SERVANT: Final = frozenset(
    {"abd", "abdel", "abdul", "abdal", "abdol", "abdur", "abdun", "abdus", "abden", "абд", "абдель", "абдул", "عبد"}
)
_OPENINGS: Final = ("abdel", "abdul", "abdal", "abdol", "абдель", "абдул", "عبدال")
_READINGS_MOST: Final = 24
_NEAR: Final = 55  # of 100
_FEW: Final = 2  # consonants
_MAHMUD: Final = re.compile("ma[hḥ]m[ou]")
_MUHAMMAD: Final = re.compile("m[uo][hḥ]a?m")
_ASPIRATED: Final = re.compile("^h[aeiou]*")
_SERVED: Final = frozenset({"the servant of"})
_OF: Final = frozenset({"ibn", "bin", "ben", "bint", "ibne", "ибн", "бен", "بن", "ابن"})
_TELLING: Final = (
    _ARTICLES
    | _SERVANT
    | _OF
    | frozenset(
        entries(
            """
    muhammad mohammed mohammad mohamed mahmoud mahmud ahmad ahmed hassan hasan hussein husayn husain ali
    abdullah abdallah mustafa mostafa ibrahim yusuf khalid faisal faysal salah nuri nouri jamal gamal anwar omar
    umar reza riza rida hamid hafiz hafez saad said saddam habib ismail karim amin amir aziz
"""
        )
    )
)


def arabic_alike(one: Name, two: Name) -> Likeness | None:
    """Return the likeness by consonants; None unless one of the names is Arabic by its script or by a telling word."""
    if one.alone or two.alone or not (is_arabic(one) or is_arabic(two)):
        return None
    first, second = consonants_of(one), consonants_of(two)
    if not first or not second or not _near_in_vowels(one, two) or _are_two_names(one, two):
        return None
    forms = {"one": one.bare, "other": two.bare}
    if _meet(first, second) or _meet(first, second[1:] + second[:1]) or _joined(first, second):
        return Likeness(0.88, (_("the same consonants, as Arabic names are compared (%(one)s / %(other)s)", **forms),))
    long, short = (first, second) if len(first) > len(second) else (second, first)
    if len(short) >= 2 and len(long) - len(short) == 1 and long[0] & short[0] and long[-1] & short[-1]:
        shorter = -1 if short is first else 1
        said = _("the same first and last name by their consonants (%(one)s / %(other)s)", **forms)
        return Likeness(0.82, (said,), shorter=shorter)
    return None


@lru_cache(maxsize=262144)
def consonants_of(name: Name) -> tuple[frozenset[str], ...]:
    """Return the possible consonants of each word; articles are dropped, and Abd is joined to its word."""
    if any(word.short for word in name.words):
        return ()
    found: list[frozenset[str]] = []
    servant = False
    for word in name.words:
        part = _part(word.text.lower())
        if part is _SERVED:
            servant = True
        elif part:
            found.append(frozenset("pt" + each for each in part) if servant else part)
            servant = False
    return tuple(found)


@lru_cache(maxsize=65536)
def _part(text: str) -> frozenset[str]:
    """Return the possible consonants of a word; empty for an article, a marker of its own for Abd."""
    if fold(text) in _ARTICLES | _OF:
        return frozenset()
    if fold(text) in _SERVANT:
        return _SERVED
    bare, opened = _opened(without_article(text))
    options = frozenset(_consonants(sound) for sound in sounds(bare))
    return frozenset("pt" + each for each in options) if opened else options


def _opened(text: str) -> tuple[str, bool]:
    for opening in _OPENINGS:
        if text.startswith(opening) and len(text) > len(opening) + 2:
            return text[len(opening) :].lstrip("-"), True
    return text, False


def _consonants(sound: str) -> str:
    """Return the consonants without what writers and scripts leave out: every h, and waw; jim equals the Egyptian g.

    A vowel the name begins with stays: Anwar is not Nuri.
    """
    bare = skeleton(_ASPIRATED.sub("", sound).replace("h", "")).replace("c", "k")
    bare = bare.replace("f", "") if "f" in bare[1:] and len(bare) > 2 else bare
    return bare if bare.strip("_") else ""


@lru_cache(maxsize=262144)
def is_arabic(name: Name) -> bool:
    """Return whether the script or a word of the name (an article, Abd, Muhammad) marks it as Arabic or Persian."""
    return name.script == "Arab" or any(
        fold(word.text) in _TELLING or without_article(word.text) != word.text for word in name.words
    )


def _meet(first: tuple[frozenset[str], ...], second: tuple[frozenset[str], ...]) -> bool:
    return len(first) == len(second) and all(one & two for one, two in zip(first, second, strict=True))


def joined_options(words: tuple[frozenset[str], ...]) -> frozenset[str]:
    """Return the consonants of the whole name run together, in each possible reading: محمدرضا is Mohammad Reza."""
    read = islice(product(*map(sorted, words)), _READINGS_MOST)
    return frozenset(first + "".join(word.lstrip("_") for word in rest) for first, *rest in read)


def _are_two_names(one: Name, two: Name) -> bool:
    """Return whether two Latin names of as many words have words that only look alike without their vowels.

    Mahmoud is not Muhammad; and of two consonants, those of Hadid, Daoud and Hatta, the vowels tell names apart.
    """
    if {one.script, two.script} != {"Latn"} or len(one.words) != len(two.words):
        return False
    turned = (*two.words[1:], two.words[0])
    aligned = [list(zip(one.words, words, strict=True)) for words in (two.words, turned)]
    fitting = [pairs for pairs in aligned if all(_part(x.text.lower()) & _part(y.text.lower()) for x, y in pairs)]
    return bool(fitting) and all(any(_apart(*pair) for pair in pairs) for pairs in fitting)


def _apart(one: Word, two: Word) -> bool:
    mine, yours = one.text.lower(), two.text.lower()
    if bool(_MAHMUD.match(mine)) != bool(_MAHMUD.match(yours)):
        return bool(_MUHAMMAD.match(mine) or _MUHAMMAD.match(yours))
    shared = _part(mine) & _part(yours)
    if not shared or max(map(len, shared)) > _FEW:
        return False
    first, second = sounds(without_article(mine)), sounds(without_article(yours))
    return bool(first and second) and fuzz.ratio(first[0], second[0]) < _NEAR


def _joined(first: tuple[frozenset[str], ...], second: tuple[frozenset[str], ...]) -> bool:
    return len(first) != len(second) and not joined_options(first).isdisjoint(joined_options(second))


def _near_in_vowels(one: Name, two: Name) -> bool:
    """Return whether the names are close in their vowels; True where either script leaves vowels out."""
    if "Arab" in {one.script, two.script}:
        return True
    sounded = ["".join(sounds(word.text)[0] for word in name.words if sounds(word.text)) for name in (one, two)]
    return fuzz.token_sort_ratio(*sounded) >= _NEAR
