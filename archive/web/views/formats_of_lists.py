"""Every list as data: `/documents.<format>?…` takes the query of the page and returns all of its results at once."""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citations.descriptions import atom
from archive.citations.formats import FORMATS, OF_LISTS
from archive.citations.loading import sources
from archive.citations.publisher import Publisher
from archive.documents.full.reading import IN_BRIEF
from archive.interchange.travelling import records_of
from archive.interchange.writing.shape import as_mapping
from archive.interchange.writing.table import csv_lines
from archive.search import engine
from archive.search.query import Found, Sort
from archive.web.asking import Question, ask_for_data
from archive.web.gate.freshness import state
from archive.web.gate.marks import Seat, takes_seat
from archive.web.paging import Paging
from archive.web.views.formats_door import data, etag_of, publisher_of, sent, unchanged

_MEDIA_TYPES: Final = {
    "csv": "text/csv",
    "json": "application/json",
    "atom": "application/atom+xml",
    **{ending: FORMATS[ending].media_type for ending in OF_LISTS},
}
_SAVED: Final = frozenset({"csv", *(ending for ending in OF_LISTS if FORMATS[ending].is_saved)})


class ListFormat:
    """Path converter for the format suffix of a list."""

    regex = "|".join(map(re.escape, _MEDIA_TYPES))

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


@dataclass(frozen=True, slots=True)
class Asked:
    """A list to serialize: the query, the results, and the publisher."""

    question: Question
    found: Found
    publisher: Publisher

    def address(self, of: str, page: int = 1) -> str:
        """Return the public URL of this list as a page (`documents/`) or as data (`documents.atom`)."""
        suffix = self.question.parameters.turned_to(page).suffix
        return f"{self.publisher.base}/{of}{suffix}"


@takes_seat(Seat.EXPORT)
@data
def listed(request: HttpRequest, ending: str) -> HttpResponseBase:
    """The requested list in one format: complete, except for Atom, and for JSON if a page is requested."""
    question, publisher = ask_for_data(request), publisher_of(request)
    is_paged = ending == "atom" or (ending == "json" and not {"page", "per_page"}.isdisjoint(request.GET))
    etag = etag_of(ending, is_paged, question.parameters, publisher, state())
    if answer := unchanged(request, etag):
        return answer
    selection = question.selection if is_paged else replace(question.selection, page=1, per_page=0)
    found = engine.find(replace(selection, sort=Sort.ADDED_LATEST) if ending == "atom" else selection)
    if is_paged and Paging(selection.page, selection.per_page, found.total).is_past_the_end:
        raise Http404(_("The list has no such page."))
    pieces = _pieces(ending, Asked(question, found, publisher), is_paged=is_paged)
    is_saved = ending in _SAVED
    return sent(request, pieces, _MEDIA_TYPES[ending], f"documents.{ending}", etag=etag, is_saved=is_saved)


def _pieces(ending: str, asked: Asked, *, is_paged: bool) -> Iterable[str]:
    if ending == "csv":
        return csv_lines(records_of(asked.found.ids))
    if ending == "json":
        return _json(asked, is_paged=is_paged)
    if ending == "atom":
        return [atom.write(_feed(asked), sources(asked.found.ids, asked.publisher, IN_BRIEF))]
    return FORMATS[ending].whole(sources(asked.found.ids, asked.publisher))


def _json(asked: Asked, *, is_paged: bool) -> Iterator[str]:
    """Yield `{"total", "items", "next"}`; `next` is the URL of the next page if pages were requested."""
    paging = Paging(asked.question.selection.page, asked.question.selection.per_page, asked.found.total)
    following = asked.address("documents.json", paging.next) if is_paged and paging.next else None
    yield f'{{"total": {asked.found.total}, "items": ['
    for place, record in enumerate(records_of(asked.found.ids)):
        yield f"{',' if place else ''}\n{json.dumps(as_mapping(record), ensure_ascii=False)}"
    yield f'\n], "next": {json.dumps(following)}}}\n'


def _feed(asked: Asked) -> atom.Feed:
    selection = asked.question.selection
    paging = Paging(selection.page, selection.per_page, asked.found.total)
    pages = {"self": paging.number, "first": 1, "previous": paging.previous, "next": paging.next, "last": paging.last}
    links = tuple((name, asked.address("documents.atom", page)) for name, page in pages.items() if page)
    return atom.Feed(asked.publisher.name, asked.address(reverse("documents").lstrip("/")), asked.publisher, links)
