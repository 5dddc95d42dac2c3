"""The holdings of a repository as a tree of shelfmarks, from fonds down to documents."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.documents.models import Holding, Repository
from archive.documents.vocabulary import State
from archive.text.shelfmark import taken_apart

MOST: Final = 2_000  # holdings; larger repositories only link to the list of documents
# The position of a document within the smallest unit that can be ordered.
_WITHIN: Final = frozenset({"leaf", "page"})
_LEVELS: Final[Mapping[str, Promise]] = {
    "fond": _("fond"), "inventory": _("inventory"), "file": _("file"), "record group": _("record group"),
    "series": _("series"), "box": _("box"), "folder": _("folder"), "item": _("item"), "volume": _("volume"),
}  # fmt: skip
_NUMBER: Final = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A document in the tree."""

    public_id: str
    title: str
    reference: str


@dataclass(slots=True)
class Shelf:
    """A node of the tree (fond, inventory, file, …): its label, its children, and the number of documents below."""

    level: str
    value: str
    below: list["Shelf"] = field(default_factory=list)
    documents: list[Shelved] = field(default_factory=list)
    count: int = 0

    @property
    def label(self) -> str:
        """The label for readers: “fond 558”."""
        return f"{_LEVELS[self.level]} {self.value}" if self.level in _LEVELS else self.value


def shelves(repository: Repository) -> list[Shelf]:
    """Return the tree of this repository's public holdings in numeric order; empty if too large or without
    shelfmarks."""
    public = Holding.objects.filter(repository=repository, document__state=State.PUBLISHED).exclude(reference="")
    rows = list(public.values_list("reference", "document__public_id", "document__title")[: MOST + 1])
    return [] if len(rows) > MOST else shelved(Shelved(id_, title, reference) for reference, id_, title in rows)


def shelved(documents: Iterable[Shelved]) -> list[Shelf]:
    """Return these documents as a tree of their shelfmarks."""
    root = Shelf("", "")
    for document in sorted(documents, key=lambda one: _natural(one.reference)):
        _put(root, document)
    _sort(root)
    return root.below


def _put(root: Shelf, document: Shelved) -> None:
    parts = [part for part in taken_apart(document.reference).parts if part[0] not in _WITHIN]
    shelf = root
    for level, value in parts or [("", document.reference)]:
        shelf = _below(shelf, level, value)
        shelf.count += 1
    shelf.documents.append(document)


def _below(shelf: Shelf, level: str, value: str) -> Shelf:
    found = next((one for one in shelf.below if (one.level, one.value) == (level, value)), None)
    if found is None:
        found = Shelf(level, value)
        shelf.below.append(found)
    return found


def _sort(shelf: Shelf) -> None:
    shelf.below.sort(key=lambda one: (one.level == "", _natural(one.value)))
    for one in shelf.below:
        _sort(one)


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Return a natural sort key: file 9 before file 10."""
    return [(0, int(piece), "") if piece.isdecimal() else (1, 0, piece) for piece in _NUMBER.split(text) if piece]
