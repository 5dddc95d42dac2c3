"""Where each name of a person is written: in which documents, and from when until when."""

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
    """The documents under one name, or in one role, each once in order of time, the undated last."""

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
        """The keys of the first and the last dated document; 0 where none is dated."""
        dated = self.uses.dated()
        if not len(dated):
            return 0, 0
        last = np.lexsort((dated.earliest, dated.latest))[-1]
        return int(dated.documents[0]), int(dated.documents[last])

    def page(self, start: int, rows: int) -> list[int]:
        """The keys of a stretch of the documents."""
        found: list[int] = self.uses.documents[start : start + rows].tolist()
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same with its documents, as a page prints it."""

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
    """The documents under each name as written, the most used first; two aliases of one form are one name."""
    written, keys = sorted(set(forms.values())), sorted(forms)
    uses = uses.only(np.isin(uses.aliases, keys))  # a document may have been withdrawn a moment ago
    codes = np.array([written.index(forms[key]) for key in keys], np.int64)
    return _grouped(uses, codes[np.searchsorted(keys, uses.aliases)], written.__getitem__)


def by_role(uses: Uses) -> list[Under]:
    """The documents in each role, the fullest first."""
    return _grouped(uses, uses.roles, lambda role: CREDITED[role].value)


def whole(uses: Uses) -> Under:
    """All documents that the list of the person has; where they are named as a translator alone, those."""
    named = uses.in_roles(*PERSON_ROLES)
    return Under("", (named if len(named) else uses).once())


def shelf(under: Under, documents: Mapping[int, Document], rows: int = MOST_ROWS) -> Shelf:
    """The heading with its first documents; one that was withdrawn meanwhile is left out."""
    first, last = (documents.get(key) for key in under.ends)
    shown = tuple(documents[key] for key in under.page(0, rows) if key in documents)
    return Shelf(under.heading, tag("", under.heading), under.total, first, last, shown)


def wanted(shelves: Iterable[tuple[Under, int]]) -> set[int]:
    """The keys of the documents these shelves print, so many rows of each."""
    return {key for under, rows in shelves for key in (*under.page(0, rows), *under.ends) if key}


def _grouped(uses: Uses, codes: NDArray[Any], heading: Callable[[int], str]) -> list[Under]:
    found = [
        Under(heading(code), uses.only(codes == code).once()) for code in np.flatnonzero(np.bincount(codes)).tolist()
    ]
    return sorted(found, key=lambda under: (-under.total, under.heading))
