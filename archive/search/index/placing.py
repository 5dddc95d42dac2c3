"""Placing the entry of each document in its index: that of readers, or that of the desk."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db import transaction

from archive.authority import beside
from archive.documents.models import Document
from archive.search.index.backends import backend, desk
from archive.search.index.backends.base import Backend
from archive.search.index.backends.sqlite import leave_for_later
from archive.search.index.entry import batches, made
from archive.search.index.source import Source, digest_of

_CHUNK: Final = 5_000
_SOME: Final = 300


def write_entries(ids: Iterable[int]) -> set[int]:
    """Write the entries of these documents, and return the keys of those that are or were in the readers' index.

    Each has one entry: in the index of readers, or in that of the desk.
    """
    readers, at_desk, wanted = backend(), desk(), list(ids)
    held, seen, unseen = set(readers.held(wanted).tolist()), set[int](), set[int]()
    if len(wanted) > 1:
        readers.claim(wanted)
        at_desk.claim(wanted)
    later = _left_for_later(wanted)
    unseen |= later
    for batch in batches(pk for pk in wanted if pk not in later):
        for index, other, sources, written in (
            (readers, at_desk, batch.published, seen),
            (at_desk, readers, batch.others, unseen),
        ):
            if sources:
                _write(index, sources, other if len(wanted) > 1 else None)
                written.update(sources)
    if gone := held - seen:
        readers.remove(sorted(gone))
    if elsewhere := sorted(set(wanted) - unseen):
        at_desk.remove(at_desk.held(elsewhere).tolist())
    return held | seen


def _left_for_later(documents: Sequence[int]) -> set[int]:
    """Leave the entries of drafts of before for when a deed on a copy is done, and return these drafts.

    They are made anew then in any case, since somebody else may have changed the drafts; once is enough.
    """
    found: set[int] = set()
    old = beside.of_before(Document._meta.db_table, documents)
    for start in range(0, len(old), _CHUNK):
        drafts = Document.objects.unpublished().filter(pk__in=old[start : start + _CHUNK]).order_by()
        found |= set(drafts.values_list("pk", flat=True))
    if found:
        leave_for_later(desk().table, sorted(found))
    return found


def _write(index: Backend, sources: Mapping[int, Source], other: Backend | None) -> None:
    """Write the entries of these sources; those that the other index has made of them are taken from there.

    Documents that are published or withdrawn by hundreds would else be cut into words again.
    """
    moved: set[int] = set()
    if other and (there := other.held(list(sources)).tolist()):
        moved = index.taken_over(other.table, {pk: digest_of(sources[pk]) for pk in there})
    if left := {pk: source for pk, source in sources.items() if pk not in moved}:
        index.write(made(left))


def refresh_for_desk(ids: Iterable[int]) -> None:
    """Write the entries of these documents again, some hundreds at a time; readers are told nothing."""
    wanted = sorted(set(ids))
    for start in range(0, len(wanted), _SOME):
        with transaction.atomic():
            write_entries(wanted[start : start + _SOME])
