"""Strict reading of the travelling shape: unknown keys and unreadable values are reported."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _

from archive.dates.julian import JULIAN, calendar_of
from archive.documents.vocabulary import Certainty, DateBasis, Role, TextKind
from archive.interchange.reading import fields
from archive.interchange.reading.fields import Note, Reader, list_of
from archive.interchange.reading.headings import place, surest, topic
from archive.interchange.reading.holdings import holding
from archive.interchange.reading.objects import parts_of
from archive.interchange.record import (
    KEYS,
    Record,
    TravellingCredit,
    TravellingRelation,
    TravellingText,
)
from archive.names.nameless import is_nameless

# `Filippov [Stalin]`: the name as written, and what an editor supplied beside it.
_BRACKETED = re.compile(r"(?P<name>[^\[\]]*[^\[\]\s]) ?\[(?P<supplied>[^\[\]]*)\]")


@dataclass(frozen=True)
class Remark:
    """What is wrong with one field of one record."""

    field: str
    why: str


@lru_cache(maxsize=100)
def _together(keys: tuple[str, ...]) -> frozenset[str]:
    """Return the keys as one set for all rows that have the same."""
    return frozenset(keys)


def record_from(mapping: Mapping[str, Any], given: frozenset[str] | None = None) -> tuple[Record | None, list[Remark]]:
    """Return the record of this mapping, or None and all its faults.

    `given` are the keys that may overwrite what the archive has; by default all keys of the mapping.
    """
    remarks = [
        Remark(key, _("is not a key of the travelling shape. Known are: %(known)s.") % {"known": ", ".join(KEYS)})
        for key in mapping
        if key not in _READERS
    ]
    values: dict[str, Any] = {
        key: _READERS[key](value, _noting(remarks, key)) for key, value in mapping.items() if key in _READERS
    }
    if not values.get("title") and not any(remark.field == "title" for remark in remarks):
        remarks.append(Remark("title", _("is empty, and every record needs one.")))
    if printed := values.get("date_text"):
        _read_printed(printed, values, _noting(remarks, "date_text"))
    if "credits" in values:
        values["credits"] = _told_apart(values["credits"])
    values.update({key: surest(values[key]) for key in ("topics", "places") if key in values})
    remarks += [Remark("credits", why) for why in _repeated(values.get("credits", ()))]
    if remarks:
        return None, remarks
    return Record(given=_together(tuple(values)) if given is None else given, **values), []


def _read_printed(printed: str, values: dict[str, Any], note: Note) -> None:
    """Read date and calendar from the printed date where they are not given."""
    said = calendar_of(printed)
    if "date" not in values:
        date = fields.printed_date(printed, note)
        is_old = date and not said and values.get("date_calendar", "").lower() == JULIAN
        values["date"] = date.from_old_style() if date and is_old else date
    if said and not values.get("date_calendar"):
        values["date_calendar"] = said


def split_name(text: str) -> tuple[str, str]:
    """Return the name and what stands in brackets behind it, or ""."""
    found = _BRACKETED.fullmatch(text)
    return (found["name"], found["supplied"].strip()) if found else (text, "")


def _noting(remarks: list[Remark], field: str) -> Note:
    return lambda why: remarks.append(Remark(field, why))


def _told_apart(credits: tuple[TravellingCredit, ...]) -> tuple[TravellingCredit, ...]:
    """Return each credit once, except people who share name and role.

    These are as many as their notes or positions tell apart; nameless ones (“N. N.”) are each somebody else.
    """
    several: dict[tuple[str, ...], list[TravellingCredit]] = defaultdict(list)
    for credit in credits:
        same = several[credit.name, credit.supplied, credit.role, credit.person]
        if credit not in same or (not credit.position and is_nameless(credit.name)):
            same.append(credit)
    found: dict[int, TravellingCredit] = {}
    for same in several.values():
        numbered = _numbered(same)
        found.update({id(credit): placed for credit, placed in zip(same, numbered, strict=True)})
    return tuple(found.pop(id(credit)) for credit in credits if id(credit) in found)


def _numbered(same: list[TravellingCredit]) -> list[TravellingCredit]:
    """Give equal names distinct positions where they have none and their notes, or having no name, tell them apart."""
    if len(same) < 2 or len({credit.position for credit in same}) == len(same):
        return same
    notes = {credit.note for credit in same if credit.note}
    differ = len(notes) == len(same) or is_nameless(same[0].name)
    return [replace(credit, position=place) for place, credit in enumerate(same)] if differ else same


def _repeated(credits: tuple[TravellingCredit, ...]) -> list[str]:
    """Return a fault for each name that stands twice in a role, unless it is another person's."""
    seen = Counter((credit.name, credit.supplied, credit.role, credit.person, credit.position) for credit in credits)
    return [
        _(
            "names %(name)s more than once as %(role)s, each time with something else beside it. Keep one; or give "
            "each a note or a position of its own, if two people have that name."
        )
        % {"name": name, "role": role}
        for (name, _supplied, role, _person, _position), times in seen.items()
        if times > 1
    ]


