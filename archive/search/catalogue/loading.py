"""Loading what the catalogue holds: of all published documents, or of a few."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db.models import BigIntegerField, Case, F, QuerySet, Value, When
from numpy.typing import NDArray

from archive.documents.models import Credit, Document, DocumentPlace, Holding, Language, Membership, TopicTag
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import PERSON_ROLES, RECEIVING_ROLES, WRITING_ROLES, Certainty, DateBasis, State
from archive.search.catalogue.features import features_of
from archive.search.index.waiting import numbers_of
from archive.search.query import Facet

# Days are ordinals from 1 January of the year 1; an open end is the outermost of them.
NEVER_BEGUN, NEVER_ENDED = date.min.toordinal(), date.max.toordinal()
_CHUNK = 10_000


@dataclass(frozen=True)
class Records:
    """The single-valued columns of some documents, in no order. Undated: `earliest` is after `latest`."""

    ids: NDArray[np.int64]
    earliest: NDArray[np.int32]
    latest: NDArray[np.int32]
    added: NDArray[np.int64]
    features: NDArray[np.uint8]
    titles: Sequence[str]


@dataclass(frozen=True)
class Pairs:
    """Pairs of a document and a value (by key) of a facet, and whether each is certain; pairs may repeat.

    In the facets of people a negative key is the number of an unidentified name.
    """

    documents: NDArray[np.int64]
    keys: NDArray[Any]
    sure: NDArray[np.bool_] | None = None


def records(ids: Iterable[int] | None = None) -> Records:
    """Return the published ones of these documents, or all published ones."""
    published = Document.objects.published().order_by()
    if ids is not None:
        published = published.filter(pk__in=list(ids))
    columns = ("pk", "date_earliest", "date_latest", "published_at", "title_key", "date_basis")
    rows = list(published.values_list(*columns).iterator(_CHUNK))
    days = [days_of(earliest, latest) for _, earliest, latest, *_ in rows]
    keys = np.fromiter((row[0] for row in rows), np.int64, len(rows))
    return Records(
        keys,
        np.fromiter((begun for begun, _ in days), np.int32, len(rows)),
        np.fromiter((ended for _, ended in days), np.int32, len(rows)),
        np.fromiter((added_at(row[3]) for row in rows), np.int64, len(rows)),
        features_of(keys, [row[5] == DateBasis.STATED for row in rows], is_all=ids is None),
        [row[4] for row in rows],
    )


def added_at(published: datetime | None) -> int:
    """Return when a document was first published, in microseconds; 0 if unknown."""
    return int(published.timestamp() * 1_000_000) if published else 0


def days_of(earliest: date | None, latest: date | None) -> tuple[int, int]:
    """Return the first and last day of a date as numbers.

    An open end is the outermost day; an undated document has its last day before the first.
    """
    if earliest is None and latest is None:
        return NEVER_ENDED, NEVER_BEGUN
    return (earliest.toordinal() if earliest else NEVER_BEGUN), (latest.toordinal() if latest else NEVER_ENDED)


def pairs(facet: Facet, ids: Iterable[int] | None = None) -> Pairs:
    """Return the values of these documents, or of all published ones, in a facet, before identities are resolved."""
    found = _of_all(facet).iterator(_CHUNK) if ids is None else _of_these[facet](list(ids))
    if facet is Facet.LANGUAGE:
        return _in_languages(list(found))
    if facet in ROLES:
        return _of_people(_table(found, 3))
    table = _table(found, 2)
    return Pairs(table[:, 0], table[:, 1])


def _of_all(facet: Facet) -> QuerySet[Any, Any]:
    owner, rows = _rows(facet)
    state = "state" if owner == "pk" else f"{owner}__state"
    return _pairs(facet, rows.filter(**{state: State.PUBLISHED}))


def _of_few(facet: Facet, pks: Sequence[int]) -> QuerySet[Any, Any]:
    """Return the same of these documents, without the join: they are known to be published."""
    owner, rows = _rows(facet)
    return _pairs(facet, rows.filter(**{f"{owner}__in": pks}))


# After each edit every facet is read for a document or two: compiling that took longer than running it.
_of_these: Final = {facet: Prepared(partial(_of_few, facet)) for facet in Facet}


ROLES: Final = {Facet.PERSON: PERSON_ROLES, Facet.AUTHOR: WRITING_ROLES, Facet.RECIPIENT: RECEIVING_ROLES}
_KEYS = {
    Facet.TOPIC: "tag_id",
    Facet.PLACE: "place_id",
    Facet.TYPE: "type_id",
    Facet.REPOSITORY: "repository_id",
    Facet.COLLECTION: "collection_id",
}
_KEYS_OF_OWNERS = dict.fromkeys(_KEYS, "document_id") | {Facet.TOPIC: "content_object_id", Facet.TYPE: "pk"}


def _rows(facet: Facet) -> tuple[str, QuerySet[Any]]:
    """Return the table of a facet's values, and its key to the document."""
    if facet in ROLES:
        return "document", Credit.objects.filter(role__in=ROLES[facet])
    tables: dict[Facet, tuple[str, QuerySet[Any]]] = {
        Facet.TOPIC: ("content_object", TopicTag.objects.all()),
        Facet.PLACE: ("document", DocumentPlace.objects.all()),
        Facet.LANGUAGE: ("document", Language.objects.all()),
        Facet.REPOSITORY: ("document", Holding.objects.exclude(repository=None)),
        Facet.COLLECTION: ("document", Membership.objects.all()),
        Facet.TYPE: ("pk", Document.objects.exclude(type=None)),
    }
    return tables[facet]


def _pairs(facet: Facet, rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Return the columns of the table by which a document has a value of the facet."""
    rows = rows.order_by()
    if facet is Facet.LANGUAGE:
        return rows.values_list("document_id", "code")
    if facet not in ROLES:
        return rows.values_list(_KEYS_OF_OWNERS[facet], _KEYS[facet])
    sure = Case(When(certainty=Certainty.CERTAIN, then=Value(1)), default=Value(0))
    bearer = Case(
        When(alias__person=None, then=Value(0) - F("alias_id")),
        default=F("alias__person_id"),
        output_field=BigIntegerField(),
    )
    return rows.values_list("document_id", bearer, sure)


def _of_people(table: NDArray[np.int64]) -> Pairs:
    keys, waiting = table[:, 1], table[:, 1] < 0
    if waiting.any():
        aliases, where = np.unique(-keys[waiting], return_inverse=True)
        numbers = numbers_of(aliases.tolist())
        keys[waiting] = -np.array([numbers.get(alias, 0) for alias in aliases.tolist()], np.int64)[where]
        table = table[keys != 0]
    return Pairs(table[:, 0], table[:, 1], table[:, 2].astype(np.bool_))


def _in_languages(found: Sequence[tuple[int, str]]) -> Pairs:
    return Pairs(
        np.fromiter((row[0] for row in found), np.int64, len(found)), np.array([row[1] for row in found], "U20")
    )


def _table(rows: Iterable[tuple[int, ...]], width: int) -> NDArray[np.int64]:
    return np.fromiter(chain.from_iterable(rows), np.int64).reshape(-1, width)
