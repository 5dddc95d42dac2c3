"""Writing a recorded value back: a whole record, or only some of its keys."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.authority.models import AuthorityRecord
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.journal.standing import Flat, Key
from archive.journal.wholes import Part, Value, Whole

# What ties a document to other records; a withdrawn one keeps its texts and loses these.
_TIES = ("credits", "topics", "places", "collections", "holdings", "relations")


def restore(whole: Whole, pk: int, value: Value) -> list[str]:
    """Recreate the record under its old key. Returns an empty list: nothing is left undone."""
    _write(whole.model(pk=pk), value["fields"])
    for part in whole.parts:
        for member in value["parts"].get(part.name, []):
            _write_member(part, pk, member)
    return []


def remove(whole: Whole, pk: int, now: Value) -> list[str]:
    """Delete the record, or withdraw a document that was public, since its address was given out; return what stays."""
    records = whole.model._default_manager.filter(pk=pk)
    if whole.model is Document and now["fields"]["published_at"]:
        return _withdraw(whole, pk, now)
    for part in whole.parts:
        part.model._default_manager.filter(**{part.key: pk}).delete()
    if issubclass(whole.model, AuthorityRecord):
        # It is its own identity, and the PROTECT of that key would protect it from itself.
        whole.model._default_manager.filter(pk=pk).update(identity=None)
    records.delete()
    return []


def _withdraw(whole: Whole, pk: int, now: Value) -> list[str]:
    """Mark the document as withdrawn, and drop what ties it to other records."""
    withdrawn: dict[str, Any] = {
        "state": State.WITHDRAWN,
        "reason_shown": _("What brought it in was undone."),
        "type": None,
    }
    whole.model._default_manager.filter(pk=pk).update(**withdrawn)
    for part in whole.parts:
        if part.name in _TIES:
            part.model._default_manager.filter(**{part.key: pk}).delete()
    words = _("Document “%(title)s” had been public; it is withdrawn and its page says so.")
    return [words % {"title": now["fields"]["title"]}]


def write(whole: Whole, pk: int, wanted: Flat, keys: Iterable[Key]) -> None:
    """Set these keys of an existing record to the wanted values: fields, and members to add, remove or change."""
    parts = {part.name: part for part in whole.parts}
    ranked = sorted(keys, key=lambda key: (_turn(key, wanted), key))
    for (_turn_of, name, member), group in groupby(ranked, key=lambda key: (_turn(key, wanted), *key[:2])):
        fields = {key[2]: wanted[key] for key in group if key[2] and key in wanted}
        if not name:
            _write(whole.model._default_manager.get(pk=pk), fields)
            continue
        rows = parts[name].model._default_manager.filter(pk=member)
        if (name, member, "") not in wanted:
            rows.delete()
        elif (row := rows.first()) is not None:
            _write(row, fields)
        else:
            said = {key[2]: value for key, value in wanted.items() if key[:2] == (name, member) and key[2]}
            _write_member(parts[name], pk, {**said, "id": member})


def _turn(key: Key, wanted: Flat) -> int:
    """Return the sort key: removals come first, to make room."""
    part, member, _ = key
    return 0 if part and (part, member, "") not in wanted else 1


def _write_member(part: Part, owner: int, member: Value) -> None:
    key = part.model._meta.get_field(part.key)
    row = part.model(pk=member["id"])
    setattr(row, key.attname, owner)  # type: ignore[union-attr]
    _write(row, {name: value for name, value in member.items() if name != "id"})


def _write(row: models.Model, fields: dict[str, Any]) -> None:
    for name, value in fields.items():
        field = _column(row, name)
        setattr(row, name, field.to_python(value) if value is not None else None)
    row.save()


def _column(row: models.Model, attname: str) -> "models.Field[Any, Any]":
    return next(field for field in row._meta.concrete_fields if field.attname == attname)
