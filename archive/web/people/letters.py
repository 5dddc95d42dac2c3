"""The letters of the register: Latin, Cyrillic, and one heading for all other scripts."""

from functools import cache
from typing import Final

from django.utils.translation import get_language

from archive.names.keys import name_key

OTHERS: Final = "#"  # names beginning with none of the letters
LATIN: Final = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
# Folded: Ё is filed under Е, Й under И, Ї under І.
CYRILLIC: Final = tuple("АБВГДЂЕЄЖЗЅИІЈКЛЉМНЊОПРСТЋУФХЦЧЏШЩЪЫЬѢЭЮЯѲ")
RARE: Final = frozenset("ЂЄЅІЈЉЊЋЏѢѲ")  # of Ukrainian, Serbian, Macedonian and the old Russian alphabet
LETTERS: Final = (*LATIN, *CYRILLIC, OTHERS)
_IN_CYRILLIC: Final = frozenset({"ru"})  # languages of the pages
_RANKS: Final = {ord(letter.lower()): 0x430 + rank for rank, letter in enumerate(CYRILLIC)}
_ALPHABETS: Final = (*range(0x41, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00))


def letter_of(key: str) -> str:
    """Return the letter of the register for a folded key."""
    letter = key[:1].upper()
    return letter if letter in LETTERS else OTHERS


def alphabets() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the two alphabets, that of the active language first."""
    return (CYRILLIC, LATIN) if (get_language() or "")[:2] in _IN_CYRILLIC else (LATIN, CYRILLIC)


def letters_in_order() -> tuple[str, ...]:
    """Return the letters in the order of the active language: its own alphabet, the other one, all other scripts."""
    first, second = alphabets()
    return (*first, *second, OTHERS)


def collated(key: str) -> str:
    """Return a folded key such that comparing by code point gives the order of the alphabet: І between И and К."""
    return key.translate(_RANKS)


@cache
def signs_of(letter: str) -> tuple[str, ...]:
    """Return every character with which a name under this letter may begin: for S also s, Š and ſ; none for OTHERS."""
    return tuple(sign for sign in map(chr, _ALPHABETS) if name_key(sign)[:1] == letter.lower())
