"""Names whose order is plain before any word of them is looked up."""

import re
from typing import Final, NamedTuple

from archive.names.honorifics import is_before_a_name
from archive.names.sorting import sort_form

_GIVEN_FIRST: Final = re.compile(
    r"(?P<given>[^\W\d_]{2,})(?: [^\W\d_]\.)+ (?:(?:[VvDd][aeo]n?|[Vv]on) )?[^\W\d_][\w’'-]+"
)
_PEER: Final = re.compile(
    r"(?P<title>[^\W\d_][\w’' -]+, (?:Lord|Lady|Sir|Earl|Viscount|Baron|Duke|Count|Prince|Marquess)(?: of)?)"
    r" \((?P<name>[^()]+)\)"
)


class Plain(NamedTuple):
    """A name's heading in a register, and what is printed beside it."""

    heading: str
    beside: str = ""


def plain_heading(form: str) -> Plain | None:
    """Return the heading where an initial or a title tells the order, else None.

    A word alone behind an initial is the family name, also where it is a title elsewhere: `Bishop, Max W.`, `Van Fleet,
    James A.` A peer is filed by the title, with the name beside it: `Home, Lord` (Alexander Frederick Douglas).
    """
    if peer := _PEER.fullmatch(form):
        return Plain(peer["title"], peer["name"])
    found = _GIVEN_FIRST.fullmatch(form)
    turned = sort_form(form) if found and not is_before_a_name(found["given"], after=False) else ""
    return Plain(turned) if "," in turned else None
