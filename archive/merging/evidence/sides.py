"""What speaks for or against two people being one: their names with samples, whom they wrote to, where they meet."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet

from archive.documents.models import Credit, Document
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES
from archive.people.models import Alias, Identifier, Person

SAMPLES = 3
CORRESPONDENTS = 8


@dataclass(frozen=True)
class NameInUse:
    """A name form with how often and when documents bear it, and some of them."""

    alias: Alias
    documents: int
    first: object
    last: object
    samples: tuple[Document, ...]


@dataclass(frozen=True)
class Side:
    """One of the people, with the evidence under each name."""

    person: Person
    names: tuple[NameInUse, ...]
    identifiers: tuple[Identifier, ...]
    documents: int
    correspondents: tuple[tuple[str, int], ...]


def side_of(person: Person) -> Side:
    """The evidence on one person, everybody merged into them included."""
    credits = Credit.objects.of_identity(person)
    return Side(
        person=person,
        names=tuple(_names(person)),
        identifiers=tuple(Identifier.objects.filter(person__identity=person.identity_id).order_by("scheme", "value")),
        documents=credits.values("document").distinct().count(),
        correspondents=tuple(_correspondents(credits)),
    )


def _names(person: Person) -> Iterable[NameInUse]:
    aliases = Alias.objects.of_identity(person).annotate(
        number=Count("credits__document", distinct=True),
        first=Min("credits__document__date_earliest"),
        last=Max("credits__document__date_latest"),
    )
    for alias in aliases.select_related("person").order_by("-number", "key")[:50]:
        samples = Document.objects.filter(credits__alias=alias).distinct().order_by("date_earliest", "pk")[:SAMPLES]
        use: Any = alias
        yield NameInUse(alias, use.number, use.first, use.last, tuple(samples))


def _correspondents(credits: QuerySet[Credit]) -> Iterable[tuple[str, int]]:
    """The names at the other end of letters, most frequent first."""
    wrote = credits.filter(role__in=WRITING_ROLES).values("document")
    received = credits.filter(role__in=RECEIVING_ROLES).values("document")
    ends = Credit.objects.filter(
        Q(document__in=wrote, role__in=RECEIVING_ROLES) | Q(document__in=received, role__in=WRITING_ROLES)
    )
    rows = ends.values_list("alias__form").annotate(n=Count("document", distinct=True)).order_by("-n", "alias__form")
    return [(form, number) for form, number in rows[:CORRESPONDENTS]]


def both_ends(people: Sequence[Person]) -> list[Document]:
    """Documents in which these people, taken as one, would write to themselves: usually the proof of a wrong merge."""
    identities = [person.identity_id for person in people]
    ours = Credit.objects.filter(alias__person__identity__in=identities)
    wrote = ours.filter(role__in=WRITING_ROLES).values("document")
    got = ours.filter(role__in=RECEIVING_ROLES).values("document")
    return list(Document.objects.filter(pk__in=wrote).filter(pk__in=got).order_by("date_earliest", "pk")[:20])


def together(people: Sequence[Person]) -> list[Document]:
    """Documents that credit more than one of these people: reason to look twice."""
    found = Document.objects.all()
    for person in people:
        found = found.filter(
            pk__in=Credit.objects.filter(alias__person__identity=person.identity_id).values("document")
        )
    return list(found.order_by("date_earliest", "pk")[:20])
