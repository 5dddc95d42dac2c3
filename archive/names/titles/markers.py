"""Markers: the small words that announce the role of the next name."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from archive.names.titles.phrases import bare, has_head, is_official_word, kind_of
from archive.names.titles.tokens import Token
from archive.names.titles.vocabulary import (
    BODIES,
    COMPLEMENTS,
    COUNTRIES,
    NOBLES,
    OFFICES,
    POSTS,
    QUALIFIERS,
    SENT_FROM,
    SENT_TO,
    listed,
)

# The meaning of `of`, `for`, `with` and `in` depends on the words before: `roles` resolves them.
_MARKERS = {
    ("from",): "author",
    ("by",): "author",
    ("written", "by"): "author",
    ("proposed", "by"): "author",
    ("headed", "by"): "participant",
    ("led", "by"): "participant",
    ("chaired", "by"): "participant",
    ("attended", "by"): "participant",
    ("accompanied", "by"): "participant",
    ("distributed", "to"): "recipient",
    ("transmitted", "through"): "via",
    ("transmitted", "by"): "via",
    ("transmitted", "via"): "via",
    ("delivered", "by"): "via",
    ("conveyed", "by"): "via",
    ("passed", "by"): "via",
    ("prepared", "by"): "author",
    ("prepared", "in"): "author",
    ("drafted", "by"): "author",
    ("compiled", "by"): "author",
    ("sent", "by"): "author",
    ("attributed", "to"): "author",
    ("signed", "by"): "signatory",
    ("translated", "by"): "translator",
    ("edited", "by"): "mentioned",
    ("annotated", "by"): "mentioned",
    ("talking", "to"): "participant",
    ("talking", "with"): "participant",
    ("to",): "recipient",
    ("addressed", "to"): "recipient",
    ("sent", "to"): "recipient",
    ("received", "by"): "recipient",
    ("for", "transmission", "to"): "recipient",
    ("for", "delivery", "to"): "recipient",
    ("for", "forwarding", "to"): "recipient",
    ("prepared", "for"): "recipient",
    ("via",): "via",
    ("through",): "via",
    ("by", "way", "of"): "via",
    ("on", "behalf", "of"): "on_behalf_of",
    ("in", "the", "name", "of"): "on_behalf_of",
    ("between",): "participant",
    ("among",): "participant",
    ("for",): "for",
    ("of",): "of",
    ("with",): "with",
} | {
    (word,): "aside" for word in ("in", "dated")
} | {
    (word,): "event" for word in ("at", "during", "after", "before", "following")
} | {
    (word,): "subject"
    for word in listed(
        "on regarding concerning about re containing enclosing requesting against towards toward relating as upon "
        "into since whether that which reviewing describing discussing reporting asking informing approving "
        "marked titled entitled confirming instructing recommending proposing summarizing announcing "
        "participating representing attending visiting"
    )
}  # fmt: skip
_MARKERS |= {
    (verb, small): role
    for verb in ("presented", "submitted", "provided", "given", "handed", "issued", "dictated")
    for small, role in (("to", "recipient"), ("by", "author"))
}
_LONGEST = max(map(len, _MARKERS))
CONVEYING = frozenset(("transmitting", "conveying", "forwarding", "relaying", "passing"))


@dataclass(frozen=True)
class Marker:
    """The role a marker announces, and its number of words."""

    role: str
    length: int


def marker_at(row: Sequence[Token], at: int) -> Marker | None:
    """Return the longest marker at this index, or None; there is none in a quotation, bracket or sign."""
    for length in range(_LONGEST, 0, -1):
        role = _MARKERS.get(tuple(word.key for word in row[at : at + length]))
        if role and all(word.kind == "word" for word in row[at : at + length]):
            return Marker(role, length)
    return None


def belongs(name: Sequence[Token], row: Sequence[Token], at: int, role: str) -> bool:
    """Return whether the small word here is part of the name before it: `Ministry of Trade`, `Ambassador in France`."""
    if not name or at + 1 >= len(row) or row[at + 1].kind == "number":
        return False
    return _BINDING.get(row[at].key, _never)(name, name[-1].key, row, at, role)


def _never(*_: object) -> bool:
    return False


def _of(name: Sequence[Token], last: str, *_: object) -> bool:
    if last in NOBLES:
        return True
    return last in OFFICES | BODIES | QUALIFIERS | COMPLEMENTS | COUNTRIES and kind_of(bare(name)) != "person"


def _in(name: Sequence[Token], last: str, row: Sequence[Token], at: int, *_: object) -> bool:
    if row[at + 1].key in {"chief", "charge"}:
        return True
    return has_head(name) and name[-1].kind == "word" and any(word.key in POSTS for word in name)


def _on(name: Sequence[Token], last: str, *_: object) -> bool:
    return last in {"committee", "commission", "subcommittee", "council", "representative", "member"}


def _for(name: Sequence[Token], last: str, row: Sequence[Token], at: int, *_: object) -> bool:
    if not has_head(name) or name[-1].kind != "word":
        return False
    following = row[at + 1 : at + 14]
    end = next((number for number, word in enumerate(following) if _ends(following, number, word)), len(following))
    bracketed = end < len(following) and following[end].kind == "group"
    return bracketed or any(word.key in COMPLEMENTS for word in following[:end])


def _ends(row: Sequence[Token], at: int, word: Token) -> bool:
    if word.kind in {"group", "number", "quote"}:
        return True
    marker = marker_at(row, at)
    return marker is not None and marker.role not in {"of", "aside"}


def _to(name: Sequence[Token], last: str, row: Sequence[Token], at: int, role: str) -> bool:
    if last not in SENT_TO:
        return False
    return role in {"recipient", "participant"} or any(word.key == "to" for word in row[at + 1 :]) or _posted(row, at)


def _from(name: Sequence[Token], last: str, row: Sequence[Token], at: int, role: str) -> bool:
    if role == "participant" and last in OFFICES:
        return True
    return role in {"author", "participant", "mentioned"} and last in SENT_FROM


def _posted(row: Sequence[Token], at: int) -> bool:
    """Return whether a country precedes the name of the one posted there: `Ambassador to the DPRK A. M. Puzanov`."""
    rest = bare(row[at + 1 : at + 8])
    after = next((number for number, word in enumerate(rest) if word.key not in COUNTRIES and word.key != "of"), 0)
    return after > 0 and rest[after].capital and not is_official_word(rest[after]) and not marker_at(rest, after)


_BINDING: dict[str, Callable[..., bool]] = {
    "of": _of,
    "in": _in,
    "at": _in,
    "on": _on,
    "for": _for,
    "to": _to,
    "from": _from,
}
