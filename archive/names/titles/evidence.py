"""Brackets in running text as evidence that one name stands for another: `Kovalev reports to Filippov (Stalin)`."""

import re
from collections.abc import Sequence

from archive.names.titles.brackets import read_bracket, without_possessive, written
from archive.names.titles.phrases import (
    CONNECTING,
    has_head,
    honorifics,
    is_official,
    is_official_word,
    is_person,
    is_place,
    kind_of,
)
from archive.names.titles.russian import TYPES
from archive.names.titles.tokens import Token, tokens
from archive.names.titles.types import HEADS
from archive.names.titles.vocabulary import BODIES, COMMON, PARTICLES

_LONGEST_NAME = 5  # in words
_QUOTES = frozenset("\"“”„«»‘'’")
_ACRONYM = 5  # letters of the longest acronym; FILIPPOV is a person in capitals
_NO_NAMES = frozenset(("tab", "no", "ret", "library", "madame", "attached"))
_INVERTED = 3  # `Chiang, Ching-kuo`
_REACH = 120  # characters that are read before a bracket
_BRACKET = re.compile(r"[\[(][^\[\]()]{2,80}[\])]")


def bracket_evidence(text: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs `X [Y]` and `X (Y)` of a title or summary in which both are names, in order, each once.

    It does not say which is the cover name. Cautious: remarks in brackets (`(via Kovalev)`, `(possibly unaware of …)`),
    offices, places, nicknames, dates and doubtful names are left out, and so are persons paired with bodies. Only the
    surroundings of brackets are read, so that the summaries of a whole archive can be scanned.
    """
    pairs = (_pair(text[_beginning(text, match.start()) : match.end()]) for match in _BRACKET.finditer(text))
    return tuple(dict.fromkeys(pair for pair in pairs if pair))


def _beginning(text: str, bracket: int) -> int:
    """Return the offset to read from before a bracket: at a word."""
    start = max(0, bracket - _REACH)
    return text.find(" ", start, bracket) if start else 0


def _pair(piece: str) -> tuple[str, str] | None:
    """Return the pair of names at the end of a piece of text, or None."""
    row = tokens(piece, quotations=False)
    form = _name_before(row, len(row) - 1)
    if not form or row[-1].kind != "group":
        return None
    told = read_bracket(piece, row[-1])
    if not told.name or told.nickname or told.certainty or len(told.words) > _LONGEST_NAME:
        return None
    if not _stands_for(form, told.words) or not _stands_for(told.words, form):
        return None
    if not kind_of(form) == kind_of(told.words) != "title" or _keys(form) == _keys(told.words):
        return None
    return without_possessive(written(piece, form)), told.name


def _stands_for(name: Sequence[Token], other: Sequence[Token]) -> bool:
    """Return whether one can be another name of the other: no list, office without its holder, or acronym."""
    inverted = len(name) == _INVERTED and name[1].text == "," and "-" in name[2].text
    if any((word.kind != "word" and not inverted) or word.key in _NO_NAMES for word in name):
        return False
    if all(word.text.endswith(".") for word in name) or (name[-1].key in CONNECTING and not _is_syllable(name[-1])):
        return False
    if not has_head(name) and any(is_official_word(word) and not _is_syllable(word) for word in name):
        return False
    capitals = len(name) == 1 and name[0].text.isupper() and 1 < len(name[0].text) <= _ACRONYM
    return not capitals or all(word.text.isupper() for word in other) or name[0].key == _initials(other)


def _is_syllable(word: Token) -> bool:
    """Return whether this is a capitalised syllable: `De` and `Di` in `Li De`."""
    return word.key in {"de", "di"} and word.capital


def _initials(words: Sequence[Token]) -> str:
    return "".join(word.key[0] for word in words if word.capital)


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.key for word in words]


def _name_before(row: Sequence[Token], at: int) -> list[Token]:
    """Return the capitalised words that end before a bracket, without courtesy; empty where they are no name."""
    at, opening = _unquoted(row, at)
    first = at
    while first > opening and at - first < _LONGEST_NAME and _may_belong(row, first - 1):
        first -= 1
    words = list(row[first:at])
    while words and not _begins_name(words[0]):
        words = words[1:]
    named = words[honorifics(words) :]
    if not named or is_place(named) or not (is_person(named) or is_official(named)):
        return []
    return _with_surname(row, named)


def _unquoted(row: Sequence[Token], at: int) -> tuple[int, int]:
    """Return where the words before a bracket end, and where a quotation opens before them: `"Filippov" [Stalin]`."""
    if not at or row[at - 1].text not in _QUOTES:
        return at, 0
    marks = [number for number in range(at - 1) if row[number].text in _QUOTES]
    return at - 1, marks[-1] + 1 if marks else 0


def _begins_name(word: Token) -> bool:
    initial = word.capital and word.text.endswith(".") and len(word.text) == 2
    return initial or (word.capital and not word.article and word.key not in COMMON | HEADS | PARTICLES | TYPES)


def _with_surname(row: Sequence[Token], named: list[Token]) -> list[Token]:
    """Add a surname before the comma: `Chiang, Ching-kuo (Jiang Jingguo)`."""
    at = next(number for number, word in enumerate(row) if word is named[0])
    inverted = len(named) == 1 and "-" in named[0].text and at > 1 and row[at - 1].text == ","
    surname = inverted and row[at - 2].capital and is_person([row[at - 2]]) and row[at - 2].key not in HEADS
    alone = at < 3 or not row[at - 3].capital or row[at - 3].key in HEADS
    return [*row[at - 2 : at], *named] if surname and alone else named


def _may_belong(row: Sequence[Token], at: int) -> bool:
    word = row[at]
    if word.kind != "word":
        return False
    small = word.key in {"of", "for"} and at > 0 and row[at - 1].key in BODIES
    return word.capital or small or word.key in PARTICLES
