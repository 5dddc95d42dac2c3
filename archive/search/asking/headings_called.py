"""Topics and places under their other names: “Stalingrad” finds what stands under Volgograd."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.places.models import PlaceName
from archive.search.catalogue.catalogue import Catalogue
from archive.search.query import Facet
from archive.topics.models import Synonym

_OTHER_NAMES: Final[tuple[tuple[Facet, Any, str], ...]] = (
    (Facet.TOPIC, Synonym.objects.all(), "topic"),
    (Facet.PLACE, PlaceName.objects.all(), "place"),
)


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A public topic or place (by the code of its identity) that is also called as somebody typed."""

    facet: Facet
    code: int


def headings_called(keys: Collection[str], catalogue: Catalogue) -> Mapping[str, tuple[HeadingFound, ...]]:
    """For each folded name the topics and places that have it as another name and of which something is published."""
    found: dict[str, list[HeadingFound]] = defaultdict(list)
    for facet, names, of in _OTHER_NAMES if keys else ():
        rows = names.filter(key__in=keys).order_by().values_list("key", f"{of}__identity_id").distinct()
        for key, identity in rows:
            code = None if identity is None else catalogue.identity(facet, identity)
            if code is not None:
                found[key].append(HeadingFound(facet, code))
    return {key: tuple(dict.fromkeys(some)) for key, some in found.items()}
