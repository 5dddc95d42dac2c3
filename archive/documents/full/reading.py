"""Reading full records in one query: a union of the rows of every part, whose SQL is compiled once.

It takes 1.6 ms of CPU for a record, one of them in the database; twenty-one prefetches took some twenty. A prepared
copy of each record would have to be rewritten by every deed that touches a name, a type, a repository or a collection.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from operator import itemgetter
from typing import Any, Final, TypeVar

from django.apps import apps
from django.db.models import CharField, F, IntegerField, QuerySet, TextField
from django.db.models.functions import Cast

from archive.dates import ImpreciseDate
from archive.documents.full.values import (
    BackerIn,
    FileIn,
    FullRecord,
    FullText,
    Heading,
    HoldingIn,
    PlaceIn,
    RenderingIn,
    Tie,
    TopicIn,
)
from archive.documents.listed import CreditedName
from archive.documents.prepared import Literal, Prepared, Row, moment_of

AT_ONCE: Final = 200
_Made = TypeVar("_Made")
# In column names below: `x` is read as it is, `x::text` is cast, since it is not text in the database.
_PERSON: Final = "alias__person__identity__"
_RECORD: Final = "record"
_TRUE: Final = ("1", "true")  # as the databases write it
_TEXTS: Final = (
    "public_id", "state", "title", "title_language", "number", "summary", "date_text", "date_basis", "date_note",
    "date_calendar", "classification", "rights", "funding", "url", "source", "external_id",
)  # fmt: skip
_PARTS: Final[dict[str, tuple[str, str, str, tuple[str, ...]]]] = {
    # part: model, the key of its document, its position, its columns
    _RECORD: ("Document", "pk", "", (
        *_TEXTS, "uploaded::text", "date", "type__name", "type__slug", "published_at::text", "changed::text",
    )),
    "name": ("Credit", "document_id", "position", (
        "role", "alias__form", "alias__language", "alias__script", "alias__kind", "supplied", "certainty", "note",
        *(f"{_PERSON}{name}" for name in ("slug", "name", "sort_name", "kind", "description")), "alias__key",
        f"{_PERSON}pk::text", "which::text", "alias__person__changed::text", f"{_PERSON}changed::text",
    )),
    "text": ("Text", "document_id", "position", ("kind", "language", "credit", "content__body")),
    "file": ("File", "document_id", "position", (
        "name", "caption", "stored__media_type", "stored__size::text",
        "is_restricted::text",
    )),
    "rendering": ("Rendering", "document_id", "", ("language", "title", "summary")),
    "holding": ("Holding", "document_id", "position", ("repository__name", "repository__slug", "reference", "note")),
    "language": ("Language", "document_id", "", ("code",)),
    "backer": ("Backer", "document_id", "position", ("kind", "name")),
    "topic": ("TopicTag", "content_object_id", "", (
        "tag__identity__name", "tag__identity__slug", "supplied", "certainty",
        "tag__changed::text", "tag__identity__changed::text",
    )),
    "place": ("DocumentPlace", "document_id", "position", (
        "place__identity__name", "place__identity__slug", "place__identity__name_key", "role",
        "place__identity__parent__name", "supplied", "certainty",
        "place__changed::text", "place__identity__changed::text",
    )),
    "collection": ("Membership", "document_id", "", ("collection__name", "collection__slug")),
    "tie": ("Relation", "document_id", "position", (
        "kind", "other_external_id", "other__external_id", "other__public_id", "other__state", "other__title",
        "other__title_language",
    )),
    "tie from": ("Relation", "other_id", "", (
        "kind", "other_external_id", "document__external_id", "document__public_id", "document__state",
        "document__title", "document__title_language",
    )),
}  # fmt: skip
Parts = frozenset[str]
EVERYTHING: Final[Parts] = frozenset(_PARTS)
WITHOUT_TEXTS: Final = EVERYTHING - {"text"}
# What a feed prints, and what determines when a record was changed.
IN_BRIEF: Final[Parts] = frozenset({_RECORD, "name", "topic", "place"})
_NUMBERS: Final = {part: number for number, part in enumerate(_PARTS)}
_WIDTH: Final = max(len(columns) for _, _, _, columns in _PARTS.values())
# How many of the last columns hold the times other records were changed.
_MOMENTS: Final = {"name": 2, "topic": 2, "place": 2}
# The end of the value columns in a row, and the sort key of rows.
_ENDS: Final = {part: 4 + len(columns) - _MOMENTS.get(part, 0) for part, (_, _, _, columns) in _PARTS.items()}
_PLACE: Final = itemgetter(2, 3)


def full_records(pks: Iterable[int], *, public: bool = True, parts: Parts = EVERYTHING) -> dict[int, FullRecord]:
    """Return the records of these keys by key, missing ones left out; with `public`, only published ones.

    One query for each 200 keys. Parts that are not in `parts` are not read.
    """
    wanted, found = list(pks), dict[int, FullRecord]()
    for start in range(0, len(wanted), AT_ONCE):
        found |= _records(_rows(parts)(wanted[start : start + AT_ONCE]))
    return {pk: found[pk] for pk in wanted if pk in found and (not public or found[pk].is_public)}


def full_record(public_id: str) -> FullRecord | None:
    """Return the published record of this id, or None."""
    found = [pk for (pk,) in _keys()([public_id])]
    return full_records(found).get(found[0]) if found else None


@cache
def _keys() -> Prepared:
    documents = apps.get_model("archive", "Document")._default_manager
    return Prepared(lambda ids: documents.filter(public_id__in=ids).order_by().values_list("pk"))


@cache
def _rows(parts: Parts) -> Prepared:
    def union(pks: Sequence[int]) -> QuerySet[Any, Any]:
        every = [_part(part, pks) for part in _PARTS if part in parts]
        return every[0].union(*every[1:], all=True)

    return Prepared(union)


def _part(part: str, pks: Sequence[int]) -> QuerySet[Any, Any]:
    """Return the rows of a part: its number, the document's key, its position and key, and its columns as text."""
    model, key, position, columns = _PARTS[part]
    rows: QuerySet[Any, Any] = (
        apps.get_model("archive", model)._default_manager.filter(**{f"{key}__in": list(pks)}).order_by()
    )
    numbers = (
        Literal(_NUMBERS[part], IntegerField()),
        F(key),
        F(position) if position else Literal(0, IntegerField()),
        F("pk"),
    )
    filled = [_column(column) for column in columns]
    blank = [Literal("", TextField()) for _ in range(_WIDTH - len(columns))]
    return rows.values_list(*numbers, *filled, *blank)


