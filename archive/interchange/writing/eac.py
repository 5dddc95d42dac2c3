"""EAC-CPF: people, bodies and groups for the authority files of other archives.

Encoded Archival Context – Corporate bodies, Persons, and Families, in the edition that other systems read and write
(2010, namespace `urn:isbn:1-931666-33-4`, schema cpf.xsd; tag library of the Society of American Archivists and the
Staatsbibliothek zu Berlin). The order of the elements is the schema's.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element

from archive.citations.descriptions.xml import child, children, laid_out
from archive.citations.publisher import Publisher
from archive.dates import ImpreciseDate
from archive.documents.public_people import PublicPerson, kind_in
from archive.people.models import Alias, Person
from archive.text.paragraphs import paragraphs

_NAMESPACES: Final = {
    "xmlns": "urn:isbn:1-931666-33-4",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "urn:isbn:1-931666-33-4 https://eac.staatsbibliothek-berlin.de/schema/cpf.xsd",
}
# The schema knows families, but no other groups of people.
_TYPES: Final = {Person.Kind.PERSON: "person", Person.Kind.BODY: "corporateBody", Person.Kind.GROUP: "corporateBody"}


@dataclass(frozen=True, slots=True)
class Relation:
    """A related person or body; `kind` is a value of cpfRelationType."""

    kind: str
    name: str
    address: str
    note: str = ""


def write(known: PublicPerson, relations: Iterable[Relation], publisher: Publisher) -> str:
    """Return the person as EAC-CPF, with every name as a name entry, its use and dates."""
    root = Element("eac-cpf", _NAMESPACES)
    _control(child(root, "control"), known, publisher)
    description = child(root, "cpfDescription")
    _identity(child(description, "identity"), known)
    if _is_described(known.person):
        _description(child(description, "description"), known.person)
    _relations(child(description, "relations"), known.person, relations, publisher)
    return laid_out(root)


def _control(control: Element, known: PublicPerson, publisher: Publisher) -> None:
    slug, changed = known.person.slug, known.changed.astimezone(datetime.UTC)
    child(control, "recordId", slug)
    for one in known.absorbed:
        child(control, "otherRecordId", one.slug, localType="merged")
    child(control, "maintenanceStatus", "revised")
    child(control, "publicationStatus", "approved")
    child(child(control, "maintenanceAgency"), "agencyName", publisher.name)
    declared = child(control, "languageDeclaration")
    child(declared, "language", "English", languageCode="eng")
    child(declared, "script", "Latin", scriptCode="Latn")
    event = child(child(control, "maintenanceHistory"), "maintenanceEvent")
    child(event, "eventType", "revised")
    moment = changed.isoformat(timespec="seconds").replace("+00:00", "Z")
    child(event, "eventDateTime", moment, standardDateTime=moment)
    child(event, "agentType", "machine")
    child(event, "agent", publisher.name)
    source = child(child(control, "sources"), "source", xlink__type="simple", xlink__href=publisher.person(slug))
    child(source, "sourceEntry", f"{publisher.name}, {publisher.person(slug)}")


def _identity(identity: Element, known: PublicPerson) -> None:
    for identifier in known.identifiers:
        child(identity, "entityId", identifier.value, localType=identifier.scheme)
    child(identity, "entityType", _TYPES[Person.Kind(known.person.kind)])
    if not known.names:
        child(child(identity, "nameEntry"), "part", known.person.name)
    for alias in known.names:
        _name(identity, alias, known)


def _name(identity: Element, alias: Alias, known: PublicPerson) -> None:
    entry = child(
        identity,
        "nameEntry",
        localType=kind_in(known, alias).value,
        scriptCode=alias.script,
        transliteration=re.sub(r"[^\w.-]", "_", alias.scheme),
        xml__lang=alias.language,
    )
    child(entry, "part", alias.form)
    if alias.used_from or alias.used_until:
        _span(child(entry, "useDates"), alias.used_from, alias.used_until)
    # Authorized is the record's name, and in each language or script the one that its pages prefer. (`preferredForm` is
    # for entries of one `nameEntryParallel`, which are official translations of one another.)
    is_preferred = alias.heads or alias.form == known.person.name
    child(entry, "authorizedForm" if is_preferred else "alternativeForm", "local")


def _is_described(person: Person) -> bool:
    return bool(person.born or person.died or person.description or person.biography)


def _description(description: Element, person: Person) -> None:
    if person.born or person.died:
        _span(child(description, "existDates"), person.born, person.died)
    if person.description or person.biography:
        story = child(description, "biogHist")
        children(story, "abstract", [person.description])
        children(story, "p", paragraphs(person.biography))


def _span(parent: Element, first: ImpreciseDate | None, last: ImpreciseDate | None) -> None:
    dates = child(parent, "dateRange")
    for name, date in (("fromDate", first), ("toDate", last)):
        if date:
            _date(dates, name, date)


def _date(parent: Element, name: str, date: ImpreciseDate) -> None:
    """Write the date in words; for machines as it is where ISO 8601 can express it, else by its outermost days."""
    plain = len(date.edtf) in (4, 7, 10) and date.edtf.replace("-", "").isdigit() and date.edtf[5:7] <= "12"
    earliest, latest = (date.earliest, date.latest) if not plain else (None, None)
    child(
        parent,
        name,
        date.wording(),
        standardDate=date.edtf if plain else "",
        notBefore=earliest.isoformat() if earliest else "",
        notAfter=latest.isoformat() if latest else "",
    )


def _relations(element: Element, person: Person, relations: Iterable[Relation], publisher: Publisher) -> None:
    """Write related people and bodies, and the lists of what the person wrote and is named in."""
    for relation in relations:
        entry = child(
            element, "cpfRelation", cpfRelationType=relation.kind, xlink__type="simple", xlink__href=relation.address
        )
        child(entry, "relationEntry", relation.name)
        if relation.note:
            child(child(entry, "descriptiveNote"), "p", relation.note)
    lists = (("creatorOf", "author", "Documents written"), ("other", "person", "Documents that name the person"))
    for kind, parameter, words in lists:
        address = f"{publisher.base}/documents/?{parameter}={person.slug}"
        entry = child(element, "resourceRelation", resourceRelationType=kind, xlink__type="simple", xlink__href=address)
        child(entry, "relationEntry", words)
