"""The rows of a list: a document with its line of names and why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.documents.listed import Listed
from archive.documents.models import Document
from archive.search.engine import Contents
from archive.search.query import Found, Match
from archive.text.folding import words
from archive.web.addresses import address
from archive.web.lines import Line, line_of, named

NOTHING: Final = Contents()


@dataclass(frozen=True, slots=True)
class Row:
    """What a list prints of a document."""

    document: Listed
    line: Line
    match: Match
    contents: Contents = NOTHING
    without: str = ""  # in a basket, the address of the basket without it

    @property
    def address(self) -> str:
        """The document's own page."""
        return address("document", self.document.public_id)


def rows(found: Found) -> list[Row]:
    """The rows of the page that was found, in its order; a record withdrawn meanwhile is left out."""
    documents = Document.objects.for_list(found.ids)
    every = ((document, line_of(map(named, document.names))) for document in documents)
    return [Row(document, line, _unsaid(found.matches.get(document.pk), document, line)) for document, line in every]


def _unsaid(match: Match | None, document: Listed, line: Line) -> Match:
    """Why it was found, without the names that are plain to see: in the title, or in the line of names where they
    hold what was typed or say by themselves who is meant."""
    if match is None or not match.names:
        return match or Match()
    titled = set(words(document.title))
    plain = {name.written for name in line.names if name.is_plain or name.written in match.as_typed}
    unsaid = (form for form in match.names if form not in plain and not titled.issuperset(words(form)))
    return replace(match, names=tuple(unsaid))


def rows_of(ids: Sequence[int]) -> list[Row]:
    """Rows for these documents where nothing was searched for."""
    return rows(Found(len(ids), tuple(ids)))
