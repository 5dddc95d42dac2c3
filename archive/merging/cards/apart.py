"""Decisions as the making of cards needs them: pairs held apart, and names that need no card."""

import datetime
from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import F, Q, QuerySet

from archive.merging.evidence.cores import Apart, Pair
from archive.merging.evidence.reading import Form
from archive.people.models import NotBorne, NotSame
from archive.people.rulings import Ruling

_FEW: Final = 500  # names; decisions on more are read all at once
_SETTLED: Final = frozenset({Ruling.Verdict.NO_NAME, Ruling.Verdict.OFFICE, Ruling.Verdict.SEVERAL})


@dataclass(frozen=True, slots=True)
class Decided:
    """What was decided on names and people.

    `apart` are pairs of owners that are not the same: people by identity, waiting names by their keys. `settled` are
    the keys of names that are no single person's. `put_off` says when a name (by key) or a person (by identity) was
    left for later. `sought` are names looked for in vain, by key, with the digest of the evidence then.
    """

    apart: Apart = frozenset()
    settled: frozenset[str] = frozenset()
    put_off: dict[str | int, datetime.datetime] = field(default_factory=dict)
    sought: dict[str, str] = field(default_factory=dict)


def decided_on(forms: Collection[Form]) -> Decided:
    """Return what was decided on these names and their bearers; in three queries."""
    waiting: dict[str, set[int]] = defaultdict(set)
    for form in forms:
        if form.waits:
            waiting[form.key].add(form.owner)
    people = {form.owner for form in forms if form.owner > 0}
    pairs = _people_apart(people)
    for key, identity in _of_names(NotBorne.objects.all(), waiting, people).values_list("key", "person__identity"):
        pairs.update((owner, identity or 0) for owner in waiting.get(key, ()))
    settled, put_off, sought = set[str](), dict[str | int, datetime.datetime](), dict[str, str]()
    rows = _of_names(Ruling.objects.all(), waiting, people)
    fields = ("verdict", "key", "other_key", "person__identity", "decided", "evidence")
    for verdict, key, other, identity, decided, evidence in rows.values_list(*fields):
        if verdict == Ruling.Verdict.NOT_SAME:
            pairs.update((mine, yours) for mine in waiting.get(key, ()) for yours in waiting.get(other, ()))
        elif verdict in _SETTLED:
            settled.add(key)
        elif verdict == Ruling.Verdict.LATER:
            put_off[key if identity is None else identity] = decided
        elif verdict == Ruling.Verdict.UNKNOWN:
            sought[key] = evidence
    return Decided(frozenset(pairs), frozenset(settled), put_off, sought)


def _people_apart(people: set[int]) -> set[Pair]:
    no = NotSame.objects.filter(verdict=NotSame.Verdict.NOT_SAME).exclude(first__identity=F("second__identity"))
    if len(people) <= _FEW:
        no = no.filter(first__identity__in=people, second__identity__in=people)
    return {(one, two) for one, two in no.values_list("first__identity", "second__identity") if one in people and two}


def _of_names(decisions: "QuerySet[Any]", keys: Collection[str], people: Collection[int]) -> "QuerySet[Any]":
    """Return the decisions on these names and people, or all where there are many."""
    if len(keys) + len(people) > _FEW:
        return decisions
    return decisions.filter(Q(key__in=keys) | Q(person__identity__in=people))
