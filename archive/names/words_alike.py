"""The relation of two words of two names."""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from archive.names.givens import are_brother_and_sister, beginnings_of, initials_of, rows_of
from archive.names.heard import heard
from archive.names.parts import Word
from archive.names.scripts import script_of
from archive.names.sounds import bones, plain_letters, skeleton, sounds
from archive.names.tables import entries

_ARTICLES: Final = (
    "al-", "el-", "ul-", "as-", "an-", "ar-", "ash-", "at-", "ad-", "az-", "es-", "en-", "ed-", "er-", "аль-", "эль-",
    "ас-", "ан-", "аш-", "ар-", "ад-", "ат-", "аз-",
)  # fmt: skip
_NEAR: Final = 55  # of 100
_VERY_NEAR: Final = 75
_LATIN_ENDING: Final = re.compile("(?<=[^aou])i?us$")
_STEM: Final = 4
_INITIALS: Final = str.maketrans("qkywu", "ccjvo")
# Beginnings that another scheme spells with another letter: Yevgeny, Philip, Khalid, Djordje, Zhores.
_SPELT: Final = (
    ("ye", "e"), ("je", "e"), ("ie", "e"), ("io", "j"), ("iu", "j"), ("ia", "j"), ("ev", "yj"), ("ek", "yj"),
    ("el", "yj"), ("ph", "f"), ("fi", "p"), ("kh", "hc"), ("h", "k"), ("ch", "hkt"), ("dj", "j"), ("dzh", "j"),
    ("j", "dz"), ("zh", "jg"), ("ts", "cz"), ("tz", "c"), ("c", "t"), ("z", "s"), ("s", "z"), ("x", "hs"),
    ("gh", "g"), ("v", "u"), ("tch", "c"), ("th", "f"),
)  # fmt: skip
_FRENCH_ENDING: Final = re.compile("[^aeou]ine$|[^aeiou]eve?$|[oy]ve$")
_ELIDED: Final = re.compile("^[dд]['’]", re.IGNORECASE)
_PARTICLES: Final = frozenset(
    entries("al el ul as de del della di da van von der den la le of аль эль фон де ван zu zum zur af av")
)


class Relation(IntEnum):
    """The relation of two words, the strongest last."""

    ANOTHER = 0
    INITIAL = 1
    PART = 2
    SLIP = 3
    CONSONANTS = 4
    EQUIVALENT = 5
    SAME = 6


def given_relation(one: Word, two: Word) -> Relation:
    """Return the relation of two given names or initials."""
    if one.short or two.short:
        return Relation.INITIAL if _fits(one, two) else Relation.ANOTHER
    return _given(one.text, two.text)


def without_article(word: str) -> str:
    """Return the word without an Arabic article before it: `al-Nasir` is `Nasir`."""
    if "-" not in word and not word.startswith("ال"):
        return word
    lower = word.lower()
    for article in _ARTICLES:
        if lower.startswith(article) and len(word) > len(article) + 1:
            return word[len(article) :]
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


@lru_cache(maxsize=65536)
def same_sound(one: str, two: str) -> bool:
    """Return whether the two words may be pronounced the same, or heard so by writers of another alphabet."""
    if not set(sounds(one)).isdisjoint(sounds(two)):
        return True
    return script_of(one) != script_of(two) and not _all_sounds(one).isdisjoint(_all_sounds(two))


@lru_cache(maxsize=65536)
def same_consonants(one: str, two: str) -> bool:
    """Return whether two words of different scripts share their consonants, at least two."""
    if script_of(one) == script_of(two):
        return False
    if not any(len(bare) > 1 for bare in _skeletons(one) & _skeletons(two)):
        return False
    shared = _bones(one) & _bones(two)
    # Two consonants are shared by too many: for so short a word the vowels count too.
    return any(len(bare) > 2 for bare in shared) or _near(one, two, _NEAR if shared else _VERY_NEAR)


def _all_sounds(word: str) -> frozenset[str]:
    return frozenset((*sounds(word), *heard(word)))


