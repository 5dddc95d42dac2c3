"""The names readers may know the people of a document by: alternate names in linked data."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from archive.documents.full import FullRecord
from archive.documents.prepared import Prepared
from archive.documents.publicity import public_names
from archive.people.models import Alias


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that readers may know, and the key of its identity."""

    identity: int
    form: str
    key: str
    kind: str


def known_names(record: FullRecord) -> tuple[KnownName, ...]:
    """Return all public names of the people credited in the record, in one query."""
    people = {name.identity for name in record.names if name.identity}
    if not people:
        return ()
    return tuple(KnownName(int(identity), form, key, kind) for identity, form, key, kind in _rows(sorted(people)))


# Needed for every record page: compiling its SQL took longer than running it.
_rows: Final = Prepared(
    lambda people: (
        public_names(Alias.objects.filter(person__identity__in=people))
        .order_by("key", "pk")
        .values_list("person__identity", "form", "key", "kind")
    )
)


def further_names(known: Iterable[KnownName]) -> Mapping[int, tuple[str, ...]]:
    """Map the key of each identity to the names readers may know it by."""
    found: dict[int, list[str]] = {}
    for name in known:
        found.setdefault(name.identity, []).append(name.form)
    return {identity: tuple(dict.fromkeys(forms)) for identity, forms in found.items()}
