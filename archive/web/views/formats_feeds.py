"""Feeds of new and of changed records."""

from functools import lru_cache
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citations.descriptions import atom
from archive.citations.loading import sources
from archive.citations.publisher import Publisher
from archive.documents.full.reading import IN_BRIEF
from archive.documents.recent import changed_last
from archive.search import engine
from archive.search.query import Selection, Sort
from archive.web import door
from archive.web.gate.freshness import Version, state, version
from archive.web.gate.marks import Seat, takes_seat
from archive.web.paging import Paging
from archive.web.views.formats_door import data, etag_of, publisher_of, sent, unchanged

ENTRIES: Final = 50


@takes_seat(Seat.FEED)
@data
def newest(request: HttpRequest) -> HttpResponseBase:
    """All published documents, latest first, fifty per page."""
    number, publisher = door.numbered(request), publisher_of(request)
    found = engine.find(Selection(sort=Sort.ADDED_LATEST, page=number, per_page=ENTRIES))
    paging = Paging(number, ENTRIES, found.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    here = publisher.base + reverse("feed-new")
    pages = {"self": number, "first": 1, "previous": paging.previous, "next": paging.next, "last": paging.last}
    links = tuple((name, f"{here}?page={page}" if page > 1 else here) for name, page in pages.items() if page)
    return _fed(request, publisher, links, found.ids)


@takes_seat(Seat.FEED)
@data
def changed(request: HttpRequest) -> HttpResponseBase:
    """The fifty records last changed, in themselves or through a person, topic or place they refer to."""
    publisher = publisher_of(request)
    return _fed(request, publisher, (("self", publisher.base + reverse("feed-changed")),), None)


def _fed(
    request: HttpRequest, publisher: Publisher, links: tuple[tuple[str, str], ...], pks: tuple[int, ...] | None
) -> HttpResponseBase:
    now = version()
    etag = etag_of(links, publisher, now or state())
    if answer := unchanged(request, etag):
        return answer
    feed = atom.Feed(publisher.name, publisher.base + reverse("documents"), publisher, links)
    name = request.path.rpartition("/")[2]
    written = _kept(feed, pks, now) if now else _written(feed, pks)
    return sent(request, [written], "application/atom+xml", name, etag=etag)


@lru_cache(maxsize=8)
def _kept(feed: atom.Feed, pks: tuple[int, ...] | None, _version: Version) -> str:
    """Return the feed, cached per version of the archive."""
    return _written(feed, pks)


def _written(feed: atom.Feed, pks: tuple[int, ...] | None) -> str:
    """Return the feed of these documents in order; without keys, of those changed last, latest first."""
    if pks is not None:
        return atom.write(feed, sources(pks, feed.publisher, IN_BRIEF))
    known = sources(changed_last(ENTRIES), feed.publisher, IN_BRIEF)
    return atom.write(feed, sorted(known, key=lambda source: (source.changed, source.key), reverse=True))
