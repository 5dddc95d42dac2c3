"""The shelves of the archives one works with, at the desk: repository, fond, box, folder, one level after the other."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.models import Holding
from archive.text.shelfmark import pattern, taken_apart

# Where a document lies within the last thing one orders.
_WITHIN: Final = frozenset({"leaf", "page"})
LEVELS: Final[dict[str, str | Promise]] = {
    "fond": _("fond"), "inventory": _("inventory"), "file": _("file"), "record group": _("record group"),
    "series": _("series"), "box": _("box"), "folder": _("folder"), "item": _("item"), "volume": _("volume"),
}  # fmt: skip
_NUMBER: Final = re.compile(r"(\d+)")


def on_shelf(repositories: Sequence[str], path: Sequence[str]) -> Any:
    """What selects the documents that lie there: `path` is what `below` gives, in order."""
    holdings = Holding.objects.filter(document=OuterRef("pk"))
    if repositories:
        holdings = holdings.filter(repository__slug__in=repositories)
    for level, value in map(parted, path):
        holdings = holdings.filter(Q(reference=value) if not level else Q(reference__iregex=pattern(level, value)))
    return Exists(holdings)


def below(repositories: Sequence[str], path: Sequence[str], documents: Any) -> Iterator[tuple[str, str, int]]:
    """The next shelves under this path: each as it stands in addresses, in words, and how many of these documents lie
    there, in the order of the numbers."""
    rows = Holding.objects.filter(document__in=documents, repository__slug__in=repositories).exclude(reference="")
    there: dict[tuple[str, str], set[int]] = defaultdict(set)
    for document, reference in rows.order_by().values_list("document", "reference"):
        parts = [part for part in taken_apart(reference).parts if part[0] not in _WITHIN] or [("", reference)]
        rest = parts[len(path) :]
        if rest and [joined(*part).casefold() for part in parts[: len(path)]] == [one.casefold() for one in path]:
            there[rest[0]].add(document)
    for level, value in sorted(there, key=lambda one: (one[0] == "", _natural(one[1]))):
        yield joined(level, value), said(level, value), len(there[level, value])


def joined(level: str, value: str) -> str:
    """A shelf as it stands in addresses."""
    return f"{level}:{value}"


def parted(shelf: str) -> tuple[str, str]:
    """The level of a shelf and its value; no level where none of ours is named."""
    level, sign, value = shelf.partition(":")
    return (level, value) if sign and (not level or level in LEVELS) else ("", shelf)


def said(level: str, value: str) -> str:
    """In words: “fond 558”."""
    return f"{LEVELS[level]} {value}" if level in LEVELS else value


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Numbers by what they count: file 9 before file 10."""
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in _NUMBER.split(text) if piece]
