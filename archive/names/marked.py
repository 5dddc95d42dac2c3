"""Editors' marks on headings: `[Wien?]` is Wien, supplied, possible."""

import re
from typing import NamedTuple

_SUPPLIED = re.compile(r"\[\s*(?P<name>[^\[\]]*?[^\[\]\s?])\s*(?P<inner>\(?\?\)?)?\s*\]\s*(?P<outer>\(?\?\)?)?")
_BESIDE = re.compile(r"(?P<name>[^\[\]]*[^\[\]\s?])\s*\[(?P<supplied>[^\[\]]*?[^\[\]\s?])\s*(?P<inner>\?)?\s*\]")
_DOUBTED = re.compile(r"(?P<name>.*[^\s?([])\s*(?:\?|\(\?\)|\[\?\])")


class Marked(NamedTuple):
    """A plain heading; `supplied` is what stood in brackets, `is_doubted` whether a question mark stood beside it."""

    name: str
    supplied: str = ""
    is_doubted: bool = False


def unmarked(text: str, *, beside: bool = True) -> Marked:
    """Return the heading without its marks. `beside` splits `Wien [Vienna]`, which in a subject may be its name."""
    plain = " ".join(text.split())
    if found := _SUPPLIED.fullmatch(plain):
        return Marked(found["name"], found["name"], bool(found["inner"] or found["outer"]))
    if beside and (found := _BESIDE.fullmatch(plain)):
        return Marked(found["name"], found["supplied"], bool(found["inner"]))
    if found := _DOUBTED.fullmatch(plain):
        return Marked(found["name"], "", is_doubted=True)
    return Marked(plain)


def marked(name: str, supplied: str, certainty: str) -> str:
    """Return the heading with its marks, as readers know them: `[Wien]`, `Wien?`, `[Wien?]`, `Wien [Vienna]`."""
    doubt = "" if certainty in ("", "certain") else "?"
    if not supplied:
        return f"{name}{doubt}"
    return f"[{name}{doubt}]" if supplied == name else f"{name} [{supplied}{doubt}]"
