"""What a document is tied to: related records, and those that stand next to it in time."""

from django.db.models import Q

from archive.documents.models import Document, Relation


def related(document: Document) -> list[tuple[str, bool, Document]]:
    """Published documents tied to this one: the kind of tie, whether it is read from the other's side, the other."""
    relations: list[tuple[Relation, Document | None, bool]] = [
        *((relation, relation.other, False) for relation in document.relations.all()),
        *((relation, relation.document, True) for relation in document.relations_from_others.all()),
    ]
    return [(relation.kind, turned, other) for relation, other, turned in relations if other and other.is_public]


def nearest(document: Document, *, before: bool) -> Document | None:
    """The document that stands next to this one in the order of time, on one side; none beside the undated."""
    place = (document.date_earliest, document.date_latest, document.title_key, document.pk)
    if document.date_earliest is None:
        return None
    side = "lt" if before else "gt"
    tied = Q()
    beside = Q()
    for field, value in zip(("date_earliest", "date_latest", "title_key", "pk"), place, strict=True):
        beside |= tied & Q(**{f"{field}__{side}": value})
        tied &= Q(**{field: value})
    beside_it = Document.objects.published().filter(beside)
    return beside_it.last() if before else beside_it.first()
