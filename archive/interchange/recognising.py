"""Matching incoming records with existing ones."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from archive.documents.models import Document
from archive.documents.public_id import is_well_formed
from archive.documents.vocabulary import WRITING_ROLES
from archive.interchange.record import Record
from archive.interchange.slicing import slices
from archive.text.folding import fold, fold_each

# A source and the id by which it knows the record.
Key = tuple[str, str]


class Mark(NamedTuple):
    """What is needed to match a record: its key, its public id, whether it has an external id, and a weaker key.

    `less` is the key under which a record with neither id may have been imported by an earlier version.
    """

    key: Key
    id: str
    named: bool
    less: Key | None


def mark_of(record: Record) -> Mark:
    """Return the mark of this record."""
    key = key_of(record)
    is_named = bool(record.external_id)
    is_row = key[1].startswith("row:") and not is_named
    return Mark(key, record.id, is_named, _less(record) if is_row else None)


def key_of(record: Record) -> Key:
    """Return source and external id, or a key made in its place.

    A record without an external id is known by its former public id, or else by a digest of date, title and summary,
    number, authors and holdings.
    """
    if record.external_id:
        return record.source, record.external_id
    if is_well_formed(record.id):
        return record.source, f"id:{record.id}"
    parts = [record.number, *(credit.name for credit in record.credits if credit.role in WRITING_ROLES)]
    parts += [f"{holding.repository} {holding.reference}" for holding in record.holdings]
    return record.source, f"row:{_digest(_said(record), *parts)}"


def _said(record: Record) -> str:
    return fold_each(record.date_text or (record.date.edtf if record.date else ""), record.title, record.summary)


def _digest(*texts: str) -> str:
    return hashlib.sha256("\n".join((texts[0], *map(fold, filter(None, texts[1:])))).encode()).hexdigest()


def standing(marks: Sequence[Mark]) -> dict[Key, int]:
    """Return the primary keys of the existing records with these marks."""
    found: dict[Key, int] = {}
    for source in {mark.key[0] for mark in marks}:
        ids = {mark.key[1] for mark in marks if mark.key[0] == source}
        found.update({(source, external_id): pk for external_id, pk in _by_external_id(source, ids)})
    found.update(_known_by_less(marks, found))
    nameless = {mark.id: mark.key for mark in marks if mark.id and not mark.named}
    for some in slices(nameless):
        rows = Document.objects.filter(public_id__in=some, external_id="").values_list("public_id", "pk")
        found.update({nameless[public_id]: pk for public_id, pk in rows})
    return found


def _less(record: Record) -> Key:
    return record.source, f"row:{_digest(_said(record))}"


def _known_by_less(marks: Iterable[Mark], found: Mapping[Key, int]) -> dict[Key, int]:
    """Match records imported when date, title and summary alone made the id, where exactly one incoming record fits."""
    rows: dict[Key, set[Key]] = defaultdict(set)
    for mark in marks:
        if mark.less and mark.key not in found:
            rows[mark.less].add(mark.key)
    known, taken = dict[Key, int](), set(found.values())
    for source in {source for source, _ in rows}:
        ids = {external_id for its, external_id in rows if its == source}
        for external_id, pk in _by_external_id(source, ids):
            if len(keys := rows[source, external_id]) == 1 and pk not in taken:
                known[next(iter(keys))] = pk
    return known


def ids_here(records: Iterable[Record]) -> set[str]:
    """Return those of the public ids these records have or refer to that are in use here."""
    spoken_of = {record.id for record in records} | {tie.id for record in records for tie in record.related}
    found: set[str] = set()
    for some in slices(spoken_of - {""}):
        found.update(Document.objects.filter(public_id__in=some).values_list("public_id", flat=True))
    return found


def _by_external_id(source: str, external_ids: set[str]) -> Iterator[tuple[str, int]]:
    for some in slices(external_ids):
        yield from Document.objects.filter(source=source, external_id__in=some).values_list("external_id", "pk")
