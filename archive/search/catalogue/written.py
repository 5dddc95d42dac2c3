"""In which documents somebody is named as one asks: read from the records through the keys of names, since the columns
know people and not how each document writes them; kept for a version of the catalogue."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from django.db.models import Q
from numpy.typing import NDArray

from archive.documents.models import Credit
from archive.documents.publicity import public_names
from archive.documents.vocabulary import Certainty
from archive.people.models import Alias
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.loading import ROLES
from archive.search.catalogue.memo import remembered
from archive.search.models import WaitingName
from archive.search.query import Facet

Documents = NDArray[np.int64]
_NOBODY = -1  # stands in memory for "bears none of these names"


@dataclass(frozen=True, slots=True)
class Written:
    """Credits in the roles of a facet under one of these folded names; with `certain` only certain ones."""

    facet: Facet
    names: tuple[str, ...]
    certain: bool = False

    def documents(self, catalogue: Catalogue) -> Documents:
        """The published documents that write one of the names, whosever it is there."""
        return self._kept(catalogue, 0)

    def documents_of(self, catalogue: Catalogue, key: int) -> Documents | None:
        """Those that write so an identity (by its key) or a name that waits (by its number, below zero); None where it
        bears none of the names in public, so that nothing is asked of it."""
        found = self._kept(catalogue, key)
        return None if len(found) and found[0] == _NOBODY else found

    def _kept(self, catalogue: Catalogue, key: int) -> Documents:
        kept: Documents = remembered(catalogue.memo).answer((self, key), lambda: self._read(key))
        return kept

    def _read(self, key: int) -> Documents:
        bearers = Q() if key == 0 else self._bearer(key)
        if bearers is None:
            return np.array([_NOBODY], np.int64)
        aliases = Alias.objects.filter(bearers, key__in=self.names)
        rows = Credit.objects.of_published().filter(alias__in=aliases, role__in=ROLES[self.facet])
        if self.certain:
            rows = rows.filter(certainty=Certainty.CERTAIN)
        return np.fromiter(rows.order_by().values_list("document_id", flat=True).iterator(10_000), np.int64)

    def _bearer(self, key: int) -> Q | None:
        """What aliases of this identity or waiting name are; None where none of the names is among them."""
        if key < 0:
            waits = WaitingName.objects.filter(pk=-key, key__in=self.names).exists()
            return Q(person=None, key__in=WaitingName.objects.filter(pk=-key).values("key")) if waits else None
        borne = public_names(Alias.objects.filter(person__identity=key, key__in=self.names))
        return Q(person__identity=key) if borne.order_by().exists() else None


def bearers_written(name: str) -> tuple[int, ...]:
    """The identities (by key) whom published documents name so, where none of them has the folded name without a
    person; else nobody."""
    credits: Any = Credit.objects.of_published().filter(alias__key=name).order_by()
    people = set(credits.values_list("alias__person__identity_id", flat=True).distinct())
    return () if None in people else tuple(sorted(people))
