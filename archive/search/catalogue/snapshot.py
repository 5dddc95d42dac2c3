"""The catalogue on disk, so that a process starts in a moment and several share the same memory pages.

A snapshot is a folder of arrays named after its version. The version's token is random, so a folder of another
database, or of a history that was rolled back, is never taken for ours. It holds checksums of all files, so that what a
full disk or a power loss left of one is not taken for complete: reading 80 MB for that takes 0.02 s.
"""

import json
import os
import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from django.conf import settings
from numpy.typing import NDArray

from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.codebook import Codebook, Lineage, Lines
from archive.search.catalogue.columns import Column, Entries
from archive.search.catalogue.hits_on_disk import laid_out, read_back
from archive.search.families import Family, Label
from archive.search.query import Facet, Version

FORMAT = 7
SMALLEST = 20_000  # documents; fewer are read from the database as fast
_KEPT = 2
_AT_ONCE = 1 << 20  # bytes
_SCALARS = ("ids", "earliest", "latest", "begun", "ended", "added", "features", "by_title", "by_added")
Arrays = dict[str, NDArray[Any]]


def save(catalogue: Catalogue, *, anew: bool = False) -> bool:
    """Save the catalogue to disk, atomically, keeping one older snapshot; return False where that is impossible.

    `anew` replaces a snapshot of the same version.
    """
    place = _place(catalogue.version)
    draft = place.with_name(f"{place.name}.{os.getpid()}.draft")
    hits, bytes_of_hits = laid_out(catalogue.hits)
    try:
        draft.mkdir(parents=True, exist_ok=True)
        for name, array in (*_arrays(catalogue), ("hits", bytes_of_hits)):
            np.save(draft / f"{name}.npy", array, allow_pickle=False)
        _tell(draft, _about(catalogue) | {"hits": hits, "sums": {file.name: _sum(file) for file in draft.iterdir()}})
        if anew:
            shutil.rmtree(place, ignore_errors=True)
        draft.rename(place)
    except OSError:
        shutil.rmtree(draft, ignore_errors=True)
        return place.exists()
    for old in [path for _, path in saved() if path != place][_KEPT - 1 :]:
        shutil.rmtree(old, ignore_errors=True)
    return True


def saved() -> list[tuple[Version, Path]]:
    """Return the snapshots on disk, newest first; the highest number may belong to a history that was rolled back."""
    found = []
    for path in _folder().glob(f"{FORMAT}-*-*"):
        with suppress(ValueError, OSError):
            _, number, token = path.name.split("-")
            found.append((path.stat().st_mtime_ns, Version(int(number), int(token)), path))
    return [(version, path) for _, version, path in sorted(found, key=lambda each: -each[0])]


def load(version: Version, path: Path) -> Catalogue | None:
    """Return the catalogue of a snapshot, memory-mapped; None where it is incomplete, after deleting it."""
    try:
        about = _told(path)
        arrays = {file.stem: _mapped(file) for file in _whole_files(path, about["sums"])}
        books = {family: _book(arrays[f"{family}.keys"], about["in_order"][family]) for family in Family}
        lineages = {family: Lineage(_lines(arrays, f"{family}.lineage")) for family in Family}
        raw = {facet: _whole(_column(arrays, f"{facet}.raw")) for facet in Facet}
        spread = {facet: _column(arrays, f"{facet}.spread") or raw[facet] for facet in Facet}
        scalars: dict[str, Any] = {name: arrays[name] for name in _SCALARS}
        hits = read_back(about["hits"], arrays["hits"])
        memo = {"labels": {Family(family): _labels(known) for family, known in about["labels"].items()}}
    except (OSError, ValueError, KeyError):
        shutil.rmtree(path, ignore_errors=True)
        return None
    return Catalogue(
        version=version, raw=raw, columns=spread, books=books, lineages=lineages, hits=hits, memo=memo, **scalars
    )


def _tell(place: Path, about: dict[str, Any]) -> None:
    """Write the metadata of the arrays into the folder, after their checksum."""
    told = json.dumps(about)
    (place / "about.json").write_text(f"{zlib.crc32(told.encode())} {told}", "ascii")


