"""Atom (RFC 4287), paged as RFC 5005 says: a list of documents as a feed."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from archive.citations.descriptions.xml import child, laid_out
from archive.citations.publisher import Publisher
from archive.citations.source import LONG_AGO, Source

NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed: its title, the address of the list it follows, and the links by their relation."""

    title: str
    list: str
    publisher: Publisher
    links: tuple[tuple[str, str], ...] = ()


def write(feed: Feed, sources: Iterable[Source]) -> str:
    """The feed with an entry for each source, in their order."""
    sources = list(sources)
    root = Element("feed", {"xmlns": NAMESPACE})
    child(root, "title", feed.title)
    child(root, "id", feed.list)
    child(root, "updated", _moment(max((source.changed for source in sources), default=LONG_AGO)))
    author = child(root, "author")
    child(author, "name", feed.publisher.name)
    child(root, "link", rel="alternate", type="text/html", href=feed.list)
    for relation, address in feed.links:
        child(root, "link", rel=relation, type="application/atom+xml", href=address)
    for source in sources:
        _entry(root, source)
    return laid_out(root)


def _entry(root: Element, source: Source) -> None:
    entry = child(root, "entry")
    child(entry, "title", source.title, xml__lang=source.title_language)
    child(entry, "id", source.address)
    child(entry, "link", rel="alternate", type="text/html", href=source.address)
    child(entry, "published", _moment(source.published))
    child(entry, "updated", _moment(source.changed))
    for name in source.authors:
        author = child(entry, "author")
        child(author, "name", name.direct)
        if name.slug:
            child(author, "uri", source.publisher.person(name.slug))
    for topic in source.topics:
        child(entry, "category", term=topic)
    dated = source.date.wording() if source.date is not None else ""
    child(entry, "summary", " · ".join(filter(None, [dated, source.summary])))


def _moment(at: datetime.datetime) -> str:
    return at.astimezone(datetime.UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
