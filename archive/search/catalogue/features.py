"""What records have beside their headings, one bit each: texts, scans, unidentified names, a stated date."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from archive.documents.models import Credit, File, Text
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import State, TextKind
from archive.search.query import HAS

Features = NDArray[np.uint8]
_BIT: Final = {name: 1 << at for at, name in enumerate(HAS)}
STATED: Final = 1 << len(HAS)
_OF_TEXTS: Final = {
    TextKind.ORIGINAL: _BIT["text"],
    TextKind.TRANSLATION: _BIT["text"] | _BIT["translation"],
    TextKind.TRANSCRIPT: _BIT["text"] | _BIT["transcript"],
}


def bits_of(names: Iterable[str]) -> int:
    """Return the bits of a record that has all of these."""
    return sum(_BIT[name] for name in names)


def names_of(bits: int) -> tuple[str, ...]:
    """Return which of `HAS` these bits are."""
    return tuple(name for name, bit in _BIT.items() if bits & bit)


def features_of(documents: NDArray[np.int64], stated: Sequence[bool], *, is_all: bool) -> Features:
    """Return the bits of each of these documents; `is_all` says that they are all published ones, in any order."""
    found = np.where(stated, STATED, 0).astype(np.uint8)
    order = np.argsort(documents)
    ids = documents[order]
    for rows, prepared, bits in _HAVING:
        those = _of_all(rows()) if is_all else _of_these(prepared, ids)
        places = np.searchsorted(ids, those)
        there = np.append(ids, -1)[places] == those
        found[order[places[there]]] |= bits
    return found


def _of_all(rows: QuerySet[Any]) -> NDArray[np.int64]:
    """Return the published documents of these rows."""
    found = _documents(rows.filter(document__state=State.PUBLISHED))
    return np.fromiter((pk for (pk,) in found.iterator(10_000)), np.int64)


def _of_these(prepared: Prepared, ids: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.fromiter((pk for (pk,) in prepared(ids.tolist())), np.int64)


def _documents(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return rows.order_by().values_list("document_id").distinct()


def _with_prepared(rows: Callable[[], QuerySet[Any]], bits: int) -> tuple[Callable[[], QuerySet[Any]], Prepared, int]:
    return rows, Prepared(lambda pks: _documents(rows().filter(document__in=pks))), bits


# The rows a record must have, the same for a few documents with compiled SQL, and the bits it then has.
_HAVING: Final = (
    *(_with_prepared(partial(Text.objects.filter, kind=kind), bits) for kind, bits in _OF_TEXTS.items()),
    _with_prepared(partial(File.objects.filter, is_restricted=False), _BIT["scan"]),
    _with_prepared(Credit.objects.unidentified, _BIT["unidentified"]),
)


def counted_features(features: Features, slots: NDArray[np.integer[Any]]) -> dict[str, int]:
    """Return how many of these records have each of `HAS`."""
    often = np.bincount(features.take(slots), minlength=2 * STATED)
    values = np.arange(len(often))
    return {name: int(often[values & bit > 0].sum()) for name, bit in _BIT.items()}
