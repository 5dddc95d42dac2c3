"""Sources straight from the database, however many: a few hundred at a time, without the texts no reference has."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.db.models import Prefetch

from archive.citations.publisher import Publisher
from archive.citations.source import Source, source_of
from archive.documents.models import Document, Text

AT_ONCE: Final = 200
_PARTS: Final = ("holdings", "languages", "topic_tags", "document_places", "memberships", "files")


def sources(pks: Sequence[int], publisher: Publisher) -> Iterator[Source]:
    """The published documents of these keys in their order, without their texts; others are left out."""
    texts = Prefetch("texts", queryset=Text.objects.none())
    for start in range(0, len(pks), AT_ONCE):
        some = pks[start : start + AT_ONCE]
        documents = Document.objects.published().filter(pk__in=some).with_credits().with_rows(*_PARTS)
        found = {document.pk: document for document in documents.prefetch_related(texts)}
        yield from (source_of(found[pk], publisher) for pk in some if pk in found)
