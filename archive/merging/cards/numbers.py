"""The progress of naming, in one query: for the top of the queue and the desk's first page."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Func, IntegerField, QuerySet, Value

from archive.documents.models import Credit
from archive.merging.cards.desk import Progress
from archive.merging.cards.models import Card
from archive.merging.models import MergeRequest


@dataclass(frozen=True, slots=True)
class Numbers:
    """The progress, and the number of open requests to merge."""

    progress: Progress
    requests: int


def numbers() -> Numbers:
    """Count credits, unidentified credits, cards and open requests."""
    counted = [
        Credit.objects.all(),
        Credit.objects.unidentified(),
        Card.objects.filter(later=None),
        MergeRequest.objects.filter(state=MergeRequest.State.OPEN),
    ]
    rows = [_count(found, place) for place, found in enumerate(counted)]
    found = dict(rows[0].union(*rows[1:], all=True))
    mentions, waiting, cards, requests = (found.get(place, 0) for place in range(len(counted)))
    return Numbers(Progress(mentions, waiting, cards), requests)


def _count(found: "QuerySet[Any]", place: int) -> "QuerySet[Any, tuple[int, int]]":
    # Not an aggregate of Django's: that would group by the place, row by row, which takes twice the time.
    number = Func(template="COUNT(*)", output_field=IntegerField())
    counted: QuerySet[Any, tuple[int, int]] = (
        found.order_by().annotate(place=Value(place), n=number).values_list("place", "n")
    )
    return counted
