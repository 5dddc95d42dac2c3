"""Sources straight from the database, however many, without the texts no reference has."""

from collections.abc import Iterator, Sequence

from archive.citations.publisher import Publisher
from archive.citations.source import Source, source_of
from archive.documents.full import full_records
from archive.documents.full.reading import AT_ONCE


def sources(pks: Sequence[int], publisher: Publisher) -> Iterator[Source]:
    """The published documents of these keys in their order, without their texts; others are left out."""
    for start in range(0, len(pks), AT_ONCE):
        for record in full_records(pks[start : start + AT_ONCE], texts=False).values():
            yield source_of(record, publisher)