def _skeletons(word: str) -> frozenset[str]:
    return frozenset(map(skeleton, _all_sounds(word)))


def _bones(word: str) -> frozenset[str]:
    return frozenset(map(bones, _all_sounds(word)))


def _near(one: str, two: str, least: int) -> bool:
    return any(fuzz.ratio(first, second) >= least for first in _all_sounds(one) for second in _all_sounds(two))


@lru_cache(maxsize=65536)
def slip_between(one: str, two: str) -> int:
    """Return the edit distance, as sounded, of two words that may be slips of one another; 0 when they may not be."""
    two_alphabets = script_of(one) != script_of(two)
    best, length = 9, 0
    for first in sounds(one)[: 1 + two_alphabets]:
        for second in sounds(two)[: 1 + two_alphabets]:
            distance = OSA.distance(first, second, score_cutoff=2)
            if distance < best:
                best, length = distance, min(len(first), len(second)) + 2 * two_alphabets
    # Two alphabets never agree on every vowel.
    return best if best <= _slips_allowed(length) else 0


def _slips_allowed(length: int) -> int:
    return 2 if length >= 8 else 1 if length >= 5 else 0


@lru_cache(maxsize=65536)
def _given(one: str, two: str) -> Relation:
    if are_brother_and_sister(one, two):
        return Relation.ANOTHER
    if same_sound(one, two):
        return Relation.SAME
    if not rows_of(one).isdisjoint(rows_of(two)) or _latinised(one, two) or _latinised(two, one):
        return Relation.EQUIVALENT
    if same_consonants(one, two):
        return Relation.CONSONANTS
    if "-" in one and "-" in two:
        pairs = list(zip(one.split("-"), two.split("-"), strict=False))
        if all(part and other and _given(part, other) >= Relation.CONSONANTS for part, other in pairs):
            return Relation.EQUIVALENT
    if min(len(one), len(two)) >= 5 and slip_between(one, two):
        return Relation.SLIP
    return Relation.ANOTHER


def _latinised(latin: str, plain: str) -> bool:
    """Return whether one is the other with a scholar's ending: `Jacobus` and `Jacob`, `Amadeus` and `Amadé`."""
    stem = latin_stem(latin)
    return bool(stem) and same_sound(stem, plain)


@lru_cache(maxsize=65536)
def latin_stem(latin: str) -> str:
    """Return the word without a scholar's ending; "" where it has none, or too little would be left."""
    stem = _LATIN_ENDING.sub("", latin)
    return stem if stem != latin and len(stem) >= _STEM else ""


@lru_cache(maxsize=65536)
def family_relation(one: tuple[str, ...], two: tuple[str, ...]) -> Relation:
    """Return the relation of two family names of one or more words."""
    if one == two:
        return Relation.SAME
    bare_one, bare_two = bare_words(one), bare_words(two)
    if not bare_one or not bare_two:
        return Relation.ANOTHER  # signs alone
    pairs = {("".join(one), "".join(two)), ("".join(bare_one), "".join(bare_two))}
    pairs.add(("".join(_with_articles(one)), "".join(_with_articles(two))))
    if any(same_sound(*pair) or _latinised(*pair) or _latinised(*reversed(pair)) for pair in pairs):
        return Relation.SAME
    if any(same_consonants(*pair) for pair in pairs):
        return Relation.CONSONANTS
    if slip_between("".join(bare_one), "".join(bare_two)):
        return Relation.SLIP
    compound = len(bare_one) + len(bare_two) > 2 or "-" in bare_one[0] or "-" in bare_two[0]
    return Relation.PART if compound and _one_is_part(bare_one, bare_two) else Relation.ANOTHER


