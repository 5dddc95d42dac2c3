"""Words at the desk: what readers find by them, drafts from an index of their own, and notes."""

import json
from collections.abc import Collection, Iterable
from typing import Any, Final

from django.db import connection
from django.db.models import Aggregate, BooleanField, F, Func, JSONField, QuerySet
from django.db.models.expressions import RawSQL
from django.db.models.lookups import In

from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.search import engine
from archive.search.query import Selection

MOST_LETTERS: Final = 200
SHORTEST_OF_A_NOTE: Final = 3
MANY: Final = 5_000


def among(ids: Iterable[int]) -> RawSQL:
    """Return these keys as a single SQL parameter for `pk__in`, without a limit on their number."""
    every = list(ids)
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [every])
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(every)])


class _Packed(Aggregate):
    """All values of a column as one value: 50,000 keys took 60 ms as rows, and 5 as one."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(self, compiler: Any, connection: Any, **more: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **more)


def keys_of(rows: "QuerySet[Any]", column: str = "pk") -> set[int]:
    """Return the values of this column as a set, read as one value; the rows are not in any order."""
    return set(rows.aggregate(every=_Packed(column))["every"] or ())


def with_keys(documents: "QuerySet[Document]", keys: Collection[int]) -> "QuerySet[Document]":
    """Return those of the documents with these keys.

    Many are looked for in the order of the list until a page is full: all their rows would be fetched and sorted.
    """
    if len(keys) <= MANY:
        return documents.filter(pk__in=among(keys))
    return documents.filter(In(F("pk") + 0, among(keys)))


def matching(documents: "QuerySet[Document]", typed: str, states: Collection[str] = ()) -> "QuerySet[Document]":
    """Return those of the documents that contain all words, as readers' and the desk's index say, or whose note does.

    What is found is asked for once, and the list, its count and its facets are then read by key. An index is asked only
    where it may have records in one of these states.
    """
    words, found = typed[:MOST_LETTERS], noted(typed.strip())
    if not states or State.PUBLISHED in states:
        found.update(engine.keys_found(Selection(words=words)).tolist())
    if not states or set(states) != {State.PUBLISHED}:
        found.update(engine.drafts_found(words).tolist())
    return documents.filter(pk__in=among(found))


def noted(typed: str, *, shortest: int = SHORTEST_OF_A_NOTE) -> set[int]:
    """Return the records with these letters in their own note, which no index has."""
    if len(typed) < shortest:
        return set()
    return keys_of(Document.objects.filter(filled("note"), note__icontains=typed).order_by())


def filled(field: str) -> Func:
    """Return that the field is filled, written out as in the index that holds those records alone."""
    return Func(F(field), template="NOT (%(expressions)s = '')", output_field=BooleanField())
