"""By what other names people of whom something is published are known."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Exists, OuterRef

from archive.documents.models import Credit
from archive.documents.publicity import public_names
from archive.people.models import Alias
from archive.search.counting import labels_of
from archive.search.families import Family
from archive.search.keeping import current
from archive.search.name_tokens import name_tokens
from archive.search.narrowing import code_of
from archive.search.query import Facet
from archive.search.remembering import remembered

MOST = 6


def other_names(people: Collection[int]) -> dict[int, dict[str, str]]:
    """The names of each of these identities that readers may know, by their keys; what documents write comes first."""
    found: dict[int, dict[str, str]] = defaultdict(dict)
    if people:
        written = Exists(Credit.objects.of_published().filter(alias=OuterRef("pk")))
        aliases = public_names(Alias.objects.filter(person__identity__in=people))
        rows = aliases.annotate(written=written).order_by("-written", "pk").values_list
        for identity, key, form in rows("person__identity_id", "key", "form"):
            if identity is not None:
                found[identity].setdefault(key, form)
    return found


def also_called(slug: str) -> tuple[str, ...]:
    """The names of the person this slug leads to by which nobody would know him: Filippov is Stalin's, “I. V. Stalin”
    is seen to be. Six at most, found once for a version of the catalogue; none of whom nothing is published."""
    catalogue = current()
    code = code_of(catalogue, Facet.PERSON, slug)
    if code is None:
        return ()

    def find() -> tuple[str, ...]:
        pk, label = catalogue.keys(Facet.PERSON)[code].item(), labels_of(catalogue, Family.PERSON, [code])[code]
        own, names = name_tokens(label.name), other_names([pk]).get(pk, {})
        return tuple(form for form in names.values() if own.isdisjoint(name_tokens(form)))[:MOST]

    return remembered(catalogue.memo).answer(("also called", code), find)
