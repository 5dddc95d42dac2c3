"""Titles whose names stand as in a register: `Acheson, Dean, to Jessup, Philip C.`, `Kennan, George F. Letter to …`.

Read so only where what follows each comma is a given name that is known, or initials: `Molotov, Mikoyan, to Stalin` are
three people.
"""

import re
from collections.abc import Callable
from typing import Final

from archive.names.givens import rows_of
from archive.names.titles.reading import NameInTitle, TitleReading

_FAMILY: Final = r"(?:(?:[Vv]an|[Vv]on|[Dd]e|[Dd]u|[Ll]a) )*[^\W\d_a-zа-я][\w’'-]+"
_GIVEN: Final = r"[^\W\d_a-zа-я][\w-]*\.?(?: [^\W\d_a-zа-я]\.?)*(?: ?(?:[^\W\d_]\.)+)?"
_NAME: Final = rf"{_FAMILY}, {_GIVEN}"
_TO: Final = re.compile(rf"(?P<author>{_NAME}),? to (?P<recipient>{_NAME})(?=$|[,;(])")
_BY: Final = re.compile(rf"(?P<author>{_NAME})(?<=\.) (?P<rest>[^\W\d_a-z][\w ]+ to .+)")
Read = Callable[[str], TitleReading]


def read_inverted(title: str, read: Read) -> TitleReading | None:
    """Return the reading of a title with names in a register's order, or None; `read` reads what is not so."""
    if (both := _TO.match(title)) and all(map(_is_one, both.groups())):
        return TitleReading(names=(_named(both, "author", "author"), _named(both, "recipient", "recipient")))
    by = _BY.match(title)
    if not by or not _is_one(by["author"]):
        return None
    rest, start = read(by["rest"]), by.start("rest")
    if not rest.type or rest.named("author"):
        return None
    names = tuple(_moved(name, start) for name in rest.names)
    return TitleReading(rest.type, rest.number, (_named(by, "author", "author"), *names), rest.places)


def _is_one(name: str) -> bool:
    """Return whether both halves are one person's: the second begins with a known given name, or is an initial."""
    first = name.split(", ", 1)[1].split(maxsplit=1)[0]
    return first.endswith(".") or bool(rows_of(first))


def _named(found: "re.Match[str]", group: str, role: str) -> NameInTitle:
    return NameInTitle(found[group], role, start=found.start(group), end=found.end(group))


def _moved(name: NameInTitle, by: int) -> NameInTitle:
    return NameInTitle(
        name.form, name.role, name.supplied, name.certainty, name.kind, name.honorific, name.nickname, name.anonymous,
        name.start + by, name.end + by,
    )  # fmt: skip
