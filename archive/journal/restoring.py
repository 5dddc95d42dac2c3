"""Writing recorded values back: whole records, or only some of their keys, of many records of a kind at once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from archive.authority.fields import KeyField
from archive.authority.models import AuthorityRecord
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.journal.named import require_named
from archive.journal.standing import Flat, Key
from archive.journal.wholes import Part, Value, Whole, text_of

# What ties a document to other records; a withdrawn one keeps its texts and loses these.
_TIES = ("credits", "topics", "places", "collections", "holdings", "relations")
_BATCH = 500


def restore(whole: Whole, values: Mapping[int, Value]) -> None:
    """Recreate the records under their old keys."""
    _create([_filled(whole.model(pk=pk), value["fields"]) for pk, value in values.items()])
    for part in whole.parts:
        members = ((pk, member) for pk, value in values.items() for member in value["parts"].get(part.name, []))
        _create([_member(part, pk, member) for pk, member in members])


def remove(whole: Whole, values: Mapping[int, Value]) -> dict[int, list[str]]:
    """Delete these records, whose present values are given; return for some of them what stays.

    A document that was public is withdrawn, since its address was given out.
    """
    public = {pk for pk, now in values.items() if whole.model is Document and now["fields"]["published_at"]}
    _withdraw(whole, public)
    pks = [pk for pk in values if pk not in public]
    if pks:
        records = whole.model._default_manager.filter(pk__in=pks)
        for part in whole.parts:
            part.model._default_manager.filter(**{f"{part.key}__in": pks}).delete()
        if issubclass(whole.model, AuthorityRecord):
            # It is its own identity, and the PROTECT of that key would protect it from itself.
            records.update(identity=None)
        records.delete()
    words = _("Document “%(title)s” had been public; it is withdrawn and its page says so.")
    return {pk: [words % {"title": values[pk]["fields"]["title"]}] for pk in public}


def _withdraw(whole: Whole, pks: set[int]) -> None:
    """Mark the documents as withdrawn, and drop what ties them to other records."""
    if not pks:
        return
    withdrawn: dict[str, Any] = {
        "state": State.WITHDRAWN,
        "reason_shown": _("What brought it in was undone."),
        "type": None,
    }
    whole.model._default_manager.filter(pk__in=pks).update(**withdrawn)
    for part in whole.parts:
        if part.name in _TIES:
            part.model._default_manager.filter(**{f"{part.key}__in": pks}).delete()


def write(whole: Whole, wanted: Mapping[int, tuple[Flat, Iterable[Key]]]) -> None:
    """Set these keys of existing records to the wanted values: fields, and members to add, remove or change."""
    own: dict[int, dict[str, Any]] = defaultdict(dict)
    members: dict[str, dict[int, tuple[int, set[str]]]] = defaultdict(dict)
    for pk, (said, keys) in wanted.items():
        for of, member, name in keys:
            if of:
                members[of].setdefault(member, (pk, set()))[1].add(name)
            elif name and (of, member, name) in said:
                own[pk][name] = said[of, member, name]
    for part in (part for part in whole.parts if part.name in members):
        # Removals come first, to make room.
        gone = [
            member for member, (pk, _) in members[part.name].items() if (part.name, member, "") not in wanted[pk][0]
        ]
        part.model._default_manager.filter(pk__in=gone).delete()
    _write_fields(whole.model, own)
    for part in (part for part in whole.parts if part.name in members):
        _write_members(part, members[part.name], wanted)


def _write_fields(model: type[models.Model], records: Mapping[int, Mapping[str, Any]]) -> None:
    """Set these fields of the records: in one statement for all that get the same values."""
    derived = {field.source for field in model._meta.concrete_fields if isinstance(field, KeyField)}
    alike: dict[str, list[int]] = defaultdict(list)
    for pk, fields in records.items():
        alike[text_of({"fields": fields})].append(pk)
    for pks in alike.values():
        fields = records[pks[0]]
        require_named(model, [_filled(model(pk=pks[0]), fields)], fields)
        if len(pks) > 1 and not derived.intersection(fields):
            values = {name: getattr(_filled(model(), {name: value}), name) for name, value in fields.items()}
            model._default_manager.filter(pk__in=pks).update(**values)
        else:
            for record in model._default_manager.in_bulk(pks).values():
                _filled(record, fields).save()


def _write_members(
    part: Part, members: Mapping[int, tuple[int, set[str]]], wanted: Mapping[int, tuple[Flat, Iterable[Key]]]
) -> None:
    here, owner, rows = part.model._default_manager.in_bulk(list(members)), 0, dict[int, dict[str, Any]]()
    news: list[models.Model] = []
    old: list[models.Model] = []
    for member, (pk, names) in members.items():
        if pk != owner:
            owner, rows = pk, _rows(part, wanted[pk][0])
        if member not in rows:
            continue
        if (row := here.get(member)) is not None:
            old.append(_filled(row, {name: rows[member][name] for name in names if name in rows[member]}))
        else:
            news.append(_member(part, pk, {**rows[member], "id": member}))
    require_named(part.model, old)
    for row in old:
        row.save()
    _create(news)


def _rows(part: Part, said: Flat) -> dict[int, dict[str, Any]]:
    """Return the members of the part that are there, with their fields."""
    found: dict[int, dict[str, Any]] = {key[1]: {} for key in said if key[0] == part.name and not key[2]}
    for (name, member, field), value in said.items():
        if name == part.name and field and member in found:
            found[member][field] = value
    return found


def _create(rows: list[Any]) -> None:
    """Insert the rows; those whose model does more than that when it is saved, one by one.

    Raises IntegrityError, as every writing here, where a row names what is not there.
    """
    if rows:
        require_named(type(rows[0]), rows)
    if rows and type(rows[0]).save is models.Model.save:
        type(rows[0])._default_manager.bulk_create(rows, batch_size=_BATCH)
    else:
        for row in rows:
            row.save(force_insert=True)


def _member(part: Part, owner: int, member: Value) -> models.Model:
    key = part.model._meta.get_field(part.key)
    row = part.model(pk=member["id"])
    setattr(row, key.attname, owner)  # type: ignore[union-attr]
    return _filled(row, {name: value for name, value in member.items() if name != "id"})


def _filled(row: models.Model, fields: Mapping[str, Any]) -> models.Model:
    columns = {field.attname: field for field in row._meta.concrete_fields}
    for name, value in fields.items():
        setattr(row, name, columns[name].to_python(value) if value is not None else None)
    return row
