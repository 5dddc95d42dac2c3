"""Writing a remembered value back: a whole record, or only what a run had changed in it."""

from typing import Any

from django.db import models

from archive.authority.models import AuthorityRecord
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.journal.steps import Step
from archive.journal.wholes import Part, Value, Whole


def restore(whole: Whole, pk: int, value: Value) -> list[str]:
    """The record stands again as it was, under its old key."""
    _write(whole.model(pk=pk), value["fields"])
    for part in whole.parts:
        for member in value["parts"].get(part.name, []):
            _write_member(part, pk, member)
    return []


def remove(whole: Whole, pk: int, now: Value) -> list[str]:
    """The record is gone; a document that readers have seen is withdrawn instead, since its address was given out."""
    records = whole.model._default_manager.filter(pk=pk)
    if whole.model is Document and now["fields"]["published_at"]:
        withdrawn: dict[str, Any] = {"state": State.WITHDRAWN, "reason_shown": "What brought it in was undone."}
        records.update(**withdrawn)
        return [f"Document “{now['fields']['title']}” had been public; it is withdrawn and its page says so."]
    for part in whole.parts:
        part.model._default_manager.filter(**{part.key: pk}).delete()
    if issubclass(whole.model, AuthorityRecord):
        # It is its own identity, and a key that protects would protect it from itself.
        whole.model._default_manager.filter(pk=pk).update(identity=None)
    records.delete()
    return []


def patch(whole: Whole, step: Step, now: Value) -> list[str]:
    """What the step changed is as before; the names of fields that were changed since, and so stay, are returned."""
    assert step.before is not None
    assert step.after is not None
    fields, left = _merged(step.before["fields"], step.after["fields"], now["fields"])
    if fields:
        _write(whole.model._default_manager.get(pk=step.pk), fields)
    for part in whole.parts:
        before, after, current = (
            {member["id"]: member for member in value["parts"].get(part.name, [])}
            for value in (step.before, step.after, now)
        )
        left += _patch_part(part, step.pk, before, after, current)
    return left


def _patch_part(part: Part, owner: int, before: Value, after: Value, now: Value) -> list[str]:
    left = []
    for pk in after.keys() - before.keys():
        if now.get(pk) == after[pk]:
            part.model._default_manager.filter(pk=pk).delete()
        elif pk in now:
            left.append(part.name)
    for pk in sorted(before.keys() - after.keys() - now.keys()):
        _write_member(part, owner, before[pk])
    for pk in before.keys() & after.keys() & now.keys():
        fields, stay = _merged(before[pk], after[pk], now[pk])
        left += stay
        if fields:
            _write(part.model._default_manager.get(pk=pk), fields)
    return left


def _merged(before: Value, after: Value, now: Value) -> tuple[Value, list[str]]:
    """What has to be written to go from `after` back to `before`, and which fields somebody else changed since."""
    changed = [name for name in after if before.get(name) != after[name] and name in before]
    back = {name: before[name] for name in changed if now.get(name) == after[name]}
    left = [name for name in changed if name not in back and now.get(name) != before[name]]
    return back, left


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
