"""Candidate pairs of owners: ranked pairs of a whole archive, or those of one new name."""

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import product
from typing import Final

from archive.names.evidence import bracketed
from archive.names.findings import Likeness
from archive.names.lifetimes import namesakes_demoted
from archive.names.likeness import parsed
from archive.names.lookup import NameIndex
from archive.names.owners import Owners, ordered, years_contradict
from archive.names.reasons import reason as _
from archive.names.records import Brackets, Candidate, NameRecord
from archive.names.setwide import (
    Pair,
    ambiguous_demoted,
    better_known_preferred,
    foreign_sounds_dropped,
    generations_demoted,
    homonyms_demoted,
    misspelt_last,
)

__all__ = ["Brackets", "Candidate", "NameIndex", "NameRecord", "candidates", "candidates_for", "uncollected"]

Progress = Callable[[int, int], None]
_SAID_EVERY: Final = 1000
_LIKELY_MOST: Final = 3
_BY_LIKENESS: Final = 0.75


def candidates(
    records: "Iterable[NameRecord] | NameIndex", *, brackets: Iterable[Brackets] = (), progress: Progress | None = None
) -> list[Candidate]:
    """Return every pair of owners who may be one by their names or by brackets, the likeliest first.

    A pair occurs once, with its best pair of names. `progress` is called now and then with the number of forms compared
    and their total. Excluding decided pairs is up to the caller. 100,000 names take about a minute on one core.
    """
    with uncollected():
        index = records if isinstance(records, NameIndex) else NameIndex(records)
        found = _compared(index, progress)
        ambiguous_demoted(found, index)
        generations_demoted(found, index)
        homonyms_demoted(found, index)
        foreign_sounds_dropped(found, index)
        better_known_preferred(found, index)
        misspelt_last(found)
        best: dict[Pair, Candidate] = {}
        for candidate in Owners(index).pairs(found):
            _keep_best(best, candidate)
        namesakes_demoted(best, index)
        for candidate in from_brackets(index, brackets):
            _keep_best(best, candidate)
        return _ranked(best)


def candidates_for(record: NameRecord, index: NameIndex, *, most: int = 20) -> list[Candidate]:
    """Return the owners in the index who may be this one, the likeliest first: for a name while it is typed.

    The index is not changed, and descriptions are not weighed. Takes milliseconds among 100,000 names.
    """
    name = parsed(record.form, kind=record.kind)
    best: dict[Pair, Candidate] = {}
    for number, each in index.alike(name):
        for bearer in index.forms[number].bearers:
            if bearer.owner != record.owner and not years_contradict(record, bearer):
                _keep_best(best, ordered(record, bearer, each, "spelling"))
    return _ranked(best)[:most]


def from_brackets(index: NameIndex, brackets: Iterable[Brackets]) -> Iterator[Candidate]:
    """Yield the pairs that brackets propose: owners of the form with owners of the supplied name, or of one like it."""
    for said in brackets:
        each = bracketed(said.documents, said.form, said.supplied)
        others = _bearers(index, said.supplied)
        if not others:
            others = _likely(index, said.supplied)
            if not others:
                continue
            each = each.at_most(_BY_LIKENESS, _("nobody here is called just %(name)s", name=said.supplied))
        for one, two in product(_bearers(index, said.form), others):
            if one.owner != two.owner and not years_contradict(one, two):
                yield ordered(one, two, each, "brackets")


@contextmanager
def uncollected() -> Iterator[None]:
    """Suspend the garbage collector: millions of small acyclic values are made, which it would walk repeatedly."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _compared(index: NameIndex, progress: Progress | None) -> dict[Pair, Likeness]:
    """Return the likeness of every two similar forms, the smaller number first."""
    found: dict[Pair, Likeness] = {}
    for number, form in enumerate(index.forms):
        for other, each in index.alike(form.name, before=number):
            if other < number:
                found[other, number] = each.turned()
            elif other > number:
                found[number, other] = each
        if progress and number % _SAID_EVERY == 0:
            progress(number, len(index.forms))
    if progress:
        progress(len(index.forms), len(index.forms))
    return found


def _bearers(index: NameIndex, form: str) -> list[NameRecord]:
    """Return the owners of this name as written, case and accents aside."""
    key = parsed(form).key
    return [bearer for each in index.forms_with(key) for bearer in each.bearers]


def _likely(index: NameIndex, form: str) -> list[NameRecord]:
    """Return the owners of the three most similar forms."""
    found = sorted(index.alike(parsed(form)), key=lambda pair: -pair[1].score)[:_LIKELY_MOST]
    return [bearer for number, _ in found for bearer in index.forms[number].bearers]


def _keep_best(best: dict[Pair, Candidate], candidate: Candidate) -> None:
    pair = candidate.owner, candidate.other
    known = best.get(pair)
    if known is None or candidate.score > known.score:
        best[pair] = candidate


def _ranked(best: dict[Pair, Candidate]) -> list[Candidate]:
    return sorted(best.values(), key=lambda each: (-each.score, each.name, each.other_name, each.owner, each.other))
