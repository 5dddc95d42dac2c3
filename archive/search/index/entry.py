"""What is searchable of a document.

Its titles, summary, texts, names as written, topics and places, and the words of the record itself: ids, shelfmarks,
repositories, donors, contributors, funders and the credits of its texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any, Final

from django.db.models import BigIntegerField, F, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.documents.prepared import Prepared
from archive.search.index.backends.base import Entry
from archive.search.index.source import Source, digest_of, made_of

_CHUNK = 500
_NAMES, _HEADINGS, _PARTICULARS, _RENDERINGS, _TEXTS = range(5)
# The group of words, the model of their rows, the key of the document, the order, and the fields.
_PARTS: Final[tuple[tuple[int, type[Model], str, str, tuple[str, ...]], ...]] = (
    (_NAMES, Credit, "document", "position", ("alias__form", "supplied")),
    (_HEADINGS, TopicTag, "content_object", "pk", ("tag__name",)),
    (_HEADINGS, DocumentPlace, "document", "pk", ("place__name",)),
    (_PARTICULARS, Holding, "document", "position", ("repository__name", "repository__abbreviation", "reference")),
    (_PARTICULARS, Backer, "document", "position", ("name",)),
    (_PARTICULARS, Text, "document", "position", ("credit",)),
    (_RENDERINGS, Rendering, "document", "pk", ("title", "summary")),
    (_TEXTS, Text, "document", "position", ("content__body",)),
)


def entries(ids: Iterable[int], *, published: bool = True) -> Iterator[Iterator[Entry]]:
    """Yield the entries of the published ones among these documents, or of the others, in batches of some hundreds.

    The rows of a batch are read at once, but entries are made lazily: the database stores one meanwhile.
    """
    for some in _sources(ids, published):
        yield (made_of(pk, source) for pk, source in some.items())


def digests(ids: Iterable[int], *, published: bool = True) -> Iterator[dict[int, bytes]]:
    """Yield the digests of what those entries are made of, in batches; no entry is made."""
    for some in _sources(ids, published):
        yield {pk: digest_of(source) for pk, source in some.items()}


def _sources(ids: Iterable[int], published: bool) -> Iterator[dict[int, Source]]:
    wanted = list(ids)
    documents = Document.objects.published() if published else Document.objects.unpublished()
    for start in range(0, len(wanted), _CHUNK):
        yield _sources_of(documents.filter(pk__in=wanted[start : start + _CHUNK]))


def _sources_of(documents: "QuerySet[Document]") -> dict[int, Source]:
    columns = ("pk", "title", "number", "summary", "public_id", "external_id", "funding")
    rows = list(documents.order_by("pk").values_list(*columns))
    said = _said(row[0] for row in rows)
    return {
        pk: Source(
            title=title,
            number="" if number in title else number,
            summary=summary,
            names=said[_NAMES, pk],
            headings=[*said[_HEADINGS, pk], *filter(None, (number, *own)), *said[_PARTICULARS, pk]],
            texts=[*said[_RENDERINGS, pk], *said[_TEXTS, pk]],
        )
        for pk, title, number, summary, *own in rows
    }


def _said(ids: Iterable[int]) -> dict[tuple[int, int], list[str]]:
    """Return the words of the rows of these documents, in one query: by group and document, in order."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for group, pk, _place, _order, _row, *words in sorted(_words(list(ids)), key=itemgetter(2, 3, 4)):
        told = [word for word in words if word]
        found[group, pk] += [", ".join(told)] if group == _PARTICULARS and told else told
    return found


def _rows(pks: Sequence[int]) -> QuerySet[Any, Any]:
    rows = [
        model._default_manager.filter(**{f"{owner}__in": pks})
        .order_by()
        .values_list(
            Value(group), Cast(owner, BigIntegerField()), Value(place), Cast(order, BigIntegerField()),
            Cast("pk", BigIntegerField()), *(_text(words[n] if n < len(words) else "") for n in range(3)),
        )
        for place, (group, model, owner, order, words) in enumerate(_PARTS)
    ]  # fmt: skip
    return rows[0].union(*rows[1:], all=True)


_words: Final = Prepared(_rows)


def _text(name: str) -> Any:
    return Cast(F(name), TextField()) if name else Value("", TextField())
