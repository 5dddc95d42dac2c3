"""Marking the letters in which one text differs from another."""

from difflib import SequenceMatcher

from archive.text.excerpts import Excerpt

_LONGEST = 300


def differing(text: str, other: str) -> Excerpt:
    """Return the text with the letters marked in which it differs from the other.

    A long text, or one with little in common, has no marks: everything differs, and that is obvious.
    """
    if not text or not other or max(len(text), len(other)) > _LONGEST:
        return Excerpt(text)
    found = SequenceMatcher(None, other, text, autojunk=False)
    if found.ratio() < 0.5:
        return Excerpt(text)
    marks = tuple(
        (start, end) for kind, _from, _to, start, end in found.get_opcodes() if kind != "equal" and end > start
    )
    return Excerpt(text, marks)
