"""The other names of public people."""

from collections import defaultdict
from collections.abc import Mapping
from itertools import islice

from archive.documents.publicity import names_shown
from archive.people.models import Alias
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.counting import labels_of
from archive.search.catalogue.current import current
from archive.search.catalogue.memo import remembered
from archive.search.catalogue.narrowing import code_of
from archive.search.families import Family
from archive.search.index.name_tokens import name_tokens
from archive.search.query import Facet

MOST = 6


def other_names(catalogue: Catalogue, people: tuple[int, ...]) -> Mapping[int, Mapping[str, str]]:
    """Map these public identities to the names readers may know, by key, names in documents first.

    Cached for each version of the catalogue.
    """
    return remembered(catalogue.memo).answer(("other names", people), lambda: _names_of(people))


def _names_of(people: tuple[int, ...]) -> Mapping[int, Mapping[str, str]]:
    found: dict[int, dict[str, str]] = defaultdict(dict)
    if people:
        rows = names_shown(Alias.objects.filter(person__identity__in=people)).values_list
        for identity, key, form in rows("person__identity_id", "key", "form"):
            if identity is not None:
                found[identity].setdefault(key, form)
    return found


def also_called(slug: str) -> tuple[str, ...]:
    """Return names of the person with this slug that do not show who is meant: Filippov for Stalin, not “I. V. Stalin”.

    At most six; none of somebody of whom nothing is published.
    """
    catalogue = current()
    code = code_of(catalogue, Facet.PERSON, slug)
    if code is None or (pk := int(catalogue.keys(Facet.PERSON)[code])) < 0:
        return ()
    label = labels_of(catalogue, Family.PERSON, [code]).get(code)
    if label is None:
        return ()
    own, names = name_tokens(label.name), other_names(catalogue, (pk,)).get(pk, {})
    return tuple(islice((form for form in names.values() if own.isdisjoint(name_tokens(form))), MOST))
