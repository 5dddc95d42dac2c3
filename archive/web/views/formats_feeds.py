"""What is new and what was changed, as feeds for readers who come back."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import lru_cache, partial
from typing import Any, Final

from django.db.models import Max
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.citations.descriptions import atom
from archive.citations.loading import sources
from archive.citations.publisher import Publisher
from archive.citations.source import Source
from archive.documents.models import Credit, Document, DocumentPlace, TopicTag
from archive.documents.vocabulary import State
from archive.people.models import Person
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Selection, Sort
from archive.topics.models import Topic
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
    """Of the records that may have been changed last those that were, the latest first."""
    own = Document.objects.published().order_by("-changed", "-pk").values_list("pk", flat=True)[:ENTRIES]
    theirs = (pk for touched in _TOUCHED for pk in _touched(*touched))
    latest = _moments(list(dict.fromkeys([*own, *theirs])))
    shown = sorted(latest, key=lambda pk: (latest[pk], pk), reverse=True)[:ENTRIES]
    return sorted(sources(shown, publisher), key=lambda source: (source.changed, source.key), reverse=True)


def _moments(pks: Sequence[int]) -> dict[int, datetime]:
    """When each of these last changed, itself or by what it points to; asked without reading the records in full."""
    latest: dict[int, datetime] = dict(Document.objects.filter(pk__in=pks).values_list("pk", "changed"))
    for _record, link, identity, document in _TOUCHED:
        links = link._default_manager.filter(**{f"{document}__in": pks}).order_by().values_list(document)
        for field in (f"{identity.removesuffix('__identity')}__changed", f"{identity}__changed"):
            for pk, changed in links.annotate(Max(field)):
                latest[pk] = max(latest[pk], changed or latest[pk])
    return latest


# A record of authority, what joins it to documents, and the keys on both sides; asked one by one, since a question
# that joins all three at once grows with their product.
_TOUCHED: Final[tuple[tuple[type[Any], type[Any], str, str], ...]] = (
    (Person, Credit, "alias__person__identity", "document"),
    (Topic, TopicTag, "tag__identity", "content_object"),
    (Place, DocumentPlace, "place__identity", "document"),
)


def _touched(record: type[Any], link: type[Any], identity: str, document: str) -> Iterable[int]:
    """Some of the published documents that point to the identities changed last."""
    recent = list(record._default_manager.order_by("-changed").values_list("identity", flat=True)[:ENTRIES])
    links = link._default_manager.filter(**{f"{identity}__in": recent, f"{document}__state": State.PUBLISHED})
    keys: Iterable[int] = links.order_by(f"-{document}_id").values_list(f"{document}_id", flat=True)[: 4 * ENTRIES]
    return keys


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
