"""Cached hits laid out in one array, for a snapshot: later processes read them without querying the index."""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from archive.search.catalogue.hits import Hits, Read
from archive.search.index.tokens import AllOf, Pattern

_ALIGNED = 8  # bytes


def laid_out(hits: Hits) -> tuple[dict[str, Any], NDArray[np.uint8]]:
    """Return a description of the cache for JSON, and the bytes described."""
    kept, parts, at = [], [], 0
    for (asked, in_titles), read in hits.known():
        groups = [[[list(pattern.tokens), pattern.prefix] for pattern in group] for group in asked]
        kept.append([groups, in_titles, read.step - hits.step, read.ids.dtype.name, at, read.ids.nbytes])
        parts += [read.ids.view(np.uint8), np.zeros(-read.ids.nbytes % _ALIGNED, np.uint8)]
        at += read.ids.nbytes + -read.ids.nbytes % _ALIGNED
    changed = [sorted(documents) for documents in hits.changed]
    return {"kept": kept, "changed": changed, "bytes": at}, np.concatenate([np.zeros(0, np.uint8), *parts])


def read_back(about: dict[str, Any], flat: NDArray[np.uint8]) -> Hits:
    """Return the cache that was laid out. Raises ValueError where something is missing."""
    if about["bytes"] != len(flat):
        raise ValueError("hits are missing")
    kept = {}
    for groups, in_titles, step, kind, at, size in about["kept"]:
        ids = flat[at : at + size].view(kind)
        kept[_asked(groups), bool(in_titles)] = Read(int(step), ids, is_shared=True)
    return Hits(kept, tuple(map(frozenset, about["changed"])))


def _asked(groups: list[list[list[Any]]]) -> AllOf:
    return tuple(tuple(Pattern(tuple(tokens), prefix) for tokens, prefix in group) for group in groups)
