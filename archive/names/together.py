"""Several people with their offices in one string: `Secretary of State Dean Rusk and Ambassador Thompson`."""

import re
from typing import Final

from archive.names.honorifics import BEFORE_A_NAME
from archive.names.parts import parsed
from archive.names.tables import entries

_AND: Final = re.compile(r",?\s(?:and|&|и)\s|;\s")
_COMMA: Final = re.compile(r",\s")
# After a comma an office mostly is that of the one before it (“Mr. Murphy, Deputy Undersecretary”); these begin a name.
_BEGINS: Final = frozenset(
    entries("mr mrs miss ms dr prof professor ambassador senator president господин тов товарищ посол")
)
_NO_NAME: Final = frozenset(entries("designate elect emeritus general counsel plenipotentiary extraordinary"))
_MOST: Final = 12
_LONGEST: Final = 300


def people_together(text: str) -> tuple[str, ...]:
    """Return the people named together, each with their office as written, or nothing where that is not certain.

    Each has to be an office or title followed by a name. `Ball, Under Secretary of State` is one man with his office,
    and in `The President, Mr. Cutler` the one without a name is nobody's: nothing is returned, rather than a guess.
    """
    if len(text) > _LONGEST:
        return ()
    pieces: list[str] = []
    for joined in _AND.split(text):
        first, *others = (piece.strip() for piece in _COMMA.split(joined))
        if any(_first_word(piece) not in _BEGINS for piece in others):
            return ()
        pieces += [first, *others]
    if not 1 < len(pieces) <= _MOST or len(set(pieces)) < len(pieces):
        return ()
    return tuple(pieces) if all(map(_is_titled, pieces)) else ()


def _first_word(piece: str) -> str:
    return piece.partition(" ")[0].casefold().strip(".")


def _is_titled(piece: str) -> bool:
    """Return whether it is an office or title and then a name."""
    name = parsed(piece)
    if name.kind != "person" or not name.words or not name.honorifics or piece.startswith(name.words[0].text):
        return False
    last = name.words[-1].text
    is_a_name = last[:1].isupper() and not last.isupper() and last.casefold().strip(".") not in BEFORE_A_NAME | _NO_NAME
    return is_a_name and piece.endswith(last)
