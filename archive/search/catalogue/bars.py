"""How many documents there may be of each year or decade."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.catalogue import BEFORE_YEARS, BEYOND_YEARS, Catalogue
from archive.search.catalogue.columns import Among
from archive.search.query import Bar, Selection

MOST_YEARS = 40  # beyond that, decades are shown
Numbers = NDArray[np.intp]


def bars(catalogue: Catalogue, among: Among, selection: Selection) -> tuple[Bar, ...]:
    """Return a bar for each year, or decade where there are many, from the first to the last with documents.

    A date that spans several is counted in each, as the filter of that year finds it. Years outside the reader's range
    are left out.
    """
    begun, ended = _counted(catalogue, among)
    named = np.flatnonzero(begun[1:-1] + ended[1:-1]) + 1
    if not len(named):
        return ()
    lowest, highest = _asked(selection, int(named[0]), int(named[-1]))
    if highest < lowest:
        return ()
    step = 1 if highest - lowest < MOST_YEARS else 10
    begun, ended = (_of_steps(counts, step) for counts in (begun, ended))
    # Dates that begin by this step and do not end before it.
    there = np.cumsum(begun) - np.cumsum(ended) + ended
    first, last = lowest // step, highest // step
    return tuple(
        Bar(at * step, at * step + step - 1, count) for at, count in enumerate(there[first : last + 1].tolist(), first)
    )


def _counted(catalogue: Catalogue, among: Among) -> tuple[Numbers, Numbers]:
    """Return how many of the documents begin and end in each year."""
    slots = among.slots[: int(np.searchsorted(among.slots, catalogue.dated))]
    begun = _years(catalogue.begun, slots)
    # Most dates end in the year in which they begin, so only the others are counted again.
    spanning = catalogue.spanning[among.mask.take(catalogue.spanning)]
    ended = begun - _years(catalogue.begun, spanning) + _years(catalogue.ended, spanning)
    if not among.is_most:
        return begun, ended
    all_begun, all_ended = catalogue.years
    return all_begun - begun, all_ended - ended


def _years(years: NDArray[np.int16], slots: NDArray[np.integer[Any]]) -> Numbers:
    return np.bincount(years.take(slots), minlength=BEYOND_YEARS + 1)


def _asked(selection: Selection, lowest: int, highest: int) -> tuple[int, int]:
    after, before = selection.after, selection.before
    if after and after.earliest:
        lowest = max(lowest, after.earliest.year)
    if before and before.latest:
        highest = min(highest, before.latest.year)
    return lowest, highest


def _of_steps(counts: Numbers, step: int) -> Numbers:
    """Aggregate counts of years into steps; the bin of open ends stays by itself at the end."""
    if step == 1:
        return counts
    whole: Numbers = np.append(counts[BEFORE_YEARS:BEYOND_YEARS].reshape(-1, step).sum(axis=1), counts[BEYOND_YEARS])
    return whole
