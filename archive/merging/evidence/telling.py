"""Classifying a written name by itself: a person, a body, an office, several people, or no name."""

import re
from typing import Final

from archive.merging.evidence.families import is_of_initials, is_short, is_title_alone
from archive.names.givens import rows_of
from archive.names.honorifics import is_body
from archive.names.keys import name_key
from archive.names.parts import Name
from archive.names.scripts import script_of
from archive.names.tables import entries

_LONGEST: Final = 6
_SENTENCE: Final = re.compile(
    r"[\[\]{}:;?!/=]|\d|\b(?:[Tt]he|a|an|to|[Ff]rom|[Ww]ith|that|his|their|is|was|not|or|and)\b"
)
_PEOPLES: Final = re.compile(r"(?:ese|ish|ians?|icans?|eans)$", re.IGNORECASE)
_SMALL: Final = re.compile(r"^(?:[^\W\d_]{1,3}|[dl]['’].+)$")
# Countries and their short names, which lists of persons and mark-up take for people.
_LANDS: Final = frozenset(
    entries("us usa uk ussr prc un eu china korea japan america russia france germany laos vietnam")
)


def is_sentence(name: Name) -> bool:
    """Return whether it holds words no name has: an editor's note, a heading, half a sentence."""
    text = name.form
    return len(name.words) > _LONGEST or bool(_SENTENCE.search(text)) or _has_small_words(name)


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
        return True
    if name.kind != "person" or is_sentence(name) or is_of_initials(name):
        return False
    return not is_short(name) or is_family_name(name)


def is_of_a_land(name: Name) -> bool:
    """Return whether its one word is a country or its people: `Korea`, `US`, `the British`."""
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


def _has_small_words(name: Name) -> bool:
    """Return whether a word that is no particle begins with a small letter."""
    return any(
        word.text[:1].islower() and not _SMALL.match(word.text) and script_of(word.text) in {"Latn", "Cyrl"}
        for word in name.words
    )
