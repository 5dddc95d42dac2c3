"""Sources straight from the database, however many, without the texts, which no reference has."""

from collections.abc import Iterator, Sequence

from archive.citations.publisher import Publisher
from archive.citations.source import Source, source_of
from archive.documents.full import full_records
from archive.documents.full.reading import AT_ONCE, WITHOUT_TEXTS, Parts


def sources(pks: Sequence[int], publisher: Publisher, parts: Parts = WITHOUT_TEXTS) -> Iterator[Source]:
    """Yield the published documents of these keys in order, without their texts; others are left out.

    Feeds need only the parts of `IN_BRIEF`.
    """
    for start in range(0, len(pks), AT_ONCE):
        for record in full_records(pks[start : start + AT_ONCE], parts=parts).values():
            yield source_of(record, publisher)
