"""Reading people: a table with a row for each, or JSON Lines with everything known of their names."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archive.interchange import cells
from archive.interchange.authority_records import PersonRecord, TravellingName
from archive.interchange.reading import fields
from archive.interchange.reading.fields import Note, Reader, list_of
from archive.interchange.reading.objects import read_object
from archive.interchange.reading.tables import read_table
from archive.interchange.refusals import Fault
from archive.names.keys import script_of
from archive.people.models import Alias, Person

COLUMNS = ("id", "name", "names", "kind", "born", "died", "description", "note", "identifiers")
_SCHEME = re.compile(r"[a-z][a-z0-9_-]{0,19}")


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A row of a table of people, read or refused."""

    number: int
    record: PersonRecord | None
    faults: tuple[Fault, ...] = ()


def read_people(file: str, table: Iterable[Sequence[str]]) -> Iterator[PersonRow]:
    """Yield one person for each row, namesakes included; the second row with the same id is refused."""
    seen: dict[str, int] = {}
    for number, row in read_table(table, COLUMNS, required=("id", "name")):
        values, remarks = read_object(_mapping(row), _READERS, ("id", "name"))
        external_id = values.pop("id", "")
        if external_id and seen.setdefault(external_id, number) != number:
            remarks.append(("id", f"“{external_id}” stands on row {seen[external_id]:,} already."))
        faults = tuple(Fault(file, number, key, why, unit="row") for key, why in remarks)
        record = None if faults else PersonRecord(external_id=external_id, **values)
        yield PersonRow(number, record, faults)


def person_from(mapping: dict[str, Any]) -> tuple[PersonRecord | None, list[tuple[str, str]]]:
    """Return the person an object describes, or None and its faults by key."""
    values, remarks = read_object(mapping, _FULL, ("slug", "name"))
    return (None if remarks else PersonRecord(**values)), remarks


def _mapping(row: dict[str, str]) -> dict[str, Any]:
    lists: dict[str, Any] = {key: cells.parted(row[key]) for key in ("names", "identifiers") if key in row}
    return {**row, **lists}


def _spelling(value: Any, note: Note) -> TravellingName | None:
    form = fields.line(500)(value, note)
    script = script_of(form)
    kind = Alias.Kind.SPELLING if script in {"", "Latn"} else Alias.Kind.ORIGINAL
    return TravellingName(form, kind, script) if form else None


def _identifier(value: Any, note: Note) -> tuple[str, str] | None:
    text = fields.line(221)(value, note)
    scheme, colon, number = (part.strip() for part in text.partition(":"))
    if text and not (colon and number and _SCHEME.fullmatch(scheme.lower())):
        note(f"“{fields.shown(text)}” is not an identifier. Write viaf:12345 or wikidata:Q855, with | between several.")
        return None
    return (scheme.lower(), number) if text else None


def _name(value: Any, note: Note) -> TravellingName | None:
    if not isinstance(value, dict):
        return _spelling(value, note)
    renamed = {_RENAMED.get(str(key), str(key)): part for key, part in value.items()}
    values, remarks = read_object(renamed, _NAME, ("form",))
    for key, why in remarks:
        note(f"{key} {why}")
    return None if remarks else TravellingName(**{"script": script_of(values["form"]), **values})


_RENAMED = {"from": "used_from", "until": "used_until", "preferred": "heads"}
_NAME: dict[str, Reader] = {
    "form": fields.line(500),
    "kind": fields.one_of(Alias.Kind.values, Alias.Kind.SPELLING),
    "script": fields.line(4),
    "scheme": fields.line(40),
    "language": fields.language,
    "used_from": fields.printed_date,
    "used_until": fields.printed_date,
    "note": fields.prose,
    "heads": fields.truth,
}
_READERS: dict[str, Reader] = {
    "id": fields.line(200),
    "name": fields.line(500),
    "names": list_of(_spelling),
    "kind": fields.one_of(Person.Kind.values, Person.Kind.PERSON),
    "born": fields.born,
    "died": fields.died,
    "description": fields.line(500),
    "note": fields.prose,
    "identifiers": list_of(_identifier),
}
_FULL: dict[str, Reader] = {
    **{key: reader for key, reader in _READERS.items() if key != "id"},
    "slug": fields.line(100),
    "names": list_of(_name),
    "sort_name": fields.line(500),
    "parent": fields.line(100),
    "biography": fields.prose,
}
