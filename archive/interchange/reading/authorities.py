"""Reading our own fixtures of people, topics, places and collections; `fixtures/README.md` describes them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from typing import Any, TypeVar

from archive.interchange.authority_records import HeadingRecord, PersonRecord
from archive.interchange.reading import fields
from archive.interchange.reading.fields import Note, Reader, list_of
from archive.interchange.reading.jsonl import NotOneObject, object_of
from archive.interchange.reading.objects import Saying, read_object
from archive.interchange.reading.people import person_from
from archive.interchange.refusals import Fault, ImportRefused

Read = TypeVar("Read")


def people_of(file: str, text: str) -> list[PersonRecord]:
    """Return the people of the file. Raises ImportRefused with all its faults."""
    return _each(file, text, person_from)


def headings_of(file: str, text: str) -> list[HeadingRecord]:
    """Return the topics, places or collections of the file. Raises ImportRefused with all its faults."""
    return _each(file, text, _heading_from)


def _each(file: str, text: str, read: Callable[[dict[str, Any]], tuple[Read | None, list[Saying]]]) -> list[Read]:
    records: list[Read] = []
    faults: list[Fault] = []
    for number, mapping in _objects(file, text, faults):
        record, said = read(mapping)
        faults += [Fault(file, number, key, why) for key, why in said]
        records += [record] if record is not None else []
    if faults:
        raise ImportRefused(faults)
    return records


def _objects(file: str, text: str, faults: list[Fault]) -> Iterator[tuple[int, dict[str, Any]]]:
    for number, line in enumerate(text.split("\n"), 1):
        try:
            if line.strip():
                yield number, object_of(line)
        except NotOneObject as refused:
            faults.append(Fault(file, number, "", str(refused)))


def _heading_from(mapping: dict[str, Any]) -> tuple[HeadingRecord | None, list[Saying]]:
    values, said = read_object(mapping, _HEADING, ("slug", "name"))
    renamed = {_RENAMED.get(key, key): value for key, value in values.items()}
    return (None if said else HeadingRecord(**renamed)), said


def _degrees(most: int) -> Reader:
    """Return a reader of degrees, positive north and east; None where unknown."""

    def read(value: Any, note: Note) -> Decimal | None:
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) <= most:
            note(f"is not a number of degrees from -{most} to {most}.")
            return None
        return Decimal(str(value))

    return read


_RENAMED = {"broader": "above", "parent": "above", "synonyms": "names"}
_HEADING: dict[str, Reader] = {
    "slug": fields.line(100),
    "name": fields.line(300),
    "broader": fields.line(100),
    "parent": fields.line(100),
    "synonyms": list_of(fields.line(200)),
    "names": list_of(fields.line(200)),
    "introduction": fields.prose,
    "latitude": _degrees(90),
    "longitude": _degrees(180),
}
