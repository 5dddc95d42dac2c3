"""Identifiers of a person in other authority files, with links where the URL pattern is known."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlsplit

from archive.people.models import Identifier


@dataclass(frozen=True, slots=True)
class Authority:
    """An authority file: its name, the pattern of its identifiers, and the URL template."""

    name: str
    pattern: str
    address: str


_LOC: Final = Authority("Library of Congress", r"n[a-z]{0,2}\d{8,10}", "https://id.loc.gov/authorities/names/{}")
_ORCID: Final = Authority("ORCID", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", "https://orcid.org/{}")
_IDREF: Final = Authority("IdRef", r"\d{8}[\dX]", "https://www.idref.fr/{}")
AUTHORITIES: Final[Mapping[str, Authority]] = {
    "viaf": Authority("VIAF", r"\d{1,22}", "https://viaf.org/viaf/{}"),
    "wikidata": Authority("Wikidata", r"Q\d{1,12}", "https://www.wikidata.org/wiki/{}"),
    "lcnaf": _LOC,
    "loc": _LOC,
    "lc": _LOC,
    "gnd": Authority("GND", r"[\dX-]{2,12}", "https://d-nb.info/gnd/{}"),
    "isni": Authority("ISNI", r"\d{15}[\dX]", "https://isni.org/isni/{}"),
    "bnf": Authority("BnF", r"(?:cb)?\d{8,9}[a-z0-9]?", "https://catalogue.bnf.fr/ark:/12148/{}"),
    "snac": Authority("SNAC", r"\d{1,10}", "https://snaccooperative.org/view/{}"),
    "orcid": _ORCID,
    "idref": _IDREF,
}


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """An identifier prepared for display; without a URL if its scheme is unknown or the value does not match."""

    name: str
    value: str
    address: str = ""


def elsewhere(identifiers: Iterable[Identifier]) -> tuple[Elsewhere, ...]:
    """Return these identifiers without duplicates."""
    return tuple(dict.fromkeys(link(identifier.scheme, identifier.value) for identifier in identifiers))


def link(scheme: str, value: str) -> Elsewhere:
    """Return one identifier. A full http(s) URL links to itself."""
    known = AUTHORITIES.get(scheme.lower())
    if urlsplit(value).scheme in ("http", "https") and urlsplit(value).hostname:
        return Elsewhere(known.name if known else scheme, value.split("://", 1)[1].rstrip("/"), value)
    if known is None:
        return Elsewhere(scheme.upper(), value)
    plain = re.sub(r"[ .]", "", value) if known.name in ("ISNI", "Library of Congress") else value
    fits = re.fullmatch(known.pattern, plain)
    return Elsewhere(known.name, value, known.address.format(quote(plain)) if fits else "")
