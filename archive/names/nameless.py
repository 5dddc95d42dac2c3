"""Names that name nobody: two of them in one document are two people."""

import re

from archive.names.titles.vocabulary import ANONYMOUS

_LETTERS = re.compile(r"[^\W\d_]+")
_INITIALS = frozenset({"nn", "xx", "xy", "x", "n", "нн", "n n", "х"})


def is_nameless(form: str) -> bool:
    """Return whether the name says that it is not known: “N. N.”, “[unknown]”, “неизвестный”, “?”, “—”."""
    words = [word.casefold() for word in _LETTERS.findall(form)]
    return not words or "".join(words) in _INITIALS or any(word in ANONYMOUS for word in words)
