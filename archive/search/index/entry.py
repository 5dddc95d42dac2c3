"""What is searchable of a document: its titles, summary, texts, names as they are written, topics and places, and the
words of the record itself: ids, shelfmarks, repositories, donors and contributors."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Final

from django.db.models import Model

from archive.authority.parts import with_rows
from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.documents.prepared import Prepared
from archive.search.index.backends.base import Entry
from archive.search.index.tokens import apart, tokens

MOST_TOKENS = 100_000  # of the texts of one document
_CHUNK = 500
_PARTS: Final = (
    (TopicTag, "content_object"),
    (DocumentPlace, "document"),
    (Text, "document"),
    (Rendering, "document"),
    (Holding, "document"),
    (Backer, "document"),
)
_EVERY: Final = frozenset(model for model, _ in _PARTS)
_OF_A_HOLDING: Final = ("document_id", "repository__name", "repository__abbreviation", "reference")
_own_words: Final = Prepared(
    lambda pks: Document.objects.filter(pk__in=pks).order_by().values_list("pk", "number", "public_id", "external_id")
)
_holdings: Final = Prepared(
    lambda pks: Holding.objects.filter(document__in=pks).order_by("position", "pk").values_list(*_OF_A_HOLDING)
)
_backers: Final = Prepared(
    lambda pks: Backer.objects.filter(document__in=pks).order_by("position", "pk").values_list("document_id", "name")
)


def entries(ids: Iterable[int]) -> Iterator[Iterator[Entry]]:
    """The entries of those of these documents that are published, some hundreds at a time.

    What is in them is read at once, but each is made when it is asked for: the database takes in one meanwhile.
    """
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        yield _entries(wanted[start : start + _CHUNK])


def _entries(ids: list[int]) -> Iterator[Entry]:
    rows = list(
        Document.objects.published().filter(pk__in=ids).order_by("pk").values_list("pk", "title", "number", "summary")
    )
    published = [row[0] for row in rows]
    there = {model for model, _ in with_rows(_PARTS, published)}
    names, headings = _names(published), _headings(published, there)
    texts = _texts(published if Text in there else [])
    renderings = _renderings(published if Rendering in there else [])
    particulars = particulars_of(published, there)
    return (
        entry_of(
            pk,
            title=title,
            number="" if number in title else number,
            summary=summary,
            names=names[pk],
            headings=[*headings[pk], *particulars[pk]],
            texts=[*renderings[pk], *texts[pk]],
        )
        for pk, title, number, summary in rows
    )


def entry_of(
    pk: int,
    *,
    title: str,
    summary: str,
    names: Iterable[str],
    headings: Iterable[str],
    texts: Iterable[str],
    number: str = "",
) -> Entry:
    """The entry of a document with these contents. A phrase stands within one name, one heading, one text."""
    fields: tuple[Sequence[str], ...] = (
        apart([title, number]),
        tokens(summary),
        apart(dict.fromkeys(names)),
        apart(dict.fromkeys(headings)),
        apart(texts)[:MOST_TOKENS],
    )
    return Entry(pk, tuple(tuple(field) for field in fields))


def _names(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    credits = Credit.objects.filter(document__in=ids).order_by("document_id", "position", "pk")
    for pk, form, supplied in credits.values_list("document_id", "alias__form", "supplied"):
        found[pk] += [form, supplied] if supplied else [form]
    return found


def _headings(ids: list[int], there: Collection[type[Model]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    tagged = TopicTag.objects.filter(content_object__in=ids if TopicTag in there else []).order_by("pk")
    placed = DocumentPlace.objects.filter(document__in=ids if DocumentPlace in there else []).order_by("pk")
    for pk, name in tagged.values_list("content_object_id", "tag__name"):
        found[pk].append(name)
    for pk, name in placed.values_list("document_id", "place__name"):
        found[pk].append(name)
    return found


def particulars_of(ids: list[int], there: Collection[type[Model]] = _EVERY) -> dict[int, list[str]]:
    """What the record of each document says beside its contents, a line each: its ids, where originals lie, who gave or
    contributed it. Models that are not `there` have no row for these documents and are not asked."""
    found: dict[int, list[str]] = defaultdict(list)
    for pk, *own in _own_words(ids):
        found[pk] += filter(None, own)
    for pk, *parts in _holdings(ids) if Holding in there else ():
        found[pk].append(", ".join(filter(None, parts)))
    for pk, name in _backers(ids) if Backer in there else ():
        found[pk].append(name)
    return found


def _texts(ids: list[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    rows = Text.objects.filter(document__in=ids).order_by("document_id", "position", "pk")
    for pk, body in rows.values_list("document_id", "content__body"):
        found[pk].append(body)
    return found


def _renderings(ids: list[int]) -> dict[int, list[str]]:
    """Titles and summaries in other languages."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Rendering.objects.filter(document__in=ids).order_by("pk").values_list("document_id", "title", "summary")
    for pk, title, summary in rows:
        found[pk] += [title, summary]
    return found
