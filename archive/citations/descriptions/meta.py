"""Meta elements of a record's page: Highwire's `citation_*`, which Google Scholar and Zotero read, and Dublin Core."""

from collections.abc import Iterator

from archive.citations.dating import for_programs
from archive.citations.descriptions.dublin_core import elements
from archive.citations.shapes import shape_of
from archive.citations.source import Source
from archive.text.cleaning import clean_line


def meta_elements(source: Source) -> Iterator[tuple[str, str]]:
    """Yield names and contents, single-line."""
    yield from ((name, clean_line(content)) for name, content in (*_highwire(source), *_dublin_core(source)) if content)


def _highwire(source: Source) -> Iterator[tuple[str, str]]:
    yield "citation_title", source.title
    yield from (("citation_author", name.name.parted) for name in source.authors)
    if source.date is not None and source.is_dated:
        yield "citation_date", for_programs(source.date)
    yield "citation_abstract_html_url", source.address
    yield from (("citation_pdf_url", address) for address in source.pdfs)
    yield from (("citation_language", language) for language in source.languages[:1])
    yield from (("citation_keywords", topic) for topic in source.topics)
    yield "citation_publisher", source.publisher.name


def _dublin_core(source: Source) -> Iterator[tuple[str, str]]:
    """Yield Dublin Core; `DC.type` is a Zotero type, so that a cable is not taken for a web page."""
    for name, value in elements(source):
        if name != "description" or value == source.summary:
            yield f"DC.{name}", shape_of(source).zotero if name == "type" else value
