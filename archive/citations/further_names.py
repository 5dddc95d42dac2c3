"""The names readers may know the people of a document by: alternate names in linked data."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from archive.documents.full import FullRecord
from archive.documents.prepared import Prepared
from archive.documents.publicity import names_of_the_public
from archive.people.models import Alias


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that readers may know, its key in the database, and that of its identity."""

    identity: int
    form: str
    key: str
    kind: str
    pk: int = 0


def known_names(record: FullRecord) -> tuple[KnownName, ...]:
    """Return all public names of the people credited in the published record, in the order of their keys."""
    names = names_of({name.identity for name in record.names if name.identity})
    return tuple(sorted((one for known in names.values() for one in known), key=lambda name: (name.key, name.pk)))


def names_of(people: Collection[int]) -> dict[int, list[KnownName]]:
    """Return the public names of these people, whom published records credit, in one query."""
    found: dict[int, list[KnownName]] = {pk: [] for pk in people}
    for pk, identity, form, key, kind in _rows(sorted(people)):
        found[identity].append(KnownName(identity, form, key, kind, pk))
    return found


# Needed for every record page: compiling its SQL took longer than running it.
_rows: Final = Prepared(
    lambda people: (
        names_of_the_public(Alias.objects.filter(person__identity__in=people))
        .order_by("key", "pk")
        .values_list("pk", "person__identity", "form", "key", "kind")
    )
)


def further_names(known: Iterable[KnownName]) -> Mapping[int, tuple[str, ...]]:
    """Map the key of each identity to the names readers may know it by."""
    found: dict[int, list[str]] = {}
    for name in known:
        found.setdefault(name.identity, []).append(name.form)
    return {identity: tuple(dict.fromkeys(forms)) for identity, forms in found.items()}
