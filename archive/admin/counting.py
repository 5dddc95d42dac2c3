"""How many rows belong to each record of a list."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce


def number_of(rows: QuerySet[Any], key: str) -> Coalesce:
    """Return for an annotation how many of these rows have the record for their `key`.

    A subquery is asked for the rows of one page alone and left out of the list's count, where a join with a count
    would be made for all of them; a list that is sorted by the number counts all the same.
    """
    counted = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    return Coalesce(Subquery(counted.values(n=Count("pk"))), 0)
