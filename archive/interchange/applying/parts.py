"""What belongs to documents, written for many of them at once: new rows are made, equal ones stay, others go."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from archive.authority.pouring import pour_records
from archive.documents.models import (
    Backer,
    Content,
    Credit,
    Document,
    DocumentPlace,
    Holding,
    Language,
    Membership,
    Text,
    TopicTag,
)
from archive.documents.vocabulary import BackerKind
from archive.interchange.applying.books import Books
from archive.interchange.record import Record
from archive.interchange.slicing import slices

Written = Sequence[tuple[Document, Record]]


@dataclass(frozen=True)
class Part:
    """One kind of rows of a document: those that are equal in `same` are one row, and `rest` may change in it."""

    model: type[models.Model]
    wanted: Callable[[Record, Books], Iterable[models.Model]]
    same: tuple[str, ...]
    rest: tuple[str, ...] = ("position",)
    owner: str = "document"


def write_parts(written: Written, books: Books, *, new: bool) -> None:
    """These documents have the parts their records name, in that order, and no others."""
    _keep_contents(record for _, record in written)
    for part in PARTS:
        write_part(part, written, books, new=new)


def write_part(part: Part, written: Written, books: Books, *, new: bool) -> None:
    """The same for one kind of parts. New documents have none yet, so nothing is compared."""
    wanted = {document.pk: _numbered(part, document, record, books) for document, record in written}
    standing = {} if new else _standing(part, list(wanted))
    fresh: list[models.Model] = []
    for pk, rows in wanted.items():
        fresh += _replaced(part, standing.get(pk, {}), rows)
    pour_records(part.model, fresh)


def _numbered(part: Part, document: Document, record: Record, books: Books) -> list[models.Model]:
    """The rows as they should be, each once, with owner and position."""
    rows: dict[tuple[Any, ...], models.Model] = {}
    for row in part.wanted(record, books):
        rows.setdefault(_identity(part, row), row)
    for position, row in enumerate(rows.values()):
        setattr(row, f"{part.owner}_id", document.pk)
        if "position" in part.rest:
            row.position = position  # type: ignore[attr-defined]
    return list(rows.values())


def _standing(part: Part, owners: list[int]) -> dict[int, dict[tuple[Any, ...], models.Model]]:
    found: dict[int, dict[tuple[Any, ...], models.Model]] = defaultdict(dict)
    for row in part.model._default_manager.filter(**{f"{part.owner}__in": owners}):
        found[getattr(row, f"{part.owner}_id")][_identity(part, row)] = row
    return found


def _replaced(
    part: Part, standing: dict[tuple[Any, ...], models.Model], rows: list[models.Model]
) -> list[models.Model]:
    """The rows still to be made; those that stand are brought up to date, those no longer wanted are gone."""
    if not standing:
        return rows
    missing = []
    for row in rows:
        same = standing.pop(_identity(part, row), None)
        if same is None:
            missing.append(row)
        elif any(getattr(same, name) != getattr(row, name) for name in part.rest):
            for name in part.rest:
                setattr(same, name, getattr(row, name))
            same.save()
    part.model._default_manager.filter(pk__in=[row.pk for row in standing.values()]).delete()
    return missing


def _identity(part: Part, row: models.Model) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in part.same)


def _keep_contents(records: Iterable[Record]) -> None:
    bodies = {digest_of(text.text): text.text for record in records for text in record.texts}
    for digests in slices(bodies):
        here = set(Content.objects.filter(digest__in=digests).values_list("digest", flat=True))
        news = [Content(digest=digest, body=bodies[digest]) for digest in digests if digest not in here]
        Content.objects.bulk_create(news, ignore_conflicts=True)


def digest_of(text: str) -> str:
    """The SHA-256 (hexadecimal) of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _credits(record: Record, books: Books) -> Iterable[Credit]:
    for credit in record.credits:
        yield Credit(
            alias_id=books.names.alias(credit),
            role=credit.role,
            certainty=credit.certainty,
            supplied=credit.supplied,
            note=credit.note,
        )


def _texts(record: Record, books: Books) -> Iterable[Text]:
    for text in record.texts:
        yield Text(kind=text.kind, language=text.language, content_id=digest_of(text.text), credit=text.credit)


def _holdings(record: Record, books: Books) -> Iterable[Holding]:
    for holding in record.holdings:
        repository = books.repositories.get(holding.repository) if holding.repository else None
        yield Holding(repository_id=repository, reference=holding.reference, note=holding.note)


def _languages(record: Record, books: Books) -> Iterable[Language]:
    return (Language(code=code) for code in record.languages)


def _backers(record: Record, books: Books) -> Iterable[Backer]:
    yield from (Backer(kind=BackerKind.DONOR, name=name) for name in record.donors)
    yield from (Backer(kind=BackerKind.CONTRIBUTOR, name=name) for name in record.contributors)


def _topics(record: Record, books: Books) -> Iterable[TopicTag]:
    return (TopicTag(tag_id=_there(books.topics.get(name))) for name in record.topics)


def _places(record: Record, books: Books) -> Iterable[DocumentPlace]:
    return (DocumentPlace(place_id=_there(books.places.get(place)), role=place.role) for place in record.places)


def _collections(record: Record, books: Books) -> Iterable[Membership]:
    return (Membership(collection_id=_there(books.collections.get(name))) for name in record.collections)


def _there(pk: int | None) -> int:
    assert pk is not None, "the books were settled before"
    return pk


PARTS = (
    Part(Credit, _credits, ("alias_id", "role", "supplied"), ("certainty", "note", "position")),
    Part(Text, _texts, ("kind", "language", "content_id", "credit")),
    Part(Holding, _holdings, ("repository_id", "reference", "note")),
    Part(Language, _languages, ("code",), ()),
    Part(Backer, _backers, ("kind", "name")),
    Part(TopicTag, _topics, ("tag_id",), (), owner="content_object"),
    Part(DocumentPlace, _places, ("place_id", "role")),
    Part(Membership, _collections, ("collection_id",), ()),
)
