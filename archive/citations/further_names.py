"""The names readers may know the people of a document by: what linked data calls alternate names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.documents.models import Document
from archive.documents.publicity import public_names
from archive.people.models import Alias


@dataclass(frozen=True, slots=True)
class KnownName:
    """A name that readers may know, and whose it is: the key of their identity."""

    identity: int
    form: str
    key: str
    kind: str


def known_names(document: Document) -> tuple[KnownName, ...]:
    """All public names of the people credited in the document, in one query, asked once of the same object."""
    known: tuple[KnownName, ...] | None = vars(document).get("_known_names")
    if known is None:
        people = {credit.alias.person.root_pk for credit in document.credits.all() if credit.alias.person}
        rows = public_names(Alias.objects.filter(person__identity__in=people)).order_by("key", "pk") if people else None
        values = rows.values_list("person__identity", "form", "key", "kind") if rows is not None else ()
        known = tuple(KnownName(int(identity or 0), form, key, kind) for identity, form, key, kind in values)
        vars(document)["_known_names"] = known
    return known


def further_names(documents: Iterable[Document]) -> Mapping[int, tuple[str, ...]]:
    """For the key of each identity in these documents the names readers may know it by."""
    found: dict[int, list[str]] = {}
    for name in (name for document in documents for name in known_names(document)):
        found.setdefault(name.identity, []).append(name.form)
    return {identity: tuple(dict.fromkeys(forms)) for identity, forms in found.items()}
