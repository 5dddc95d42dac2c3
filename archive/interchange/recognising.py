"""By what a record that comes in is known again, and which of the records that come in are here already."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence

from archive.documents.models import Document
from archive.documents.public_id import is_well_formed
from archive.interchange.reading.listing import fold_each
from archive.interchange.record import Record
from archive.interchange.slicing import slices

# The source, and the id by which it knows the record.
Key = tuple[str, str]


def key_of(record: Record) -> Key:
    """Source and external id. A record that came without one is known by the public id it bore elsewhere, or else by
    what it says."""
    if record.external_id:
        return record.source, record.external_id
    if is_well_formed(record.id):
        return record.source, f"id:{record.id}"
    said = fold_each(record.date_text or (record.date.edtf if record.date else ""), record.title, record.summary)
    return record.source, f"row:{hashlib.sha256(said.encode()).hexdigest()}"


def standing(records: Sequence[Record]) -> dict[Key, int]:
    """The primary keys of those of these records that are here."""
    found: dict[Key, int] = {}
    for source in {record.source for record in records}:
        ids = {key_of(record)[1] for record in records if record.source == source}
        found.update({(source, external_id): pk for external_id, pk in _by_external_id(source, ids)})
    nameless = {record.id: key_of(record) for record in records if not record.external_id and record.id}
    for some in slices(nameless):
        rows = Document.objects.filter(public_id__in=some, external_id="").values_list("public_id", "pk")
        found.update({nameless[public_id]: pk for public_id, pk in rows})
    return found


def ids_here(records: Iterable[Record]) -> set[str]:
    """Those public ids these records bear or speak of that the archive has given out."""
    spoken_of = {record.id for record in records} | {tie.id for record in records for tie in record.related}
    found: set[str] = set()
    for some in slices(spoken_of - {""}):
        found.update(Document.objects.filter(public_id__in=some).values_list("public_id", flat=True))
    return found


def _by_external_id(source: str, external_ids: set[str]) -> Iterator[tuple[str, int]]:
    for some in slices(external_ids):
        yield from Document.objects.filter(source=source, external_id__in=some).values_list("external_id", "pk")
