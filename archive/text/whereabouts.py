"""The few pieces of a long text in which words may stand: taking every word of a text apart is what finding them costs.

For words in ASCII and texts whose only other signs are quotation marks and dashes, which is most of what is printed in
English; of others the whole text is looked at.
"""

import re
from collections.abc import Collection, Iterator
from typing import Final

_COMMON: Final = str.maketrans("’‘“”—–\u00a0", "''\"\"-- ")  # each one sign for one, so that places stay
_IN_A_WORD: Final = b"'`.-"  # what a word may be written with, and is not in it once folded
_INITIALS: Final = re.compile(r"(?<!\S)[A-Z]\.[,;:)]*(?:\s+[A-Z]\.[,;:)]*)+(?!\S)")
_SPACE: Final = re.compile(r"\s")
_APART: Final = " / "  # which no run of initials goes on over


def pieces_with(text: str, words: Collection[str]) -> str:
    """So much of the text that each of the folded words, and each longer word that begins with one, is written in it as
    often as in the whole. Nothing where none of them is."""
    plain = text.translate(_COMMON)
    if not plain.isascii() or not all(word.isascii() for word in words):
        return text
    plain = plain.lower()
    bare = plain.encode().translate(None, _IN_A_WORD)
    there = {word: number for word in words if (number := bare.count(word.encode()))}
    initials = _INITIALS.findall(text)
    if not there and not initials:
        return ""
    if any(plain.count(word) != number for word, number in there.items()):
        return text  # in pieces somewhere: `co-operation` for `cooperation`
    found = dict.fromkeys(chunk for word in there for chunk in _chunks(text, plain, word))
    return _APART.join([*found, *initials])


def _chunks(text: str, plain: str, word: str) -> Iterator[str]:
    """Whatever stands between two spaces and has the word in it."""
    at = plain.find(word)
    while at >= 0:
        start = max(text.rfind(" ", 0, at), text.rfind("\n", 0, at)) + 1
        end = _SPACE.search(text, at + len(word))
        stop = end.start() if end else len(text)
        yield text[start:stop]
        at = plain.find(word, stop)
