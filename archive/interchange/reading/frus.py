"""The profile of the Foreign Relations volumes: their objects in the travelling shape."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from archive.dates import ImpreciseDate, UnreadableDate
from archive.interchange.reading.fields import LONGEST_NAME
from archive.interchange.reading.shape import Remark, record_from
from archive.interchange.record import Record
from archive.names.titles import read_type

PROFILE = "frus"
KEYS = {
    "id", "volume", "volume_title", "number", "title", "date_when", "date_from", "date_to", "date_not_before",
    "date_not_after", "date_text", "place", "classification", "source", "from", "to", "signed", "participants",
    "persons_mentioned", "subject_path", "url", "text",
}  # fmt: skip
_ROLES = {"from": "author", "signed": "signatory", "to": "recipient", "participants": "participant"}
LONGEST_HEADING = 200
_SENTENCE = re.compile(r"(?<=[^.].\.) (?=[A-Z])")
_BETWEEN_NAMES = re.compile(r"\s*[;\n•]\s*")
# The volumes print spaces inside round brackets: “( Caffery )”.
_WIDE_BRACKETS = ((re.compile(r"\(\s+"), "("), (re.compile(r"\s+\)"), ")"))


def frus_record(row: dict[str, Any]) -> tuple[Record | None, list[Remark]]:
    """Return the record of an object of these volumes, or None and all its faults.

    Encoded dates go before the date as printed; a time of day is dropped.
    """
    remarks = [Remark(key, "is not a key of the frus profile.") for key in row if key not in KEYS]
    if remarks:
        return None, remarks
    try:
        return record_from(_reshaped(row))
    except (TypeError, AttributeError, KeyError):
        return None, [Remark("", "is not in the shape of the frus profile: a text is a list, or a list a text.")]


def _reshaped(row: dict[str, Any]) -> dict[str, Any]:
    title = narrow(row.get("title", ""))
    return {
        "external_id": row.get("id", ""),
        "title": title,
        "date": _date(row),
        "date_text": row.get("date_text", ""),
        "type": _type(row, title),
        "number": row.get("number", ""),
        "languages": ["en"],
        "texts": [{"kind": "original", "language": "en", "text": row.get("text", "")}],
        "credits": _credits(row),
        "topics": [heading(step) for step in row.get("subject_path", [])],
        "places": [{"name": row["place"], "role": "sent from"}] if row.get("place") else [],
        "collections": [row["volume_title"]] if row.get("volume_title") else [],
        "holdings": [_holding(row.get("source", ""))],
        "classification": row.get("classification", ""),
        "url": row.get("url", ""),
    }


def _date(row: dict[str, Any]) -> str:
    """Return the EDTF of the encoded date, or else of the printed date; "" where neither can be read."""
    day = [row.get(key, "").split("T")[0] for key in ("date_when", "date_from", "date_to")]
    bounds = [row.get(key, "").split("T")[0] for key in ("date_not_before", "date_not_after")]
    first, last = (day[1] or bounds[0]), (day[2] or bounds[1])
    if day[0] or (first and first == last):
        return str(day[0] or first)
    if first or last:
        return f"{first}/{last}" if first and last else f"{first or '..'}/{last or '..'}"
    try:
        date = ImpreciseDate.printed(row.get("date_text", "")).past()
    except UnreadableDate:
        return ""
    return "" if date.is_undated else date.edtf


def _type(row: dict[str, Any], title: str) -> str:
    _, _, printed = row.get("source", "").rpartition(": ")
    return _type_in(title) or (printed if printed in {"Telegram", "Airgram", "Circular telegram"} else "")


@lru_cache(4096)  # hundreds are called “Memorandum of Conversation” and nothing else
def _type_in(title: str) -> str:
    return read_type(title)


def _credits(row: dict[str, Any]) -> list[dict[str, str]]:
    written = [(role, name) for key, role in _ROLES.items() for item in row.get(key, []) for name in _each(item)]
    written += [("mentioned", person["name"]) for person in row.get("persons_mentioned", [])]
    return [{"name": name, "supplied": "", "role": role} for role, name in dict.fromkeys(_tidied(written)) if name]


def _each(item: str) -> list[str]:
    """Return the names of an item; one longer than any name is a list, split at semicolons or line ends."""
    if len(item) <= LONGEST_NAME:
        return [item]
    return [part for part in _BETWEEN_NAMES.split(item) if part.strip()]


def _tidied(written: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    return ((role, narrow(name).strip(" ,;")) for role, name in written)


def _holding(source: str) -> dict[str, str]:
    """Split a source note: its first sentence is the reference, the rest its note."""
    plain = " ".join(source.split()).removeprefix("Source: ")
    reference, *rest = _SENTENCE.split(plain, maxsplit=1)
    if len(reference) > 500:
        cut = reference.rfind(" ", 0, 500)
        reference, rest = reference[:cut], [reference[cut + 1 :], *rest]
    return {"reference": reference, "note": " ".join(rest)}


def heading(step: str) -> str:
    """Return a step of the volume's contents as a topic: without its final colon, and cut if it is a paragraph."""
    plain = " ".join(step.split()).rstrip(": ")
    if len(plain) <= LONGEST_HEADING:
        return plain
    cut = max(plain.rfind(sign, 0, LONGEST_HEADING) for sign in ("; ", ": ", ", "))
    return plain[: cut if cut > 40 else LONGEST_HEADING - 1].rstrip() + " …"


def narrow(text: str) -> str:
    """Return the text without spaces inside round brackets."""
    for wide, close in _WIDE_BRACKETS:
        text = wide.sub(close, text)
    return " ".join(text.split())
