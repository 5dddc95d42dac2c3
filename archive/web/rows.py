"""The rows of a list: a document with its line of names and why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from archive.documents.listed import Listed
from archive.documents.models import Document
from archive.search.query import Found, Match
from archive.web.addresses import address
from archive.web.lines import Line, line_of, listed


@dataclass(frozen=True, slots=True)
class Row:
    """What a list prints of a document."""

    document: Listed
    line: Line
    match: Match
    without: str = ""  # in a basket, the address of the basket without it

    @property
    def address(self) -> str:
        """The document's own page."""
        return address("document", self.document.public_id)


def rows(found: Found) -> list[Row]:
    """The rows of the page that was found, in its order; a record withdrawn meanwhile is left out."""
    documents = Document.objects.for_list(found.ids)
    return [Row(document, line_of(map(listed, document.names)), _unsaid(found, document)) for document in documents]


def _unsaid(found: Found, document: Listed) -> Match:
    """Why it was found, without the names that stand in the title for all to see."""
    match = found.matches.get(document.pk, Match())
    return replace(match, names=tuple(name for name in match.names if name not in document.title))


def rows_of(ids: Sequence[int]) -> list[Row]:
    """Rows for these documents where nothing was searched for."""
    return rows(Found(len(ids), tuple(ids)))