def _told(place: Path) -> dict[str, Any]:
    summed, _, told = (place / "about.json").read_text("ascii").partition(" ")
    if summed != str(zlib.crc32(told.encode())):
        raise ValueError("what is told of a snapshot is damaged")
    about: dict[str, Any] = json.loads(told)
    return about


def _whole_files(place: Path, sums: dict[str, int]) -> list[Path]:
    """Return the files that were summed. Raises ValueError where a checksum differs."""
    files = [place / name for name in sums]
    if [_sum(file) for file in files] != list(sums.values()):
        raise ValueError("a file of a snapshot is damaged")
    return files


def _sum(file: Path) -> int:
    """Return the CRC-32 of a file, read in blocks: mapped, all of it would count as resident memory."""
    found = 0
    with file.open("rb") as opened:
        while piece := opened.read(_AT_ONCE):
            found = zlib.crc32(piece, found)
    return found


def _about(catalogue: Catalogue) -> dict[str, Any]:
    """Return the metadata of the arrays: the order of the books, and labels."""
    labels: dict[Family, dict[int, Label]] = catalogue.memo.get("labels", {})
    return {
        "in_order": {family: catalogue.books[family].in_order for family in Family},
        "labels": {
            family: [[code, label.slug, label.name] for code, label in tuple(known.items())]
            for family, known in tuple(labels.items())
        },
    }


def _labels(rows: list[list[Any]]) -> dict[int, Label]:
    return {int(code): Label(str(slug), str(name)) for code, slug, name in rows}


def _arrays(catalogue: Catalogue) -> Iterator[tuple[str, NDArray[Any]]]:
    for name in _SCALARS:
        yield name, getattr(catalogue, name)
    for family in Family:
        yield f"{family}.keys", catalogue.books[family].keys
        if (lines := catalogue.lineages[family].lines) is not None:
            yield f"{family}.lineage.offsets", lines.offsets
            yield f"{family}.lineage.flat", lines.flat
    for facet in Facet:
        yield from _of_column(f"{facet}.raw", catalogue.raw[facet])
        if catalogue.columns[facet] is not catalogue.raw[facet]:
            yield from _of_column(f"{facet}.spread", catalogue.columns[facet])


def _of_column(name: str, column: Column) -> Iterator[tuple[str, NDArray[Any]]]:
    for number, layer in enumerate(column.layers):
        yield f"{name}.layer{number}", layer
    for number, sure in enumerate(column.sure or ()):
        yield f"{name}.sure{number}", sure
    yield f"{name}.beyond.rows", column.beyond.rows
    yield f"{name}.beyond.codes", column.beyond.codes
    if column.beyond.sure is not None:
        yield f"{name}.beyond.sure", column.beyond.sure


def _mapped(file: Path) -> NDArray[Any]:
    return np.asarray(np.load(file, mmap_mode="r", allow_pickle=False))


def _lines(arrays: Arrays, name: str) -> Lines | None:
    return Lines(arrays[f"{name}.offsets"], arrays[f"{name}.flat"]) if f"{name}.flat" in arrays else None


def _column(arrays: Arrays, name: str) -> Column | None:
    if f"{name}.beyond.rows" not in arrays:
        return None
    layers, sure = (
        tuple(arrays[f"{name}.{what}{at}"] for at in range(len(arrays)) if f"{name}.{what}{at}" in arrays)
        for what in ("layer", "sure")
    )
    rows, codes = arrays[f"{name}.beyond.rows"], arrays[f"{name}.beyond.codes"]
    return Column(layers, Entries(rows, codes, arrays.get(f"{name}.beyond.sure")), sure or None)


def _whole(column: Column | None) -> Column:
    if column is None:
        raise KeyError("a column is missing")
    return column


def _book(keys: NDArray[Any], in_order: int) -> Codebook:
    return Codebook(keys, in_order, {key: code for code, key in enumerate(keys[in_order:].tolist(), in_order)})


def _folder() -> Path:
    return Path(settings.DATA_DIR) / "search"


def _place(version: Version) -> Path:
    return _folder() / f"{FORMAT}-{version.number}-{version.token}"
