"""Writing candidate pairs: new evidence replaces the old, and what was put off stays so."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import translation

from archive.authority.pouring import pour_records
from archive.merging.models import Candidate
from archive.names.pairing import Candidate as Pair
from archive.people.models import Alias

_BATCH = 1_000
_FOUND = ["score", "verdict", "reasons", "against"]

Aliases = Mapping[tuple[int, str], int]


def keep_all(found: Iterable[Pair], aliases: Aliases) -> int:
    """Replace the queue by these pairs and return how many there are."""
    return _keep(found, aliases, Candidate.objects.all())


def keep_some(found: Iterable[Pair], aliases: Aliases, names: set[int]) -> int:
    """Replace the pairs that contain one of these names and return how many there are."""
    return _keep(found, aliases, Candidate.objects.filter(Q(name__in=names) | Q(other__in=names)))


def _keep(found: Iterable[Pair], aliases: Aliases, scope: "QuerySet[Candidate]") -> int:
    rows = {(row.name_id, row.other_id): row for row in (_row(pair, aliases) for pair in found)}
    # Stored reasons are worded when read: in English they compare equal to those just found.
    with transaction.atomic(), translation.override("en"):
        there = set(Alias.objects.values_list("pk", flat=True)) if len(rows) > _BATCH else _present(rows)
        rows = {pair: row for pair, row in rows.items() if there.issuperset(pair)}
        known = {(row.name_id, row.other_id): row for row in scope.iterator(chunk_size=5_000)}
        _delete([row.pk for pair, row in known.items() if pair not in rows])
        news = [row for pair, row in rows.items() if pair not in known]
        changed = [_as_found(known[pair], row) for pair, row in rows.items() if pair in known]
        Candidate.objects.bulk_update([row for row in changed if row], _FOUND, batch_size=200)
        pour_records(news, some_exist=True)
    return len(rows)


def _as_found(known: Candidate, row: Candidate) -> Candidate | None:
    """Update the known pair with what was found now and return it; None where nothing differs."""
    if all(getattr(known, field) == getattr(row, field) for field in _FOUND):
        return None
    for field in _FOUND:
        setattr(known, field, getattr(row, field))
    return known


def _row(pair: Pair, aliases: Aliases) -> Candidate:
    names = sorted((aliases[pair.owner, pair.name], aliases[pair.other, pair.other_name]))
    return Candidate(
        name_id=names[0],
        other_id=names[1],
        score=round(pair.score, 4),
        verdict=pair.verdict,
        reasons=list(pair.reasons),
        against=list(pair.against),
    )


def _present(rows: Mapping[tuple[int, int], Candidate]) -> set[int]:
    wanted = {pk for pair in rows for pk in pair}
    return set(Alias.objects.filter(pk__in=wanted).values_list("pk", flat=True))


def _delete(pks: list[int]) -> None:
    for start in range(0, len(pks), _BATCH):
        Candidate.objects.filter(pk__in=pks[start : start + _BATCH]).delete()
