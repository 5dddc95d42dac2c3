"""Writing the parts of many documents at once: missing rows are created, equal ones kept, others deleted."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from archive.authority.pouring import pour
from archive.documents.models import (
    Backer,
    Content,
    Credit,
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

# Pairs of a document's key and its wanted record.
Written = Sequence[tuple[int, Record]]
Values = tuple[Any, ...]


@dataclass(frozen=True)
class Part:
    """A kind of rows of a document. Rows equal in `same` are the same row; `rest` may change.

    `wanted` returns the values of these columns in order, but for the position, which is counted.
    """

    model: type[models.Model]
    wanted: Callable[[Record, Books], Iterable[Values]]
    same: tuple[str, ...]
    rest: tuple[str, ...] = ("position",)
    owner: str = "document"


def write_parts(written: Written, books: Books, *, new: bool) -> None:
    """Make the parts of these documents exactly those of their records, in that order."""
    _keep_contents(record for _, record in written)
    for part in PARTS:
        write_part(part, written, books, new=new)


def write_part(part: Part, written: Written, books: Books, *, new: bool) -> None:
    """Do the same for one kind of parts; new documents have none yet, so nothing is compared."""
    wanted = {pk: _numbered(part, record, books) for pk, record in written}
    standing = {} if new else _standing(part, list(wanted))
    fresh: list[Values] = []
    for pk, rows in wanted.items():
        missing = _missing(part, standing[pk], rows) if pk in standing else rows
        fresh += [(pk, *same, *rest) for same, rest in missing.items()]
    pour(part.model, (f"{part.owner}_id", *part.same, *part.rest), fresh)


def _numbered(part: Part, record: Record, books: Books) -> dict[Values, Values]:
    """Return the wanted rows, each once: values of `same` mapped to those of `rest`."""
    rows: dict[Values, Values] = {}
    split = len(part.same)
    for row in part.wanted(record, books):
        rows.setdefault(row[:split], row[split:])
    if "position" in part.rest:
        return {same: (*rest, position) for position, (same, rest) in enumerate(rows.items())}
    return rows


def _standing(part: Part, owners: list[int]) -> dict[int, dict[Values, models.Model]]:
    found: dict[int, dict[Values, models.Model]] = defaultdict(dict)
    for row in part.model._default_manager.filter(**{f"{part.owner}__in": owners}):
        found[getattr(row, f"{part.owner}_id")][_values(row, part.same)] = row
    return found


def _missing(part: Part, standing: dict[Values, models.Model], rows: dict[Values, Values]) -> dict[Values, Values]:
    """Return the rows to create; update existing ones, and delete those no longer wanted."""
    missing = {}
    for same, rest in rows.items():
        row = standing.pop(same, None)
        if row is None:
            missing[same] = rest
        elif _values(row, part.rest) != rest:
            for name, value in zip(part.rest, rest, strict=True):
                setattr(row, name, value)
            row.save()
    part.model._default_manager.filter(pk__in=[row.pk for row in standing.values()]).delete()
    return missing


def _values(row: models.Model, names: tuple[str, ...]) -> Values:
    return tuple(getattr(row, name) for name in names)


def _keep_contents(records: Iterable[Record]) -> None:
    bodies = {digest_of(text.text): text.text for record in records for text in record.texts}
    for digests in slices(bodies):
        here = set(Content.objects.filter(digest__in=digests).values_list("digest", flat=True))
        news = [Content(digest=digest, body=bodies[digest]) for digest in digests if digest not in here]
        Content.objects.bulk_create(news, ignore_conflicts=True)


def digest_of(text: str) -> str:
    """Return the SHA-256 (hexadecimal) of the text in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()


def _credits(record: Record, books: Books) -> Iterable[Values]:
    for credit in record.credits:
        yield books.names.alias(credit), credit.role, credit.supplied, credit.position, credit.certainty, credit.note


def _texts(record: Record, books: Books) -> Iterable[Values]:
    return ((text.kind, text.language, digest_of(text.text), text.credit) for text in record.texts)


def _holdings(record: Record, books: Books) -> Iterable[Values]:
    for holding in record.holdings:
        repository = books.repositories.get(holding.repository) if holding.repository else None
        yield repository, holding.reference, holding.note


def _languages(record: Record, books: Books) -> Iterable[Values]:
    return ((code,) for code in record.languages)


def _backers(record: Record, books: Books) -> Iterable[Values]:
    yield from ((BackerKind.DONOR.value, name) for name in record.donors)
    yield from ((BackerKind.CONTRIBUTOR.value, name) for name in record.contributors)


def _topics(record: Record, books: Books) -> Iterable[Values]:
    return ((_there(books.topics.get(one.name)), one.supplied, one.certainty) for one in record.topics)


def _places(record: Record, books: Books) -> Iterable[Values]:
    return ((_there(books.places.get(one)), one.role, one.supplied, one.certainty) for one in record.places)


def _collections(record: Record, books: Books) -> Iterable[Values]:
    return ((_there(books.collections.get(name)),) for name in record.collections)


def _there(pk: int | None) -> int:
    assert pk is not None, "the books were settled before"
    return pk


PARTS = (
    Part(Credit, _credits, ("alias_id", "role", "supplied", "which"), ("certainty", "note", "position")),
    Part(Text, _texts, ("kind", "language", "content_id", "credit")),
    Part(Holding, _holdings, ("repository_id", "reference", "note")),
    Part(Language, _languages, ("code",), ()),
    Part(Backer, _backers, ("kind", "name")),
    Part(TopicTag, _topics, ("tag_id",), ("supplied", "certainty"), owner="content_object"),
    Part(DocumentPlace, _places, ("place_id", "role"), ("supplied", "certainty", "position")),
    Part(Membership, _collections, ("collection_id",), ()),
)
