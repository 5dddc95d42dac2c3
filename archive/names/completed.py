"""Square brackets that belong to the name: what an editor completed, `[Christian] Wildvogel`, `S[chärtlin]`."""

import re
from typing import Final

from archive.names.givens import rows_of
from archive.names.honorifics import is_before_a_name, is_nobody
from archive.names.reigns import is_seat

_GLUED: Final = re.compile(r"(?<=[^\W\d_])\[([^\W\d_]+\.?)\]|\[([^\W\d_]+)\](?=[^\W\d_])")
# Followed by more of the name: a lower-case word must be a particle, for "Kovalev [Filippov] wrote" is a sentence.
_WITHIN: Final = re.compile(
    r"\[([^\[\]?…]+)\](?=\s+(?:(?:von|vom|van|de|du|af|av|zu|zum|of)\s+)?[A-ZÄÖÜÅØÉ][^\W\d_]|\s*\()"
)
_END: Final = re.compile(
    r"^(?P<before>[^\s\[\]()][^\[\]()]*?)\s+\[(?P<inside>(?:(?:von|van|de|zu)\s+)?[^\W\d_a-zäöü][^\W\d_]+)\]$"
)
_OF_A_PLACE: Final = re.compile(r"\[((?:von|vom|zu|zum|auf|af|av)\s+[A-ZÄÖÜÅØ][^\[\]?]*)\]")
_NOTES: Final = frozenset({"sic", "signed", "copy", "typed", "handwritten"})
_ASKED: Final = re.compile(r"(?<=[^\W\d_])\s*(?:\?|\(\?\)|\[\?\])(?=\s*(?:$|\]\s*$|\]?\s*\())")
_JOINED: Final = re.compile(r"\s(?:or|oder|ou|eller|bzw\.|and|und|et|og)\s|\.\.\.|…|/")


def completed(text: str) -> str:
    """Return the name without the square brackets around parts that an editor completed.

    `[Christian] Wildvogel`, `Bf. [Julius Pflug] zu Naumburg`, `Bastian [Schärtlin]`, `A[lhard] von Mandelsheim`. What
    stands in brackets behind a whole name says who is meant and stays: `Filippov [Stalin]`.
    """
    if "[" not in text:
        return text
    text = _GLUED.sub(
        lambda found: found[0] if (found[1] or found[2]).lower() in _NOTES else found[1] or found[2], text
    )
    text = _WITHIN.sub(_opened, _OF_A_PLACE.sub(r"\1", text))
    end = _END.match(text)
    return f"{end['before']} {end['inside']}" if end and _wants_a_family(end["before"], end["inside"]) else text


def unasked(text: str) -> tuple[str, bool]:
    """Return a name of two or more words without the question mark behind it, and whether there was one."""
    if "?" not in text or _JOINED.search(text):
        return text, False
    bare = _ASKED.sub("", text)
    words = [word for word in re.findall(r"[^\W\d_]+", bare) if len(word) > 1]
    return (bare, True) if "?" not in bare and len(words) > 1 else (text, False)


def _opened(found: re.Match[str]) -> str:
    inside = found[1].strip()
    key = inside.casefold()
    if is_nobody(key) or key in _NOTES or _JOINED.search(inside) or not any(char.isalpha() for char in inside):
        return found[0]
    before = found.string[: found.start()].rstrip()
    if before and not _is_open(before):
        return found[0]
    # "[Hz. Moritz] (Kurfürst)" is the whole name.
    return inside


def _is_open(before: str) -> bool:
    """Return whether a name cannot end here: only titles or given names stand before the bracket."""
    words = before.split()
    return is_seat(before) or all(is_before_a_name(word, after=False) or bool(rows_of(word)) for word in words)


def _wants_a_family(before: str, inside: str) -> bool:
    """Return whether only titles and given names stand before the bracket, and a family name within."""
    *titles, last = before.split()
    if not rows_of(last) or len(last) < 3 or is_nobody(inside.casefold()):
        return is_seat(before)
    return all(is_before_a_name(word, after=False) or bool(rows_of(word)) for word in titles) and not rows_of(inside)
