"""People as readers may know them: only with names of public documents."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.prepared import Prepared
from archive.documents.publicity import public_names
from archive.people.models import Alias, Identifier, Person


@dataclass(frozen=True, slots=True)
class PublicPerson:
    """A standing person with all public names, the preferred one first, and the people merged into them.

    `forms` maps each alias, equal ones included, to its form.
    """

    person: Person
    names: tuple[Alias, ...]
    identifiers: tuple[Identifier, ...]
    absorbed: tuple[Person, ...]
    forms: Mapping[int, str]

    @property
    def changed(self) -> datetime.datetime:
        """When the person, or anybody merged into them, was last changed."""
        return max(one.changed for one in (self.person, *self.absorbed))


def kind_in(known: PublicPerson, alias: Alias) -> Alias.Kind:
    """Return the kind of name it is to the standing person: names that were preferred by the absorbed are spellings."""
    is_own = alias.kind != Alias.Kind.PREFERRED or alias.form == known.person.name
    return Alias.Kind(alias.kind) if is_own else Alias.Kind.SPELLING


def in_public(people: Iterable[Person]) -> list[PublicPerson]:
    """Return these standing people as readers may know them, in order, in three queries."""
    people = list(people)
    keys = [person.pk for person in people]
    return _in_public(people, {one.pk: one for one in _trees.records(keys)})


def public_person(root: int) -> PublicPerson | None:
    """Return the standing person of this key as readers may know them, or None."""
    tree: dict[int, Person] = {one.pk: one for one in _trees.records([root])}
    return next(iter(_in_public([tree[root]], tree)), None) if root in tree else None


def _in_public(people: Sequence[Person], tree: Mapping[int, Person]) -> list[PublicPerson]:
    keys = [person.pk for person in people]
    names: dict[int, list[Alias]] = defaultdict(list)
    for alias in _names.records(keys):
        names[tree[alias.person_id].identity_id or 0].append(alias)
    identifiers: dict[int, list[Identifier]] = defaultdict(list)
    for identifier in _identifiers.records(keys):
        identifiers[tree[identifier.person_id].identity_id or 0].append(identifier)
    return [_known(person, names[person.pk], identifiers[person.pk], tree) for person in people]


_trees: Final = Prepared(lambda roots: Person.objects.filter(identity__in=roots).order_by())
_names: Final = Prepared(
    lambda roots: (
        public_names(Alias.objects.filter(person__identity__in=roots)).select_related(None).order_by("key", "pk")
    )
)
_identifiers: Final = Prepared(
    lambda roots: Identifier.objects.filter(person__identity__in=roots).order_by("scheme", "value", "pk")
)


def _known(
    person: Person, names: Iterable[Alias], identifiers: Iterable[Identifier], tree: Mapping[int, Person]
) -> PublicPerson:
    """Return the person with each form and identifier once, and those absorbed people of whom readers know a name."""
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
        {alias.pk: alias.form for alias in names},
    )