def _column(column: str) -> Any:
    name, _, kind = column.partition("::")
    # A path that occurs twice in a query would be taken for one column; a bare one keeps its own type.
    return Cast(F(name), TextField() if kind else CharField()) if kind else F(name)


def _records(rows: Iterable[Row]) -> dict[int, FullRecord]:
    parts: dict[int, dict[int, list[Row]]] = {}
    for row in rows:
        parts.setdefault(row[1], {}).setdefault(row[0], []).append(row)
    record = _NUMBERS[_RECORD]
    return {pk: _record(pk, of) for pk, of in parts.items() if record in of}


def _record(pk: int, parts: dict[int, list[Row]]) -> FullRecord:
    def each(part: str, make: Callable[..., _Made]) -> tuple[_Made, ...]:
        rows, end = parts.get(_NUMBERS[part]), _ENDS[part]
        if not rows:
            return ()
        return tuple([make(*[value or "" for value in row[4:end]]) for row in sorted(rows, key=_PLACE)])

    own = dict(zip(_PARTS[_RECORD][3], parts[_NUMBERS[_RECORD]][0][4:], strict=False))
    date, published, changed = own["date"], own["published_at::text"], own["changed::text"]
    plain: dict[str, Any] = {name: own[name] or "" for name in _TEXTS}
    return FullRecord(
        pk=pk,
        **plain,
        uploaded=own["uploaded::text"] or "",
        date=ImpreciseDate.from_edtf(date) if date else None,
        type=Heading(own["type__name"] or "", own["type__slug"] or ""),
        published=moment_of(published) if published else None,
        own_changed=moment_of(changed),
        changed=moment_of(max([changed, *_moments(parts)])),
        names=each("name", _name),
        texts=each("text", FullText),
        files=_files(each("file", lambda *columns: columns)),
        renderings=tuple(sorted(each("rendering", RenderingIn), key=lambda one: one.language)),
        holdings=each("holding", _holding),
        languages=each("language", str),
        backers=each("backer", BackerIn),
        topics=each("topic", TopicIn),
        places=each("place", PlaceIn),
        collections=each("collection", Heading),
        ties=each("tie", Tie),
        ties_from_others=each("tie from", Tie),
    )


def _name(*columns: Any) -> CreditedName:
    values: Any = (*columns[:-2], int(columns[-2] or 0), int(columns[-1] or 0))
    return CreditedName(*values)


def _files(rows: Iterable[tuple[Any, ...]]) -> tuple[FileIn, ...]:
    """Return the files readers may see; the hidden ones count in the numbering."""
    return tuple(
        FileIn(number, name, caption, media_type, int(size or 0))
        for number, (name, caption, media_type, size, is_restricted) in enumerate(rows, 1)
        if is_restricted not in _TRUE
    )


def _holding(name: str, slug: str, reference: str, note: str) -> HoldingIn:
    return HoldingIn(Heading(name, slug), reference, note)


def _moments(parts: dict[int, list[Row]]) -> Iterable[str]:
    """Yield when records this one points to were last changed: as text in one format, which sorts by time."""
    for part, many in _MOMENTS.items():
        end = 4 + len(_PARTS[part][3])
        yield from [moment for row in parts.get(_NUMBERS[part], ()) for moment in row[end - many : end] if moment]
