"""Which owners of names may be one: the ranked pairs of a whole archive, or those of one new name."""

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
    """Every pair of owners whose names, or brackets, say that they may be one, the likeliest first.

    A pair stands once, with its best pair of names. `progress` is told now and then how many forms of how many are
    compared. Pairs that were decided are the caller's to leave out. 100,000 names take about a minute on one core.
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
    """The owners in the index who may be this one, the likeliest first: for a name while it is typed.

    The index is left as it was, and what is said of the owners is not weighed. Milliseconds among 100,000 names.
    """
    name = parsed(record.form, kind=record.kind)
    best: dict[Pair, Candidate] = {}
    for number, each in index.alike(name):
        for bearer in index.forms[number].bearers:
            if bearer.owner != record.owner and not years_contradict(record, bearer):
                _keep_best(best, ordered(record, bearer, each, "spelling"))
    return _ranked(best)[:most]


def from_brackets(index: NameIndex, brackets: Iterable[Brackets]) -> Iterator[Candidate]:
    """The pairs that brackets propose: who bears the form, with who bears the name supplied or else one like it."""
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
    """Millions of small values are made and none in a circle: the collector would walk them all, again and again."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _compared(index: NameIndex, progress: Progress | None) -> dict[Pair, Likeness]:
    """The likeness of every two forms that are alike at all, the smaller number first."""
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
    """Who bears this name as it is written, case and accents aside."""
    key = parsed(form).key
    return [bearer for each in index.forms_with(key) for bearer in each.bearers]


def _likely(index: NameIndex, form: str) -> list[NameRecord]:
    """Who bears a name most like this one: the bearers of the best three forms."""
    found = sorted(index.alike(parsed(form)), key=lambda pair: -pair[1].score)[:_LIKELY_MOST]
    return [bearer for number, _ in found for bearer in index.forms[number].bearers]


def _keep_best(best: dict[Pair, Candidate], candidate: Candidate) -> None:
    pair = candidate.owner, candidate.other
    known = best.get(pair)
    if known is None or candidate.score > known.score:
        best[pair] = candidate


def _ranked(best: dict[Pair, Candidate]) -> list[Candidate]:
    return sorted(best.values(), key=lambda each: (-each.score, each.name, each.other_name, each.owner, each.other))
