"""The catalogue of this process, brought up to date at each question by what writers logged."""

import threading
from collections.abc import Iterable
from dataclasses import replace

from django.db import connection

from archive.search.building import build, with_lineage
from archive.search.catalogue import Catalogue, Version
from archive.search.families import FAMILY_OF, Family
from archive.search.models import Change, IndexHead
from archive.search.query import Facet
from archive.search.splicing import spliced

# Beyond this many changed documents, or this share of all, everything is read anew.
MOST_SPLICED = 5_000
LARGEST_SHARE = 0.05
ALWAYS_SPLICED = 500


class _Kept:
    """The reference every thread reads, and the lock under which it is replaced."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.catalogue: Catalogue | None = None
        self.own = threading.local()


_kept = _Kept()


def current() -> Catalogue:
    """The catalogue of what is published now. One short query when nothing changed.

    Inside a transaction it may hold what others cannot see yet, so it is then kept for this thread alone.
    """
    if connection.in_atomic_block:
        mine: Catalogue | None = getattr(_kept.own, "catalogue", None)
        mine = up_to_date(mine or _kept.catalogue)
        _kept.own.catalogue = mine
        return mine
    _kept.own.catalogue = None
    known = _kept.catalogue
    if known is not None and not known.redo and known.version.number and head() == known.version:
        return known
    with _kept.lock:
        _kept.catalogue = up_to_date(_kept.catalogue)
        return _kept.catalogue


def forget() -> None:
    """This process knows nothing and will read everything anew."""
    with _kept.lock:
        _kept.catalogue = None
    _kept.own.catalogue = None


def head() -> Version:
    """How far the log of changes goes; number 0 is of a database without a log, where nothing is ever up to date."""
    row = IndexHead.objects.filter(pk=1).values_list("number", "token").first()
    return Version(*row) if row else Version()


def up_to_date(known: Catalogue | None) -> Catalogue:
    """The catalogue as of the log's end. Where a writer came in while it was read, what was replaced is marked to be
    read once more."""
    latest = head()
    if known is not None and latest == known.version and latest.number and not known.redo:
        return known
    changes = None if known is None else _since(known.version, latest)
    if known is None or changes is None:
        return build(latest)
    documents = known.redo | {pk for change in changes for pk in change.ids if change.kind == Change.Kind.DOCUMENTS}
    if len(documents) > most_spliced(len(known)):
        return build(latest)
    new = spliced(known, latest, documents) if documents else replace(known, version=latest, memo={}, redo=frozenset())
    if any(change.kind == Change.Kind.HEADINGS for change in changes) or _has_new_values(known, new):
        new = with_new_lineages(new)
    return replace(new, redo=frozenset() if head() == latest else frozenset(documents))


def most_spliced(size: int) -> int:
    """How many documents of an archive of this size are replaced one by one."""
    return int(min(MOST_SPLICED, max(ALWAYS_SPLICED, LARGEST_SHARE * size)))


def _since(known: Version, latest: Version) -> list[Change] | None:
    """What was logged after the known version; None where the log does not lead there from it."""
    changes = list(Change.objects.filter(number__gte=known.number, number__lte=latest.number).order_by("number"))
    if not changes or (changes[0].number, changes[0].token) != (known.number, known.token):
        return None
    if any(change.kind == Change.Kind.EVERYTHING for change in changes[1:]):
        return None
    return changes[1:]


def _has_new_values(known: Catalogue, new: Catalogue) -> bool:
    return any(len(new.books[family]) > len(known.books[family]) for family in Family)


def with_new_lineages(old: Catalogue, families: Iterable[Family] = Family) -> Catalogue:
    """The catalogue with merges, and broader topics and places, as they stand now."""
    books, lineages, columns = dict(old.books), dict(old.lineages), dict(old.columns)
    for family in families:
        books[family], lineages[family] = with_lineage(family, old.books[family])
        if lineages[family] == old.lineages[family]:
            continue
        for facet in Facet:
            if FAMILY_OF[facet] is family:
                columns[facet] = lineages[family].spread(old.raw[facet])
    return replace(old, books=books, lineages=lineages, columns=columns, memo={})
