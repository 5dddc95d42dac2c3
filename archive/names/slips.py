"""Keys for finding misspellings in a database: each family name is stored once, and queried with every slip.

In memory each name is indexed with every letter deleted; in a table that would be ten rows a name.
"""

from collections.abc import Iterator
from typing import Final

from archive.names.blocking import SHORTEST_SLIP, first_consonant
from archive.names.parts import Name
from archive.names.sounds import sounds
from archive.names.syllables_alike import HAN

_LETTERS: Final = "abdefghiklmnoprstuvCJQSTZ"  # the letters of sounded words
_ALONE: Final = ""
_ANY: Final = "*"


def slips_kept(name: Name) -> frozenset[str]:
    """Return the keys under which the family name is stored."""
    sound, first = _family(name)
    sides = (_ALONE,) if name.alone else (first, _ANY)
    return frozenset(f"T{sound}:{side}" for side in sides) if sound else frozenset()


def slips_asked(name: Name) -> frozenset[str]:
    """Return the keys of all family names one edit away: a letter deleted, inserted or replaced, or two transposed.

    A one-word name queries everybody so called, a longer one those whose given name may be the same.
    """
    sound, first = _family(name)
    sides = (_ALONE, _ANY) if name.alone else (first, _ALONE)
    slips = set(_one_letter_away(sound)) if sound else set()
    return frozenset(f"T{slip}:{side}" for slip in slips for side in sides)


def _family(name: Name) -> tuple[str, str]:
    """Return the family name as sounded and the first consonant of the given name; empty where it is too short."""
    if name.kind != "person" or name.script in HAN or not name.orders:
        return "", ""
    order = name.orders[0]
    sound = next(iter(sounds("".join(order.family_words))), "")
    if len(sound) < SHORTEST_SLIP:
        return "", ""
    return sound, "-" + first_consonant(order) if order.given else _ANY


def _one_letter_away(sound: str) -> Iterator[str]:
    yield sound
    for at in range(len(sound) + 1):
        before, after = sound[:at], sound[at:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]
