"""Looking up slips of the pen in a database: a family name is kept once, and asked for in every way it may be mistyped.

In memory each name stands under itself with every letter left out; in a table that would be ten rows a name.
"""

from collections.abc import Iterator
from typing import Final

from archive.names.blocking import SHORTEST_SLIP, first_consonant
from archive.names.parts import Name
from archive.names.sounds import sounds
from archive.names.syllables_alike import HAN

_LETTERS: Final = "abdefghiklmnoprstuvCJQSTZ"  # as words are sounded
_ALONE: Final = ""
_ANY: Final = "*"


def slips_kept(name: Name) -> frozenset[str]:
    """The keys under which the family name stands."""
    sound, first = _family(name)
    sides = (_ALONE,) if name.alone else (first, _ANY)
    return frozenset(f"T{sound}:{side}" for side in sides) if sound else frozenset()


def slips_asked(name: Name) -> frozenset[str]:
    """The keys of all family names one letter away from this one's: left out, put in, another, or two turned round.

    A name of one word asks for everybody so called, a longer one for those whose given name may be the same.
    """
    sound, first = _family(name)
    sides = (_ALONE, _ANY) if name.alone else (first, _ALONE)
    slips = set(_one_letter_away(sound)) if sound else set()
    return frozenset(f"T{slip}:{side}" for slip in slips for side in sides)


def _family(name: Name) -> tuple[str, str]:
    """The family name as sounded and the consonant the given name begins with; nothing where it is too short."""
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
