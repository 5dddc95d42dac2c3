"""Telling people of one family name apart by the office before it: `Secretary Dulles` is not the Director."""

from collections.abc import Iterable
from typing import Final

from archive.merging.evidence.cores import Core
from archive.names.honorifics import OFFICES_AND_RANKS, plain
from archive.names.parts import Name
from archive.text.folding import words

_IN_FULL: Final = {
    "sec": "secretary", "secy": "secretary", "amb": "ambassador", "ambs": "ambassador", "gen": "general",
    "pres": "president", "gov": "governor", "sen": "senator", "rep": "representative", "col": "colonel",
    "dep": "deputy", "asst": "assistant", "adm": "admiral", "chmn": "chairman", "cmdr": "commander",
    "capt": "captain", "maj": "major", "lt": "lieutenant", "sgt": "sergeant", "brig": "brigadier",
}  # fmt: skip
# Shared by too many to tell anybody apart.
_EMPTY: Final = frozenset({"acting", "former", "ex", "first", "general attorney"})

# Nobody is a major in the years in which everybody else calls them General or President.
_LOW: Final = ("sergeant", "corporal", "lieutenant", "captain", "major")
_HIGH: Final = ("president", "general", "marshal", "admiral", "premier", "chancellor", "king", "emperor", "secretary")


def titles_of(name: Name) -> frozenset[str]:
    """Return the offices and ranks before the name, spelt out; forms of address (Mr.) and empty words are left out."""
    found = (_IN_FULL.get(word, word) for word in name.honorifics & OFFICES_AND_RANKS)
    return frozenset(found) - _EMPTY


def bearing(titles: frozenset[str], cores: Iterable[Core]) -> list[Core]:
    """Return the cores whose names or descriptions carry all these titles."""
    return [core for core in cores if titles <= _said_of(core)]


def _said_of(core: Core) -> frozenset[str]:
    if core.titles is None:
        said = {_IN_FULL.get(plain(word), plain(word)) for word in words(core.about)}
        for form in core.forms:
            said |= titles_of(form.name)
        core.titles = frozenset(said)
    return core.titles


def outranked(name: Name, others: Iterable[Name]) -> tuple[str, str] | None:
    """Return the low rank of the name, and the far higher one under which the others are known, or None.

    `Major Eisenhower` is not whom `President Eisenhower` means, unless somebody there is called Major too.
    """
    mine = titles_of(name)
    low = next((rank for rank in _LOW if rank in mine), "")
    if not low or not mine.isdisjoint(_HIGH):
        return None
    theirs = [titles_of(other) for other in others if other.key != name.key]
    high = next((rank for rank in _HIGH if any(rank in titles for titles in theirs)), "")
    return (low, high) if high and not any(low in titles for titles in theirs) else None
