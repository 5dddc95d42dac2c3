"""Finding the matches of search terms in a text as written."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from archive.text.folding import APOSTROPHES, CJK, SIGNS, words
from archive.text.pieces import joined
from archive.text.whereabouts import pieces_with

_MARKS = (
    f"\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed{SIGNS}"
    "\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u20d0-\u20ff\u3099\u309a\ufe00-\ufe0f"
)
_HAS_CJK = re.compile(f"[{CJK}]")
_MOST_SPELLINGS = 60  # a one-letter prefix has hundreds in a long text; the shortest spellings are enough
_MOST_PLACES = 200


@dataclass(frozen=True)
class Term:
    """A search term: a word, or a phrase of several words; with `prefix` its last word is a prefix.

    The words are folded, as `folding.words` returns them.
    """

    words: tuple[str, ...]
    prefix: bool = False


Place = tuple[int, int, int]
"""Start and end in the text as written, and which of the terms stands there."""


@dataclass(frozen=True)
class _Letters:
    """The patterns of where a word begins and ends; Han runs are separate from letters, where there are any.

    `begins` and `ends` are `before` and `after`, compiled: compiling them for every word took longer than finding it.
    """

    token: re.Pattern[str]
    before: str
    after: str
    begins: re.Pattern[str]
    ends: re.Pattern[str]


def places(text: str, terms: Iterable[Term]) -> list[Place]:
    """Return the matches of the terms in the order of the text, at most 200 of each; they may overlap.

    Words match when they fold to the same, so `Gomułka's` matches `gomulka` and `U.S.S.R.` matches `ussr`; a word of
    Han, kana or Hangul matches inside a longer run, any other only as a whole word.
    """
    asked = [term for term in terms if term.words]
    if not asked or not text:
        return []
    even = text.replace("_", " ")
    pieces = pieces_with(even, {word for term in asked for word in term.words})
    if not pieces:
        return []
    letters = _mixed_letters() if not even.isascii() and _HAS_CJK.search(even) else _plain_letters()
    spellings = _spellings(pieces, asked, letters)
    found: list[Place] = []
    for number, term in enumerate(asked):
        is_word = len(term.words) == 1 and not _HAS_CJK.match(term.words[0])
        there = (_of_a_word if is_word else _of_a_phrase)(even, term, spellings, letters)
        found += ((start, end, number) for start, end in islice(there, _MOST_PLACES))
    return sorted(found)


def _of_a_word(text: str, term: Term, spellings: dict[str, list[str]], letters: _Letters) -> Iterator[tuple[int, int]]:
    """Yield the whole-word matches in the order of the text; at each position the longest spelling."""
    spots = sorted((start, -len(each)) for each in _written(term, 0, spellings) for start in _starts(text, each))
    last = 0
    for start, length in spots:
        end = start - length
        if start >= last and letters.begins.match(text, start) and letters.ends.match(text, end):
            yield start, end
            last = end


def _starts(text: str, piece: str) -> Iterator[int]:
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def _of_a_phrase(
    text: str, term: Term, spellings: dict[str, list[str]], letters: _Letters
) -> Iterator[tuple[int, int]]:
    pattern = _pattern(term, spellings, letters)
    return (match.span() for match in pattern.finditer(text)) if pattern else iter(())


@lru_cache(maxsize=1)
def _plain_letters() -> _Letters:
    letter = f"[\\w{_MARKS}]"
    return _letters(letter, f"(?<!{letter})")


@lru_cache(maxsize=1)
def _mixed_letters() -> _Letters:
    letter = f"(?![{CJK}])[\\w{_MARKS}]"
    return _letters(f"(?:{letter})", f"(?<!{letter})")


def _letters(letter: str, before: str) -> _Letters:
    token = re.compile(f"{letter}+(?:[{APOSTROPHES}]{letter}+)*")
    after = f"(?![{APOSTROPHES}]?{letter})"
    return _Letters(token, before, after, re.compile(before), re.compile(after))


@lru_cache(maxsize=20_000)  # the same words stand in every text
def _folded(token: str) -> str:
    """Return the one folded word that a token is, or "" where it is several."""
    folded = words(token)
    return folded[0] if len(folded) == 1 else ""


def _spellings(text: str, terms: list[Term], letters: _Letters) -> dict[str, list[str]]:
    """Map each wanted word, and each prefix with `*` after it, to its spellings in this text."""
    wanted = {word for term in terms for word in term.words}
    prefixes = tuple({term.words[-1] for term in terms if term.prefix})
    spellings: dict[str, list[str]] = {}
    for token, word in {*_single(letters.token.findall(text)), *joined(text)}:
        if word in wanted:
            spellings.setdefault(word, []).append(token)
        for prefix in prefixes:
            if word.startswith(prefix):
                spellings.setdefault(prefix + "*", []).append(token)
    return spellings


def _single(tokens: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each token that is one word, with its folded word."""
    for token in set(tokens):
        folded = [token.lower()] if token.isascii() and token.isalnum() else words(token)
        if len(folded) == 1:
            yield token, folded[0]


def _pattern(term: Term, spellings: dict[str, list[str]], letters: _Letters) -> re.Pattern[str] | None:
    pieces = []
    for number, word in enumerate(term.words):
        if _HAS_CJK.match(word):
            pieces.append(re.escape(word))
            continue
        written = _written(term, number, spellings)
        if not written:
            return None
        choice = "|".join(map(re.escape, reversed(written)))
        pieces.append(f"{letters.before}(?:{choice}){letters.after}")
    return re.compile("[\\W]{0,12}".join(pieces))


def _written(term: Term, number: int, spellings: dict[str, list[str]]) -> list[str]:
    """Return the spellings of a word of the term in this text, shortest first."""
    goes_on = term.prefix and number == len(term.words) - 1
    written = spellings.get(term.words[number] + "*" * goes_on, ())
    return sorted(written, key=lambda token: (len(token), token))[:_MOST_SPELLINGS]
