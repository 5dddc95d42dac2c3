"""The few pieces of a long text in which words may stand: taking every word of a text apart is what finding them costs.

For words in ASCII; of others the whole text is looked at.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

# What printed English holds beside ASCII, each sign for one, so that places stay.
_COMMON: Final = tuple(zip("’‘“”—–\u00a0", "''\"\"-- ", strict=True))
_IN_A_WORD: Final = b"'`.-"  # what a word may be written with, and is not in it once folded
_INITIALS: Final = re.compile(r"(?<!\S)[^\W\d_]\.[,;:)]*(?:\s+[^\W\d_]\.[,;:)]*)+(?!\S)")
_FOREIGN: Final = re.compile(r"\S*[^\x00-\x7f]\S*")
_SPACE: Final = re.compile(rb"\s")
_APART: Final = " / "  # which no run of initials goes on over


def pieces_with(text: str, words: Collection[str]) -> str:
    """So much of the text that each of the folded words, and each longer word that begins with one, is written in it as
    often as in the whole: what holds it, and what has letters that may fold to it."""
    if not all(word.isascii() for word in words):
        return text
    common = _with_common_signs(text)
    plain = common.encode("ascii", "replace").lower()
    bare = plain.translate(None, _IN_A_WORD)
    there = {word: number for word in map(str.encode, words) if (number := bare.count(word))}
    if any(plain.count(word) != number for word, number in there.items()):
        return text  # in pieces somewhere: `co-operation` for `cooperation`
    found = {span: None for word in there for span in _spans(plain, word)}
    foreign = [] if common.isascii() else [each.span() for each in _FOREIGN.finditer(common)]
    return _APART.join([*(text[start:end] for start, end in (*found, *foreign)), *_INITIALS.findall(text)])


def may_hold(text: str, words: Iterable[str]) -> bool:
    """Return whether any of the folded words may occur in the text; False is certain, True is not."""
    common = _with_common_signs(text)
    if not common.isascii():
        return True
    bare = common.encode().lower().translate(None, _IN_A_WORD)
    return any(not word.isascii() or word.encode() in bare for word in words)


def _with_common_signs(text: str) -> str:
    if not text.isascii():
        for sign, plain in _COMMON:
            text = text.replace(sign, plain)
    return text


def _spans(plain: bytes, word: bytes) -> Iterator[tuple[int, int]]:
    """Whatever stands between two spaces and has the word in it."""
    at = plain.find(word)
    while at >= 0:
        start = max(plain.rfind(b" ", 0, at), plain.rfind(b"\n", 0, at)) + 1
        end = _SPACE.search(plain, at + len(word))
        stop = end.start() if end else len(plain)
        yield start, stop
        at = plain.find(word, stop)
