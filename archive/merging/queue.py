"""The queue of candidate pairs: which are undecided, whose they are now, and the deeds on them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from archive.documents.models import Credit
from archive.merging.decisions import decide, decide_not_borne
from archive.merging.models import Candidate
from archive.people.models import Alias, NotBorne, NotSame, Person

_GROUP = 6


@dataclass(frozen=True)
class Entry:
    """A pair as it is shown: two people, or a person and a waiting name."""

    candidate: Candidate
    person: Person
    other: Person | None
    name: Alias
    other_name: Alias
    documents: int
    other_documents: int
    perhaps: NotSame | None = None
    members: tuple[Person, ...] = ()  # further people who are probably the same as one of the two

    @property
    def kind(self) -> str:
        return "merge" if self.other else "identify"

    @property
    def notes(self) -> tuple[Person, ...]:
        """Return those with a note by a colleague."""
        return tuple(person for person in (self.person, self.other) if person and person.note)


def waiting(kind: str = "") -> "QuerySet[Candidate]":
    """Return the undecided pairs, the likeliest first and those put off last, of one kind (merge, identify) or both.

    A decision holds for whole trees of merged people, whatever was merged since.
    """
    one, two = F("name__person__identity"), F("other__person__identity")
    found = Candidate.objects.exclude(name__person=None, other__person=None)
    if kind == "merge":
        found = found.exclude(Q(name__person=None) | Q(other__person=None))
    elif kind == "identify":
        found = found.filter(Q(name__person=None) | Q(other__person=None))
    found = found.exclude(name__person__isnull=False, name__person__identity=two)
    of_one_kind = Q(name__person=None) | Q(other__person=None) | Q(name__person__kind=F("other__person__kind"))
    return (
        found.filter(of_one_kind)
        .alias(one=one, two=two)
        .exclude(Exists(_decided("one", "two")) | Exists(_decided("two", "one")))
        .exclude(Q(name__person=None) & Exists(_not_borne("name__key", "two")))
        .exclude(Q(other__person=None) & Exists(_not_borne("other__key", "one")))
        .select_related("name__person__identity", "other__person__identity")
        .order_by("put_off", "-score", "pk")
    )


def _decided(one: str, two: str) -> "QuerySet[NotSame]":
    return NotSame.objects.filter(
        verdict=NotSame.Verdict.NOT_SAME, first__identity=OuterRef(one), second__identity=OuterRef(two)
    )


def _not_borne(key: str, whose: str) -> "QuerySet[NotBorne]":
    return NotBorne.objects.filter(key=OuterRef(key), person__identity=OuterRef(whose))


def entries(candidates: Iterable[Candidate], *, with_members: bool = True) -> list[Entry]:
    """Return the pairs as they are shown, each two people once, the one with more documents first; in a few queries."""
    rows = list(candidates)
    people = {side.pk for row in rows for side in (bearer(row.name), bearer(row.other)) if side}
    waiting_names = {alias.pk for row in rows for alias in (row.name, row.other) if alias.person_id is None}
    counts = _documents("alias__person__identity", people), _documents("alias", waiting_names)
    perhaps, near = _perhaps(people), _neighbours(people) if with_members else {}
    found: dict[tuple[int, int], Entry] = {}
    for row in rows:
        entry = _entry(row, counts, perhaps, near)
        found.setdefault((entry.person.pk, entry.other.pk if entry.other else -entry.other_name.pk), entry)
    return list(found.values())


def bearer(alias: Alias) -> Person | None:
    """Return the present identity of the name's person, or None where it waits."""
    return alias.person.identity if alias.person else None  # type: ignore[return-value]


def _entry(row: Candidate, counts: Any, perhaps: Any, near: Mapping[int, list[Person]]) -> Entry:
    of_people, of_names = counts
    sides = [
        (of_people.get(person.pk, 0) if person else of_names.get(alias.pk, 0), person, alias)
        for alias, person in ((row.name, bearer(row.name)), (row.other, bearer(row.other)))
    ]
    # A waiting name comes second, and of two people the one with fewer documents.
    sides.sort(key=lambda side: (side[1] is None, -side[0], side[2].pk))
    (documents, person, name), (fewer, other, other_name) = sides
    assert person is not None, "two waiting names stand in no queue"
    pair = frozenset({person.pk, other.pk}) if other else frozenset({person.pk})
    members = (
        tuple(each for each in near.get(person.pk, []) if each in near.get(other.pk, []))[:_GROUP] if other else ()
    )
    return Entry(row, person, other, name, other_name, documents, fewer, perhaps.get(pair), members)


def _documents(key: str, pks: set[int]) -> dict[int, int]:
    rows = Credit.objects.filter(**{f"{key}__in": pks}).order_by().values_list(key)
    return dict(rows.annotate(n=Count("document", distinct=True)))


def _perhaps(people: set[int]) -> dict[frozenset[int], NotSame]:
    pairs = NotSame.objects.filter(
        verdict=NotSame.Verdict.PERHAPS, first__identity__in=people, second__identity__in=people
    ).select_related("first", "second")
    return {frozenset({pair.first.identity_id or 0, pair.second.identity_id or 0}): pair for pair in pairs}


def _neighbours(people: set[int]) -> dict[int, list[Person]]:
    """Return for each of the people others who are probably the same."""
    near: dict[int, list[Person]] = defaultdict(list)
    probable = waiting("merge").filter(verdict=Candidate.Verdict.PROBABLE)
    for row in probable.filter(Q(name__person__identity__in=people) | Q(other__person__identity__in=people))[:500]:
        one, two = bearer(row.name), bearer(row.other)
        for mine, yours in ((one, two), (two, one)):
            if mine and yours and yours not in near[mine.pk]:
                near[mine.pk].append(yours)
    return near


def put_off(candidate: Candidate) -> None:
    """Move the pair to the end of the queue."""
    Candidate.objects.filter(pk=candidate.pk).update(put_off=True, later=timezone.now())


def refuse(candidate: Candidate, verdict: str, *, by: AbstractBaseUser, reason: str) -> None:
    """Record that the two are not, or perhaps are, the same; of a waiting name, that it is not this person's.

    Raises MergeRefused without a reason.
    """
    one, two = bearer(candidate.name), bearer(candidate.other)
    if one and two:
        decide(one, two, verdict, by=by, reason=reason)
    elif person := one or two:
        decide_not_borne(candidate.other if one else candidate.name, person, by=by, reason=reason)
