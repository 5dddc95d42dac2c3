"""Applying a user's decisions to the rows of an import: whom names mean, and which record a row is."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from archive.documents.models import Document
from archive.interchange.reading import Row
from archive.interchange.recognising import Key, key_of
from archive.interchange.record import Record, TravellingCredit
from archive.interchange.slicing import slices
from archive.interchange.staging.kept import Staged

NOBODY = "-"


def decided(rows: Sequence[Row], one: Staged) -> list[Row]:
    """Return the rows with decisions applied: credits name their person, and matched rows the id of their record."""
    here = _here(one.same)
    return [replace(row, record=_record(row, one.names, here)) if row.record else row for row in rows]


def taken_over(rows: Sequence[Row], one: Staged) -> dict[int, Key]:
    """Map the keys of matched records to the source and external id of their rows.

    The next file of that source is matched by them.
    """
    numbered = {row.number: row.record for row in rows if row.record and row.record.external_id}
    said = {pk: numbered.get(int(number)) for number, pk in one.same.items() if pk}
    return {pk: key_of(record) for pk, record in said.items() if record}


def _record(row: Row, names: Mapping[str, str], here: Mapping[str, Document]) -> Record | None:
    record = row.record
    assert record is not None
    if names:
        record = replace(record, credits=tuple(_credit(credit, names) for credit in record.credits))
    if document := here.get(str(row.number)):
        known_as = {"source": document.source, "external_id": document.external_id}
        record = replace(record, **(known_as if document.external_id else {"external_id": ""}), id=document.public_id)
    return record


def _credit(credit: TravellingCredit, names: Mapping[str, str]) -> TravellingCredit:
    who = names.get(credit.name, "")
    if not who or credit.person or credit.unidentified:
        return credit
    return replace(credit, unidentified=True) if who == NOBODY else replace(credit, person=who)


def _here(same: Mapping[str, int]) -> dict[str, Document]:
    pks = {pk for pk in same.values() if pk}
    documents = {pk: one for some in slices(pks) for pk, one in Document.objects.in_bulk(some).items()}
    return {number: documents[pk] for number, pk in same.items() if pk in documents}
