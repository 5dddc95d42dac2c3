"""Several people in one string: `Bulganin and Khrushchev`, but not `José Ortega y Gasset`."""

import re
from typing import Final

# Separators between names, never inside one.
_BETWEEN: Final = re.compile(r"\s(?:and|And|AND|&|и)\s|\s/\s|;")
# Separators between names that also occur inside one: Ortega y Gasset, von Nassau und Katzenelnbogen.
_WITHIN: Final = re.compile(r"\s(?:und|et|y|e|og|och)\s")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.'’-]*")


def are_several(text: str) -> bool:
    """Return whether the text holds two or more people's names, not one family name of two words."""
    pieces = [piece.split(",")[0] for piece in _BETWEEN.split(text)]
    if len(pieces) > 1:
        return all(map(_names, pieces))
    pieces = _WITHIN.split(text)
    if len(pieces) < 2 or "," in text or not all(map(_names, pieces)):
        return False
    lengths = [len(_WORD.findall(piece)) for piece in pieces]
    return max(lengths) == 1 or lengths[-1] > 1


def _names(piece: str) -> bool:
    words = _WORD.findall(piece)
    return bool(words) and words[-1][:1].isupper() and len(words[-1]) > 1
