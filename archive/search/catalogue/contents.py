"""What lists print of each document beside its title: its languages, and what can be read here."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from archive.search.catalogue.current import current
from archive.search.catalogue.features import names_of
from archive.search.families import language_name
from archive.search.query import Facet


@dataclass(frozen=True, slots=True)
class Contents:
    """The languages of the original, as code and name on this page, and which of `HAS` there are."""

    languages: tuple[tuple[str, str], ...] = ()
    has: tuple[str, ...] = ()


def contents_of(ids: Iterable[int]) -> dict[int, Contents]:
    """Return the contents of the published ones among these documents, from memory."""
    catalogue = current()
    slots = catalogue.slots_of(np.array(list(ids), np.int64))
    entries = catalogue.columns[Facet.LANGUAGE].of(slots).entries()
    keys = catalogue.keys(Facet.LANGUAGE)
    spoken: dict[int, list[tuple[str, str]]] = {}
    for row, code in zip(entries.rows.tolist(), entries.codes.tolist(), strict=True):
        spoken.setdefault(row, []).append((str(keys[code]), language_name(str(keys[code]))))
    rows = zip(catalogue.ids[slots].tolist(), catalogue.features[slots].tolist(), strict=True)
    return {pk: Contents(tuple(spoken.get(row, ())), names_of(bits)) for row, (pk, bits) in enumerate(rows)}
