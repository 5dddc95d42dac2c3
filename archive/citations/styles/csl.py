"""CSL-JSON, the input of citation processors (Citation Style Language 1.0.2, csl-data.json)."""

import json
from collections.abc import Iterable
from typing import Any

from archive.citations.cited_names import CitedName
from archive.citations.credited import Credited
from archive.citations.dating import figures, point_of, span_of
from archive.citations.notes import notes
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.dates import ImpreciseDate
from archive.dates.points import Point
from archive.documents.vocabulary import Role
from archive.names.scripts import script_of


def write(source: Source) -> str:
    """Return one item as a line of JSON."""
    return json.dumps(item(source), ensure_ascii=False)


def item(source: Source) -> dict[str, Any]:
    """Return one item, without unknown values."""
    shape, held = shape_of(source), source.held
    recipients = source.recipients if shape.takes_recipients else ()
    translators = source.named(Role.TRANSLATOR) if shape.takes_translators else ()
    said = [*source.authors, *recipients, *translators]
    known = {
        "id": source.key,
        "type": shape.csl,
        "title": source.title,
        "author": names(source.authors),
        "recipient": names(recipients),
        "translator": names(translators),
        "issued": issued(source.date) if source.date is not None and source.is_dated else {},
        "genre": source.type,
        "number": source.number,
        "abstract": source.summary,
        "archive": held.repository,
        "archive_location": held.reference,
        "archive_collection": "; ".join(source.collections),
        "source": source.publisher.name if source.publisher.name != held.repository else "",
        "keyword": ", ".join(topic.replace(",", "") for topic in source.topics),
        "language": ", ".join(source.languages),
        "note": " ".join(notes(source, *said)),
        "URL": source.address,
    }
    return {name: value for name, value in known.items() if value}


def names(credits: Iterable[Credited]) -> list[dict[str, Any]]:
    """Return people in parts, bodies as `literal`."""
    return [_name(credit.name) for credit in credits]


def issued(date: ImpreciseDate) -> dict[str, Any]:
    """Return the date as exactly as known: parts, a range, `circa` for any doubt; else its words.

    A season too is words: Zotero makes “1 1949” of CSL's number for spring.
    """
    doubt = {"circa": True} if date.approximate or date.uncertain else {}
    point, span = point_of(date), span_of(date)
    if span and all(figures(end) and _is_whole(end) for end in span):
        return {"date-parts": [list(figures(end)) for end in span], **doubt}
    if point and figures(point) and _is_whole(point):
        return {"date-parts": [list(figures(point))], **doubt}
    return {"literal": date.wording()}


def _name(name: CitedName) -> dict[str, Any]:
    if name.literal:
        return {"literal": name.literal}
    parts: dict[str, Any] = {"family": name.family, "given": name.given, "suffix": name.suffix}
    # Processors put Han names family first; Mao Zedong in Latin letters needs the flag.
    order = {"static-ordering": True} if name.family_first and script_of(name.family) in ("Latn", "Cyrl") else {}
    return {key: value for key, value in parts.items() if value} | order


def _is_whole(point: Point) -> bool:
    """Return whether figures express all of it, or all but an unknown month or day."""
    return not point.month.isdigit() or int(point.month) <= 12
