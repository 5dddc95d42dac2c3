"""The keys of names, kept in the database, so that one new name finds its like without reading all the others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Count, Max

from archive.merging.models import NameKey
from archive.merging.names_known import records_of
from archive.names.pairing import NameIndex, NameRecord
from archive.people.models import Alias

_BATCH = 5_000
_LONGEST = 60
_CROWD = 400  # a key that more names share tells nothing, unless it is the whole name
_MOST = 3_000


def keep_keys(index: NameIndex, names: Iterable[tuple[int, NameRecord]]) -> None:
    """The keys are those of all names in the index. Written in pieces, so that others can save in between."""
    NameKey.objects.all().delete()
    known = set(Alias.objects.values_list("pk", flat=True))
    rows: list[NameKey] = []
    for name, key in _keys(index, names):
        if name in known:
            rows.append(NameKey(name_id=name, key=key))
        if len(rows) >= _BATCH:
            NameKey.objects.bulk_create(rows, ignore_conflicts=True)
            rows = []
    NameKey.objects.bulk_create(rows, ignore_conflicts=True)


def keep_keys_of(names: Iterable[tuple[int, NameRecord]]) -> None:
    """The keys of these names are as they are written now."""
    names = list(names)
    index = NameIndex(record for _, record in names)
    with transaction.atomic():
        NameKey.objects.filter(name__in=[pk for pk, _ in names]).delete()
        rows = [NameKey(name_id=name, key=key) for name, key in _keys(index, names)]
        NameKey.objects.bulk_create(rows, ignore_conflicts=True, batch_size=_BATCH)


def key_new_names() -> None:
    """Names entered since the last were keyed have their keys too, some thousands at most: so they are found before
    anybody opened the queue."""
    last = NameKey.objects.aggregate(last=Max("name"))["last"] or 0
    fresh = list(Alias.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_MOST])
    if fresh:
        keep_keys_of(records_of(Alias.objects.filter(pk__in=fresh)))


def near(names: Iterable[tuple[int, NameRecord]], forms: Iterable[str]) -> set[int]:
    """The names that share a key with one of these, or with one of these forms."""
    records = [record for _, record in names] + [NameRecord(-1, form) for form in forms]
    keys = sorted({key[:_LONGEST] for key in NameIndex(records).asking()})
    telling: list[str] = []
    for start in range(0, len(keys), _BATCH):
        shared = NameKey.objects.filter(key__in=keys[start : start + _BATCH]).values_list("key").annotate(n=Count("pk"))
        telling += [key for key, number in shared if number <= _CROWD or key.startswith("=")]
    return set(NameKey.objects.filter(key__in=telling).values_list("name", flat=True).distinct()[:_MOST])


def _keys(index: NameIndex, names: Iterable[tuple[int, NameRecord]]) -> Iterator[tuple[int, str]]:
    # People merged may both bear a form; after an undo each is looked for by itself.
    bearing = defaultdict[tuple[int, str], list[int]](list)
    for pk, record in names:
        bearing[record.owner, record.form].append(pk)
    for key, form in index.keyed():
        for bearer in form.bearers:
            for pk in bearing[bearer.owner, bearer.form]:
                yield pk, key[:_LONGEST]
