"""The keys by which names are found: the folded key, and a consonant skeleton for misspellings."""

import re
from itertools import product
from typing import Final

from archive.names.scripts import script_of
from archive.names.transliteration import transliterate
from archive.text.folding import fold

__all__ = ["in_latin", "name_key", "otherwise_joined", "script_of", "skeleton_key", "transliterate"]

_SIGNS: Final = re.compile(r'["\[\](){}<>.,;:!?*#=_|/\\^~+&…·・•、。，．：；（）［］【】《》「」『』]+')
_ENDS: Final = re.compile(r"^[-%@$ ]+|[-%@$ ]+$")

_SOUNDS: Final = (
    (re.compile("tch|tsch|tsh"), "c"),
    (re.compile("s?c?h?ch(?=[^aeiouy]|$)|shch|schtsch|szcz|chtch"), "s"),
    (re.compile("sch|sh|sz|zh|cz|ch|dzh|dj"), "s"),
    (re.compile("kh|gh|ck|qu?|x|g|h|j(?=[aeiouy])"), "k"),
    (re.compile("ph|w|v"), "f"),
    (re.compile("d|th"), "t"),
    (re.compile("b"), "p"),
    (re.compile("[czj]"), "s"),
)
MOST_JOINED: Final = 5  # words
MOST_RUN_TOGETHER: Final = 3  # of more, the ways would be too many to look up
# The й at the end of a name: BGN/PCGN has Andrey and Dmitriy, print has Andrei, Dmitry and Dmitri.
_LONG_Y: Final = re.compile(r"[iy]y\b")
_Y: Final = re.compile(r"(?<=[aeo])y\b|(?<=[^\W\d_aeiouy])y\b(?=.* )")
_TWICE: Final = re.compile(r"(.)\1+")


def name_key(form: str) -> str:
    """Return the same string for every way of typing the same written name; it is stored and indexed. "" only for "".

    Folded like all text, without brackets, quotation marks, points, commas and leading signs, so that `I.V. Stalin` is
    `I. V. Stalin`, and `"Feng Xi"` is `feng xi`. Neither script nor order changes: `Сталин` is not `Stalin`, which is
    for likeness to say. Hyphens stay. A form of nothing but signs keeps them.
    """
    folded = fold(form)
    key = _ENDS.sub("", " ".join(_SIGNS.sub(" ", folded).split()))
    return key or folded


def otherwise_joined(key: str) -> tuple[str, ...]:
    """Return the key with its words joined by hyphens and spaces in every other way, a few words also by nothing.

    `chou en lai` is also `chou en-lai`, and `zhou en lai` is `zhou enlai`.
    """
    words = re.split("[ -]", key)
    if not 1 < len(words) <= MOST_JOINED or not all(words):
        return ()
    signs = product((" ", "-", "") if len(words) <= MOST_RUN_TOGETHER else (" ", "-"), repeat=len(words) - 1)
    joined = ("".join(map("".join, zip(words, (*between, ""), strict=True))) for between in signs)
    return tuple(each for each in joined if each != key)


def in_latin(form: str) -> tuple[str, ...]:
    """Return the keys of a name in Latin letters, as scholars and as newspapers write them: `andrey`, `andrei`."""
    key = name_key(transliterate(form))
    if form.isascii():
        return (key,)
    short = _LONG_Y.sub("y", key)
    return tuple(dict.fromkeys((key, _Y.sub("i", key), short, _Y.sub("i", short))))


def skeleton_key(form: str) -> str:
    """Return the consonants of a name in coarse classes, word by word: one block for possible misspellings.

    `Filippov`, `Flippov` and `Филиппов` are `flpf`; `Khrushchev` and `Chruschtschow` differ in one letter at most. Each
    word keeps a leading vowel as `a`. It is for retrieving near spellings, to be ranked afterwards; it proves nothing.
    """
    return " ".join(filter(None, map(_skeleton, name_key(transliterate(form)).replace("-", " ").split())))


def _skeleton(word: str) -> str:
    for sound, letter in _SOUNDS:
        word = sound.sub(letter, word)
    bare = re.sub("[aeiouy]", "", word)
    return _TWICE.sub(r"\1", ("a" if word[:1] in "aeiouy" else "") + bare)
