"""Candidate pairs of people who share an identifier of another authority, whatever their names are."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, islice

from django.db.models import Count, QuerySet

from archive.names.findings import Likeness
from archive.names.pairing import Candidate, NameRecord
from archive.people.models import Identifier

_MOST = 12  # people of one identifier; more than that is an error in a list
_CHUNK = 500
_BEFORE_IT_IS_SAID = Likeness(0.6)  # `weighed` adds the shared identifier itself as a reason


def sharing(owners: Iterable[int] | None = None) -> set[int]:
    """Return the identities that share an identifier with one of these people, or with anybody."""
    return {identity for pair in _pairs(_shared(owners)) for identity in pair}


def by_identifier(
    known: Iterable[tuple[int, NameRecord]], found: Iterable[Candidate], owners: Iterable[int] | None = None
) -> Iterator[Candidate]:
    """Yield pairs of owners with a common identifier that their names did not propose, each under its first name."""
    names: dict[int, str] = {}
    for _, record in known:
        names.setdefault(record.owner, record.form)
    already = {(each.owner, each.other) for each in found}
    for one, two in sorted(_pairs(_shared(owners)) - already):
        if one in names and two in names:
            yield Candidate(one, two, names[one], names[two], _BEFORE_IT_IS_SAID, "identifiers")


def _shared(owners: Iterable[int] | None) -> "QuerySet[Identifier]":
    values = Identifier.objects.values("scheme", "value")
    if owners is not None:
        mine = Identifier.objects.filter(person__identity__in=list(islice(owners, _CHUNK)))
        values = values.filter(value__in=mine.values("value"))
    return values.annotate(n=Count("person__identity", distinct=True)).filter(n__gt=1).order_by()  # type: ignore[return-value]


def _pairs(shared: "QuerySet[Identifier]") -> set[tuple[int, int]]:
    wanted = {(row["scheme"], row["value"]) for row in shared}  # type: ignore[index]
    bearers: dict[tuple[str, str], set[int]] = defaultdict(set)
    values = sorted({value for _, value in wanted})
    for start in range(0, len(values), _CHUNK):
        rows = Identifier.objects.filter(value__in=values[start : start + _CHUNK])
        for scheme, value, identity in rows.values_list("scheme", "value", "person__identity"):
            if (scheme, value) in wanted and identity:
                bearers[scheme, value].add(identity)
    return {pair for people in bearers.values() for pair in combinations(sorted(people)[:_MOST], 2)}
