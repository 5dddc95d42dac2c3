"""Where each name of a person is written: in which documents, and from when until when."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.models import Credit, Document
from archive.people.models import Person
from archive.web.lines import tag
from archive.web.pictures.bands import Use

MOST_ROWS: Final = 6
_LAST: Final = (datetime.date.max, datetime.date.max, 0)


@dataclass(frozen=True, slots=True)
class Usage:
    """A document in which the person stands under a name, in a role, and its first and last possible day."""

    form: str
    role: str
    document: int
    span: Use | None


@dataclass(frozen=True, slots=True)
class Under:
    """The documents under one name, or in one role: all by their keys in order of time, and the first and last day."""

    heading: str
    ids: tuple[int, ...]
    first: int | None
    last: int | None
    spans: tuple[Use, ...]

    @property
    def wanted(self) -> set[int]:
        """The keys of the documents a page prints."""
        return {*self.ids[:MOST_ROWS], *filter(None, (self.first, self.last))}


@dataclass(frozen=True, slots=True)
class Shelf:
    """The same with its documents, as a page prints it."""

    heading: str
    language: str
    total: int
    first: Document | None
    last: Document | None
    documents: tuple[Document, ...]

    @property
    def more(self) -> int:
        return self.total - len(self.documents)


def uses_of(person: Person) -> list[Usage]:
    """Every use in a published document, in order of time, the undated last."""
    rows = (
        Credit.objects.of_published()
        .of_identity(person)
        .values_list("alias__form", "role", "document_id", "document__date_earliest", "document__date_latest")
    )
    uses = [Usage(form, role, pk, _span(first, last)) for form, role, pk, first, last in rows]
    return sorted(uses, key=lambda use: (use.span.earliest, use.span.latest, use.document) if use.span else _LAST)


def grouped(uses: Iterable[Usage], heading: Callable[[Usage], str]) -> list[Under]:
    """The uses under each heading, the fullest first."""
    groups: dict[str, list[Usage]] = {}
    for use in uses:
        groups.setdefault(heading(use), []).append(use)
    found = [_under(name, group) for name, group in groups.items()]
    return sorted(found, key=lambda under: (-len(under.ids), under.heading))


def shelf(under: Under, documents: Mapping[int, Document]) -> Shelf:
    """The heading with its documents; one that was withdrawn meanwhile is left out."""
    shown = tuple(documents[pk] for pk in under.ids[:MOST_ROWS] if pk in documents)
    first, last = documents.get(under.first or 0), documents.get(under.last or 0)
    return Shelf(under.heading, tag("", under.heading), len(under.ids), first, last, shown)


def _under(heading: str, uses: Sequence[Usage]) -> Under:
    once = {use.document: use for use in uses}
    dated = [(use.span, use.document) for use in once.values() if use.span]
    last = max(dated, key=lambda pair: (pair[0].latest, pair[0].earliest), default=None)
    spans = tuple(span for span, _ in dated)
    return Under(heading, tuple(once), dated[0][1] if dated else None, last[1] if last else None, spans)


def _span(earliest: datetime.date | None, latest: datetime.date | None) -> Use | None:
    """The days a document may be of; where one end is open, the day that is known."""
    first, last = earliest or latest, latest or earliest
    return Use(first, last) if first and last else None
