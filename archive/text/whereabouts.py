"""A prefilter for long texts: the few pieces that can contain the words, since tokenizing takes most of a search.

It covers ASCII words; for others the whole text is returned.
"""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

# Common typographic characters, replaced one for one, so that offsets stay valid.
_COMMON: Final = tuple(zip("’‘“”—–\u00a0", "''\"\"-- ", strict=True))
_IN_A_WORD: Final = b"'`.-"  # characters within a word that folding removes
_INITIALS: Final = re.compile(r"(?<!\S)[^\W\d_]\.[,;:)]*(?:\s+[^\W\d_]\.[,;:)]*)+(?!\S)")
# Every run of initials has this, and one sign to look for is found many times faster than one of many.
_TWO_INITIALS: Final = re.compile(r"\.[,;:)]*\s+[^\W\d_]\.")
_FOREIGN: Final = re.compile(r"[^\x00-\x7f\s]")
_GAP: Final = re.compile(r"\s")
_SPACE: Final = re.compile(rb"\s")
_APART: Final = " / "  # a separator that no run of initials spans


def pieces_with(text: str, words: Collection[str]) -> str:
    """Return a part of the text that contains every occurrence of the folded words, and of words starting with one.

    It consists of the pieces with the word, and of pieces with characters that may fold to it.
    """
    if not all(word.isascii() for word in words):
        return text
    common = with_common_signs(text)
    plain = common.encode("ascii", "replace").lower()
    bare = plain.translate(None, _IN_A_WORD)
    there = {word: number for word in map(str.encode, words) if (number := bare.count(word))}
    if any(plain.count(word) != number for word, number in there.items()):
        return text  # written with punctuation somewhere: `co-operation` for `cooperation`
    found = {span: None for word in there for span in _spans(plain, word)}
    foreign = () if common.isascii() else _foreign(common)
    return _APART.join([*(text[start:end] for start, end in (*found, *foreign)), *_initials(text)])


def may_hold(text: str, words: Iterable[str]) -> bool:
    """Return whether any of the folded words may occur in the text; False is certain, True is not."""
    common = with_common_signs(text)
    if not common.isascii():
        return True
    bare = common.encode().lower().translate(None, _IN_A_WORD)
    return any(not word.isascii() or word.encode() in bare for word in words)


def with_common_signs(text: str) -> str:
    """Return the text with its typographic signs plain, one for one: nearly all English is ASCII then."""
    if not text.isascii():
        for sign, plain in _COMMON:
            text = text.replace(sign, plain)
    return text


def _foreign(text: str) -> Iterator[tuple[int, int]]:
    """Yield the whitespace-delimited spans with a character that is not ASCII."""
    stop = 0
    while found := _FOREIGN.search(text, stop):
        start = found.start()
        while start > stop and not text[start - 1].isspace():
            start -= 1
        end = _GAP.search(text, found.end())
        stop = end.start() if end else len(text)
        yield start, stop


def _initials(text: str) -> Iterator[str]:
    """Yield the runs of single letters with a point, such as `J. F.` or `U. S. S. R.`"""
    at = 0
    while two := _TWO_INITIALS.search(text, at):
        run = _INITIALS.match(text, two.start() - 1) if two.start() else None
        at = run.end() if run else two.start() + 1
        if run:
            yield run.group()


def _spans(plain: bytes, word: bytes) -> Iterator[tuple[int, int]]:
    """Yield the whitespace-delimited spans that contain the word."""
    at = plain.find(word)
    while at >= 0:
        start = max(plain.rfind(b" ", 0, at), plain.rfind(b"\n", 0, at)) + 1
        end = _SPACE.search(plain, at + len(word))
        stop = end.start() if end else len(plain)
        yield start, stop
        at = plain.find(word, stop)
