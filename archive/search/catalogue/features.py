"""What records have beside their headings, one bit each: texts, scans, unidentified names, a stated date."""

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from django.db.models import QuerySet
from numpy.typing import NDArray

from archive.documents.models import Credit, File, Text
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
    having: list[tuple[QuerySet[Any], int]] = [(Text.objects.filter(kind=kind), bit) for kind, bit in _OF_TEXTS.items()]
    having += [
        (File.objects.filter(is_restricted=False), _BIT["scan"]),
        (Credit.objects.unidentified(), _BIT["unidentified"]),
    ]
    for rows, bits in having:
        those = _documents(rows, ids, is_all=is_all)
        places = np.searchsorted(ids, those)
        there = np.append(ids, -1)[places] == those
        found[order[places[there]]] |= bits
    return found


def _documents(rows: QuerySet[Any], ids: NDArray[np.int64], *, is_all: bool) -> NDArray[np.int64]:
    """Return the documents of these rows."""
    rows = rows.filter(document__state=State.PUBLISHED) if is_all else rows.filter(document__in=ids.tolist())
    found = rows.order_by().values_list("document_id", flat=True).distinct()
    return np.fromiter(found.iterator(10_000), np.int64)


def counted_features(features: Features, slots: NDArray[np.integer[Any]]) -> dict[str, int]:
    """Return how many of these records have each of `HAS`."""
    often = np.bincount(features.take(slots), minlength=2 * STATED)
    values = np.arange(len(often))
    return {name: int(often[values & bit > 0].sum()) for name, bit in _BIT.items()}
