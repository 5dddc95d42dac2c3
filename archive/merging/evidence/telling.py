"""Classifying a written name by itself: a person, a body, an office, several people, or no name."""

import re
from functools import lru_cache
from typing import Final

from archive.merging.evidence.families import is_of_initials, is_short, is_title_alone
from archive.names.addressed import addressed
from archive.names.givens import rows_of
from archive.names.honorifics import BEFORE_A_NAME, is_body, plain
from archive.names.keys import name_key
from archive.names.lands import is_land
from archive.names.offices import without_office
from archive.names.parts import Name
from archive.names.scripts import script_of
from archive.names.sorting import PARTICLES
from archive.names.tables import entries

_LONGEST: Final = 6
_SENTENCE: Final = re.compile(
    r"[\[\]{}:;?!/=]|\d|\b(?:[Tt]he|a|an|to|[Ff]rom|[Ww]ith|that|his|their|is|was|not|or|and)\b"
)
_PEOPLES: Final = re.compile(r"(?:ese|ish|ians?|icans?|eans)$", re.IGNORECASE)
_SMALL: Final = re.compile(r"^(?:[^\W\d_]{1,3}|[dl]['’].+)$")
_OF_SENTENCES: Final = re.compile(
    r"\b(?:[Tt]owards?|[Pp]olicy|[Rr]elations|[Cc]oncerning|[Rr]egarding|[Bb]etween)\b|^Certain\b|\bSide$"
)
_MOST_WORDS: Final = 3
_SET_OFF: Final = re.compile("[—–(/]|,.*,| of ")
_ADDRESSED: Final = re.compile(r"(?:^|—|,\s)(?:Mr|Mrs|Miss|Dr)\b")
_UNTOLD: Final = re.compile(r"[\[\]{}:;?!=]|\d|\b(?:is|was|were)\b")
_LONGEST_BODY: Final = 10
_BODIES_ALONE: Final = frozenset(
    entries(
        "embassy legation consulate ministry department office delegation mission government section division bureau"
    )
)
# Countries and their short names, which lists of persons and mark-up take for people.
_LANDS: Final = frozenset(
    entries("us usa uk ussr prc un eu china korea japan america russia france germany laos vietnam")
)


def is_sentence(name: Name) -> bool:
    """Return whether it holds words no name has: an editor's note, a heading, half a sentence."""
    text = name.form
    if name.kind == "body":
        return len(name.words) > _LONGEST_BODY or bool(_OF_SENTENCES.search(text))
    told = _SENTENCE.search(text) or _OF_SENTENCES.search(without_office(text))
    if len(name.words) <= _LONGEST and not told and not _has_small_words(name):
        return False
    return not name_beside_an_office(text)


def may_have_an_office(name: Name) -> bool:
    """Return whether something may stand beside the name: cheap, so that most names need no closer look."""
    if name.honorifics or len(name.words) > _MOST_WORDS or _SET_OFF.search(name.form):
        return True
    if any(plain(word.text) in BEFORE_A_NAME for word in name.words):
        return True
    family, comma, _given = name.form.partition(",")
    return bool(comma) and (" " in family or not any(word.short or rows_of(word.text) for word in name.words[1:]))


@lru_cache(maxsize=65536)
def name_beside_an_office(form: str) -> str:
    """Return the name in spoken order where it certainly is one, with an office beside it; else "".

    `EUR/SES—Jack R. Perry`, `Mr. Garner, Vice President`; not `Bill Moyers was present for Items 1 and 2`.
    """
    found = addressed(form)
    words = found.name.split() if found else []
    if not found or not words or _UNTOLD.search(form) or is_land(found.name) or "(" in found.name or ")" in found.name:
        return ""
    told = rows_of(words[0]) or words[0].endswith(".") if len(words) > 1 else _ADDRESSED.search(form)
    is_whole = words[-1].casefold() not in PARTICLES and not any(piece[:1].islower() for piece in found.beside)
    return found.name if told and is_whole else ""


def is_in_full(name: Name) -> bool:
    """Return whether the form has a family name and a given name, of one person, and nothing else."""
    if name.kind != "person" or is_short(name) or is_of_initials(name):
        return False
    if len({word.text.casefold() for word in name.words}) < 2:  # “Lodge. Lodge”: once for the speaker, once again
        return False
    return not is_sentence(name)


def may_be_taken(name: Name) -> bool:
    """Return whether the form by itself is somebody's name and may be accepted in bulk."""
    if name.kind == "body":
        return name.key not in _BODIES_ALONE
    if _ends_in_initials(name):
        return False
    if name.kind != "person" or is_sentence(name) or is_of_initials(name):
        return False
    return not is_short(name) or is_family_name(name)


def is_of_a_land(name: Name) -> bool:
    """Return whether its one word is a country or its people: `Korea`, `US`, `the British`."""
    if is_land(name.form):
        return True
    word = name.words[-1].text if len(name.words) == 1 else "".join(each.text for each in name.words if each.short)
    return bool(word) and (name_key(word) in _LANDS or (len(name.words) == 1 and bool(_PEOPLES.search(word))))


def is_family_name(name: Name) -> bool:
    """Return whether a one-word name can be a family name: no title, country, people, initials or mere given name."""
    if is_title_alone(name) or name.kind != "person" or is_of_initials(name):
        return False
    word = name.words[-1].text
    if len(word) < 3 and script_of(word) in {"Latn", "Cyrl"} and not word[:1].isupper():
        return False
    if word.isupper() and len(word) <= 4 and script_of(word) in {"Latn", "Cyrl"}:
        return False
    if name_key(word) in _LANDS or _PEOPLES.search(word) or is_body(name_key(word)):
        return False
    return not (rows_of(word) and len(name.words) == 1)


def _ends_in_initials(name: Name) -> bool:
    """Return whether initials follow a single given or clipped name: `Bob K.`, `McG B`, `Al WJJ`."""
    first, *rest = name.words
    if first.short or not rest or not all(word.short for word in rest) or "," in name.form:
        return False
    return len(first.text) <= 3 or bool(rows_of(first.text))


def _has_small_words(name: Name) -> bool:
    """Return whether a word that is no particle begins with a small letter."""
    return any(
        word.text[:1].islower() and not _SMALL.match(word.text) and script_of(word.text) in {"Latn", "Cyrl"}
        for word in name.words
    )
