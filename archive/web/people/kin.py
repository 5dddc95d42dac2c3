"""The body of which a body is part, and its own parts, as far as readers may know of them."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final

from django.db.models import TextField, Value

from archive.documents.prepared import Prepared
from archive.documents.publicity import public_people
from archive.people.models import Departure, Person


@dataclass(frozen=True, slots=True)
class Kin:
    """Whither names of a person departed, each with its bearer of today, and the keys of the bodies below."""

    departed: frozenset[tuple[str, int | None]]
    below: frozenset[int]


def kin_of(person: Person) -> Kin:
    """Both in one query: most people have neither."""
    rows = [(form, other) for form, other in _kin([person.root_pk]) if other]
    return Kin(frozenset(row for row in rows if row[0]), frozenset(other for form, other in rows if not form))


# Asked for every page of a person. No name is empty, so that one tells the two apart.
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
    """The body above, as it stands today."""
    return public_people().filter(pk=person.parent.identity_id or 0).first() if person.parent else None


def sections_of(keys: Collection[int]) -> list[Person]:
    """Of the bodies below those that readers may know of, in the order of their names."""
    return list(public_people().filter(pk__in=keys).order_by("name_key", "pk")) if keys else []
