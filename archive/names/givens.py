"""Given names of several languages that are one name: Joseph, Iosif, Josip; William, Bill; Nicholas, Nikolai."""

from collections import defaultdict
from functools import cache, lru_cache
from typing import Final

from archive.names.sounds import sounds
from archive.names.tables import entries, lines_of

_FEMALE: Final = frozenset(
    entries(
        """
    ann anna anne mary maria marie elizabeth elisabeth helen elena helena catherine katherine ekaterina barbara
    betty margaret susan sophia sofia vera irina irene olga nina tatiana natalia svetlana galina nadezhda
    lyudmila valentina indira golda eleanor frances clare rose rosa ruth jane joan jean judith julia patricia
    dorothy alice edith eva thi jacqueline claudia hillary condoleezza madeleine nancy rosalynn pat martha
    imelda sirimavo benazir lady
"""
    )
)


@lru_cache(maxsize=65536)
def rows_of(word: str) -> frozenset[int]:
    """The rows of the table in which the given name stands, in any spelling that sounds the same; often none."""
    table = _table()
    return frozenset(number for sound in sounds(word)[:2] for number in table.get(sound, ()))


@lru_cache(maxsize=65536)
def initials_of(word: str) -> frozenset[str]:
    """The letters, as sounded, with which this name may begin in its first two languages: J, o and i for Joseph."""
    own = {sound[:1] for sound in sounds(word)} | {word[:1].lower()}
    return frozenset(own | {letter for number in rows_of(word) for letter in _beginnings()[number]})


def is_of_a_woman(word: str) -> bool:
    """Whether the given name is a woman's, as far as a short list tells."""
    return word.lower() in _FEMALE


@cache
def _table() -> dict[str, list[int]]:
    table: dict[str, list[int]] = defaultdict(list)
    for number, line in enumerate(lines_of("given_names.txt")):
        for name in line.split():
            for sound in sounds(name)[:2]:
                if number not in table[sound]:
                    table[sound].append(number)
    return dict(table)


@cache
def _beginnings() -> tuple[frozenset[str], ...]:
    rows = (line.split()[:2] for line in lines_of("given_names.txt"))
    return tuple(frozenset(letter for name in row for letter in (name[0], sounds(name)[0][:1])) for row in rows)
