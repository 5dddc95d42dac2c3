"""The lengths of people's lists."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from archive.people.models import Person
from archive.search.catalogue.current import current
from archive.search.query import Facet


def documents_naming(people: Iterable[Person]) -> dict[int, int]:
    """Map the key of each of these standing people to the length of their list; translators are not counted."""
    catalogue = current()
    codes = {person.pk: catalogue.identity(Facet.PERSON, person.pk) for person in people}
    totals = catalogue.columns[Facet.PERSON].totals
    return {pk: 0 if code is None else int(totals[code]) for pk, code in codes.items()}


def named_in_public() -> NDArray[np.int64]:
    """Return the keys of all values of the facet of people: identities, and negative numbers of unidentified names."""
    catalogue = current()
    totals = catalogue.columns[Facet.PERSON].totals
    keys: NDArray[np.int64] = catalogue.keys(Facet.PERSON)[: len(totals)][totals > 0]
    return keys
