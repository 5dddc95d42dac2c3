"""Where a person is named in published documents: one row for each name, role and document, in date order."""

from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db.models import Case, IntegerField, Value, When
from numpy.typing import NDArray

from archive.documents.models import Credit
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import Role
from archive.people.models import Person
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.current import current
from archive.search.catalogue.loading import NEVER_BEGUN, NEVER_ENDED

ROLES: Final = tuple(Role)
_ROLE: Final = Case(
    *(When(role=role, then=Value(at)) for at, role in enumerate(ROLES)), default=-1, output_field=IntegerField()
)


@dataclass(frozen=True, slots=True)
class Uses:
    """One row for each credit of a person in a published document; the undated come last.

    `aliases` and `documents` are keys, `roles` indices into `ROLES`, days ordinals; `begun` and `ended` are the years
    by which the list finds a document, 0 and 10,000 for an open end.
    """

    aliases: NDArray[np.int64]
    roles: NDArray[np.int64]
    documents: NDArray[np.int64]
    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    begun: NDArray[np.int16]
    ended: NDArray[np.int16]

    def __len__(self) -> int:
        return len(self.documents)

    def only(self, kept: NDArray[Any]) -> "Uses":
        """Return some rows: by mask, or by index."""
        return Uses(*(getattr(self, name)[kept] for name in self.__slots__))

    def in_roles(self, *roles: Role) -> "Uses":
        """Return the rows of these roles."""
        return self.only(np.isin(self.roles, [ROLES.index(role) for role in roles]))

    def once(self) -> "Uses":
        """Return the first row of each document."""
        return self.only(np.diff(self.documents, prepend=-1) != 0)

    def dated(self) -> "Uses":
        """Return the rows of dated documents; an open end takes the value of the known one."""
        some = self.only(self.earliest <= self.latest)
        first = np.where(some.earliest == NEVER_BEGUN, some.latest, some.earliest)
        last = np.where(some.latest == NEVER_ENDED, some.earliest, some.latest)
        return replace(some, earliest=first, latest=last)


def uses_of(person: Person) -> Uses:
    """Return the uses of a standing person and of those merged into them, under any name.

    Names come from the database, documents from the catalogue: a hundred thousand credits take 0.1 s.
    """
    rows = _rows([person.root_pk])
    table = np.fromiter(chain.from_iterable(rows), np.int64, 3 * len(rows)).reshape(-1, 3)
    return _with_documents(current(), table)


_rows: Final = Prepared(
    lambda roots: (
        Credit.objects.filter(alias__person__identity__in=roots)
        .order_by()
        .values_list("alias_id", _ROLE, "document_id")
    )
)


def _with_documents(catalogue: Catalogue, table: NDArray[np.int64]) -> Uses:
    asked = np.sort(table[:, 2])  # np.unique takes four times as long
    slots = catalogue.slots_of(asked)
    known = catalogue.ids[slots]
    if not len(known):
        table, places = table[:0], np.zeros(0, np.intp)
    else:
        places = np.searchsorted(known, table[:, 2]).clip(max=len(known) - 1)
        published = known[places] == table[:, 2]
        table, places = table[published], slots[places[published]]
    order = np.lexsort((table[:, 0], places))
    table, places = table[order], places[order]
    days = catalogue.earliest.take(places), catalogue.latest.take(places)
    return Uses(
        table[:, 0], table[:, 1], table[:, 2], *days, catalogue.begun.take(places), catalogue.ended.take(places)
    )
