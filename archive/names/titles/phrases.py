"""Classifying a row of words: a person, a body, an office, a place, or none of these."""

from collections.abc import Sequence

from archive.names.titles.tokens import Token
from archive.names.titles.types import HEADS
from archive.names.titles.vocabulary import (
    BODIES,
    CITIES,
    COMMON,
    COMPLEMENTS,
    COUNTRIES,
    COURTESIES,
    MONTHS,
    NOBLES,
    OFFICES,
    PARTICLES,
    QUALIFIERS,
    listed,
)

CONNECTING = listed("of for in at to the and on near de from")
_OFFICIAL = OFFICES | BODIES | QUALIFIERS | COMPLEMENTS | COUNTRIES | CITIES
_LONGEST_PERSON, _LONGEST_OFFICE = 6, 30  # in words

Words = Sequence[Token]


def has_head(words: Words) -> bool:
    """Return whether an office or a body is among the words."""
    return any(word.key in OFFICES or word.key in BODIES for word in words)


def kind_of(words: Words) -> str:
    """Return `title` or `body`, by the last head before the first small word; `person` without a head."""
    kind = ""
    for word in words:
        if kind and (word.key in CONNECTING or word.kind != "word"):
            break
        if word.key in OFFICES:
            kind = "title"
        elif word.key in BODIES:
            kind = "body"
    if kind:
        return kind
    return "body" if is_place(words) or has_country_noun(words) else "person"


def has_country_noun(words: Words) -> bool:
    return any(word.key in {"republic", "kingdom", "states", "ussr", "dprk", "prc", "gdr", "frg"} for word in words)


def is_place(words: Words) -> bool:
    """Return whether all words are of a place: `Moscow`, `the Soviet Union`, `New Delhi`."""
    named = [word for word in words if not word.article and word.key not in {"of", "d.c"}]
    joined = "-".join(word.key for word in named)
    known = all(word.key in COUNTRIES or word.key in CITIES for word in named)
    return bool(named) and (known or joined in CITIES or joined == "soviet-union")


def is_person(words: Words) -> bool:
    """Return whether the words are written as a person's name: few, capitalised, and none of them common."""
    names = [word for word in words if word.kind == "word"]
    if not 0 < len(names) <= _LONGEST_PERSON or any(word.kind == "number" for word in words) or words[0].kind != "word":
        return False
    return all(word.capital or word.key in PARTICLES or _is_noble(names, word) for word in names) and not any(
        _is_common(word) for word in names
    )


def _is_noble(names: Words, word: Token) -> bool:
    """Return whether the word is inside a noble title: `Earl of Avon`, `King of Jordan`."""
    return word.key in {"of", "the"} and names[0].key in NOBLES


def is_official(words: Words) -> bool:
    """Return whether the words are an office or a body: a head, and only small words that connect."""
    if not has_head(words) or len(words) > _LONGEST_OFFICE:
        return False
    lowered = [word for word in words if word.kind == "word" and not word.capital]
    return all(word.key in CONNECTING or word.key in _OFFICIAL for word in lowered)


def is_official_word(word: Token) -> bool:
    return word.key in _OFFICIAL or word.key in CONNECTING


def bare(words: Words) -> list[Token]:
    """Return the words without leading articles."""
    first = next((number for number, word in enumerate(words) if not word.article), len(words))
    return list(words[first:])


def honorifics(words: Words) -> int:
    """Return the number of words of courtesy or office before a personal name: `Comrade`, `Deputy Foreign Minister`.

    0 where nothing personal follows, or where what follows belongs to the office (`Ambassador in France`).
    """
    count = 0
    while count < len(words) and (_is_courtesy(words[count]) or words[count].article):
        count += 1
    if count == len(words) or words[count].key == "of":
        return 0
    return _office_before(words, count)


def _is_courtesy(word: Token) -> bool:
    """Return whether this is a word of courtesy: `т.`, but not the initial of `Т. Ф. Штыков`."""
    return word.key in COURTESIES and not (len(word.key) == 1 and word.text[0].isupper())


def _office_before(words: Words, count: int) -> int:
    if not has_head(words[count:]):
        return count
    last = max(number for number, word in enumerate(words) if is_official_word(word))
    if words[last].key in CONNECTING and last + 1 < len(words):
        last += 1
    named = list(words[last + 1 :])
    sure = words[last].key in _OFFICIAL or len(named) > 1
    while named and named[0].key in COURTESIES:
        named.pop(0)
    initials = bool(named) and named[0].text.endswith(".")  # `CC CPSU G.M. Malenkov`
    held = initials or any(word.key in OFFICES for word in words[count : last + 1])
    return len(words) - len(named) if sure and held and named and is_person(named) else count


def _is_common(word: Token) -> bool:
    if len(word.text) == 2 and word.text[1] == ".":
        return False  # an initial
    return (
        (word.key in COMMON | HEADS and word.text not in {"of", "the"})
        or word.key in MONTHS
        or word.text in {"a", "an"}
    )
