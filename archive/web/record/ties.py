"""What a document is tied to: related records, and those that stand next to it in time."""

from archive.documents.models import Document, Relation
from archive.search import engine


def related(document: Document) -> list[tuple[str, bool, Document]]:
    """Published documents tied to this one: the kind of tie, whether it is read from the other's side, the other."""
    relations: list[tuple[Relation, Document | None, bool]] = [
        *((relation, relation.other, False) for relation in document.relations.all()),
        *((relation, relation.document, True) for relation in document.relations_from_others.all()),
    ]
    return [(relation.kind, turned, other) for relation, other, turned in relations if other and other.is_public]


def nearest(document: Document) -> tuple[Document | None, Document | None]:
    """The documents before and after this one in the order of time; none beside the undated."""
    before, after = engine.beside(document.pk)
    found = Document.objects.published().in_bulk([pk for pk in (before, after) if pk is not None])
    return found.get(before), found.get(after)
