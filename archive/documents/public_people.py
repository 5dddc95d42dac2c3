"""People as readers may know them: with the names of public documents alone."""

import datetime
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from archive.documents.publicity import public_names
from archive.people.models import Alias, Identifier, Person


@dataclass(frozen=True, slots=True)
class PublicPerson:
    """A standing person with all names readers may know, the preferred one first, and those merged into them."""

    person: Person
    names: tuple[Alias, ...]
    identifiers: tuple[Identifier, ...]
    absorbed: tuple[Person, ...]

    @property
    def changed(self) -> datetime.datetime:
        """When the person, or anybody merged into them, was last changed."""
        return max(one.changed for one in (self.person, *self.absorbed))


def kind_in(known: PublicPerson, alias: Alias) -> Alias.Kind:
    """What kind of name it is to the standing person: preferred is one alone, whatever those merged in preferred."""
    is_own = alias.kind != Alias.Kind.PREFERRED or alias.form == known.person.name
    return Alias.Kind(alias.kind) if is_own else Alias.Kind.SPELLING


def in_public(people: Iterable[Person]) -> list[PublicPerson]:
    """These standing people as readers may know them, in their order, in three queries."""
    people = list(people)
    tree = {one.pk: one for one in Person.objects.filter(identity__in=[person.pk for person in people])}
    names: dict[int, list[Alias]] = defaultdict(list)
    for alias in public_names(Alias.objects.filter(person__in=tree)).select_related(None).order_by("key", "pk"):
        names[tree[alias.person_id or 0].identity_id or 0].append(alias)
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    for identifier in Identifier.objects.filter(person__in=tree).order_by("scheme", "value", "pk"):
        identifiers[tree[identifier.person_id].identity_id or 0].append(identifier)
    return [_known(person, names[person.pk], identifiers[person.pk], tree) for person in people]


def _known(
    person: Person, names: Iterable[Alias], identifiers: Iterable[Identifier], tree: dict[int, Person]
) -> PublicPerson:
    """Each form and each identifier once. Of those merged in, the ones readers know a name of."""
    names = list(names)
    owners = {alias.person_id or 0 for alias in names} - {person.pk}
    ranked = sorted(names, key=lambda alias: (alias.form != person.name, alias.person_id != person.pk))
    once: dict[str, Alias] = {}
    for alias in ranked:
        once.setdefault(alias.form, alias)
    return PublicPerson(
        person,
        tuple(once.values()),
        tuple({str(identifier): identifier for identifier in identifiers}.values()),
        tuple(sorted((tree[owner] for owner in owners), key=lambda one: one.pk)),
    )
