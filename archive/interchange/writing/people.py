"""People as JSON Lines, and as the table that `import_people` reads."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import Prefetch

from archive.interchange.cells import joined
from archive.interchange.reading.people import COLUMNS
from archive.interchange.slicing import slices
from archive.interchange.writing.table import BYTE_ORDER_MARK, csv_line
from archive.people.models import Alias, Identifier, Person


def standing_people() -> list[int]:
    """Return the keys of everybody whom no merge has absorbed, in order of creation."""
    return list(Person.objects.standing().order_by("pk").values_list("pk", flat=True))


def json_lines(pks: Iterable[int], *, for_staff: bool = False) -> Iterator[str]:
    """Yield each person as one line of JSON, with the names of everybody they absorbed; notes only `for_staff`."""
    for person in _people(pks):
        yield json.dumps(as_mapping(person, for_staff=for_staff), ensure_ascii=False) + "\n"


def csv_lines(pks: Iterable[int], *, for_staff: bool = False) -> Iterator[str]:
    """Yield the header and a line for each person, in the columns of `import_people`; `id` is the external id or slug.

    Lost are kinds, scripts and years of names, biographies, and the addresses of the absorbed.
    """
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    for person in _people(pks):
        yield csv_line(_row(person, for_staff=for_staff))


def as_mapping(person: Person, *, for_staff: bool = False) -> dict[str, Any]:
    """Return a person as plain keys and values; one that is not from `json_lines` costs queries."""
    mapping = {
        "slug": person.slug,
        "name": person.name,
        "sort_name": person.sort_name,
        "kind": person.kind,
        "born": _edtf(person.born),
        "died": _edtf(person.died),
        "description": person.description,
        "biography": person.biography,
        "names": [_name(alias) for one in _tree(person) for alias in one.aliases.all()],
        "identifiers": _identifiers(person),
        "absorbed": [one.slug for one in _tree(person) if one.pk != person.pk],
    }
    return mapping | ({"note": person.note} if for_staff and person.note else {})


def _row(person: Person, *, for_staff: bool) -> list[str]:
    forms = dict.fromkeys(alias.form for one in _tree(person) for alias in one.aliases.all())
    return [
        person.external_id or person.slug,
        person.name,
        joined([form for form in forms if form != person.name]),
        person.kind,
        _edtf(person.born),
        _edtf(person.died),
        person.description,
        person.note if for_staff else "",
        joined(_identifiers(person)),
    ]


def _people(pks: Iterable[int]) -> Iterator[Person]:
    tree = Person.objects.order_by("pk").prefetch_related(
        Prefetch("aliases", queryset=Alias.objects.order_by("pk")),
        Prefetch("identifiers", queryset=Identifier.objects.order_by("pk")),
    )
    for some in slices(pks):
        people = Person.objects.filter(pk__in=some).prefetch_related(Prefetch("tree", queryset=tree))
        found = {person.pk: person for person in people}
        yield from (found[pk] for pk in some if pk in found)


def _tree(person: Person) -> list[Person]:
    """Return the person, then everybody absorbed."""
    return sorted(person.tree.all(), key=lambda one: (one.pk != person.pk, one.pk))


def _name(alias: Alias) -> dict[str, Any]:
    said: dict[str, Any] = {
        "form": alias.form,
        "kind": alias.kind,
        "script": alias.script,
        "scheme": alias.scheme,
        "language": alias.language,
        "from": _edtf(alias.used_from),
        "until": _edtf(alias.used_until),
        "note": alias.note,
    }
    return said | ({"preferred": True} if alias.heads else {})


def _identifiers(person: Person) -> list[str]:
    every = (f"{one.scheme}:{one.value}" for member in _tree(person) for one in member.identifiers.all())
    return list(dict.fromkeys(every))


def _edtf(date: Any) -> str:
    return date.edtf if date else ""
