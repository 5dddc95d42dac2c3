"""Words written in pieces, and the words they are.

`U.S.S.R.` is also `USSR`, `co-operation` also `cooperation`, and in `l’œuvre` an article precedes `œuvre`.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from archive.text.folding import APOSTROPHES, CJK, words

_HYPHENS: Final = "\u2010\u2011-"  # the ASCII hyphen last, so that it is literal in a character class
_SIGNS: Final = frozenset(f".{_HYPHENS}{APOSTROPHES}")
_CUT: Final = re.compile(f"[.{_HYPHENS}]")
_LETTER: Final = f"[^\\W\\d_{CJK}]"
_POINTS: Final = re.compile(f"(?<!\\w){_LETTER}(?:\\.{_LETTER}(?!\\w))+")
_PART: Final = f"[^\\W_{CJK}]+(?:[{APOSTROPHES}][^\\W_{CJK}]+)?"
_HYPHENED: Final = re.compile(
    f"(?<![\\w.{APOSTROPHES}{_HYPHENS}]){_PART}(?:[{_HYPHENS}]{_PART}){{1,3}}(?![\\w{_HYPHENS}])"
)
# French, Italian and Catalan elide a vowel before another; `O’Neill`, `Il'ichev`, `T'ai-yüan` are whole words.
_ELIDED: Final = re.compile(
    f"(?<!\\w)(?:[cdjlmns]|qu|jusqu|lorsqu|puisqu|quoiqu|quelqu|all|dall|dell|nell|sull|un)[{APOSTROPHES}]"
    "([aeiouhàâäáèéêëîïíìôöóòùûüúœæ]\\w*)",
    re.IGNORECASE,
)


def joined(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of the text that is written in pieces, as written, with the folded word it also is.

    Letters with points are one word (initials too: `J. V.` is `jv`), and so are hyphenated pieces, unless all digits;
    what follows an elided article or pronoun is a word. One piece may give several: `l’O.T.A.N.` is `otan`.
    """
    chunks = text.split()
    signed = [chunk for chunk in chunks if not chunk.isalnum()]
    for chunk in signed:
        if not _SIGNS.isdisjoint(chunk[1:-1]):
            yield from _within(chunk)
    if len([chunk for chunk in signed if chunk[1:2] == "."]) > 1:
        yield from _initials(chunks)


def without_pieces(written: str) -> str:
    """Return the folded word that the whole of this is besides its pieces; "" where it is no such word."""
    bare = written.strip(".,;:!?()[]*")
    return next((word for piece, word in _within(bare) if piece == bare), "")


@lru_cache(maxsize=10_000)  # the same occur in every text
def _within(chunk: str) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for piece in (*_POINTS.findall(chunk), *_HYPHENED.findall(chunk)):
        found += _one_word(piece, _CUT.sub("", piece))
    for match in _ELIDED.finditer(chunk):
        found += _one_word(match.group(), match.group(1))
    return tuple(found)


def _one_word(written: str, whole: str) -> list[tuple[str, str]]:
    folded = words(whole)
    return [(written, folded[0])] if len(folded) == 1 and not whole.isdecimal() else []


def _initials(chunks: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield capitals with points and spaces between them: `U. S. S. R.`, `J. V. Stalin`."""
    run: list[str] = []
    for chunk in (*chunks, ""):
        if len(chunk) > 1 and chunk[1] == "." and chunk[0].isupper() and not chunk[2:].strip(",;:)"):
            run.append(chunk[0])
            continue
        if len(run) > 1:
            yield from _one_word(". ".join(run), "".join(run))
        if run:
            run = []
