"""What is new and what was changed, as feeds for readers who come back."""

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citations.descriptions import atom
from archive.citations.loading import sources
from archive.citations.publisher import Publisher
from archive.citations.source import Source
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
    """Everything published, the latest first, fifty on a page."""
    number, publisher = door.numbered(request), publisher_of(request)
    found = engine.find(Selection(sort=Sort.ADDED_LATEST, page=number, per_page=ENTRIES))
    paging = Paging(number, ENTRIES, found.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    here = publisher.base + reverse("feed-new")
    pages = {"self": number, "first": 1, "previous": paging.previous, "next": paging.next, "last": paging.last}
    links = tuple((name, f"{here}?page={page}" if page > 1 else here) for name, page in pages.items() if page)
    return _fed(request, publisher, links, lambda: list(sources(found.ids, publisher)))


@takes_seat(Seat.FEED)
@data
def changed(request: HttpRequest) -> HttpResponseBase:
    """The fifty records last changed: themselves, or by a change of somebody, a topic or a place in them."""
    publisher = publisher_of(request)
    links = (("self", publisher.base + reverse("feed-changed")),)
    now = version()
    read = partial(_kept, publisher, now) if now else partial(_last_changed, publisher)
    return _fed(request, publisher, links, read)


@lru_cache(maxsize=4)
def _kept(publisher: Publisher, _version: Version) -> Sequence[Source]:
    """Read once for each version of what is published, whatever stands behind the address."""
    return _last_changed(publisher)


def _last_changed(publisher: Publisher) -> Sequence[Source]:
    """Those changed last, the latest first."""
    known = sources(changed_last(ENTRIES), publisher)
    return sorted(known, key=lambda source: (source.changed, source.key), reverse=True)


def _fed(
    request: HttpRequest,
    publisher: Publisher,
    links: tuple[tuple[str, str], ...],
    read: Callable[[], Sequence[Source]],
) -> HttpResponseBase:
    etag = etag_of(links, publisher, state())
    if answer := unchanged(request, etag):
        return answer
    feed = atom.Feed(publisher.name, publisher.base + reverse("documents"), publisher, links)
    name = request.path.rpartition("/")[2]
    return sent(request, [atom.write(feed, read())], "application/atom+xml", name, etag=etag)
