"""Whole records: a row with the rows that belong to it, read and compared as one plain value."""

import datetime
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

from django.db import connection, models

from archive.authority.fields import KeyField
from archive.authority.parts import with_rows
from archive.dates import ImpreciseDate
from archive.dates.fields import ImpreciseDateField
from archive.documents import models as documents
from archive.imprint.models import Imprint, Wording
from archive.people.models import Alias, Departure, Identifier, NotBorne, NotSame, Person
from archive.people.rulings import Holder, Ruling
from archive.places.models import Place, PlaceName
from archive.topics.models import Synonym, Topic

Value = dict[str, Any]
# Bookkeeping and derived fields; nothing somebody decided.
LEFT_OUT = frozenset({"id", "changed", "identity", "pending"})
_MORE_THAN_JSON = (ImpreciseDateField, models.DateField, models.DecimalField)


@dataclass(frozen=True)
class Part:
    """Rows that belong to a record through this foreign key, listed under this name."""

    name: str
    model: type[models.Model]
    key: str


@dataclass(frozen=True)
class Whole:
    """A kind of record that the journal records as a whole."""

    kind: str
    model: type[models.Model]
    parts: tuple[Part, ...] = ()


# In the order in which they can be created: what others point to comes first.
WHOLES = (
    Whole("imprint", Imprint, (Part("wordings", Wording, "imprint"),)),
    Whole("type", documents.DocumentType),
    Whole("repository", documents.Repository),
    Whole("collection", documents.Collection),
    Whole("place", Place, (Part("names", PlaceName, "place"),)),
    Whole("topic", Topic, (Part("synonyms", Synonym, "topic"),)),
    Whole("person", Person, (Part("identifiers", Identifier, "person"),)),
    Whole("alias", Alias),
    Whole("decision", NotSame),
    Whole("name decision", NotBorne),
    Whole("ruling", Ruling, (Part("holders", Holder, "ruling"),)),
    Whole("departure", Departure),
    Whole("taken down", documents.TakenDown),
    Whole(
        "document",
        documents.Document,
        (
            Part("credits", documents.Credit, "document"),
            Part("texts", documents.Text, "document"),
            Part("files", documents.File, "document"),
            Part("renderings", documents.Rendering, "document"),
            Part("holdings", documents.Holding, "document"),
            Part("languages", documents.Language, "document"),
            Part("backers", documents.Backer, "document"),
            Part("topics", documents.TopicTag, "content_object"),
            Part("places", documents.DocumentPlace, "document"),
            Part("collections", documents.Membership, "document"),
            Part("relations", documents.Relation, "document"),
        ),
    ),
)
BY_KIND = {whole.kind: whole for whole in WHOLES}
KIND_OF = {whole.model: whole.kind for whole in WHOLES}


def kept_fields(model: type[models.Model], besides: str = "") -> list["models.Field[Any, Any]"]:
    """Return the columns of a model that its value records."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.name not in LEFT_OUT and field.name != besides and not isinstance(field, KeyField)
    ]


def values_of(kind: str, pks: Iterable[int]) -> dict[int, Value]:
    """Return the whole records of these keys as they stand, in a fixed number of queries; missing ones are left out."""
    whole = BY_KIND[kind]
    pks = list(pks)
    values: dict[int, Value] = {
        row["id"]: {"fields": row, "parts": {part.name: [] for part in whole.parts}}
        for row in _rows(whole.model, "pk", pks)
    }
    for value in values.values():
        del value["fields"]["id"]
    there = with_rows(((part.model, part.key) for part in whole.parts), values)
    for part in (part for part in whole.parts if (part.model, part.key) in there):
        for member in _rows(part.model, part.key, values):
            owner = values.get(member.pop(_OWNER))
            if owner is not None:
                owner["parts"][part.name].append(member)
    return values


_OWNER: Final = ""  # no column is called so


def _rows(model: type[models.Model], key: str, pks: Collection[int]) -> Iterator[Value]:
    """Yield the rows of these records as JSON values, with their keys and, where they are parts, the record of each."""
    reading = _reading(model, key)
    if not pks:
        return
    among = ", ".join(str(int(pk)) for pk in pks)
    with connection.cursor() as cursor:
        cursor.execute(f"{reading.start}({among}){reading.end}")
        for row in cursor.fetchall():
            value = dict(zip(reading.names, row, strict=True))
            for name, convert in reading.special:
                if value[name] is not None:
                    value[name] = convert(value[name])
            yield value


@dataclass(frozen=True, slots=True)
class _Reading:
    """A query without the keys it asks for, the names of its columns, and how some of them are turned into JSON."""

    start: str
    end: str
    names: tuple[str, ...]
    special: tuple[tuple[str, Callable[[Any], Any]], ...]


@cache  # to compile the query took longer than to run it
def _reading(model: type[models.Model], key: str) -> _Reading:
    is_part = key != "pk"
    fields = kept_fields(model, key if is_part else "")
    columns = ["pk", *(field.attname for field in fields), *([key] if is_part else [])]
    rows = model._default_manager.filter(**{f"{key}__in": [0]}).order_by("pk").values_list(*columns)
    compiler = rows.query.get_compiler(connection=connection)
    start, end = compiler.as_sql()[0].split("(%s)")
    names = ("id", *(field.attname for field in fields), *([_OWNER] if is_part else []))
    converters = compiler.get_converters([column for column, *_ in compiler.select])
    for place, field in enumerate(fields, 1):
        if isinstance(field, _MORE_THAN_JSON):
            converters.setdefault(place, ([], None))[0].append(lambda read, *_: plain(read))
    special = tuple((names[place], _in_turn(*each)) for place, each in converters.items())
    return _Reading(start, end, names, special)


def _in_turn(converters: Sequence[Callable[..., Any]], column: Any) -> Callable[[Any], Any]:
    def convert(read: Any) -> Any:
        for converter in converters:
            read = converter(read, column, connection)
        return read

    return convert


def plain(value: Any) -> Any:
    """Return the value as JSON has it; the model field's `to_python` reads it back."""
    if isinstance(value, ImpreciseDate):
        return value.edtf
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def digest_of(value: Value | None) -> str:
    """Return the SHA-256 (hexadecimal) of a value, the same on both databases."""
    return digest_of_text(text_of(value))


def text_of(value: Value | None) -> str:
    """Return the value as JSON, with sorted keys: equal texts for equal values."""
    return json.dumps(value, sort_keys=True, ensure_ascii=False)


def digest_of_text(text: str) -> str:
    """Return the digest of a value already in JSON."""
    return hashlib.sha256(text.encode()).hexdigest()
