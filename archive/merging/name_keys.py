"""Blocking keys of names, stored, so that one new name finds its candidates without reading all others."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from django.db import transaction
from django.db.models import Count, Subquery
from django.db.models.functions import Coalesce

from archive.authority.pouring import pour_new
from archive.documents.prepared import Prepared
from archive.merging.models import NameKey
from archive.merging.names_known import records_of
from archive.names.pairing import NameIndex, NameRecord
from archive.people.models import Alias

_BATCH = 5_000
_LONGEST = 60
_CROWD = 400  # a key that more names share is ignored, unless it is the whole name
_MOST = 3_000
# With every name asked for, up to so many for all of them; ten more cost a deed a millisecond.
_NEAREST, _NEAREST_EACH, _NEAREST_MOST = 400, 40, 1_200
_SAME = 1_000.0


def keep_keys(index: NameIndex, names: Iterable[tuple[int, NameRecord]]) -> None:
    """Replace all stored keys by those of the index; written in pieces, so that others can save in between."""
    NameKey.objects.all().delete()
    rows = _keys(index, names)
    while piece := list(islice(rows, _BATCH)):
        _keep_piece(piece)


@transaction.atomic
def _keep_piece(piece: list[tuple[int, str]]) -> None:
    """Store these keys, but for names that were deleted since they were read: an undo may go on beside this."""
    wanted = {name for name, _key in piece}
    there = set(Alias.objects.select_for_update(no_key=True).filter(pk__in=wanted).values_list("pk", flat=True))
    pour_new(NameKey, ("name_id", "key"), [row for row in piece if row[0] in there])


def keep_keys_of(names: Iterable[tuple[int, NameRecord]]) -> None:
    """Replace the stored keys of these names."""
    names = list(names)
    index = NameIndex(record for _, record in names)
    with transaction.atomic():
        NameKey.objects.filter(name__in=[pk for pk, _ in names]).delete()
        pour_new(NameKey, ("name_id", "key"), list(_keys(index, names)))


def key_new_names() -> None:
    """Store the keys of names entered since the last call, at most _MOST, so that they are found before a rebuild."""
    last = Coalesce(Subquery(NameKey.objects.order_by("-name").values("name")[:1]), 0)
    fresh = list(Alias.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:_MOST])
    if fresh:
        keep_keys_of(records_of(Alias.objects.filter(pk__in=fresh)))


def near(names: Iterable[tuple[int, NameRecord]], forms: Iterable[str]) -> set[int]:
    """Return the names that share a key with one of these names or forms.

    Of more than a few hundred those are kept that share the rarest keys: a family name with a hundred others tells less
    than one with two, and whoever is written the same comes first.
    """
    records = [record for _, record in names] + [NameRecord(-1, form) for form in forms]
    keys = sorted({key[:_LONGEST] for key in NameIndex(records).asking()})
    telling = {key: number for key, number in _shared(keys) if number <= _CROWD or key.startswith("=")}
    found = _with_keys(sorted(telling))
    most = min(_NEAREST_MOST, _NEAREST + _NEAREST_EACH * len(records))
    if len(found) <= most or len({name for name, _key in found}) <= most:
        return {name for name, _key in found}
    worth: dict[int, float] = defaultdict(float)
    for name, key in found:
        worth[name] += _SAME if key.startswith("=") else 1 / telling[key]
    return set(sorted(worth, key=lambda name: (-worth[name], name))[:most])


_shared: Final = Prepared(
    lambda keys: NameKey.objects.filter(key__in=keys).order_by().values_list("key").annotate(n=Count("pk"))
)
_with_keys: Final = Prepared(lambda keys: NameKey.objects.filter(key__in=keys).order_by().values_list("name", "key"))


def _keys(index: NameIndex, names: Iterable[tuple[int, NameRecord]]) -> Iterator[tuple[int, str]]:
    # Merged people may share a form; after an undo each of its aliases is looked up by itself.
    bearing = defaultdict[tuple[int, str], list[int]](list)
    for pk, record in names:
        bearing[record.owner, record.form].append(pk)
    for key, form in index.keyed():
        for bearer in form.bearers:
            for pk in bearing[bearer.owner, bearer.form]:
                yield pk, key[:_LONGEST]
