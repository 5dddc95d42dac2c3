"""TEI P5: a header with all metadata, and the texts with names marked."""

from collections.abc import Iterable
from typing import Final
from xml.etree.ElementTree import Element

from archive.citations.credited import Credited
from archive.citations.descriptions.xml import child, children, written
from archive.citations.marking import Marker
from archive.citations.source import Source, SourceText
from archive.citations.styles.chicago import note
from archive.dates import ImpreciseDate
from archive.documents.vocabulary import Certainty
from archive.text.cleaning import clean_text
from archive.text.paragraphs import is_set

_UNKNOWN: Final = "name"
# A separate list for each kind; TEI has no other place for those of whom only a name is known.
_LISTS: Final = (
    ("listPerson", "person", "persName"),
    ("listOrg", "org", "orgName"),
    ("listPerson", "person", _UNKNOWN),
)
_CERT = {Certainty.PROBABLE: "medium", Certainty.POSSIBLE: "low", Certainty.DISPUTED: "unknown"}


def write(source: Source) -> str:
    """Return the document in TEI. Names in the text refer to their person where only one bears them here."""
    root = Element("TEI", {"xmlns": "http://www.tei-c.org/ns/1.0"})
    header = child(root, "teiHeader")
    _file(child(header, "fileDesc"), source)
    _profile(child(header, "profileDesc"), source)
    child(child(header, "revisionDesc"), "change", when=source.changed.date().isoformat())
    body = child(child(root, "text"), "body")
    marker = Marker.of(source.names, source.marks)
    for text in source.texts:
        _text(body, text, marker, source)
    if not len(body):
        child(child(body, "div"), "p")
    return written(root)


def _file(parent: Element, source: Source) -> None:
    titles = child(parent, "titleStmt")
    child(titles, "title", source.title, xml__lang=source.title_language)
    for name in source.authors:
        _name(child(titles, "author"), name, source)
    publication = child(parent, "publicationStmt")
    child(publication, "publisher", source.publisher.name)
    child(publication, "idno", source.key, type="public-id")
    child(publication, "idno", source.address, type="URI")
    if source.rights:
        child(child(publication, "availability"), "p", source.rights)
    origin = child(parent, "sourceDesc")
    for held in source.holdings:
        place = child(child(origin, "msDesc"), "msIdentifier")
        children(place, "repository", [held.repository])
        children(place, "idno", [held.reference or held.note])
    child(origin, "bibl", str(note(source)))


def _profile(parent: Element, source: Source) -> None:
    if source.summary:
        child(child(parent, "abstract"), "p", source.summary)
    if source.date is not None:
        _date(child(parent, "creation"), source.date)
    _correspondence(parent, source)
    if source.languages:
        usage = child(parent, "langUsage")
        for language in source.languages:
            child(usage, "language", language, ident=language)
    if source.others_named:
        _participants(child(parent, "particDesc"), source)
    keywords = [*source.topics, *dict(source.places)]
    if keywords:
        children(child(child(parent, "textClass"), "keywords"), "term", keywords)


def _participants(parent: Element, source: Source) -> None:
    for lists, each, tag in _LISTS:
        names = [name for name in source.others_named if _tag(name) == tag]
        several = child(parent, lists, type="" if tag != _UNKNOWN else "unidentified") if names else parent
        for name in names:
            _name(child(several, each, role=name.role), name, source)


def _correspondence(parent: Element, source: Source) -> None:
    if not (source.authors and source.recipients):
        return
    letter = child(parent, "correspDesc")
    sent, received = child(letter, "correspAction", type="sent"), child(letter, "correspAction", type="received")
    for action, names in ((sent, source.authors), (received, source.recipients)):
        for name in names:
            _name(action, name, source)
    children(sent, "placeName", (place for place, role in source.places if role == "sent from"))
    children(received, "placeName", (place for place, role in source.places if role == "sent to"))
    if source.date is not None:
        _date(sent, source.date)


def _tag(name: Credited) -> str:
    """Return the element of a name; an unidentified one is only known to be a name."""
    return "persName" if name.is_person else "orgName" if name.is_body else _UNKNOWN


def _name(parent: Element, name: Credited, source: Source) -> None:
    """Add the name as written; its `ref` is the person, its `key` the person's name where there is no address."""
    child(
        parent,
        _tag(name),
        name.written,
        ref=source.publisher.person(name.slug) if name.slug else "",
        key=name.person or name.supplied,
        cert=_CERT.get(Certainty(name.certainty), ""),
        xml__lang=name.language,
    )


def _date(parent: Element, date: ImpreciseDate) -> None:
    plain = date.edtf.replace("-", "").isdigit() and int(date.edtf[5:7] or 1) <= 12
    first, last = (date.earliest, date.latest) if not plain else (None, None)
    child(
        parent,
        "date",
        date.wording(),
        when=date.edtf if plain else "",
        notBefore=first.isoformat() if first else "",
        notAfter=last.isoformat() if last else "",
        cert="low" if date.uncertain else "medium" if date.approximate else "",
    )


def _text(body: Element, text: SourceText, marker: Marker, source: Source) -> None:
    paragraphs = [block.strip("\n") for block in clean_text(text.body).split("\n\n") if block.strip()]
    if not paragraphs:
        return
    part = child(body, "div", type=text.kind, xml__lang=text.language)
    for paragraph in paragraphs:
        kept = "preserve" if is_set(paragraph) else ""
        _marked(child(part, "p", xml__space=kept), marker.pieces(paragraph), source)
    if text.credit:
        child(part, "p", text.credit, rend="credit")


def _marked(parent: Element, pieces: Iterable[tuple[str, Credited | None]], source: Source) -> None:
    last: Element | None = None
    for text, name in pieces:
        if name is not None:
            last = child(parent, _tag(name), ref=source.publisher.person(name.slug))
            last.text = text
        elif last is None:
            parent.text = text
        else:
            last.tail = text
