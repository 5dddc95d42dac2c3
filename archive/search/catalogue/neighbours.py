"""The documents before and after one in date order."""

import numpy as np

from archive.search.catalogue.current import current


def beside(pk: int) -> tuple[int | None, int | None]:
    """Return the published documents before and after this one; None at an end, both None for an undated one.

    From the catalogue: the database would sort all documents for each page.
    """
    catalogue = current()
    slots = catalogue.slots_of(np.array([pk], np.int64))
    if not len(slots) or slots[0] >= catalogue.dated:
        return None, None
    slot = int(slots[0])
    before = int(catalogue.ids[slot - 1]) if slot else None
    after = int(catalogue.ids[slot + 1]) if slot + 1 < catalogue.dated else None
    return before, after
