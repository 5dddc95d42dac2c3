"""What an import would change in existing records, field by field, old beside new, in words."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from archive.documents.models import Document
from archive.documents.vocabulary import Role, TextKind
from archive.interchange.mapping.fields import LABELS
from archive.interchange.planning import Planned
from archive.interchange.record import Record
from archive.interchange.travelling import records_by_key
from archive.interchange.writing.shape import as_mapping
from archive.journal.changes import Difference
from archive.journal.naming import Said

_BETWEEN: Final = "; "
_NOTHING: Final = Said()


def differences(changed: Iterable[Planned]) -> Mapping[int, list[Difference]]:
    """Map the number of each row to what it changes in its existing record."""
    changed = list(changed)
    here = dict(records_by_key([one.pk for one in changed if one.pk], public=False))
    return {
        one.row.number: [_difference(field, here[one.pk], one.record) for field in one.fields]
        for one in changed
        if one.pk in here and one.record
    }


def documents_of(planned: Iterable[Planned]) -> Mapping[int, Document]:
    """Return the existing documents of these rows, by key."""
    return Document.objects.in_bulk([one.pk for one in planned if one.pk])


def in_words(field: str, record: Record) -> str:
    """Return the record's value of this field in words."""
    value = as_mapping(record).get(field, "")
    if not isinstance(value, list):
        return str(value)
    return _BETWEEN.join(_part(field, one) for one in value)


def label(field: str) -> str:
    """Return the field's label at the desk."""
    return str(LABELS.get(field, field))


def _difference(field: str, here: Record, coming: Record) -> Difference:
    before, after = in_words(field, here), in_words(field, coming)
    return Difference(field, label(field), _NOTHING, Said(before), Said(after))


def _part(field: str, one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    if field == "texts":
        return f"{TextKind(one['kind']).label} {one['language']}: {one['text']}"
    if field == "credits":
        supplied = f" [{one['supplied']}]" if one["supplied"] else ""
        return f"{one['name']}{supplied} ({Role(one['role']).label})"
    said = [str(value) for value in one.values() if value]
    return ", ".join(said) or json.dumps(one)
