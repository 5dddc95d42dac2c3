"""The letters of the register: Latin, Cyrillic, and one heading for all other scripts."""

from functools import cache
from typing import Final

from archive.names.keys import name_key

OTHERS: Final = "#"  # names beginning with none of the letters
LATIN: Final = tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
CYRILLIC: Final = tuple("АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ")  # folded: Ё is filed under Е, Й under И
LETTERS: Final = (*LATIN, *CYRILLIC, OTHERS)
_ALPHABETS: Final = (*range(0x41, 0x250), *range(0x400, 0x530), *range(0x1E00, 0x1F00))


def letter_of(key: str) -> str:
    """Return the letter of the register for a folded key."""
    letter = key[:1].upper()
    return letter if letter in LETTERS else OTHERS


@cache
def signs_of(letter: str) -> tuple[str, ...]:
    """Return every character with which a name under this letter may begin: for S also s, Š and ſ; none for OTHERS."""
    return tuple(sign for sign in map(chr, _ALPHABETS) if name_key(sign)[:1] == letter.lower())


@cache
def all_signs() -> tuple[str, ...]:
    """Return every character that begins a name under some letter."""
    return tuple(sign for letter in LETTERS for sign in signs_of(letter))


@cache
def unread_signs() -> tuple[str, ...]:
    """Return leading characters ignored in sorting: quotation marks, brackets, dashes."""
    return tuple("\"'“”„‚‘’«»‹›([{<-–—…·. @$%&*")
