"""Dublin Core: the fifteen elements (ISO 15836-1) as pairs, and as the XML that OAI-PMH carries (oai_dc)."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from archive.citations.descriptions.xml import child, laid_out
from archive.citations.notes import notes
from archive.citations.source import Source

_NAMESPACES = {
    "xmlns:oai_dc": "http://www.openarchives.org/OAI/2.0/oai_dc/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": "http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
}


def elements(source: Source) -> Iterator[tuple[str, str]]:
    """Yield elements and values, one pair for each value; names by family name, dates in EDTF."""
    yield "title", source.title
    yield from (("creator", name.name.parted) for name in source.authors)
    yield from (("contributor", name.name.parted) for name in (*source.recipients, *source.others_named))
    yield from (("subject", topic) for topic in source.topics)
    yield from (("coverage", place) for place in dict(source.places))
    if source.summary:
        yield "description", source.summary
    yield from (("description", note) for note in notes(source))
    yield "publisher", source.publisher.name
    if source.date is not None and source.is_dated:
        yield "date", source.date.edtf
    yield "type", source.type or "Text"
    yield "identifier", source.address
    yield from (("source", str(held)) for held in source.holdings)
    yield from (("language", language) for language in source.languages)
    yield from (("relation", collection) for collection in source.collections)
    if source.rights:
        yield "rights", source.rights


def write(source: Source) -> str:
    """Return the record as oai_dc."""
    root = Element("oai_dc:dc", _NAMESPACES)
    for name, value in elements(source):
        child(root, f"dc:{name}", value)
    return laid_out(root)
