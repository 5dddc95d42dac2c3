"""Offices written with a name: before it, behind it, or set off by a dash."""

import re
from typing import Final

from archive.names.givens import rows_of
from archive.names.honorifics import BEFORE_A_NAME, is_after_a_name, is_body, is_office, plain
from archive.names.keys import name_key
from archive.names.tables import entries

_DASH: Final = re.compile(r"\s*[—―]\s*|\s+[–-]\s+")
_WORD: Final = re.compile(r"[^\W\d_][^\W\d_.'’]*")
_INNER_COMMA: Final = re.compile(r",(?![^(\[]*[)\]])")
# Qualifiers before an office: Soviet Ambassador, Assistant Secretary, Deputy Under Secretary.
_QUALIFIERS: Final = frozenset(
    entries(
        """
    under assistant permanent special soviet american french us u political private personal parliamentary senior
    junior associate principal executive naval civil high new former then then-
"""
    )
)
_OF_PEOPLES: Final = re.compile(r"^\w{3,}(?:ian|ese|ish|ean)$")
# The fields of offices: Secretary of Defense, Minister of Foreign Trade.
FIELDS: Final = frozenset(
    entries(
        """
    of the for and to state defense defence war navy army treasury interior commerce labor labour agriculture finance
    foreign affairs trade justice health education industry international economic external internal staff security
    planning transport culture naval operations air
"""
    )
)
_SMALL: Final = frozenset({"of", "the", "for", "and", "to"})
_SAYS_OFFICE: Final = frozenset(
    entries(
        """
    director interpreter adviser advisor counselor counsellor officer member spokesman editor correspondent manager
    attache assistant secretary minister ambassador chairman representative delegate desk office department embassy
    division bureau ministry legation mission
"""
    )
)


def without_office(form: str) -> str:
    """Return the name without the office behind it or beside a dash; unchanged where that would leave no name.

    `FE—William J. Sebald`, `Mr. Dean Rusk—Secretary of State`, `Victor Sukhodrev, Interpreter, Ministry of Foreign
    Affairs`; but `Burke, Admiral Arleigh A.` and `Lodge, Henry Cabot, Jr.` stay.
    """
    pieces = [piece for piece in _DASH.split(form) if piece.strip()]
    if len(pieces) == 2:
        names = [piece for piece in pieces if _is_like_a_name(piece)]
        if len(names) == 1:
            form = names[0]
    first, *rest = _INNER_COMMA.split(form)
    if not rest or len(_WORD.findall(first)) < 2 or not _is_like_a_name(first):
        return form
    at = next((number for number, piece in enumerate(rest) if _says_an_office(piece)), len(rest))
    generation = [piece for piece in rest[at:] if is_after_a_name(piece.strip())]
    return ",".join([first, *rest[:at], *generation])


def ends_in_a_name(key: str) -> bool:
    """Return whether a name follows an office with its field.

    `secretary of defense mcnamara`, `secretary of state john foster dulles`, not `… of japan`.
    """
    words = key.split()
    at = next((number for number, word in enumerate(words) if not _is_of_an_office(word)), len(words))
    if 1 < at < len(words) - 1 and words[at - 1] not in _SMALL and rows_of(words[at]):
        return True
    *before, last = words
    return len(before) > 2 and before[-1] in FIELDS - _SMALL and last not in FIELDS and last not in BEFORE_A_NAME


def _is_of_an_office(word: str) -> bool:
    return word in BEFORE_A_NAME or word in FIELDS or word in _QUALIFIERS or bool(_OF_PEOPLES.match(word))


def qualifies(words: list[str], start: int) -> bool:
    """Return whether the word begins a run that ends in an office: Under of Under Secretary, Soviet of its envoy."""
    for word in words[start : start + 4]:
        bare = plain(word)
        if bare in BEFORE_A_NAME:
            return True
        if bare not in _QUALIFIERS and not _OF_PEOPLES.match(bare):
            return False
    return False


def _words(piece: str) -> list[str]:
    return [word for word in _WORD.findall(piece) if plain(word) not in BEFORE_A_NAME]


def _is_like_a_name(piece: str) -> bool:
    key = name_key(piece)
    words = _words(piece)
    if (
        not words
        or is_body(key)
        or is_office(key)
        or key.endswith("white house")
        or any(plain(word) in _SAYS_OFFICE for word in words)
    ):
        return False
    if all(plain(word) in FIELDS or plain(word) in _QUALIFIERS or _OF_PEOPLES.match(plain(word)) for word in words):
        return False
    return any(len(word) > 1 and word[:1].isupper() and not word.isupper() for word in words)


def _says_an_office(piece: str) -> bool:
    key, words = name_key(piece), _WORD.findall(piece)
    if not words or is_after_a_name(piece.strip()):
        return False
    bare = [plain(word) for word in words]
    if is_body(key) or is_office(key) or any(word in _SAYS_OFFICE for word in bare):
        return True
    if all(word in BEFORE_A_NAME or word in FIELDS or word in _QUALIFIERS for word in bare):
        return True
    return len(words) == 1 and words[0].isupper() and 1 < len(words[0]) <= 4
