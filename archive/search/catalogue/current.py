"""This process's catalogue, brought up to date at each query from the log of changes."""

import threading
import time
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db import connection, transaction

from archive.search.catalogue import snapshot
from archive.search.catalogue.building import build, with_lineage
from archive.search.catalogue.catalogue import Catalogue
from archive.search.catalogue.codebook import Lineage
from archive.search.catalogue.columns import Column
from archive.search.catalogue.hits import Hits
from archive.search.catalogue.memory import give_back
from archive.search.catalogue.splicing import spliced
from archive.search.catalogue.written import still_written
from archive.search.families import FAMILY_OF, Family
from archive.search.models import Change, IndexHead
from archive.search.query import Facet, Version

# Beyond this many changed documents, or this share of all, the catalogue is rebuilt.
MOST_SPLICED = 5_000
LARGEST_SHARE = 0.05
ALWAYS_SPLICED = 500
# While changes keep coming in, a large catalogue follows once a second.
STORM_OF = 20
LARGE = 100_000
PAUSE = 1.0
# How long a query waits for another thread that rebuilds (seconds).
PATIENCE = 0.5
# A snapshot is taken again after so many changes.
SNAPSHOT_EVERY = 1_000
# Memory is returned after so many changes: the query that does it takes twice as long.
GIVEN_BACK_EVERY = 20
# Beyond this share of the documents a facet's column is rebuilt.
LARGEST_REPLACED = 0.3


@dataclass
class _Kept:
    """The reference that every thread reads without a lock, and the lock under which one thread replaces it."""

    catalogue: Catalogue | None = None
    followed: float = 0.0
    followings: int = 0
    snapshot: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    own: threading.local = field(default_factory=threading.local)


_kept = _Kept()


def current(latest: Version | None = None) -> Catalogue:
    """Return the catalogue of what is published now; one short query when nothing changed.

    `latest` is the head of the log, if the caller has read it a moment ago: then there is no query.

    Inside a transaction it may hold what others cannot see yet, so it is then kept for this thread alone.
    """
    held: Catalogue | None = getattr(_kept.own, "held", None)
    if held is not None:
        return held
    if connection.in_atomic_block:
        ours = up_to_date(_of_this_transaction() or _kept.catalogue)
        if ours is _kept.catalogue:  # answers cached from here on must stay in this transaction
            ours = ours.but(memo={}, hits=ours.hits.after(()))
        _kept.own.catalogue = ours
        return ours
    _kept.own.catalogue = None
    known = _kept.catalogue
    if known is not None and (is_current(known, latest := latest or head()) or _may_wait(known, latest)):
        return known
    if not _kept.lock.acquire(timeout=PATIENCE if known is not None else -1):
        assert known is not None
        return known
    del known  # or what is replaced would still be held while memory is given back
    try:
        return _follow()
    finally:
        _kept.lock.release()


def _of_this_transaction() -> Catalogue | None:
    """Return what this thread has read since the transaction began; None after a rollback, even of a savepoint."""
    is_ours = any(waiting[1] is _mark for waiting in connection.run_on_commit)
    if not is_ours:
        _kept.own.catalogue = None
        transaction.on_commit(_mark)
    return getattr(_kept.own, "catalogue", None)


def _mark() -> None:
    """Do nothing: while this on_commit hook is registered, the transaction it was registered in is still open."""


@contextmanager
def at_one_moment(latest: Version | None = None) -> Iterator[None]:
    """Pin the catalogue for this thread: every query inside uses one version, and the log is read once.

    Write nothing inside. `latest` is the head of the log, if it has just been read.
    """
    before = getattr(_kept.own, "held", None)
    _kept.own.held = current(latest)
    try:
        yield
    finally:
        _kept.own.held = before


def forget() -> None:
    """Drop this process's catalogue, so that it is read anew."""
    with _kept.lock:
        _kept.catalogue = None
    _kept.own.catalogue = None


def head() -> Version:
    """Return the head of the log of changes. Number 0 means that there is no log, and no catalogue is current."""
    # Run at every query, hence without the ORM's overhead.
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT number, token FROM {IndexHead._meta.db_table} WHERE id = 1")  # noqa: S608 a name of ours
        row = cursor.fetchone()
    return Version(*row) if row else Version()


def is_current(known: Catalogue, latest: Version) -> bool:
    """Return whether the catalogue includes all that was logged."""
    return known.version == latest and latest.number > 0 and not known.redo


def up_to_date(known: Catalogue | None) -> Catalogue:
    """Return the catalogue as of the head of the log.

    Rows that a concurrent writer may have changed while they were read are marked to be read again.
    """
    latest = head()
    if known is not None and is_current(known, latest):
        return known
    changes = None if known is None else _since(known.version, latest)
    if known is None or changes is None:
        return build(latest)
    documents = known.redo | {pk for change in changes for pk in change.ids if change.kind == Change.Kind.DOCUMENTS}
    if len(documents) > most_spliced(len(known)):
        return build(latest)
    new = spliced(known, latest, documents) if documents else known.but(version=latest, memo={}, redo=frozenset())
    headings = {family for change in changes for family in change.ids if change.kind == Change.Kind.HEADINGS}
    changed = [family for family in Family if family in headings or len(new.books[family]) > len(known.books[family])]
    if changed:
        new = with_new_lineages(new, changed)
    new.memo.update(_still_known(known, changed))
    if Family.PERSON not in changed:
        new.memo["written"] = still_written(known.memo, documents)
    _forget_names(new, _names_in(known, documents) | _names_in(new, documents))
    # Topics and places are in the text index by name.
    hits = Hits() if headings & {Family.TOPIC, Family.PLACE} else known.hits.after(documents)
    return new.but(hits=hits, redo=frozenset() if head() == latest else frozenset(documents))


