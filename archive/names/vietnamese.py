"""Vietnamese names: short words that all count, with or without their marks, or in Russian letters."""

import re
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from archive.names.cyrillic import romanised
from archive.names.findings import Likeness, different
from archive.names.parts import Name
from archive.names.reasons import reason as _
from archive.names.tables import entries
from archive.text.folding import fold

# Family names as in Vietnam and as in Moscow; one row, one name.
_FAMILY_ROWS: Final = """
    nguyen нгуен; tran чан тран; le ле; pham фам; ho хо; vo во; vu ву; ngo нго; dinh динь дин; duong зыонг зуонг;
    hoang хоанг; huynh хюинь хуинь; phan фан; bui буй; do до; dang данг; ly ли; truong чыонг чуонг; phung фунг; mai май;
    ton тон; to то; cao као; xuan суан; ha ха; luong лыонг луонг; dao дао; doan доан; trinh чинь; lam лам; chu тю чу;
    thai тхай; ta та; kieu киеу; luu лыу лю; tang танг; van ван; nghiem нгием; dam дам; la ла; hua хыа; quach куать
"""
_FAMILIES: Final = {fold(name): number for number, row in enumerate(_FAMILY_ROWS.split(";")) for name in entries(row)}
_FIRSTS: Final = (  # Latin spelling, Russian spelling in Latin letters: the classes they may stand for
    ("ngh", "n"), ("ng", "n"), ("nh", "n"), ("ph", "f"), ("tr", "c"), ("ch", "cts"), ("gi", "z"), ("gh", "g"),
    ("kkh", "h"), ("kh", "h"), ("tkh", "t"), ("th", "t"), ("qu", "k"), ("ts", "cts"), ("sh", "sc"), ("zh", "z"),
    ("d", "dz"), ("x", "s"), ("c", "k"), ("y", ""), ("u", ""), ("o", ""), ("i", ""), ("a", ""), ("e", ""),
)  # fmt: skip
_LAST: Final = re.compile("(ngh?|nh|ch|[cptkmn])?$")


@lru_cache(maxsize=262144)
def is_vietnamese(name: Name) -> bool:
    """Return whether the name is two to four short words, the first a Vietnamese family name, in either alphabet."""
    if name.script not in {"Latn", "Cyrl"} or not 2 <= len(name.words) <= 4:
        return False
    words = [fold(word.text) for word in name.words]
    return words[0] in _FAMILIES and all(len(word) <= 6 and word.isalpha() for word in words)


def family_row(name: Name) -> int:
    """Return the number of the family name of a Vietnamese name, the same in both alphabets."""
    return _FAMILIES[fold(name.words[0].text)]


def vietnamese_alike(one: Name, two: Name) -> Likeness | None:
    """Return the likeness of two Vietnamese names, word by word; None unless both are."""
    if not (is_vietnamese(one) and is_vietnamese(two)):
        return None
    forms = {"one": one.bare, "other": two.bare}
    first, second = (tuple(fold(word.text) for word in name.words) for name in (one, two))
    if first == second:
        return Likeness(0.96, (_("the same name but for its marks (%(one)s / %(other)s)", **forms),))
    if one.script != two.script and len(first) == len(second):
        if all(_sounds_alike(mine, yours) for mine, yours in zip(first, second, strict=True)):
            return Likeness(
                0.86 if len(first) > 2 else 0.81, (_("the same Vietnamese syllables (%(one)s / %(other)s)", **forms),)
            )
    elif len(first) == len(second) > 2 and OSA.distance(" ".join(first), " ".join(second)) == 1:
        return Likeness(
            0.5, (_("the spellings differ by one letter"),), (_("one letter makes another Vietnamese name"),)
        )
    return different(f"another Vietnamese name ({one.bare} / {two.bare})")


def _sounds_alike(one: str, two: str) -> bool:
    mine, yours = _syllable(one), _syllable(two)
    return (
        not set(mine[0]).isdisjoint(yours[0]) and not mine[1].isdisjoint(yours[1]) and not mine[2].isdisjoint(yours[2])
    )


@lru_cache(maxsize=8192)
def _syllable(word: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Return the classes of the first consonant and of the last one, and the vowels."""
    latin = romanised(word, "loc")
    last = _LAST.search(latin)
    ending = {last.group()[:1].replace("c", "k") if last else ""}
    if word.endswith("ть"):
        ending.add("k")  # Тхать is Thach
    first = next((classes or "-" for letters, classes in _FIRSTS if latin.startswith(letters)), latin[:1])
    return first, frozenset(ending), _vowels(latin)


def _vowels(latin: str) -> frozenset[str]:
    """Return the vowels of the syllable; `ы` stands for ư."""
    return frozenset(latin.replace("y", "iu")) & frozenset("aeiou")