@dataclass(frozen=True, slots=True)
class Outline:
    """How a family name of one plain Latin word may be pronounced, the plainest apart."""

    plainest: str
    sounds: frozenset[str]

    def is_apart(self, other: "Outline") -> bool:
        """Return whether the two family names are not related at all: as `family_relation` finds, at a tenth of the
        price."""
        if not self.sounds.isdisjoint(other.sounds):
            return False
        mine, yours = self.plainest, other.plainest
        allowed = _slips_allowed(min(len(mine), len(yours)))
        return not allowed or OSA.distance(mine, yours, score_cutoff=allowed) > allowed


@lru_cache(maxsize=262144)
def outlined(words: tuple[str, ...]) -> Outline | None:
    """Return the outline of a family name; None for several words, other scripts, articles, hyphens, or a scholar's
    ending."""
    word = words[0] if len(words) == 1 else ""
    if not word or "-" in word or script_of(word) != "Latn" or bare_words(words) != words or latin_stem(word):
        return None
    heard = sounds(word)
    return Outline(heard[0], frozenset(heard)) if heard else None


@lru_cache(maxsize=65536)
def only_sound_alike(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Return whether two family names in Latin letters are two that sound alike: Lange and Lang, Seller and Zeller.

    Stalin and Staline are one name as two languages write it.
    """
    first, second = ("".join(word.lower() for word in bare_words(words)) for words in (one, two))
    if script_of(first) != "Latn" or script_of(second) != "Latn" or first == second:
        return False
    ends = first.endswith("e") != second.endswith("e") and not any(map(_FRENCH_ENDING.search, (first, second)))
    return ends or {first[0], second[0]} == {"s", "z"}


def _with_articles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words without a particle before an article: de La Place is Laplace."""
    return words[1:] if len(words) > 1 and words[0].lower() in {"de", "von", "van"} else words


def _one_is_part(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Return whether one family name has more pieces, and one of them is the other: Castro Ruz and Castro."""
    pieces_one, pieces_two = _pieces(one), _pieces(two)
    long = ((x, y) for x in pieces_one for y in pieces_two if min(len(x), len(y)) > 3)
    return len(pieces_one) != len(pieces_two) and any(same_sound(x, y) for x, y in long)


@lru_cache(maxsize=131072)
def bare_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a family name without particles and articles; all of them if nothing else is left."""
    kept = tuple(without_article(word) for word in words if word.lower().strip("-") not in _PARTICLES)
    return kept or words


def _pieces(words: tuple[str, ...]) -> list[str]:
    pieces = (_ELIDED.sub("", piece) for word in words for piece in word.split("-"))
    return [piece for piece in pieces if piece[:1].isupper()]


def _fits(one: Word, two: Word) -> bool:
    if one.short and two.short:
        return _begins(one.text, two.text) or _begins(two.text, one.text)
    short, full = (one, two) if one.short else (two, one)
    return _begins(short.text, full.text)


def _is_initial(letter: str, full: str) -> bool:
    """Return whether the letter begins the name as written, in another spelling, or in another of its languages.

    A sound proves nothing in one alphabet: A. is not Jakob, though Yakov may lose its glide, and S. is not Christoph.
    """
    word = plain_letters(full.lower()).lower()
    letter = plain_letters(letter).lower() or letter
    if word.translate(_INITIALS).startswith(letter.translate(_INITIALS)):
        return True
    if len(word) == 1:
        return False
    written = (begun for begun, letters in _SPELT if letter in letters)
    return any(map(word.startswith, written)) or letter in beginnings_of(full)


@lru_cache(maxsize=65536)
def _begins(short: str, full: str) -> bool:
    """Return whether the abbreviation may stand for the word: `I` and `J` for Joseph, `Yu` for Юрий, `Wm`, William."""
    if len(short) == 1 and script_of(short) == script_of(full) == "Latn":
        return _is_initial(short.lower(), full)
    letters = list(sounds(short)[:2]) or [short.lower()]
    if any(sound.startswith(tuple(letters)) for sound in sounds(full)[:2]) or full.lower().startswith(short.lower()):
        return True
    return (len(short) == 1 and not initials_of(full).isdisjoint({*letters, short.lower()})) or bool(
        rows_of(short) & rows_of(full)
    )
