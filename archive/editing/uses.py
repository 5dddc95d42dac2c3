"""Where documents name headings of all kinds, and how these rows are given to another heading."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef

from archive.authority.deeds import claim
from archive.documents.models import (
    Collection,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Membership,
    Repository,
    TopicTag,
)
from archive.journal.steps import batched
from archive.places.models import Place
from archive.topics.models import Topic

_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Uses:
    """Where rows name a heading: their key to it, their key to the document, and their part of a whole document.

    `part` is "" for the document itself. `once` are the columns that must differ between two rows of one document under
    one heading; None where nothing must.
    """

    rows: Any
    key: str
    document: str
    part: str
    once: tuple[str, ...] | None = None


USES: Final = {
    Topic: Uses(TopicTag, "tag", "content_object", "topics", ()),
    Place: Uses(DocumentPlace, "place", "document", "places", ("role",)),
    DocumentType: Uses(Document, "type", "pk", ""),
    Repository: Uses(Holding, "repository", "document", "holdings"),
    Collection: Uses(Membership, "collection", "document", "collections", ()),
}


def documents_under(uses: Uses, keys: Iterable[int]) -> set[int]:
    """Return the documents that name one of these headings, drafts included."""
    rows = uses.rows._default_manager.filter(**{f"{uses.key}__in": list(keys)})
    return set(rows.order_by().values_list(uses.document, flat=True))


def moved(uses: Uses, keys: Iterable[int], to: int, documents: Iterable[int] | None = None) -> list[int]:
    """Point rows of these headings to another, drop what would then stand twice, and return the keys of the documents.

    Of these documents only, if given. A row that the document has under the other heading already stays as it is.
    """
    keys = list(keys)
    chosen = sorted(documents_under(uses, keys) if documents is None else set(documents))
    for some in batched(iter(chosen), _CHUNK):
        claim(Document.objects.filter(pk__in=some))
        rows = uses.rows._default_manager.filter(**{f"{uses.key}__in": keys, f"{uses.document}__in": some})
        if uses.once is not None:
            _once_for_each(uses, uses.once, rows, to)
        rows.update(**{uses.key: to})
    return chosen


def _once_for_each(uses: Uses, once: tuple[str, ...], rows: Any, to: int) -> None:
    """Delete rows that duplicate one under the other heading, then keep the first of those alike."""
    like = {column: OuterRef(column) for column in (uses.document, *once)}
    rows.filter(Exists(uses.rows._default_manager.filter(**{uses.key: to}, **like))).delete()
    found = rows.order_by("-pk").values_list("pk", uses.document, *once)
    first = {tuple(alike): pk for pk, *alike in found}
    rows.exclude(pk__in=first.values()).delete()
