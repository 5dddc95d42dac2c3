"""What a merge would do, before anybody does it. Nothing is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.authority.models import Address
from archive.documents.models import Credit, Document
from archive.merging.evidence.sides import Side, both_ends, side_of, together
from archive.merging.merge import CHOICES, refuse_merge
from archive.merging.refusals import MergeRefused
from archive.people.models import Alias, NotBorne, NotSame, Person


@dataclass(frozen=True)
class Conflict:
    """A field in which the people differ, with the value of each who has one; the survivor's comes first."""

    name: str
    label: str
    values: tuple[tuple[Person, object], ...]


@dataclass(frozen=True)
class Preview:
    """The survivor, those to be absorbed, and everything one should know first."""

    survivor: Side
    absorbed: tuple[Side, ...]
    documents: int
    public_documents: int
    names: int
    addresses: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    both_ends: tuple[Document, ...]
    together: tuple[Document, ...]
    decisions: tuple[NotSame, ...]
    not_borne: tuple[NotBorne, ...]
    refusal: str = ""
    sides: tuple[Side, ...] = field(default=(), compare=False)


def preview(survivor: Person, absorbed: Sequence[Person]) -> Preview:
    """What merging the absorbed into the survivor would do; `refusal` says why it would not be done."""
    people = [survivor, *absorbed]
    sides = tuple(side_of(person) for person in people)
    identities = [person.identity_id for person in people]
    losers = [person.pk for person in absorbed]
    credits = Credit.objects.filter(alias__person__identity__in=identities)
    return Preview(
        survivor=sides[0],
        absorbed=sides[1:],
        documents=credits.values("document").distinct().count(),
        public_documents=credits.of_published().values("document").distinct().count(),
        names=Alias.objects.filter(person__identity__in=identities).count(),
        addresses=tuple(_addresses(losers)),
        conflicts=tuple(_conflicts(people)),
        both_ends=tuple(both_ends(people)) if len(people) > 1 else (),
        together=tuple(together(people)) if len(people) > 1 else (),
        decisions=tuple(_decisions(identities)),
        not_borne=tuple(_not_borne(identities)),
        refusal=_refusal(survivor, people),
        sides=sides,
    )


def _addresses(losers: list[int]) -> list[str]:
    trees = Person.objects.filter(identity__in=losers).values_list("pk", flat=True)
    return list(Address.objects.filter(kind=Address.Kind.PERSON, target__in=trees).values_list("slug", flat=True))


def _conflicts(people: Sequence[Person]) -> list[Conflict]:
    found = []
    for name in CHOICES:
        values = [(person, getattr(person, name)) for person in people if getattr(person, name)]
        if len({str(value) for _, value in values}) > 1 or (values and values[0][0] is not people[0]):
            found.append(Conflict(name, str(Person._meta.get_field(name).verbose_name), tuple(values)))  # type: ignore[union-attr]
    return found


def _decisions(identities: list[int | None]) -> list[NotSame]:
    pairs = NotSame.objects.filter(first__identity__in=identities, second__identity__in=identities)
    return list(pairs.select_related("first", "second"))


def _not_borne(identities: list[int | None]) -> list[NotBorne]:
    """Decisions that a name is not one of these people's, where another of them bears it."""
    names = Alias.objects.filter(person__identity__in=identities).values("key")
    found = NotBorne.objects.filter(person__identity__in=identities, key__in=names)
    return list(found.select_related("person__identity"))


def _refusal(survivor: Person, people: Sequence[Person]) -> str:
    try:
        refuse_merge(survivor.pk, [person.pk for person in people[1:]], {person.pk: person for person in people})
    except MergeRefused as refused:
        return str(refused)
    return ""
