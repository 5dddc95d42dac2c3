"""What is searchable of a document.

Its titles, summary, texts, names as written, topics and places, and the words of the record itself: ids, shelfmarks,
repositories, donors, contributors, funders and the credits of its texts.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final

from django.db.models import BigIntegerField, F, Model, QuerySet, TextField, Value
from django.db.models.functions import Cast

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import State
from archive.search.index.backends.base import Entry
from archive.search.index.source import Source, digest_of, made_of

_CHUNK = 500
_OWN, _ADDRESS, _STATE, _NAMES, _HEADINGS, _PARTICULARS, _RENDERINGS, _TEXTS = range(8)
# The group of words, the model of their rows, the key of the document, the order, and the fields.
_PARTS: Final[tuple[tuple[int, type[Model], str, str, tuple[str, ...]], ...]] = (
    (_OWN, Document, "pk", "pk", ("title", "number", "summary")),
    (_ADDRESS, Document, "pk", "pk", ("public_id", "external_id", "funding")),
    (_STATE, Document, "pk", "pk", ("state",)),
    (_NAMES, Credit, "document", "position", ("alias__form", "supplied")),
    (_HEADINGS, TopicTag, "content_object", "pk", ("tag__name",)),
    (_HEADINGS, DocumentPlace, "document", "pk", ("place__name",)),
    (_PARTICULARS, Holding, "document", "position", ("repository__name", "repository__abbreviation", "reference")),
    (_PARTICULARS, Backer, "document", "position", ("name",)),
    (_PARTICULARS, Text, "document", "position", ("credit",)),
    (_RENDERINGS, Rendering, "document", "pk", ("title", "summary")),
    (_TEXTS, Text, "document", "position", ("content__body",)),
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What the entries of some hundreds of documents are made of: of the published ones, and of all others."""

    published: Mapping[int, Source]
    others: Mapping[int, Source]


def batches(ids: Iterable[int]) -> Iterator[Batch]:
    """Yield what the entries of these documents are made of; the rows of a batch are read at once."""
    wanted = list(ids)
    for start in range(0, len(wanted), _CHUNK):
        yield _batch(wanted[start : start + _CHUNK])


def made(sources: Mapping[int, Source]) -> Iterator[Entry]:
    """Return the entries of these sources, lazily: the database stores one while the next is made."""
    return (made_of(pk, source) for pk, source in sources.items())


def entries(ids: Iterable[int], *, published: bool = True) -> Iterator[Iterator[Entry]]:
    """Yield the entries of the published ones among these documents, or of the others, in batches."""
    for batch in batches(ids):
        yield made(batch.published if published else batch.others)


def digests(ids: Iterable[int], *, published: bool = True) -> Iterator[dict[int, bytes]]:
    """Yield the digests of what those entries are made of, in batches; no entry is made."""
    for batch in batches(ids):
        yield {pk: digest_of(source) for pk, source in (batch.published if published else batch.others).items()}


def _batch(ids: Iterable[int]) -> Batch:
    said = _said(ids)
    published, others = dict[int, Source](), dict[int, Source]()
    for pk in sorted(pk for group, pk in said if group == _OWN):
        title, number, summary = said[_OWN, pk]
        address = filter(None, (number, *said[_ADDRESS, pk]))
        to = published if said[_STATE, pk][0] == State.PUBLISHED else others
        to[pk] = Source(
            title=title,
            number="" if number in title else number,
            summary=summary,
            names=said[_NAMES, pk],
            headings=[*said[_HEADINGS, pk], *address, *said[_PARTICULARS, pk]],
            texts=[*said[_RENDERINGS, pk], *said[_TEXTS, pk]],
        )
    return Batch(published, others)


def _said(ids: Iterable[int]) -> dict[tuple[int, int], list[str]]:
    """Return the words of the rows of these documents, in one query: by group and document, in order."""
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for group, pk, _place, _order, _row, *words in sorted(_words(list(ids)), key=itemgetter(2, 3, 4)):
        told = [word for word in words if word]
        if group == _OWN:
            found[group, pk] = words
        else:
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
