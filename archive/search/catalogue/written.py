"""The documents in which somebody is named in a given way.

Read from the records by the keys of names, since the columns know people and not how each document writes them; cached
for a version of the catalogue.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from django.db import connection
from django.db.models import Q, QuerySet
from numpy.typing import NDArray

from archive.documents.models import Credit
from archive.documents.publicity import public_names
from archive.documents.vocabulary import Certainty
from archive.people.models import Alias
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.loading import ROLES
from archive.search.models import WaitingName
from archive.search.query import Facet

Documents = NDArray[np.int64]
_NOBODY = -1  # the cached marker for "bears none of these names"
_MOST_KEPT, _MOST_CHANGED = 200, 100


@dataclass(frozen=True, slots=True)
class Read:
    """Documents as they were read, and those changed since."""

    documents: Documents
    changed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Written:
    """Credits in the roles of a facet under one of these folded names; with `certain` only certain ones."""

    facet: Facet
    names: tuple[str, ...]
    certain: bool = False

    def documents(self, catalogue: Catalogue) -> Documents:
        """Return the published documents that write one of the names, whosever it is there."""
        return self._kept(catalogue, 0)

    def documents_of(self, catalogue: Catalogue, key: int) -> Documents | None:
        """Return those that so name an identity (by key) or an unidentified name (by negative number).

        None where it bears none of the names in public, so that nothing is required of it.
        """
        found = self._kept(catalogue, key)
        return None if _is_nobody(found) else found

    def _kept(self, catalogue: Catalogue, key: int) -> Documents:
        known: dict[tuple[Written, int], Read] = catalogue.memo.setdefault("written", {})
        read = known.get((self, key))
        if read is None:
            read = Read(self._read(key))
        elif read.changed and (_is_nobody(read.documents) or (key > 0 and self._bearer(key) is None)):
            read = Read(self._read(key))  # these may have changed whether the name is known in public
        elif read.changed:
            still = read.documents[~np.isin(read.documents, list(read.changed))]
            read = Read(np.concatenate([still, self._read(key, read.changed)]))
        if len(known) >= _MOST_KEPT:
            known.clear()
        known[self, key] = read
        return read.documents

    def _read(self, key: int, among: Collection[int] = ()) -> Documents:
        """Return the documents, published or not, all or those among some."""
        bearers = Q() if key == 0 else self._bearer(key)
        if bearers is None:
            return np.array([_NOBODY], np.int64)
        aliases = list(Alias.objects.filter(bearers, key__in=self.names).order_by().values_list("pk", flat=True))
        if not aliases:
            return np.array([], np.int64)
        rows = Credit.objects.filter(alias__in=aliases, role__in=ROLES[self.facet])
        if self.certain:
            rows = rows.filter(certainty=Certainty.CERTAIN)
        if among:
            rows = rows.filter(document__in=among)
        return _column_of(rows.order_by().values_list("document_id"))

    def _bearer(self, key: int) -> Q | None:
        """Return the filter for aliases of this identity or unidentified name; None where it has none of the names."""
        if key < 0:
            waits = WaitingName.objects.filter(pk=-key, key__in=self.names).exists()
            return Q(person=None, key__in=WaitingName.objects.filter(pk=-key).values("key")) if waits else None
        borne = public_names(Alias.objects.filter(person__identity=key, key__in=self.names))
        return Q(person__identity=key) if borne.order_by().exists() else None


def still_written(memo: Mapping[str, Any], changed: Collection[int]) -> dict[tuple[Written, int], Read]:
    """Return the cache of the version before, once these documents changed; who bears which name is unchanged."""
    known: dict[tuple[Written, int], Read] = memo.get("written", {})
    every = ((wanted, Read(read.documents, read.changed | set(changed))) for wanted, read in known.items())
    return {wanted: read for wanted, read in every if len(read.changed) <= _MOST_CHANGED}


def _is_nobody(documents: Documents) -> bool:
    return len(documents) == 1 and int(documents[0]) == _NOBODY


def _column_of(rows: QuerySet[Any, Any]) -> Documents:
    sql, parameters = rows.query.sql_with_params()
    # Straight from the cursor: the ORM takes three times as long for so many rows.
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return np.fromiter(chain.from_iterable(cursor.fetchall()), np.int64)


def bearers_written(name: str) -> tuple[int, ...]:
    """Return the identities (by key) that published documents name so, unless the name waits in one of them."""
    credits: Any = Credit.objects.of_published().filter(alias__key=name).order_by()
    people = set(credits.values_list("alias__person__identity_id", flat=True).distinct())
    return () if None in people else tuple(sorted(people))
