"""Topics and places by their other names: “Stalingrad” finds what is under Volgograd."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from archive.search.catalogue.catalogue import Catalogue
from archive.search.query import Facet


@dataclass(frozen=True, slots=True)
class HeadingFound:
    """A public topic or place (by its identity's code) with this other name."""

    facet: Facet
    code: int


def headings_called(
    named: Iterable[tuple[Facet, str, int]], catalogue: Catalogue
) -> Mapping[str, tuple[HeadingFound, ...]]:
    """Map folded names to the public topics and places among those (facet, name, identity) that bear them."""
    found: dict[str, list[HeadingFound]] = defaultdict(list)
    for facet, key, identity in named:
        code = catalogue.identity(facet, identity)
        if code is not None:
            found[key].append(HeadingFound(facet, code))
    return {key: tuple(dict.fromkeys(some)) for key, some in found.items()}
