"""Who and what bears a name: people, and topics and places by other names, in one query for all names of a question."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import F, IntegerField, QuerySet

from archive.documents.prepared import Literal, Prepared
from archive.documents.publicity import names_shown
from archive.people.models import Alias
from archive.places.models import PlaceName
from archive.search.query import Facet
from archive.topics.models import Synonym

_FACETS: Final = (Facet.PERSON, Facet.TOPIC, Facet.PLACE)


@dataclass(frozen=True)
class Bearers:
    """The identities of people by folded name, and those of topics and places: facet, folded name, identity.

    Names of people that only drafts write are left out.
    """

    people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    headings: list[tuple[Facet, str, int]] = field(default_factory=list)


def bearers(keys: Collection[str]) -> Bearers:
    """Return who and what bears these folded names."""
    found = Bearers()
    for number, key, identity in _bearing(sorted(keys)):
        if identity is None:
            continue
        if _FACETS[number] is Facet.PERSON:
            found.people[key].add(identity)
        else:
            found.headings.append((_FACETS[number], key, identity))
    return found


def _rows(number: int, names: QuerySet[Any, Any], identity: str) -> QuerySet[Any, Any]:
    return names.order_by().values_list(Literal(number, IntegerField()), F("key"), F(identity))


def _all(keys: Sequence[Any]) -> QuerySet[Any, Any]:
    people = names_shown(Alias.objects.filter(key__in=keys)).order_by()
    return _rows(0, people, "person__identity_id").union(
        _rows(1, Synonym.objects.filter(key__in=keys), "topic__identity_id"),
        _rows(2, PlaceName.objects.filter(key__in=keys), "place__identity_id"),
        all=True,
    )


_bearing: Final = Prepared(_all)
