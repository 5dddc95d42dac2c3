"""The differences between two versions of a record, in words: field by field, credit by credit."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.journal.naming import Names, Said, Wanted
from archive.journal.standing import GONE, Flat, Key, changed, flat
from archive.journal.telling import Words
from archive.journal.wholes import BY_KIND, Value, Whole, kept_fields

# Derived fields, and the order of rows.
_SILENT: Final = frozenset({"date_earliest", "date_latest", "published_at", "position", "script", "public_id"})
_OF_THE_DESK: Final = frozenset(
    {"note", "external_id", "source", "state", "reason_shown", "withheld_until", "title_language"}
)
# Fields whose model has no label for people.
_CALLED: Final[Mapping[str, Words]] = {
    "state": _("state"),
    "reason_shown": _("reason shown to readers"),
    "withheld_until": _("withheld until"),
    "title_language": _("language of the title"),
    "merged_into_id": _("merged into"),
    "content_id": _("text"),
    "stored_id": _("file"),
    "alias_id": _("name"),
    "source": _("source"),
}
PARTS: Final[Mapping[str, Words]] = {
    "credits": _("credit"),
    "texts": _("text"),
    "files": _("file"),
    "renderings": _("title in another language"),
    "holdings": _("holding"),
    "languages": _("language"),
    "backers": _("donor or contributor"),
    "topics": _("topic"),
    "places": _("place"),
    "collections": _("collection"),
    "relations": _("related record"),
    "identifiers": _("identifier"),
    "synonyms": _("synonym"),
    "names": _("name"),
    "wordings": _("words of the archive"),
}
# The fields that identify a row of a part, in this order.
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "credits": ("alias_id", "supplied"),
    "texts": ("kind", "language"),
    "files": ("name",),
    "renderings": ("language", "title"),
    "holdings": ("repository_id", "reference"),
    "languages": ("code",),
    "backers": ("name",),
    "topics": ("tag_id",),
    "places": ("place_id", "role"),
    "collections": ("collection_id",),
    "relations": ("kind", "other_id", "other_external_id"),
    "identifiers": ("scheme", "value"),
    "synonyms": ("form",),
    "names": ("form",),
    "wordings": ("language",),
}
# Further fields shown of a row that was added or removed.
_BESIDE: Final[Mapping[str, tuple[str, ...]]] = {"credits": ("role",)}


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference between two versions.

    `field` is what a return of it alone names: the field, or the part. `what` and `about` are its label and, for a row,
    which row.
    """

    field: str
    what: str
    about: Said
    before: Said
    after: Said

    @property
    def came(self) -> bool:
        """Whether a row was added."""
        return self.after is ADDED

    @property
    def went(self) -> bool:
        """Whether a row was removed."""
        return self.before is ADDED

    @property
    def is_long(self) -> bool:
        """Whether it is better shown side by side than in a line."""
        return max(len(self.before.words), len(self.after.words)) > 160


# The values of a row that was added or removed: whether it exists.
ADDED, REMOVED = Said("+"), Said("")


def differences(kind: str, before: Value | None, after: Value | None) -> list[Difference]:
    """Return the differences from the earlier to the later version, fields first, in the order of the form."""
    return differences_of(kind, [(before, after)])[0]


def differences_of(kind: str, pairs: Iterable[tuple[Value | None, Value | None]]) -> list[list[Difference]]:
    """Return the same for several pairs of versions (earlier, later), in a fixed number of queries."""
    whole, flats = BY_KIND[kind], [(flat(before), flat(after)) for before, after in pairs]
    names = Names(_wanted(whole, chain.from_iterable(flats)))
    return [_differing(whole, was, now, names) for was, now in flats]


def _differing(whole: Whole, was: Flat, now: Flat, names: Names) -> list[Difference]:
    keys = {key for key in changed(was, now) if key[2] not in _SILENT}
    return [*_of_fields(whole, was, now, keys, names), *_of_parts(whole, was, now, keys, names)]


