"""Importing people: one person for every record, in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from archive.authority.addresses import free_slugs, give_out
from archive.authority.models import Address
from archive.authority.ranks import refuse_circles
from archive.interchange.authority_records import PersonRecord, TravellingName
from archive.interchange.slicing import slices
from archive.journal.runs import OpenRun
from archive.names.filing import spoken
from archive.names.keys import script_of
from archive.names.sorting import sort_form
from archive.people.models import Alias, Identifier, Person
from archive.search import engine

# The source of people imported by `import_people`.
SOURCE = "people"
_BATCH = 500
_PERSON = ("name", "kind", "born", "died", "description", "biography", "note")
_NAME = ("form", "script", "scheme", "language", "used_from", "used_until", "note", "heads")


def enrol_people(records: Sequence[PersonRecord], run: OpenRun, source: str = "") -> list[int]:
    """Create a person for each record, with names, identifiers and an address, and return their keys.

    Nobody is matched: a namesake is another person. A record's slug, if it has one, is used and must be free.
    """
    wishes = [record for record in records if not record.slug]
    found = iter(free_slugs(Address.Kind.PERSON, [_heading(record) for record in wishes]))
    people = [_person(record, record.slug or next(found), source) for record in records]
    Person.objects.bulk_create(people, batch_size=_BATCH)
    Person.objects.settle_new()
    give_out(Address.Kind.PERSON, [(person.slug, person.pk) for person in people])
    _set_parents(records, people)
    run.record("person", [person.pk for person in people])
    pairs = list(zip(people, records, strict=True))
    run.record("alias", _give_names(pairs))
    Identifier.objects.bulk_create(
        (
            Identifier(person=person, scheme=scheme, value=value)
            for person, record in pairs
            for scheme, value in record.identifiers
        ),
        batch_size=_BATCH,
    )
    engine.refresh_people([person.pk for person in people])
    return [person.pk for person in people]


def add_names(person: Person, names: Iterable[TravellingName], run: OpenRun) -> None:
    """Add those of these names that are missing; none of them becomes the preferred one."""
    forms = set(Alias.objects.filter(person=person).values_list("form", flat=True))
    news = [_alias(person, replace(name, heads=False), preferred=False) for name in names if name.form not in forms]
    Alias.objects.bulk_create(news)
    run.record("alias", [alias.pk for alias in news])
    engine.refresh_people([person.pk])


def known_external_ids(source: str, external_ids: Iterable[str]) -> set[str]:
    """Return those of these external ids that the source has imported before."""
    known: set[str] = set()
    for some in slices(external_ids):
        rows = Person.objects.filter(source=source, external_id__in=some)
        known.update(rows.values_list("external_id", flat=True))
    return known


def _person(record: PersonRecord, slug: str, source: str) -> Person:
    name = _heading(record)
    if not (sort_name := record.sort_name):
        sort_name = sort_form(name) if record.kind == Person.Kind.PERSON and name == record.name else record.name
    fields: dict[str, Any] = {field: getattr(record, field) for field in _PERSON} | {"name": name}
    known_as = {"source": source, "external_id": record.external_id} if record.external_id else {}
    return Person(slug=slug, sort_name=sort_name, **known_as, **fields)


def _heading(record: PersonRecord) -> str:
    """Return the name in spoken order where a list of persons has the surname first.

    A record with a sort name was exported from an archive, and keeps its name.
    """
    is_listed = record.kind == Person.Kind.PERSON and not record.sort_name
    return spoken(record.name) if is_listed else record.name


def _set_parents(records: Sequence[PersonRecord], people: Sequence[Person]) -> None:
    pks = dict(Person.objects.filter(slug__in={one.parent for one in records if one.parent}).values_list("slug", "pk"))
    parts = [(person, record.parent) for person, record in zip(people, records, strict=True) if record.parent]
    for person, parent in parts:
        person.parent_id = pks[parent]
    Person.objects.bulk_update([person for person, _ in parts], ["parent"], batch_size=_BATCH)
    if parts:
        refuse_circles(Person)


def _give_names(pairs: Sequence[tuple[Person, PersonRecord]]) -> list[int]:
    aliases = []
    for person, record in pairs:
        forms = {name.form: name for name in record.names}
        if person.name != record.name:
            forms.setdefault(record.name, TravellingName(record.name, script=script_of(record.name)))
        preferred = forms.pop(person.name, None) or TravellingName(person.name, script=script_of(person.name))
        aliases.append(_alias(person, preferred, preferred=True))
        aliases += [_alias(person, name, preferred=False) for name in _once_a_language(forms.values())]
    Alias.objects.bulk_create(aliases, batch_size=_BATCH)
    return [alias.pk for alias in aliases]


def _once_a_language(names: Iterable[TravellingName]) -> Iterator[TravellingName]:
    """Yield the names with at most one preferred per language: the first."""
    seen = set[str]()
    for name in names:
        where = name.language or name.script
        yield replace(name, heads=name.heads and where not in seen)
        seen |= {where} if name.heads else set()


def _alias(person: Person, name: TravellingName, *, preferred: bool) -> Alias:
    kind = Alias.Kind.SPELLING if name.kind == Alias.Kind.PREFERRED else name.kind
    fields: dict[str, Any] = {field: getattr(name, field) for field in _NAME}
    if preferred:
        return Alias(person=person, kind=Alias.Kind.PREFERRED, **(fields | {"heads": False}))
    return Alias(person=person, kind=kind, **fields)
