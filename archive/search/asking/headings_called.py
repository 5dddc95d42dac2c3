"""Topics and places by their other names: “Stalingrad” finds what is under Volgograd."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.documents.prepared import Prepared
from archive.places.models import PlaceName
from archive.search.catalogue.catalogue import Catalogue
from archive.search.query import Facet
from archive.topics.models import Synonym

_OTHER_NAMES: Final = (
    (Facet.TOPIC, Prepared(lambda keys: _called(Synonym, keys).values_list("key", "topic__identity_id").distinct())),
    (Facet.PLACE, Prepared(lambda keys: _called(PlaceName, keys).values_list("key", "place__identity_id").distinct())),
)


def _called(names: Any, keys: Collection[int]) -> Any:
    return names.objects.filter(key__in=keys).order_by()


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A public topic or place (by its identity's code) with this other name."""

    facet: Facet
    code: int


def headings_called(keys: Collection[str], catalogue: Catalogue) -> Mapping[str, tuple[HeadingFound, ...]]:
    """Map folded names to the public topics and places that have them as another name."""
    found: dict[str, list[HeadingFound]] = defaultdict(list)
    for facet, named in _OTHER_NAMES:
        for key, identity in named(list(keys)):
            code = None if identity is None else catalogue.identity(facet, identity)
            if code is not None:
                found[key].append(HeadingFound(facet, code))
    return {key: tuple(dict.fromkeys(some)) for key, some in found.items()}
