"""Where a person is named in published documents: one row for each name, role and document, in date order."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from django.db.models import Aggregate, TextField
from numpy.typing import NDArray

from archive.documents.models import Credit
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import Role
from archive.people.models import Alias, Person
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.current import current
from archive.search.catalogue.loading import NEVER_BEGUN, NEVER_ENDED

ROLES: Final = tuple(Role)
_ROLES: Final = {role.value: at for at, role in enumerate(ROLES)}
_WIDTH: Final = 16  # more than there are roles


@dataclass(frozen=True, slots=True)
class Table:
    """One row for each credit of a person in a published document, in date order; the undated come last.

    `aliases` and `documents` are keys, `roles` indices into `ROLES`, `nth` the place of the document among
    the person's. `dated` is the number of dated rows; `earliest` and `latest` are their days as ordinals, an open end
    taking the value of the known one; `begun` and `ended` are the years by which the list finds a document, 0 and
    10,000 for an open end.
    """

    aliases: NDArray[np.int64]
    roles: NDArray[np.int64]
    documents: NDArray[np.int64]
    nth: NDArray[np.int64]
    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    begun: NDArray[np.int16]
    ended: NDArray[np.int16]
    dated: int


@dataclass(frozen=True, slots=True)
class Uses:
    """Some rows of a table, in its order. A person may have a hundred thousand, and a page looks at them many times."""

    table: Table
    rows: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.rows)

    def only(self, kept: NDArray[np.bool_]) -> "Uses":
        """Return the rows of this mask."""
        return Uses(self.table, self.rows[kept])

    def in_roles(self, *roles: Role) -> "Uses":
        """Return the rows of these roles."""
        wanted = np.zeros(_WIDTH, np.bool_)  # its last stands for what is no role: -1
        wanted[[ROLES.index(role) for role in roles]] = True
        return self.only(wanted.take(self.roles))

    def once(self) -> "Uses":
        """Return the first row of each document."""
        return self.only(np.diff(self.nth, prepend=-1) != 0)

    def dated(self) -> "Uses":
        """Return the rows of dated documents."""
        return Uses(self.table, self.rows[: np.searchsorted(self.rows, self.table.dated)])

    def beside(self, *others: "Uses") -> "Uses":
        """Return the rows of documents that none of the others has."""
        theirs = np.zeros(int(self.table.nth[-1]) + 1 if len(self.table.nth) else 0, np.bool_)
        for other in others:
            theirs[other.nth] = True
        return self.only(~theirs.take(self.nth))

    @property
    def aliases(self) -> NDArray[np.int64]:
        return self.table.aliases.take(self.rows)

    @property
    def roles(self) -> NDArray[np.int64]:
        return self.table.roles.take(self.rows)

    @property
    def documents(self) -> NDArray[np.int64]:
        return self.table.documents.take(self.rows)

    @property
    def nth(self) -> NDArray[np.int64]:
        return self.table.nth.take(self.rows)

    @property
    def earliest(self) -> NDArray[np.int32]:
        return self.table.earliest.take(self.rows)

    @property
    def latest(self) -> NDArray[np.int32]:
        return self.table.latest.take(self.rows)

    @property
    def begun(self) -> NDArray[np.int16]:
        return self.table.begun.take(self.rows)

    @property
    def ended(self) -> NDArray[np.int16]:
        return self.table.ended.take(self.rows)


def uses_of(person: Person) -> Uses:
    """Return the uses of a standing person and of those merged into them, under any name.

    Names come from the database, documents from the catalogue: a hundred thousand credits take 0.1 s.
    """
    rows = _gathered([person.root_pk])
    listed = [np.fromstring(documents, np.int64, sep=",") for _alias, _role, documents in rows]
    names = [alias * _WIDTH + _ROLES.get(role, -1) + 1 for alias, role, _documents in rows]
    each = np.repeat(np.array(names, np.int64), [len(documents) for documents in listed])
    return _with_documents(current(), each, np.concatenate([np.zeros(0, np.int64), *listed]))


class _Listed(Aggregate):
    """The values of all rows as one text, separated by commas: rows of their own took four times as long."""

    output_field = TextField()

    def as_sqlite(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="GROUP_CONCAT", **more)

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        joined = "%(function)s((%(expressions)s)::text, ',')"
        return self.as_sql(compiler, connection, function="STRING_AGG", template=joined, **more)


# Names in a subquery: joined, SQLite would sort the credits instead of reading them in the order of their index.
_gathered: Final = Prepared(
    lambda roots: (
        Credit.objects.filter(alias__in=Alias.objects.filter(person__identity__in=roots).order_by().values("pk"))
        .order_by()
        .values("alias_id", "role")
        .annotate(documents=_Listed("document_id"))
        .values_list("alias_id", "role", "documents")
    )
)


def _with_documents(catalogue: Catalogue, names: NDArray[np.int64], documents: NDArray[np.int64]) -> Uses:
    slots = catalogue.slot_of_each(documents)
    published = np.flatnonzero(slots >= 0)
    order = published[np.argsort(slots.take(published) * (names.max(initial=0) + 1) + names.take(published))]
    slots, names, documents = slots.take(order), names.take(order), documents.take(order)
    earliest, latest = catalogue.earliest.take(slots), catalogue.latest.take(slots)
    table = Table(
        names // _WIDTH,
        names % _WIDTH - 1,
        documents,
        np.cumsum(np.diff(slots, prepend=-1) != 0) - 1,
        np.where(earliest == NEVER_BEGUN, latest, earliest),
        np.where(latest == NEVER_ENDED, earliest, latest),
        catalogue.begun.take(slots),
        catalogue.ended.take(slots),
        int(np.searchsorted(slots, catalogue.dated)),
    )
    return Uses(table, np.arange(len(slots)))
