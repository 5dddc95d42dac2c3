"""Transliteration of Hangul, syllable by syllable: Revised Romanization (2000)."""

import unicodedata
from collections.abc import Iterator
from typing import Final, NamedTuple

from archive.names.tables import entries

_FIRST: Final = 0xAC00
_INITIALS: Final = entries("g kk n d tt r m b pp s ss 0 j jj ch k t p h")
_VOWELS: Final = entries("a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i")
_FINALS: Final = entries("0 k k k n n n t l k m l l l p l m p p t t ng t t k t p t")


class Block(NamedTuple):
    """One written syllable: indices of its first consonant, vowel and last consonant in Unicode's order."""

    first: int
    vowel: int
    last: int


def blocks(text: str) -> Iterator[Block]:
    """Yield the syllables of a text in order, skipping what is not Hangul. Unicode Standard 15, section 3.12."""
    for char in unicodedata.normalize("NFC", text):
        number = ord(char) - _FIRST
        if 0 <= number < 11172:
            yield Block(number // 588, number % 588 // 28, number % 28)


def revised(block: Block) -> str:
    """Return the syllable in Revised Romanization, without changes between syllables: 영 is `yeong`."""
    parts = _INITIALS[block.first], _VOWELS[block.vowel], _FINALS[block.last]
    return "".join(parts)
