"""A record as plain keys and values, in the order of the contract."""

from collections.abc import Callable, Mapping
from typing import Any

from archive.documents.vocabulary import Certainty
from archive.interchange.record import (
    ALWAYS,
    WHEN_FILLED,
    Record,
    TravellingCredit,
    TravellingHolding,
    TravellingPlace,
    TravellingRelation,
    TravellingText,
    TravellingTopic,
)
from archive.text.shelfmark import levels_of

# The source of a file in this shape that names none.
OWN_SOURCE = "sobriquet"


def as_mapping(record: Record) -> dict[str, Any]:
    """Return the record for JSON: the contract's keys always, further ones where they are filled."""
    filled = [key for key in WHEN_FILLED if getattr(record, key) and (key, record.source) != ("source", OWN_SOURCE)]
    return {key: _plain(key, record) for key in (*ALWAYS, *filled)}


def _plain(key: str, record: Record) -> Any:
    value = getattr(record, key)
    if key == "date":
        return value.edtf if value else ""
    if isinstance(value, tuple):
        write = _PARTS.get(key)
        return [write(part) for part in value] if write else list(value)
    return value


def _text(text: TravellingText) -> dict[str, Any]:
    return {"kind": text.kind, "language": text.language, "text": text.text, "credit": text.credit}


def _credit(credit: TravellingCredit) -> dict[str, Any]:
    always = {
        "name": credit.name,
        "supplied": credit.supplied,
        "role": credit.role,
        "certainty": credit.certainty,
        "person": credit.person,
        "note": credit.note,
    }
    told = {"unidentified": True} if credit.unidentified else {}
    return always | told | ({"position": credit.position} if credit.position else {})


def _place(place: TravellingPlace) -> dict[str, Any]:
    within = {"within": place.within} if place.within else {}
    return {"name": place.name, "role": place.role} | within | _noted(place)


def _topic(topic: TravellingTopic) -> str | dict[str, Any]:
    """Return the name alone, or an object where something was supplied or is uncertain."""
    return {"name": topic.name} | noted if (noted := _noted(topic)) else topic.name


def _noted(heading: TravellingPlace | TravellingTopic) -> dict[str, str]:
    supplied = {"supplied": heading.supplied} if heading.supplied else {}
    return supplied | ({"certainty": heading.certainty} if heading.certainty != Certainty.CERTAIN else {})


def _holding(holding: TravellingHolding) -> dict[str, Any]:
    told = {"repository": holding.repository, "reference": holding.reference, "note": holding.note}
    levels = levels_of(holding.reference)
    return told | {"parts": levels} if levels else told


def _relation(relation: TravellingRelation) -> dict[str, Any]:
    return {"external_id": relation.external_id, "kind": relation.kind} | ({"id": relation.id} if relation.id else {})


_PARTS: Mapping[str, Callable[[Any], Any]] = {
    "texts": _text,
    "credits": _credit,
    "topics": _topic,
    "places": _place,
    "holdings": _holding,
    "related": _relation,
}
