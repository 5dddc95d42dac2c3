"""Vietnamese names: short words that all count, with or without their marks, or in Russian letters."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from archive.names.cyrillic import romanised
from archive.names.findings import Likeness, different
from archive.names.parts import Name
from archive.names.tables import entries
from archive.text.folding import fold

_FAMILIES: Final = frozenset(
    entries(
        """
    nguyen tran le pham ho vo vu ngo dinh duong hoang huynh phan bui do dang ly truong phung mai ton to cao xuan ha
    """
    )
)
_RUSSIAN_FAMILIES: Final = frozenset(
    entries(
        """
    нгуен чан ле фам хо во ву нго динь зыонг зуонг хоанг хюинь фан буй до данг ли чыонг чуонг фунг май тон као ха
    """
    )
)
_FIRSTS: Final = (  # Latin spelling, Russian spelling in Latin letters: the classes they may stand for
    ("ngh", "n"), ("ng", "n"), ("nh", "n"), ("ph", "f"), ("tr", "c"), ("ch", "cts"), ("gi", "z"), ("gh", "g"),
    ("kh", "h"), ("tkh", "t"), ("th", "t"), ("qu", "k"), ("ts", "cts"), ("sh", "sc"), ("zh", "z"), ("d", "dz"),
    ("x", "s"), ("c", "k"), ("y", ""), ("u", ""), ("o", ""), ("i", ""), ("a", ""), ("e", ""),
)  # fmt: skip
_LAST: Final = re.compile("(ngh?|nh|ch|[cptkmn])?$")


@lru_cache(maxsize=262144)
def is_vietnamese(name: Name) -> bool:
    """Whether the name is of two to four short words, the first a Vietnamese family name, in either alphabet."""
    if name.script not in {"Latn", "Cyrl"} or not 2 <= len(name.words) <= 4:
        return False
    words = [fold(word.text) for word in name.words]
    return words[0] in (_FAMILIES | _RUSSIAN_FAMILIES) and all(len(word) <= 6 and word.isalpha() for word in words)


def vietnamese_alike(one: Name, two: Name) -> Likeness | None:
    """The likeness of two Vietnamese names, word by word; None unless both are."""
    if not (is_vietnamese(one) and is_vietnamese(two)):
        return None
    written = f"{one.bare} / {two.bare}"
    first, second = (tuple(fold(word.text) for word in name.words) for name in (one, two))
    if first == second:
        return Likeness(0.96, (f"the same name but for its marks ({written})",))
    if one.script != two.script and len(first) == len(second):
        if all(_sounds_alike(mine, yours) for mine, yours in zip(first, second, strict=True)):
            return Likeness(0.86 if len(first) > 2 else 0.81, (f"the same Vietnamese syllables ({written})",))
    elif len(first) == len(second) > 2 and OSA.distance(" ".join(first), " ".join(second)) == 1:
        return Likeness(0.5, ("spelling differs by one letter",), ("one letter makes another Vietnamese name",))
    return different(f"another Vietnamese name ({written})")


def _sounds_alike(one: str, two: str) -> bool:
    mine, yours = _syllable(one), _syllable(two)
    return not set(mine[0]).isdisjoint(yours[0]) and mine[1] == yours[1] and not mine[2].isdisjoint(yours[2])


@lru_cache(maxsize=8192)
def _syllable(word: str) -> tuple[str, str, frozenset[str]]:
    """The classes of the first consonant, the class of the last, and the vowels."""
    latin = romanised(word, "loc")
    last = _LAST.search(latin)
    ending = last.group() if last else ""
    for letters, classes in _FIRSTS:
        if latin.startswith(letters):
            return classes or "-", ending[:1].replace("c", "k"), _vowels(latin)
    return latin[:1], ending[:1].replace("c", "k"), _vowels(latin)


def _vowels(latin: str) -> frozenset[str]:
    """Which vowels the syllable has; `ы` stands for ư."""
    return frozenset(latin.replace("y", "iu")) & frozenset("aeiou")
