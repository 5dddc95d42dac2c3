"""The one normaliser of both indexes and of queries."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from archive.text.folding import CJK, words
from archive.text.matching import Term
from archive.text.pieces import joined

LONGEST_TOKEN = 64
# A separator between two strings of one field; no query has it, so no phrase spans it.
BORDER = "¦"
_PAIRED = re.compile(f"[{CJK}]")


@dataclass(frozen=True, slots=True)
class Pattern:
    """Consecutive tokens of one field; with `prefix` the last is a prefix."""

    tokens: tuple[str, ...]
    prefix: bool = False


AllOf = tuple[tuple[Pattern, ...], ...]
"""What the indexes are asked: every group must be met, each by any one of its patterns."""


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in order, as the indexes store them.

    A word is a token. A run of Han, kana or Hangul is cut into overlapping bigrams, with its last character
    alone at the end (`周恩来` is `周恩 恩来 来`), so that any two adjacent characters are found, and a single one as a
    prefix. At the end follow, once each and separated, the words that the text has in pieces: `ussr` for
    `U.S.S.R.`, `oeuvre` for `l’œuvre`.
    """
    every = words(text)
    if whole := {word for _, word in joined(text)}.difference(every):
        for word in sorted(whole):
            every += [BORDER, word]
    if " ".join(every).isascii():
        return every if max(map(len, every), default=0) <= LONGEST_TOKEN else [word[:LONGEST_TOKEN] for word in every]
    found: list[str] = []
    for word in every:
        if word.isascii() or not _PAIRED.match(word):
            found.append(word[:LONGEST_TOKEN])
        else:
            found += [word[at : at + 2] for at in range(len(word))]
    return found


def pattern_of(term: Term) -> Pattern:
    """Return what the indexes hold where this term occurs in a text."""
    kept: list[str] = []
    for word in term.words:
        kept += tokens(word)
    last = term.words[-1]
    if not _PAIRED.match(last):
        return Pattern(tuple(kept), term.prefix)
    if len(last) == 1:
        return Pattern(tuple(kept), prefix=True)
    return Pattern(tuple(kept[:-1]))  # the run may go on, so its end is not asked for


def apart(texts: Iterable[str]) -> list[str]:
    """Return the tokens of several texts with separators, so that no phrase match spans two of them."""
    found: list[str] = []
    for text in texts:
        some = tokens(text)
        found += [BORDER, *some] if found and some else some
    return found
