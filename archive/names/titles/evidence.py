"""Brackets in running text as evidence that one name stands for another: `Kovalev reports to Filippov (Stalin)`."""

from collections.abc import Iterator, Sequence

from archive.names.titles.brackets import read_bracket, without_possessive, written
from archive.names.titles.phrases import honorifics, is_official, is_person, is_place, kind_of
from archive.names.titles.tokens import Token, tokens
from archive.names.titles.types import HEADS
from archive.names.titles.vocabulary import BODIES, COMMON, PARTICLES

_LONGEST_NAME = 5  # in words


def bracket_evidence(text: str) -> tuple[tuple[str, str], ...]:
    """The pairs `X [Y]` and `X (Y)` of a title or summary in which both are names, in order, each once.

    It does not say which is the cover. Cautious: what is said in brackets of somebody (`(via Kovalev)`, `(possibly
    unaware of …)`), offices, places, nicknames, dates and doubtful
    ones are left out, and so are persons paired with bodies.
    """
    row = tokens(text, quotations=False)
    return tuple(dict.fromkeys(_pairs(text, row)))


def _pairs(text: str, row: Sequence[Token]) -> Iterator[tuple[str, str]]:
    for at, group in enumerate(row):
        if group.kind != "group":
            continue
        form = _name_before(row, at)
        told = read_bracket(text, group)
        if not form or not told.name or told.nickname or told.certainty or len(told.words) > _LONGEST_NAME:
            continue
        if kind_of(form) == kind_of(told.words) != "title" and _keys(form) != _keys(told.words):
            yield without_possessive(written(text, form)), told.name


def _keys(words: Sequence[Token]) -> list[str]:
    return [word.key for word in words]


def _name_before(row: Sequence[Token], at: int) -> list[Token]:
    """The words with capitals that end before a bracket, without courtesy; nothing where they are no name."""
    first = at
    while first > 0 and at - first < _LONGEST_NAME and _may_belong(row, first - 1):
        first -= 1
    words = list(row[first:at])
    while words and not _begins_name(words[0]):
        words = words[1:]
    named = words[honorifics(words) :]
    if not named or is_place(named) or not (is_person(named) or is_official(named)):
        return []
    return _with_surname(row, named)


def _begins_name(word: Token) -> bool:
    return word.capital and not word.article and word.key not in COMMON | HEADS | PARTICLES


def _with_surname(row: Sequence[Token], named: list[Token]) -> list[Token]:
    """`Chiang, Ching-kuo (Jiang Jingguo)`: a surname stands before the comma."""
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
