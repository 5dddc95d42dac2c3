"""The uses of a person's names: in which documents, and over which period."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.dates import ImpreciseDate
from archive.documents.models import Document
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import PERSON_ROLES
from archive.search.engine import CREDITED, Uses
from archive.web.lines import tag

MOST_ROWS: Final = 6


@dataclass(frozen=True, slots=True)
class Titled:
    """A published document as the page of a person prints it."""

    pk: int
    public_id: str
    title: str
    title_language: str
    date: ImpreciseDate | None


def titled(pks: Iterable[int]) -> dict[int, Titled]:
    """Return the published ones of these documents."""
    return {
        pk: Titled(pk, public_id, title, language, ImpreciseDate.from_edtf(date) if date else None)
        for pk, public_id, title, language, date in _titled(sorted(pks))
    }


_titled: Final = Prepared(
    lambda pks: (
        Document.objects.published()
        .filter(pk__in=pks)
        .order_by()
        .values_list("pk", "public_id", "title", "title_language", "date")
    )
)


@dataclass(frozen=True)
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

    @cached_property
    def ends(self) -> tuple[int, int]:
        """The keys of the first and the last dated document; 0 if none is dated."""
        dated = self.uses.dated()
        if not len(dated):
            return 0, 0
        earliest, latest, documents = dated.earliest, dated.latest, dated.documents
        last = np.flatnonzero(latest == latest.max())
        last = last[earliest[last] == earliest[last].max()]
        return int(documents[0]), int(documents[last[-1]])

    def page(self, start: int, rows: int) -> list[int]:
        """Return the keys of a slice of the documents."""
        found: list[int] = self.uses.table.documents.take(self.uses.rows[start : start + rows]).tolist()
        return found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same with its documents loaded for display."""

    heading: str
    language: str
    total: int
    first: Titled | None
    last: Titled | None
    documents: tuple[Titled, ...]

    @property
    def more(self) -> int:
        return self.total - len(self.documents)


def by_name(uses: Uses, forms: Mapping[int, str]) -> list[Under]:
    """Return the documents by name as written, most used first; aliases with the same form are one name."""
    written, keys = sorted(set(forms.values())), np.array([-1, *sorted(forms)], np.int64)
    places = np.searchsorted(keys, uses.aliases).clip(max=len(keys) - 1)
    known = keys.take(places) == uses.aliases  # a document may have been withdrawn since
    codes = np.array([-1, *(written.index(forms[key]) for key in keys[1:].tolist())], np.int64)
    return _grouped(uses.only(known), codes.take(places[known]), written.__getitem__)


def by_role(uses: Uses) -> list[Under]:
    """Return the documents by role, most frequent first."""
    return _grouped(uses, uses.roles, lambda role: CREDITED[role].value)


def whole(uses: Uses) -> Under:
    """Return all documents of the person's list; for someone named only as a translator, the translations."""
    named = uses.in_roles(*PERSON_ROLES)
    return Under("", (named if len(named) else uses).once())


def shelf(under: Under, documents: Mapping[int, Titled], rows: int = MOST_ROWS) -> Shelf:
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
