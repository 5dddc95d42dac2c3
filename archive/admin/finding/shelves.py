"""Holdings in the admin's list, one level at a time: repository, fond, box, folder."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.models import Holding
from archive.text.shelfmark import pattern, taken_apart

# The position of a document within the smallest unit that can be ordered.
_WITHIN: Final = frozenset({"leaf", "page"})
LEVELS: Final[dict[str, str | Promise]] = {
    "fond": _("fond"), "inventory": _("inventory"), "file": _("file"), "record group": _("record group"),
    "series": _("series"), "box": _("box"), "folder": _("folder"), "item": _("item"), "volume": _("volume"),
}  # fmt: skip
_NUMBER: Final = re.compile(r"(\d+)")


def on_shelf(repositories: Sequence[str], path: Sequence[str]) -> Any:
    """Return a condition for documents on this shelf; `path` is a path of values from `below`."""
    holdings = Holding.objects.filter(document=OuterRef("pk"))
    if repositories:
        holdings = holdings.filter(repository__slug__in=repositories)
    for level, value in map(parted, path):
        holdings = holdings.filter(Q(reference=value) if not level else Q(reference__iregex=pattern(level, value)))
    return Exists(holdings)


def below(repositories: Sequence[str], path: Sequence[str], documents: Any) -> Iterator[tuple[str, str, int]]:
    """Yield the next level under this path: parameter value, label, and the number of these documents, in numeric
    order."""
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
    """Return the parameter value of a shelf."""
    return f"{level}:{value}"


def parted(shelf: str) -> tuple[str, str]:
    """Return level and value of a shelf; the level is "" if unknown."""
    level, sign, value = shelf.partition(":")
    return (level, value) if sign and (not level or level in LEVELS) else ("", shelf)


def said(level: str, value: str) -> str:
    """Return the label: “fond 558”."""
    return f"{LEVELS[level]} {value}" if level in LEVELS else value


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a natural sort key: file 9 before file 10."""
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in _NUMBER.split(text) if piece]
