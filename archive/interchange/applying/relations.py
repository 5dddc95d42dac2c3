"""Ties between records: joined when the other is here, kept by its external id until it comes."""

from collections.abc import Iterable

from archive.documents.models import Document, Relation
from archive.interchange.applying.books import Books
from archive.interchange.applying.parts import Part, Values, Written, write_part
from archive.interchange.record import Record
from archive.interchange.slicing import slices


def write_relations(written: Written, books: Books, *, new: bool) -> None:
    """These documents have the ties their records name. Call it when all documents of the run are there."""
    if not written:
        return
    others = _Others(record for _, record in written)
    part = Part(Relation, lambda record, _: others.ties(record), ("kind", "other_external_id", "other_id"))
    write_part(part, written, books, new=new)


def ties_alone(record: Record) -> Record:
    """No more of the record than its ties need: thousands wait until all documents of a run are there."""
    return Record(title="", source=record.source, related=record.related)


def join_waiting(pks: Iterable[int]) -> set[int]:
    """Ties that waited for one of these documents lead to it now; the documents they start from are returned."""
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
    """Whether the document is tied to this other in the same way already, or would be tied to itself."""
    same = Relation.objects.filter(document=tie.document_id, kind=tie.kind, other=other)
    return tie.document_id == other or same.exists()


class _Others:
    """The documents that these records are tied to, as far as they are here."""

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
