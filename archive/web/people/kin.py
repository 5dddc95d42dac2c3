"""The parent body of a corporate body and its sections, as far as they are public."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import TextField, Value

from archive.documents.prepared import Prepared
from archive.documents.publicity import public_people
from archive.people.models import Departure, Person


@dataclass(frozen=True, slots=True)
class Kin:
    """Names that departed from a person, each with its present bearer, and the keys of the sections."""

    departed: frozenset[tuple[str, int | None]]
    below: frozenset[int]


def kin_of(person: Person) -> Kin:
    """Return both in one query: most people have neither."""
    rows = [(form, other) for form, other in _kin([person.root_pk]) if other]
    return Kin(frozenset(row for row in rows if row[0]), frozenset(other for form, other in rows if not form))


# Runs for every page of a person. Names are never empty, so an empty form marks a section.
_kin: Final = Prepared(
    lambda roots: (
        Departure.objects.filter(person__identity__in=roots)
        .order_by()
        .values_list("form", "to__identity")
        .union(
            Person.objects.filter(parent__identity__in=roots)
            .order_by()
            .values_list(Value("", output_field=TextField()), "identity"),
            all=True,
        )
    )
)


def parent_of(person: Person) -> Person | None:
    """Return the parent body, merges resolved, if public."""
    return public_people().filter(pk=person.parent.identity_id or 0).first() if person.parent else None


def sections_of(keys: Collection[int]) -> list[Person]:
    """Return the public ones of these sections, ordered by name."""
    return list(public_people().filter(pk__in=keys).order_by("name_key", "pk")) if keys else []
