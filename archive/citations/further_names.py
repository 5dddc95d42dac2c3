"""The further names of the people in documents: what linked data calls alternate names."""

from collections.abc import Iterable, Mapping

from archive.documents.models import Document
from archive.documents.publicity import public_names
from archive.people.models import Alias


def further_names(documents: Iterable[Document]) -> Mapping[int, tuple[str, ...]]:
    """For the key of each identity in these documents the names readers may know it by, in one query."""
    people = {
        credit.alias.person.identity_id or credit.alias.person.pk
        for document in documents
        for credit in document.credits.all()
        if credit.alias.person
    }
    found: dict[int, list[str]] = {}
    aliases = public_names(Alias.objects.filter(person__identity__in=people)).order_by("key", "pk")
    for identity, form in aliases.values_list("person__identity", "form"):
        found.setdefault(int(identity or 0), []).append(form)
    return {identity: tuple(dict.fromkeys(forms)) for identity, forms in found.items()}