def _still_known(known: Catalogue, changed: Collection[Family]) -> dict[str, Any]:
    """Keep the caches of families without changed records: an edit of a document changes no label."""
    labels, codes, ranks = (known.memo.get(name, {}) for name in ("labels", "codes", "ranks"))
    return {
        "labels": {family: called for family, called in labels.items() if family not in changed},
        "codes": {of: code for of, code in codes.items() if of[0] not in changed and code is not None},
        "ranks": {of: ranked for of, ranked in ranks.items() if of[0] not in changed},
        "called": {} if Family.PERSON in changed else known.memo.get("called", {}),
    }


def _names_in(catalogue: Catalogue, documents: Collection[int]) -> set[int]:
    """Return the codes of unidentified names in these documents."""
    if not documents:
        return set()
    slots = catalogue.slots_of(np.array(sorted(documents), np.int64))
    codes = np.unique(catalogue.raw[Facet.PERSON].of(slots).entries().codes)
    return set(codes[catalogue.keys(Facet.PERSON)[codes] < 0].tolist())


def _forget_names(catalogue: Catalogue, codes: set[int]) -> None:
    """Drop cached labels of these unidentified names.

    The label is the form most documents write, which these documents may have changed.
    """
    known = catalogue.memo["labels"].get(Family.PERSON)
    if known and not codes.isdisjoint(known.keys()):
        catalogue.memo["labels"][Family.PERSON] = {code: label for code, label in known.items() if code not in codes}


def most_spliced(size: int) -> int:
    """Return up to how many changed documents splicing is cheaper than a rebuild, for an archive of this size."""
    return int(min(MOST_SPLICED, max(ALWAYS_SPLICED, LARGEST_SHARE * size)))


def with_new_lineages(old: Catalogue, families: Iterable[Family]) -> Catalogue:
    """Return the catalogue with merges, and broader topics and places, as they stand now."""
    books, lineages, columns = dict(old.books), dict(old.lineages), dict(old.columns)
    for family in families:
        books[family], lineages[family] = with_lineage(family, old.books[family])
        if lineages[family] == old.lineages[family]:
            continue
        for facet in Facet:
            if FAMILY_OF[facet] is family:
                columns[facet] = _spread_anew(old, facet, lineages[family])
    return old.but(books=books, lineages=lineages, columns=columns, memo={})


def _spread_anew(old: Catalogue, facet: Facet, lineage: Lineage) -> Column:
    """Return the facet's column under its new lineage, recomputing only the affected rows where they are few."""
    raw = old.raw[facet]
    concerned = lineage.differing(old.lineages[FAMILY_OF[facet]])
    rows = np.flatnonzero(raw.having_any(concerned.tolist()))
    if lineage.is_plain or len(rows) > LARGEST_REPLACED * raw.rows:
        return lineage.spread(raw)
    known = old.columns[facet]
    return known.replacing(rows, lineage.spread(raw.of(rows), len(known.layers)))


def _follow() -> Catalogue:
    """Bring the kept catalogue up to date, holding the lock, and return it."""
    new = up_to_date(_kept.catalogue or _from_disk())
    is_large, is_other = len(new) >= snapshot.SMALLEST, new is not _kept.catalogue
    _kept.catalogue, _kept.followed = new, time.monotonic()
    _kept.followings += is_other
    if is_large and is_other and not _kept.followings % GIVEN_BACK_EVERY:
        give_back()
    if is_large and new.version.number - _kept.snapshot >= SNAPSHOT_EVERY and not new.redo:
        snapshot.save(new)
        _kept.snapshot = new.version.number
    return new


def _from_disk() -> Catalogue | None:
    """Return the latest snapshot of this database, or None."""
    for version, path in snapshot.saved():
        if Change.objects.filter(number=version.number, token=version.token).exists():
            loaded = snapshot.load(version, path)
            if loaded is not None:
                _kept.snapshot = version.number
                return loaded
    _kept.snapshot = -SNAPSHOT_EVERY
    return None


def _may_wait(known: Catalogue, latest: Version) -> bool:
    is_storm = len(known) >= LARGE and latest.number - known.version.number > STORM_OF
    return is_storm and time.monotonic() - _kept.followed < PAUSE


def _since(known: Version, latest: Version) -> list[Change] | None:
    """Return the log's entries after the known version; None where the log does not continue it."""
    changes = list(Change.objects.filter(number__gte=known.number, number__lte=latest.number).order_by("number"))
    if not changes or (changes[0].number, changes[0].token) != (known.number, known.token):
        return None
    if any(change.kind == Change.Kind.EVERYTHING for change in changes[1:]):
        return None
    return changes[1:]
