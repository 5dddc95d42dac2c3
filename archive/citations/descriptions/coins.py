"""COinS: a record inside a page, for programs that collect references (OpenURL, ANSI/NISO Z39.88-2004, kev:mtx:dc)."""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import quote_plus

from archive.citations.dating import for_programs
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.text.cleaning import clean_line


def context_object(source: Source) -> str:
    """Return the `title` of the span; `rft.type` is one of Zotero's own types, bodies are `aucorp`."""
    return "&".join(f"{key}={_quoted(value)}" for key, value in _pairs(source) if value)


@lru_cache(maxsize=2048)  # the records of a list share publisher, language, terms and many of their people
def _quoted(value: str) -> str:
    return quote_plus(clean_line(value))


def _pairs(source: Source) -> Iterator[tuple[str, str]]:
    yield "ctx_ver", "Z39.88-2004"
    yield "rft_val_fmt", "info:ofi/fmt:kev:mtx:dc"
    yield "rft.type", shape_of(source).zotero
    yield "rft.title", source.title
    yield from (("rft.aucorp" if one.is_body else "rft.creator", one.name.parted) for one in source.authors)
    yield "rft.date", for_programs(source.date) if source.date is not None and source.is_dated else ""
    yield "rft.description", source.summary
    yield from (("rft.subject", topic) for topic in source.topics)
    yield from (("rft.language", language) for language in source.languages)
    yield "rft.source", str(source.held)
    yield "rft.publisher", source.publisher.name
    yield "rft.rights", source.rights
    yield "rft_id", source.address
    yield "rft.identifier", source.address
