"""Linked data in the vocabulary of schema.org: an ArchiveComponent, and its people with all their names."""

import json
from typing import Any

from archive.citations.credited import Credited
from archive.citations.shapes import LETTER, shape_of
from archive.citations.source import Source
from archive.documents.vocabulary import Role


def write(source: Source) -> str:
    """Return the document as linked data."""
    return json.dumps(thing(source), ensure_ascii=False, indent=1) + "\n"


def thing(source: Source) -> dict[str, Any]:
    """Return the document, without unknown values.

    Dates are EDTF; uncertain names are wrapped in a Role that says so.
    """
    is_letter = shape_of(source) is LETTER
    known = {
        "@context": "https://schema.org",
        "@type": ["ArchiveComponent", "Message"] if is_letter else "ArchiveComponent",
        "@id": source.address,
        "url": source.address,
        "identifier": source.key,
        "name": source.title,
        "genre": source.type,
        "description": source.summary,
        "inLanguage": list(source.languages),
        "dateCreated": source.date.edtf if source.date is not None and source.is_dated else "",
        "datePublished": source.published.date().isoformat(),
        "dateModified": source.changed.isoformat(timespec="seconds"),
        "author": [_in_role(name, "author", source) for name in source.authors],
        ("recipient" if is_letter else "contributor"): _received(source, "recipient" if is_letter else "contributor"),
        "translator": [_in_role(name, "translator", source) for name in source.named(Role.TRANSLATOR)],
        "mentions": [_in_role(name, "mentions", source) for name in _mentioned(source)],
        "about": [{"@type": "DefinedTerm", "name": topic} for topic in source.topics],
        "contentLocation": [{"@type": "Place", "name": place} for place in dict(source.places)],
        "copyrightNotice": source.rights,
    }
    return {key: value for key, value in (known | _kept(source)).items() if value}


def _kept(source: Source) -> dict[str, Any]:
    """Return where the original lies, and what the record is part of."""
    held = source.held
    return {
        "holdingArchive": {"@type": "ArchiveOrganization", "name": held.repository} if held.repository else {},
        "itemLocation": held.reference,
        "isPartOf": [{"@type": "Collection", "name": name} for name in source.collections],
        "publisher": {
            "@type": "ArchiveOrganization",
            "name": source.publisher.name,
            "url": f"{source.publisher.base}/",
        },
    }


def _received(source: Source, as_what: str) -> list[dict[str, Any]]:
    """Return the recipients; of what is no letter also everybody else who took part."""
    roles = (Role.PARTICIPANT, Role.SIGNATORY, Role.ON_BEHALF_OF, Role.VIA)
    writers = {name.slug or name.written for name in source.authors}
    others = [name for name in source.named(*roles) if (name.slug or name.written) not in writers]
    names = source.recipients if as_what == "recipient" else (*source.recipients, *others)
    return [_in_role(name, as_what, source) for name in names]


def _mentioned(source: Source) -> tuple[Credited, ...]:
    return source.named(Role.MENTIONED)


def _in_role(name: Credited, role: str, source: Source) -> dict[str, Any]:
    """Return the agent, wrapped in a Role with certainty and reason where uncertain."""
    if name.is_sure:
        return _agent(name, source)
    doubt = {"@type": "Role", "roleName": f"{role} ({name.certainty})", role: _agent(name, source)}
    return doubt | ({"description": name.note} if name.note else {})


def _agent(name: Credited, source: Source) -> dict[str, Any]:
    """Return the person or body where the archive knows which it is, else a Thing with a name."""
    forms = dict.fromkeys((*name.others, name.written))
    known = {
        "@type": "Person" if name.is_person else "Organization" if name.is_body else "Thing",
        "@id": source.publisher.person(name.slug) if name.slug else "",
        "name": name.person or name.written,
        "familyName": name.name.family if name.is_person and name.name.given else "",
        "givenName": name.name.given if name.is_person else "",
        "alternateName": [form for form in forms if form != (name.person or name.written)],
        "disambiguatingDescription": f"perhaps {name.supplied}" if name.supplied and not name.person else "",
    }
    return {key: value for key, value in known.items() if value}
