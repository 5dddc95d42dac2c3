"""How French and English names are heard by writers of other alphabets: Bidault as Бидо, Rostow as Ростоу.

Silent letters would keep such names apart. Between two spellings in Latin letters they count.
"""

import re
from functools import lru_cache
from typing import Final

from archive.names.scripts import script_of
from archive.names.sounds import plain_letters, sounded

_Heard = tuple[tuple[re.Pattern[str], str], ...]


def _rules(*rules: tuple[str, str]) -> _Heard:
    return tuple((re.compile(pattern), sound) for pattern, sound in rules)


_FRENCH: Final = _rules(
    ("^h", ""), ("sch", "S"), ("c(?=[eiy])", "s"), ("eaux?|au(?:l?[td]|x|lx)?$|au(?!x)", "o"), ("ier$", "ie"),
    ("a[iî]ng?$|ein$|in$", "en"),
    ("e[mn](?=[bcdfgkpqstv])", "an"), ("i[mn](?=[bcdfgpqstv])", "en"), ("ou", "u"), ("oi", "ua"), ("ai|ei", "e"),
    ("ge(?=[ao])|g(?=[eiy])", "Z"),
    ("gn", "n"), ("ch", "S"), ("j", "Z"), ("qu?|c", "k"), ("ph", "f"), ("th", "t"),
    ("(?<=r)[dt]s?$|(?<=[aeioun])(?:ds?|ts?|x|p)$|e[sz]?$|(?<=[dt])s$", ""), ("x", "ks"), ("w", "v"),
)  # fmt: skip
_ENGLISH: Final = _rules(
    ("^ma?c(?=[^aeiou])", "mak"), ("^wr", "r"), ("^kn", "n"), ("igh", "ai"), ("augh|ough", "o"), ("gh", ""),
    ("al(?=k)", "o"), ("s[kt]?j", "S"), ("dge?", "J"), ("g(?=[eiy])", "J"), ("ow$", "ou"), ("stephen", "stiven"),
    ("tch|ch", "C"),
    ("sh", "S"), ("ck", "k"), ("c(?=[eiy])", "s"), ("qu", "kv"), ("c", "k"), ("ph", "f"), ("th", "t"), ("j", "J"),
    ("x", "ks"), ("oo", "u"), ("w", "v"), ("e$", ""),
)  # fmt: skip
# Letters not pronounced as written in at least one of the two languages.
_TELLING: Final = re.compile(r"[aeiou][uin]|oi|g[eiyhn]|[dtsxpe]$|^h|^wr|^kn|ier$|ow$|alk|dg|s[kt]?j|^ma?c|stephen")


@lru_cache(maxsize=65536)
def heard(word: str) -> tuple[str, ...]:
    """Return how a word in Latin letters may be heard, besides its spelling; none for other alphabets."""
    if script_of(word) != "Latn":
        return ()
    letters = plain_letters(word.lower().replace("ç", "s"))
    if len(letters) < 4 or not _TELLING.search(letters):
        return ()
    return tuple(dict.fromkeys(filter(None, (sounded(_said(letters, rules)) for rules in (_FRENCH, _ENGLISH)))))


def _said(letters: str, rules: _Heard) -> str:
    for pattern, sound in rules:
        letters = pattern.sub(sound, letters)
    return letters
