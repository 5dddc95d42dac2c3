"""What a merge would do. Nothing is written."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from archive.authority.models import Address
from archive.merging.evidence.doubts import Doubt, doubts_of
from archive.merging.evidence.lives import Seen, lives_of
from archive.merging.evidence.sides import Side, sides_of
from archive.merging.merge import CHOICES, refuse_merge
from archive.merging.refusals import MergeRefused
from archive.people.models import Alias, NotBorne, NotSame, Person

_SHOWN: Final = 20


@dataclass(frozen=True)
class Conflict:
    """A field in which the people differ, with the value of each who has one; the survivor's comes first."""

    name: str
    label: str
    values: tuple[tuple[Person, object], ...]


@dataclass(frozen=True)
class Preview:
    """The survivor, those to be absorbed, and everything to know before merging them."""

    survivor: Side
    absorbed: tuple[Side, ...]
    documents: int
    public_documents: int
    names: int
    addresses: tuple[str, ...]
    conflicts: tuple[Conflict, ...]
    both_ends: tuple[Seen, ...]
    together: tuple[Seen, ...]
    doubts: tuple[Doubt, ...]
    decisions: tuple[NotSame, ...]
    not_borne: tuple[NotBorne, ...]
    refusal: str = ""
    sides: tuple[Side, ...] = field(default=(), compare=False)


def preview(survivor: Person, absorbed: Sequence[Person]) -> Preview:
    """Return what merging the absorbed into the survivor would do; `refusal` says why it would be refused."""
    people = [survivor, *absorbed]
    identities = [person.identity_id for person in people]
    lives = lives_of(people)
    aliases = list(Alias.objects.filter(person__identity__in=identities).select_related("person"))
    sides = sides_of(people, lives, aliases)
    several = len(people) > 1
    decisions = _decisions(identities)
    return Preview(
        survivor=sides[0],
        absorbed=sides[1:],
        documents=len(lives.documents),
        public_documents=len(lives.public),
        names=len(aliases),
        addresses=tuple(_addresses([person.pk for person in absorbed])),
        conflicts=tuple(_conflicts(people)),
        both_ends=tuple(lives.both_ends()[:_SHOWN]) if several else (),
        together=tuple(lives.together(people)[:_SHOWN]) if several else (),
        doubts=doubts_of(sides, lives, _namesakes(identities, aliases)),
        decisions=tuple(decisions),
        not_borne=tuple(_not_borne(identities, aliases)),
        refusal=_refusal(survivor, people, decisions),
        sides=sides,
    )


def _namesakes(identities: list[int | None], aliases: Sequence[Alias]) -> list[Alias]:
    """Return names of these people that are also the preferred name of somebody else."""
    own = Alias.objects.filter(kind=Alias.Kind.PREFERRED, key__in={alias.key for alias in aliases})
    own = own.exclude(person=None).exclude(person__identity__in=identities).filter(person__merged_into=None)
    return list(own.select_related("person")[:_SHOWN])


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


def _not_borne(identities: list[int | None], aliases: Sequence[Alias]) -> list[NotBorne]:
    """Return decisions that a name is not one of these people's, where another of them bears it.

    A name that was given to somebody after all, in spite of the decision, says nothing of the others.
    """
    bearers: dict[str, set[int]] = defaultdict(set)
    for alias in aliases:
        bearers[alias.key].add(alias.person.identity_id)  # type: ignore[union-attr, arg-type]
    found = NotBorne.objects.filter(person__identity__in=identities).select_related("person__identity").order_by("pk")
    return [decision for decision in found if bearers[decision.key] - {decision.person.identity_id}]


def _refusal(survivor: Person, people: Sequence[Person], decisions: Sequence[NotSame]) -> str:
    try:
        of = {person.pk: person for person in people}
        refuse_merge(survivor.pk, [person.pk for person in people[1:]], of, decisions=decisions)
    except MergeRefused as refused:
        return str(refused)
    return ""
