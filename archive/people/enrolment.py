"""Creating people: the record, its preferred name and its address."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.authority.addresses import free_slug, free_slugs, give_out
from archive.authority.models import Address
from archive.names.filing import spoken
from archive.names.scripts import script_of
from archive.names.sorting import sort_form
from archive.people.models import Alias, Person
from archive.text.cleaning import clean_line

_BATCH = 500


class NameRefused(ValueError):
    """Raised when a person cannot be created under this name; the message says why."""


def enrol(name: str, kind: Person.Kind = Person.Kind.PERSON) -> Person:
    """Create a person with this preferred name and an unused address, and return them.

    A name with the surname first is put into spoken order: “Dulles, Allen W.” becomes Allen W. Dulles, sorts under
    Dulles, and is kept as another name. Raises NameRefused where no visible character is left of the name.
    """
    name = clean_line(name)
    if not name:
        raise NameRefused(_("Give the new person a name."))
    written, name = name, spoken(name) if kind == Person.Kind.PERSON else name
    slug = free_slug(Address.Kind.PERSON, name)
    sort_name = written if written != name else sort_form(name) if kind == Person.Kind.PERSON else name
    person = Person.objects.create(slug=slug, name=name, kind=kind, sort_name=sort_name)
    give_out(Address.Kind.PERSON, [(slug, person.pk)])
    Alias.objects.create(person=person, form=name, kind=Alias.Kind.PREFERRED, script=script_of(name))
    if written != name:
        Alias.objects.create(person=person, form=written, script=script_of(written))
    return person


def agree_on_preferred(person: Person) -> Alias:
    """Make the record's name the person's preferred alias and return it; the former one becomes a spelling."""
    aliases = Alias.objects.filter(person=person)
    aliases.filter(kind=Alias.Kind.PREFERRED).exclude(form=person.name).update(kind=Alias.Kind.SPELLING)
    alias: Alias
    alias, _made = aliases.update_or_create(
        form=person.name,
        person=person,
        defaults={"kind": Alias.Kind.PREFERRED, "heads": False},
        create_defaults={"kind": Alias.Kind.PREFERRED, "script": script_of(person.name)},
    )
    return alias


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person to be created: their name, and what else is known.

    `own` are unidentified names (primary keys) that are theirs: one of the very form of `name` becomes the preferred
    alias, so that the documents it stands in stay as they are.
    """

    name: str
    kind: Person.Kind = Person.Kind.PERSON
    sort_name: str = ""
    description: str = ""
    own: tuple[int, ...] = ()


def enrol_all(newcomers: Sequence[Newcomer]) -> list[Person]:
    """Create a person for each, with an address, and return them in order; in a few queries, whatever their number.

    The caller holds the lock on names where newcomers have names of their own. Raises NameRefused where no visible
    character is left of a name.
    """
    names = [clean_line(each.name) for each in newcomers]
    if not all(names):
        raise NameRefused(_("Give the new person a name."))
    people = [
        Person(
            slug=slug,
            name=name,
            kind=each.kind,
            sort_name=each.sort_name or (sort_form(name) if each.kind == Person.Kind.PERSON else name),
            description=each.description,
        )
        for each, name, slug in zip(newcomers, names, free_slugs(Address.Kind.PERSON, names), strict=True)
    ]
    Person.objects.bulk_create(people, batch_size=_BATCH)
    Person.objects.settle_new()
    for person in people:
        person.identity_id = person.pk
    give_out(Address.Kind.PERSON, [(person.slug, person.pk) for person in people])
    _name_them(people, _of_their_own(newcomers, names))
    return people


def _of_their_own(newcomers: Sequence[Newcomer], names: Sequence[str]) -> dict[int, Alias]:
    """Return the unidentified alias that each newcomer takes as preferred name, by the newcomer's place."""
    every = {pk for each in newcomers for pk in each.own}
    if not every:
        return {}
    waiting = Alias.objects.select_for_update(no_key=True).filter(person=None).in_bulk(every)
    found: dict[int, Alias] = {}
    for place, (each, name) in enumerate(zip(newcomers, names, strict=True)):
        own = [pk for pk in each.own if pk in waiting and waiting[pk].form == name]
        if own:
            found[place] = waiting.pop(own[0])
    return found


def _name_them(people: Sequence[Person], own: dict[int, Alias]) -> None:
    """Give everybody their preferred alias: the unidentified one of this form, or a new one."""
    for place, alias in own.items():
        alias.person, alias.kind, alias.heads = people[place], Alias.Kind.PREFERRED, False
    if own:
        Alias.objects.bulk_update(own.values(), ["person", "kind", "heads"], batch_size=_BATCH)
    news = [person for place, person in enumerate(people) if place not in own]
    Alias.objects.bulk_create(
        [
            Alias(person=person, form=person.name, kind=Alias.Kind.PREFERRED, script=script_of(person.name))
            for person in news
        ],
        batch_size=_BATCH,
    )
