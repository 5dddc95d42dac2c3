"""The rows of a document list: a document with its line of correspondents and the reasons for the match."""

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
    """A document prepared for display in a list."""

    document: Listed
    line: Line
    match: Match
    contents: Contents = NOTHING
    without: str = ""  # in a basket, the URL of the basket without it

    @property
    def address(self) -> str:
        """The URL of the document."""
        return address("document", self.document.public_id)


def rows(found: Found) -> list[Row]:
    """Return the rows of the page of results, in order; a record withdrawn meanwhile is left out."""
    documents = Document.objects.for_list(found.ids)
    every = ((document, line_of(named(document.names))) for document in documents)
    return [Row(document, line, _unsaid(found.matches.get(document.pk), document, line)) for document, line in every]


def _unsaid(match: Match | None, document: Listed, line: Line) -> Match:
    """Return the match without names that are already visible.

    Visible are names in the title, and those in the line of correspondents that contain the search words or show who is
    meant.
    """
    if match is None or not match.names:
        return match or Match()
    titled = set(words(document.title))
    plain = {name.written for name in line.names if name.is_plain or name.written in match.as_typed}
    unsaid = (form for form in match.names if form not in plain and not titled.issuperset(words(form)))
    return replace(match, names=tuple(unsaid))


def rows_of(ids: Sequence[int]) -> list[Row]:
    """Return rows for these documents without a search."""
    return rows(Found(len(ids), tuple(ids)))
