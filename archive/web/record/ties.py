"""Relations of a record: related records, and its neighbours in date order."""

from archive.documents.full import FullRecord
from archive.documents.full.values import Tie
from archive.documents.listed import InBrief
from archive.documents.models import Document
from archive.search import engine


def related(document: FullRecord) -> list[tuple[str, bool, Tie]]:
    """Return published related records: the kind of relation, whether it is read in reverse, and the other record."""
    ties = [*((tie, False) for tie in document.ties), *((tie, True) for tie in document.ties_from_others)]
    return [(tie.kind, turned, tie) for tie, turned in ties if tie.is_public]


def nearest(document: FullRecord) -> tuple[InBrief | None, InBrief | None]:
    """Return the documents before and after this one in date order; None for undated ones."""
    before, after = engine.beside(document.pk)
    found = Document.objects.in_brief([pk for pk in (before, after) if pk is not None])
    return found.get(before or 0), found.get(after or 0)
