"""With whom a person exchanged letters."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.db.models import Count, Exists, OuterRef

from archive.documents.models import Credit
from archive.people.models import Person

MOST: Final = 8


@dataclass(frozen=True, slots=True)
class Correspondent:
    """Somebody at the other end, with the number of documents."""

    slug: str
    name: str
    documents: int


def correspondents(person: Person, mine: Iterable[str], theirs: Iterable[str]) -> tuple[Correspondent, ...]:
    """Who stands in `theirs` where the person stands in `mine`, those with most documents first."""
    ours = Credit.objects.of_published().of_identity(person).filter(role__in=list(mine), document=OuterRef("document"))
    others = (
        Credit.objects.of_published()
        .filter(Exists(ours), role__in=list(theirs))
        .exclude(alias__person=None)
        .exclude(alias__person__identity=person)
    )
    counted = others.values_list("alias__person__identity__slug", "alias__person__identity__name").annotate(
        documents=Count("document", distinct=True)
    )
    ranked = counted.order_by("-documents", "alias__person__identity__name")[:MOST]
    return tuple(Correspondent(*row) for row in ranked)
