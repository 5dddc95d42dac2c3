"""What the documents of a page say, but for their texts, in one query: to explain why each was found."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.db.models import F, IntegerField, Model, QuerySet, TextField
from django.db.models.functions import Cast

from archive.documents.models import Backer, Credit, Document, DocumentPlace, Holding, Rendering, Text, TopicTag
from archive.documents.prepared import Literal, Prepared, Row
from archive.names.keys import name_key

_DOCUMENT, _NAME, _HEADING, _HOLDING, _BACKER, _RENDERING = range(6)
_WIDTH: Final = 6
# The part, the model of its rows, the key of the document, the order, and its columns.
_PARTS: Final[tuple[tuple[int, type[Model], str, str, tuple[str, ...]], ...]] = (
    (_DOCUMENT, Document, "pk", "", ("title", "summary", "number", "public_id", "external_id", "funding")),
    (_NAME, Credit, "document_id", "position", ("alias__form", "supplied", "role", "alias__person__identity_id")),
    (_HEADING, TopicTag, "content_object_id", "", ("tag__name",)),
    (_HEADING, DocumentPlace, "document_id", "", ("place__name",)),
    (_HOLDING, Holding, "document_id", "position", ("repository__name", "repository__abbreviation", "reference")),
    (_BACKER, Backer, "document_id", "position", ("name",)),
    (_BACKER, Text, "document_id", "position", ("credit",)),
    (_RENDERING, Rendering, "document_id", "", ("title", "summary")),
)


@dataclass(frozen=True)
class NameSaid:
    """A name as a document has it."""

    form: str
    supplied: str
    role: str
    identity: int | None

    @cached_property
    def bearer(self) -> int | str:
        """The identity behind it, or the folded name of an unidentified one."""
        return self.identity or name_key(self.form)


@dataclass
class Said:
    """What a document says; `particulars` are lines on the record itself: ids, holdings, donors, funders."""

    title: str = ""
    summary: str = ""
    names: list[NameSaid] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    particulars: list[str] = field(default_factory=list)
    renderings: list[tuple[str, str]] = field(default_factory=list)


def said_by(ids: Sequence[int]) -> dict[int, Said]:
    """Return what the published ones among these documents say, in the order of the keys given."""
    rows: dict[int, list[Row]] = defaultdict(list)
    for row in _rows(ids):
        rows[row[1]].append(row)
    return {pk: _said(rows[pk]) for pk in ids if any(row[0] == _DOCUMENT for row in rows[pk])}


def _said(rows: Iterable[Row]) -> Said:
    said = Said()
    for part, _document, _position, _pk, *columns in sorted(rows, key=lambda row: (row[0], row[2], row[3])):
        words = [column or "" for column in columns]
        if part == _DOCUMENT:
            said.title, said.summary, *own = words
            said.particulars += filter(None, own)
        elif part == _NAME:
            form, supplied, role, identity, *_rest = words
            said.names.append(NameSaid(form, supplied, role, int(identity) if identity else None))
        elif part == _HEADING:
            said.headings.append(words[0])
        elif part == _RENDERING:
            said.renderings.insert(0, (words[0], words[1]))
        else:
            said.particulars += filter(None, [", ".join(filter(None, words))])
    return said


def _part(pks: Sequence[Any], place: int) -> QuerySet[Any, Any]:
    """Return the rows of a part: its number, the document's key, the position, the row's key, and its columns."""
    part, model, key, position, columns = _PARTS[place]
    every: Any = Document.objects.published() if part == _DOCUMENT else model._default_manager
    at = F(position) if position else Literal(place, IntegerField())
    filled = [Cast(F(name), TextField()) for name in columns]
    blank = [Literal("", TextField()) for _ in range(_WIDTH - len(columns))]
    rows: QuerySet[Any, Any] = every.filter(**{f"{key}__in": pks}).order_by()
    return rows.values_list(Literal(part, IntegerField()), F(key), at, F("pk"), *filled, *blank)


def _union(pks: Sequence[Any]) -> QuerySet[Any, Any]:
    every = [_part(pks, place) for place in range(len(_PARTS))]
    return every[0].union(*every[1:], all=True)


_rows: Final = Prepared(_union)