def _text(value: Any, note: Note) -> TravellingText | None:
    parts = parts_of(value, _TEXT, note)
    return TravellingText(**parts) if parts and parts.get("text") else None


def _credit(value: Any, note: Note) -> TravellingCredit | None:
    parts = parts_of(value, _CREDIT, note)
    if not parts or not any(parts.values()):
        return None
    if "supplied" not in parts:
        parts["name"], parts["supplied"] = split_name(parts.get("name", ""))
    if not parts.get("name"):
        if not str(value.get("name") or "").strip():
            note(_("has a credit without a name. Write the name as it stands in the document."))
        return None
    if not parts.get("role"):
        said = _("does not say what %(name)s does. Give a role: %(roles)s.")
        note(said % {"name": parts["name"], "roles": ", ".join(Role.values)})
        return None
    return TravellingCredit(**parts)


def _relation(value: Any, note: Note) -> TravellingRelation | None:
    parts = parts_of(value, _RELATION, note)
    if not parts or not any(parts.values()):
        return None
    if not parts.get("kind") or not (parts.get("external_id") or parts.get("id")):
        note(_("needs both the external_id of the other record and the kind, such as “draft of”."))
        return None
    return TravellingRelation(**({"external_id": ""} | parts))


def _flag(value: Any, note: Note) -> bool:
    if not isinstance(value, bool):
        note("must be true or false.")
    return bool(value)


def _credits(value: Any, note: Note) -> tuple[Any, ...]:
    if isinstance(value, list | tuple):
        value = [one for item in value for one in _each_named(item)]
    found: tuple[Any, ...] = list_of(_credit, once=False)(value, note)
    return found


def _each_named(item: Any) -> list[Any]:
    """Return an item for each of its names (`Mao; Kovalev`). What the archive wrote says of whom, and stays one."""
    if not isinstance(item, dict) or "person" in item or not isinstance(name := item.get("name"), str):
        return [item]
    names = [one for one in (part.strip() for part in name.split(";")) if one]
    return [{**item, "name": one} for one in names] if len(names) > 1 else [item]


_TEXT: dict[str, Reader] = {
    "text": fields.document_text,
    "kind": fields.one_of(TextKind.values, TextKind.ORIGINAL),
    "language": fields.language,
    "credit": fields.line(500),
}
_CREDIT: dict[str, Reader] = {
    "name": fields.name,
    "supplied": fields.line(500),
    "role": fields.one_of([*Role.values, ""], ""),
    "certainty": fields.one_of(Certainty.values, Certainty.CERTAIN),
    "person": fields.line(200),
    "note": fields.line(500),
    "unidentified": _flag,
    "position": fields.number,
}
_RELATION: dict[str, Reader] = {"external_id": fields.line(200), "kind": fields.line(60), "id": fields.line(8)}
_READERS: dict[str, Reader] = {
    "id": fields.line(50),
    "state": fields.line(50),
    "changed": fields.line(50),
    "source": fields.line(100),
    "external_id": fields.line(200),
    "title": fields.line(2000),
    "title_language": fields.language,
    "date": fields.imprecise_date,
    "date_text": fields.line(200),
    "date_basis": fields.one_of(DateBasis.values, DateBasis.STATED),
    "date_note": fields.line(500),
    "date_calendar": fields.line(40),
    "type": fields.line(300),
    "number": fields.line(100),
    "summary": fields.prose,
    "languages": list_of(fields.lower_language),
    "texts": list_of(_text),
    "credits": _credits,
    "topics": list_of(topic),
    "places": list_of(place),
    "collections": list_of(fields.line(300)),
    "holdings": list_of(holding),
    "classification": fields.line(100),
    "rights": fields.prose,
    "funding": fields.prose,
    "donors": list_of(fields.line(300)),
    "contributors": list_of(fields.line(300)),
    "related": list_of(_relation),
    "url": fields.web_address,
    "uploaded": fields.day,
}
