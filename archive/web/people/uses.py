"""The uses of a person's names: in which documents, and over which period."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.documents.models import Document
from archive.documents.vocabulary import PERSON_ROLES
from archive.search.engine import CREDITED, Uses
from archive.web.lines import tag

MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Under:
    """The documents under one name, or in one role, without duplicates, in date order with the undated last."""

    heading: str
    uses: Uses

    @property
    def total(self) -> int:
        return len(self.uses)

    @property
    def middles(self) -> NDArray[np.int64]:
        """The middle day of each dated document."""
        dated = self.uses.dated()
        return (dated.earliest.astype(np.int64) + dated.latest) // 2

    @property
    def ends(self) -> tuple[int, int]:
        """The keys of the first and the last dated document; 0 if none is dated."""
        dated = self.uses.dated()
        if not len(dated):
            return 0, 0
        last = np.lexsort((dated.earliest, dated.latest))[-1]
        return int(dated.documents[0]), int(dated.documents[last])

    def page(self, start: int, rows: int) -> list[int]:
        """Return the keys of a slice of the documents."""
        found: list[int] = self.uses.documents[start : start + rows].tolist()
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same with its documents loaded for display."""

    heading: str
    language: str
    total: int
    first: Document | None
    last: Document | None
    documents: tuple[Document, ...]

    @property
    def more(self) -> int:
        return self.total - len(self.documents)


def by_name(uses: Uses, forms: Mapping[int, str]) -> list[Under]:
    """Return the documents by name as written, most used first; aliases with the same form are one name."""
    written, keys = sorted(set(forms.values())), sorted(forms)
    uses = uses.only(np.isin(uses.aliases, keys))  # a document may have been withdrawn since
    codes = np.array([written.index(forms[key]) for key in keys], np.int64)
    return _grouped(uses, codes[np.searchsorted(keys, uses.aliases)], written.__getitem__)


def by_role(uses: Uses) -> list[Under]:
    """Return the documents by role, most frequent first."""
    return _grouped(uses, uses.roles, lambda role: CREDITED[role].value)


def whole(uses: Uses) -> Under:
    """Return all documents of the person's list; for someone named only as a translator, the translations."""
    named = uses.in_roles(*PERSON_ROLES)
    return Under("", (named if len(named) else uses).once())


def shelf(under: Under, documents: Mapping[int, Document], rows: int = MOST_ROWS) -> Shelf:
    """Return the heading with its first documents; those withdrawn meanwhile are left out."""
    first, last = (documents.get(key) for key in under.ends)
    shown = tuple(documents[key] for key in under.page(0, rows) if key in documents)
    return Shelf(under.heading, tag("", under.heading), under.total, first, last, shown)


def wanted(shelves: Iterable[tuple[Under, int]]) -> set[int]:
    """Return the keys of the documents to load for these shelves."""
    return {key for under, rows in shelves for key in (*under.page(0, rows), *under.ends) if key}


def _grouped(uses: Uses, codes: NDArray[Any], heading: Callable[[int], str]) -> list[Under]:
    found = [
        Under(heading(code), uses.only(codes == code).once()) for code in np.flatnonzero(np.bincount(codes)).tolist()
    ]
    return sorted(found, key=lambda under: (-under.total, under.heading))
