"""Look-alike letters: a Cyrillic а in a Latin name is seen by no reader and found by no search."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

_WORD: Final = re.compile(r"[^\W\d_]+")
_ALPHABETS: Final = {"LATIN": "Latin", "CYRILLIC": "Cyrillic", "GREEK": "Greek"}
# Those confusables of Unicode Technical Standard 39 that have the same shape in usual typefaces.
_AS_LATIN: Final = str.maketrans(
    dict(zip("АВСЕНІЈКМОРЅТХУавсеіјкморѕтхуԁһԛԝ", "ABCEHIJKMOPSTXYaBceijKmopsTxydhqw", strict=True))
    | dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοαιν", "ABEZHIKMNOPTYXoaiv", strict=True))
)


@dataclass(frozen=True)
class MixedWord:
    """A word with letters of more than one alphabet."""

    word: str
    letters: tuple[tuple[str, str], ...]

    def __str__(self) -> str:
        return f"“{self.word}”: " + ", ".join(f"{letter} is {alphabet}" for letter, alphabet in self.letters)


def mixed_words(text: str) -> tuple[MixedWord, ...]:
    """Return the words that mix Latin, Cyrillic or Greek letters, each with the letters of its rarer alphabets."""
    return tuple(mixed for word in _WORD.findall(text) if (mixed := _mixed(word)))


def as_it_looks(text: str) -> str:
    """Return the text in Latin letters of the same shape, where all its letters have one; else unchanged."""
    latin = text.translate(_AS_LATIN)
    return latin if all(_alphabet(letter) == "Latin" for letter in latin if letter.isalpha()) else text


def _mixed(word: str) -> MixedWord | None:
    of = [(letter, _alphabet(letter)) for letter in word]
    alphabets = [alphabet for _, alphabet in of if alphabet]
    if len(set(alphabets)) < 2:
        return None
    usual = max(sorted(set(alphabets)), key=alphabets.count)
    strange = ((letter, alphabet) for letter, alphabet in of if alphabet and alphabet != usual)
    return MixedWord(word, tuple(dict.fromkeys(strange)))


def _alphabet(letter: str) -> str:
    return _ALPHABETS.get(unicodedata.name(letter, "").partition(" ")[0], "")
