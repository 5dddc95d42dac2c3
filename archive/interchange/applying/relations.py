"""Relations between documents: linked when the other is here, kept by its external id until it comes."""

from collections.abc import Iterable

from archive.documents.models import Document, Relation
from archive.interchange.applying.books import Books
from archive.interchange.applying.parts import Part, Values, Written, write_part
from archive.interchange.record import Record
from archive.interchange.slicing import slices


def write_relations(written: Written, books: Books, *, new: bool) -> None:
    """Make the relations of these documents those of their records.

    Call it when all documents of the run are written.
    """
    if not written:
        return
    others = _Others(record for _, record in written)
    part = Part(Relation, lambda record, _: others.ties(record), ("kind", "other_external_id", "other_id"))
    write_part(part, written, books, new=new)


def ties_alone(record: Record) -> Record:
    """Return the record without all but its relations: thousands are kept until all documents of a run are written."""
    return Record(title="", source=record.source, related=record.related)


def join_waiting(pks: Iterable[int]) -> set[int]:
    """Link relations that waited for one of these documents, and return the documents they start from."""
    starts: set[int] = set()
    for some in slices(pks):
        named = Document.objects.filter(pk__in=some).exclude(external_id="")
        came = {(source, id_): pk for pk, source, id_ in named.values_list("pk", "source", "external_id")}
        waiting = Relation.objects.filter(other=None, other_external_id__in=[id_ for _, id_ in came])
        for tie in waiting.select_related("document").order_by("pk"):
            other = came.get((tie.document.source, tie.other_external_id))
            if other is not None and not _is_there(tie, other):
                tie.other_id = other
                tie.save()
                starts.add(tie.document_id)
    return starts


def _is_there(tie: Relation, other: int) -> bool:
    """Return whether the relation exists already, or would link the document to itself."""
    same = Relation.objects.filter(document=tie.document_id, kind=tie.kind, other=other)
    return tie.document_id == other or same.exists()


class _Others:
    """The documents these records are related to, as far as they are here."""

    def __init__(self, records: Iterable[Record]) -> None:
        records = list(records)
        self._by_external_id: dict[tuple[str, str], int] = {}
        self._by_id: dict[str, int] = {}
        ties = [(record.source, tie) for record in records for tie in record.related]
        for some in slices({tie.external_id for _, tie in ties if tie.external_id}):
            rows = Document.objects.filter(external_id__in=some).values_list("source", "external_id", "pk")
            self._by_external_id.update({(source, id_): pk for source, id_, pk in rows})
        for some in slices({tie.id for _, tie in ties if tie.id}):
            self._by_id.update(Document.objects.filter(public_id__in=some).values_list("public_id", "pk"))

    def ties(self, record: Record) -> Iterable[Values]:
        for tie in record.related:
            other = self._by_external_id.get((record.source, tie.external_id)) or self._by_id.get(tie.id)
            yield tie.kind, tie.external_id, other
