"""Reading topics and places of a record, whose names may carry marks: `[Wien]`, `Wien?`, `Wien [Vienna]`."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, TypeVar

from archive.documents.vocabulary import Certainty
from archive.interchange.reading import fields
from archive.interchange.reading.fields import Note, Reader
from archive.interchange.reading.objects import parts_of
from archive.interchange.record import TravellingPlace, TravellingTopic
from archive.names.marked import unmarked
from archive.text.folding import fold

Heading = TypeVar("Heading", TravellingTopic, TravellingPlace)
_DOUBTS = Certainty.values  # the surest first; the class makes the list anew each time it is asked
_NOTED: dict[str, Reader] = {
    "supplied": fields.line(500),
    "certainty": fields.one_of(Certainty.values, Certainty.CERTAIN),
}
_TOPIC: dict[str, Reader] = {"name": fields.line(500), **_NOTED}
_PLACE: dict[str, Reader] = {
    "name": fields.line(200),
    "role": fields.line(40),
    "within": fields.line(200),
    **_NOTED,
}


def place(value: Any, note: Note) -> TravellingPlace | None:
    """Return a place of the record; None where it says nothing."""
    parts = parts_of(value, _PLACE, note, plain="name")
    return TravellingPlace(**_plain_heading(parts, beside=True)) if parts and parts.get("name") else None


def topic(value: Any, note: Note) -> TravellingTopic | None:
    """Return a topic of the record; None where it says nothing."""
    parts = parts_of(value, _TOPIC, note, plain="name")
    return TravellingTopic(**_plain_heading(parts, beside=False)) if parts and parts.get("name") else None


def _plain_heading(parts: dict[str, Any], *, beside: bool) -> dict[str, Any]:
    """Return the heading without its marks, read as `supplied` and `certainty` where these are not given."""
    if parts.get("supplied") or parts.get("certainty", Certainty.CERTAIN) != Certainty.CERTAIN:
        return parts
    found = unmarked(parts["name"], beside=beside)
    certainty = Certainty.POSSIBLE if found.is_doubted else Certainty.CERTAIN
    return parts | {"name": found.name, "supplied": found.supplied, "certainty": certainty}


def surest(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """Return each heading once, as certain as the surest of its mentions: `Wien` beside `[Wien?]` is no guess."""
    several = tuple(headings)
    if len({fold(heading.name) for heading in several}) == len(several):
        return several
    found: dict[Heading, Heading] = {}
    for heading in several:
        plain = replace(heading, name=fold(heading.name), supplied="", certainty=Certainty.CERTAIN.value)
        standing = found.setdefault(plain, heading)
        surer = min(standing, heading, key=_doubt)
        found[plain] = replace(standing, supplied=surer.supplied, certainty=surer.certainty)
    return tuple(found.values())


def _doubt(heading: Heading) -> tuple[int, bool]:
    return _DOUBTS.index(heading.certainty), bool(heading.supplied)
