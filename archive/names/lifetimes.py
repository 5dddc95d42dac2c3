"""Namesakes of other years: a name that fits two people who cannot be one is not probably either's."""

from collections import defaultdict
from collections.abc import MutableMapping
from dataclasses import replace
from itertools import combinations
from typing import Final

from archive.names.lookup import NameIndex
from archive.names.reasons import Reason
from archive.names.reasons import counted as ngettext
from archive.names.records import Candidate

Pair = tuple[int, int]
Years = dict[int, tuple[int | None, int | None]]
_YEARS_APART: Final = 3
_TORN_MOST: Final = 0.79
_MANY: Final = 30


def namesakes_demoted(best: MutableMapping[Pair, Candidate], index: NameIndex) -> None:
    """Lower pairs to possible where an owner without life dates may be two people whose life dates contradict.

    `Nikolai Tikhonov` may be the poet (1896-1979) or the premier (1905-1997).
    """
    years = _years(index)
    for owner, others in _partners(best, years).items():
        if any(_contradict(years[one], years[two]) for one, two in combinations(others[:_MANY], 2)):
            for other in others:
                pair = (owner, other) if owner < other else (other, owner)
                found = best[pair].likeness.at_most(_TORN_MOST, people_meant(len(others)))
                best[pair] = replace(best[pair], likeness=found)


def _partners(best: MutableMapping[Pair, Candidate], years: Years) -> dict[int, list[int]]:
    """Map each owner without life dates to those with life dates who are probably the same."""
    partners: dict[int, list[int]] = defaultdict(list)
    for (one, two), candidate in best.items():
        if candidate.verdict == "probable" and candidate.ground == "spelling" and (one in years) != (two in years):
            undated, dated = (two, one) if one in years else (one, two)
            partners[undated].append(dated)
    return partners


def _years(index: NameIndex) -> Years:
    """Return the years of birth and death of each owner of whom one is known."""
    found: Years = {}
    for form in index.forms:
        for bearer in form.bearers:
            born, died = bearer.born or form.name.born, bearer.died or form.name.died
            if born or died:
                known = found.get(bearer.owner, (None, None))
                found[bearer.owner] = (known[0] or born, known[1] or died)
    return found


def _contradict(one: tuple[int | None, int | None], two: tuple[int | None, int | None]) -> bool:
    return any(mine and yours and abs(mine - yours) >= _YEARS_APART for mine, yours in zip(one, two, strict=True))


def people_meant(number: int) -> Reason:
    """Return the reason that so many people may be meant by a name."""
    return ngettext("%(number)s person may be meant", "%(number)s people may be meant", number)