def spoken(kind: str, key: Key, *values: Any) -> tuple[str, list[Said]]:
    """Return the label of a key of the record, and each of these values of it in words."""
    whole = BY_KIND[kind]
    part = next((part for part in whole.parts if part.name == key[0]), None)
    field = _columns(part.model if part else whole.model).get(key[2])
    if field is None:
        return str(PARTS[key[0]]), [ADDED if value is True else REMOVED for value in values]
    wanted = [(field.related_model, value) for value in values] if isinstance(field, models.ForeignKey) else []
    names = Names(wanted)
    called = f"{PARTS[key[0]]}, {_called(field)}" if part else _called(field)
    return called, [names.said(field, None if value is GONE else value) for value in values]


def fields_changed(kind: str, before: Value, after: Value) -> list[str]:
    """Return the labels of what changed, each once, without what only the desk sees: "summary", "credit".

    No queries.
    """
    whole, was, now = BY_KIND[kind], _public(flat(before)), _public(flat(after))
    keys = {key for key in changed(was, now) if key[2] not in _SILENT | _OF_THE_DESK}
    fields = [field for field in kept_fields(whole.model) if ("", 0, field.attname) in keys]
    parts = [part.name for part in whole.parts if any(key[0] == part.name for key in keys)]
    return list(dict.fromkeys([*map(_called, fields), *(str(PARTS[part]) for part in parts)]))


def _public(said: Flat) -> Flat:
    """Return the version without restricted files."""
    closed = {key[:2] for key, value in said.items() if key[2] == "is_restricted" and value}
    return {key: value for key, value in said.items() if key[:2] not in closed and key[2] != "is_restricted"}


def _wanted(whole: Whole, versions: Iterable[Flat]) -> Iterator[Wanted]:
    """Yield every record any of the versions points to."""
    keys = {"": _columns(whole.model)} | {part.name: _columns(part.model) for part in whole.parts}
    for said in versions:
        for (part, _member, name), value in said.items():
            field = keys[part].get(name) if name else None
            if isinstance(field, models.ForeignKey):
                yield field.related_model, value


def _columns(model: type[models.Model]) -> "dict[str, models.Field[Any, Any]]":
    return {field.attname: field for field in model._meta.concrete_fields}


def _of_fields(whole: Whole, was: Flat, now: Flat, keys: set[Key], names: Names) -> Iterator[Difference]:
    for field in kept_fields(whole.model):
        key = ("", 0, field.attname)
        if key in keys:
            before, after = names.said(field, was.get(key)), names.said(field, now.get(key))
            if before != after:
                yield Difference(field.attname, _called(field), Said(), before, after)


def _of_parts(whole: Whole, was: Flat, now: Flat, keys: set[Key], names: Names) -> Iterator[Difference]:
    for part in whole.parts:
        columns, what = _columns(part.model), str(PARTS[part.name])
        for member in sorted({key[1] for key in keys if key[0] == part.name}):
            there = (part.name, member, "")
            if there in keys:
                here, change = (now, (REMOVED, ADDED)) if there in now else (was, (ADDED, REMOVED))
                heads = (*_HEADS[part.name], *_BESIDE.get(part.name, ()))
                yield Difference(part.name, what, _headed(there, heads, here, columns, names), *change)
                continue
            about = _headed(there, _HEADS[part.name], was, columns, names)
            for key in sorted(key for key in keys if key[:2] == there[:2] and key[2] in columns):
                said = [names.said(columns[key[2]], version.get(key)) for version in (was, now)]
                called = f"{what}, {_called(columns[key[2]])}"
                yield Difference(part.name, called, about, said[0], said[1])


def _headed(row: Key, heads: Iterable[str], said: Flat, columns: Mapping[str, Any], names: Names) -> Said:
    """Return what a row is: the words of its identifying fields, and the record the first of them names."""
    found = [names.said(columns[head], said.get((*row[:2], head))) for head in heads]
    words = ", ".join(one.words for one in found if one)
    first = found[0] if found else Said()
    return Said(words or "…", first.kind, first.pk)


def _called(field: "models.Field[Any, Any]") -> str:
    return str(_CALLED.get(field.attname, field.verbose_name))
