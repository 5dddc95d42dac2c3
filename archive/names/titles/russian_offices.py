"""Offices in Russian titles: `посла СССР в КНР П. Ф. Юдина` is Юдин; what precedes a name is no part of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import listed

_OFFICE = re.compile(
    r"^(?:зам|пос(?:ол|л)|министр|премьер|премьер-министр|президент|секретар|председател|заместител|начальник|директор|"
    r"представител|уполномоченн|генерал|маршал|полковник|нарком|советник|консул|командующ|поверенн|член|руководител|"
    r"редактор|академик|инструктор|заведующ)(?:а|у|ом|ь|я|ю|ем|ый|ий|ого|ому|его|ему|ым|им)?$"
)
_QUALIFYING = re.compile(r"^[а-яё-]{3,}(?:ого|его|ому|ему|ым|им)$", re.IGNORECASE)
_DATIVE = re.compile("(?:у|ю|ому|ему)$")
_FIELDS = listed(
    "совета министров политбюро комитета центрального государственного союза сср министерства народных комиссаров "
    "республики народной иностранных дел внутренних обороны безопасности"
)
_WITHIN = listed("в при по на")
_ENDS = listed("о об от к ко с со для через между и из")


@dataclass(frozen=True)
class Office:
    """An office before a name: its offsets in the title, and whether it is in the dative."""

    start: int
    end: int
    dative: bool


def without_offices(row: Sequence[Token]) -> tuple[list[Token], dict[int, Office]]:
    """Return the words without offices before names, and each office by the offset of its holder's name."""
    kept: list[Token] = []
    offices: dict[int, Office] = {}
    at = 0
    while at < len(row):
        first = _first_office(row, at)
        end = _end(row, first + 1) if first is not None else at
        if first is None or end >= len(row) or not _begins_name(row[end]):
            kept.append(row[at])
            at += 1
            continue
        offices[row[end].start] = Office(row[at].start, row[end - 1].end, bool(_DATIVE.search(row[first].key)))
        at = end
    return kept, offices


def _first_office(row: Sequence[Token], at: int) -> int | None:
    """Return the index of the office that begins here, after its qualifiers: `Первого секретаря`; None for none."""
    while at < len(row) and row[at].kind == "word" and _QUALIFYING.match(row[at].text):
        if _OFFICE.match(row[at].key):
            return at
        at += 1
    return at if at < len(row) and row[at].kind == "word" and _OFFICE.match(row[at].key) else None


def _end(row: Sequence[Token], at: int) -> int:
    """Return the index after the office with its fields, countries and towns."""
    while at < len(row) and row[at].kind == "word":
        word = row[at]
        if word.text in _WITHIN and at + 1 < len(row) and row[at + 1].capital:
            at += 2
        elif word.text in _ENDS or not (_is_acronym(word) or not word.capital or _belongs(word)):
            return at
        else:
            at += 1
    return at


def _belongs(word: Token) -> bool:
    return word.key in _FIELDS or bool(_OFFICE.match(word.key))


def _is_acronym(word: Token) -> bool:
    """Return whether it is an acronym: `СССР`, `ВКП(б)`, but not the initials of a name."""
    return len(word.text) > 1 and "." not in word.text and word.text[:2].isupper()


def _begins_name(word: Token) -> bool:
    return word.kind == "word" and word.capital and not _is_acronym(word)
