"""Russian names in oblique cases: `П. Ф. Юдина`, `Мао Цзэдуну`, `И. В. Сталиным`, and their nominatives.

An ending alone is ambiguous: Юдина is Юдин in the genitive or a woman's own name. So a nominative is only proposed
where all words of a name can be in one case, and the other name decides which of several it is.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final

from archive.names.parts import Name, Word, parsed
from archive.names.syllables_alike import is_eastern
from archive.names.words_alike import Relation, given_relation, same_sound

# For each case its endings, the longer ones first, with the nominative endings they may stand for.
_CASES: Final[tuple[tuple[tuple[str, tuple[str, ...]], ...], ...]] = (
    (  # genitive, and the accusative of men
        ("ого", ("ий", "ый", "ой")), ("его", ("ий",)), ("ии", ("ия",)), ("ой", ("а", "ая")), ("ей", ("я", "а")),
        ("ы", ("а",)), ("и", ("а", "я", "ь")), ("а", ("",)), ("я", ("й", "ь")),
    ),
    (  # dative
        ("ому", ("ий", "ый", "ой")), ("ему", ("ий",)), ("ии", ("ия",)), ("ой", ("а", "ая")), ("ей", ("я", "а")),
        ("у", ("",)), ("ю", ("й", "ь")), ("е", ("а", "я")), ("и", ("ь",)),
    ),
    (  # instrumental
        ("ией", ("ия",)), ("ым", ("", "ый", "ой")), ("им", ("ий", "")), ("ом", ("",)), ("ем", ("й", "ь", "")),
        ("ой", ("а", "ая")), ("ей", ("я", "а")),
    ),
    (  # what a preposition asks for
        ("ом", ("ий", "ый", "ой")), ("ем", ("ий",)), ("ии", ("ия",)), ("ой", ("а", "ая")),
        ("е", ("", "й", "ь", "а", "я")), ("и", ("ь",)),
    ),
    (("у", ("а",)), ("ю", ("я",)), ("ую", ("ая",))),  # accusative of women, and of men called Никита
)  # fmt: skip
_UNCHANGED: Final = re.compile("[оеёиуыэю]$", re.IGNORECASE)
_CYRILLIC: Final = re.compile("[а-яё]", re.IGNORECASE)
_SHORTEST: Final = 3  # letters that must be left of a stem

Chosen = Callable[[str, tuple[str, ...]], str]


@lru_cache(maxsize=65536)
def nominatives(name: Name) -> tuple[Name, ...]:
    """Return the names of which this may be an oblique case, one for each possible case; only for Cyrillic names.

    In East Asian names only the last word is declined: `Ким Ир Сену`.
    """
    return tuple(_each(name, lambda word, proposed: proposed[0] if proposed else word))


@lru_cache(maxsize=65536)
def nominative_as(name: Name, other: Name) -> Name | None:
    """Return the name in the nominative, with the endings of the other name; None where it is no case of it."""
    if not nominatives(name):
        return None
    found = _each(name, lambda word, proposed: _like_one_of(other, word, proposed))
    return next((each for each in found if _names_meet(each, name, other)), None)


def _each(name: Name, chosen: Chosen) -> Iterator[Name]:
    if name.script != "Cyrl" or name.kind != "person":
        return
    told = set[str]()
    full = [word.text for word in name.words if not word.short]
    for case in _CASES:
        for declined in {len(full): full, 1: full[-1:]}.values():
            turned = _turned(declined, case, chosen)
            form = _rewritten(name.form, turned)
            if turned and form not in told and form != name.form:
                told.add(form)
                yield _parsed(form)


def _turned(words: list[str], case: tuple[tuple[str, tuple[str, ...]], ...], chosen: Chosen) -> dict[str, str]:
    """Return each word in the nominative; empty where one of them cannot be in this case."""
    found: dict[str, str] = {}
    for word in words:
        proposed = _proposed(word, case)
        if not proposed and not _UNCHANGED.search(word):
            return {}
        found[word] = chosen(word, proposed)
    return found


def _proposed(word: str, case: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    for ending, firsts in case:
        stem = word[: -len(ending)]
        if word.lower().endswith(ending) and len(stem) >= _SHORTEST and _CYRILLIC.search(stem):
            return tuple(stem + (first.upper() if word.isupper() else first) for first in firsts)
    return ()


def _rewritten(form: str, turned: dict[str, str]) -> str:
    for word, first in turned.items():
        form = re.sub(rf"\b{re.escape(word)}\b", first, form, count=1)
    return form


@lru_cache(maxsize=65536)
def _parsed(form: str) -> Name:
    return parsed(form)


def _like_one_of(other: Name, word: str, proposed: tuple[str, ...]) -> str:
    """Return the proposed nominative that is a word of the other name; else the first one, or the word itself."""
    for each in (*proposed, word):
        if any(_is_same(each, known) for known in other.words):
            return each
    return proposed[0] if proposed else word


def _is_same(word: str, known: Word) -> bool:
    if known.short:
        return False
    return same_sound(word, known.text) or given_relation(Word(word), known) >= Relation.CONSONANTS


def _names_meet(each: Name, name: Name, other: Name) -> bool:
    """Return whether a changed word is now a word of the other name; Chinese names are compared by syllables later."""
    if is_eastern(each) and is_eastern(other):
        return True
    changed = [word.text for word in each.words if word.text not in {old.text for old in name.words}]
    return any(_is_same(word, known) for word in changed for known in other.words)
