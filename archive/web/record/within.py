"""The position of a document in the list a reader came from, with links to the previous and the next one.

No cookie or session is used. The `Referer` header tells which list the reader came from (our Referrer-Policy sends it
to this site only), so list rows link to the canonical URL of a document. From there on the list is passed in the links
to the previous and next document as `?in=`, signed, so that programs cannot make up lists to crawl; an invalid
signature redirects to the canonical URL. The URL to cite stays the canonical one (`rel="canonical"`), and a response
that depends on the list is cached by the browser only.
"""

from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.conf import settings
from django.core.signing import Signer
from django.http import HttpRequest
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from archive.documents.full import FullRecord
from archive.documents.models import Document
from archive.search import engine
from archive.search.query import Selection
from archive.web import filters
from archive.web.parameters import Parameters, canonical

PARAMETER: Final = "in"
_LENGTH: Final = 16
_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The previous or next document in the list."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Within:
    """The position of a document in a list of `total`, counted from 1, with its neighbours and the link back."""

    place: int
    total: int
    back: str
    before: Neighbour | None = None
    after: Neighbour | None = None


def signed(query: str) -> str:
    """Return the list query with its signature, for use in a document URL."""
    return f"{_signature(query)}.{query}"


def list_of(value: str) -> str | None:
    """Return the query of a list signed by us; None if the signature is invalid."""
    signature, _dot, query = value.partition(".")
    return query if query and constant_time_compare(signature, _signature(query)) else None


def list_before(request: HttpRequest) -> str:
    """Return the query of the filtered list on this site that the reader came from, or ""."""
    came = request.headers.get("Referer", "")
    if "?" not in came or len(came) > _LONGEST:
        return ""
    try:
        parts = urlsplit(came)
    except ValueError:
        return ""
    if parts.netloc != request.get_host() or parts.path != reverse("documents"):
        return ""
    return str(_asked(parts.query))


def within(document: FullRecord, query: str) -> Within | None:
    """Return the position of the document in the list; None if it is not in it, or the query is invalid."""
    asked = _asked(query)
    selection = _selection(asked)
    if selection is None:
        return None
    ids = engine.find(selection).ids
    try:
        at = ids.index(document.pk)
    except ValueError:
        return None
    beside = {pk: _neighbour(pk, query) for pk in (*ids[max(0, at - 1) : at], *ids[at + 1 : at + 2])}
    page = at // int(asked.get("per_page") or 10) + 1
    return Within(
        place=at + 1,
        total=len(ids),
        back=reverse("documents") + asked.turned_to(page).suffix,
        before=beside.get(ids[at - 1]) if at else None,
        after=beside.get(ids[at + 1]) if at + 1 < len(ids) else None,
    )


def _asked(query: str) -> Parameters:
    return canonical(parse_qsl(query)).minus("page")


def _selection(asked: Parameters) -> Selection | None:
    """Return the selection of the whole list; without matches and counts it takes about a millisecond."""
    if asked.filters > settings.MOST_FILTERS or len(asked.narrowing) > settings.MOST_FILTER_VALUES:
        return None
    selection, unread = filters.read(asked)
    return None if unread else replace(selection, page=1, per_page=0)


def _neighbour(pk: int, query: str) -> Neighbour | None:
    found = Document.objects.published().filter(pk=pk).values_list("title", "public_id").first()
    if found is None:
        return None
    title, public_id = found
    return Neighbour(title, f"{reverse('document', args=[public_id])}?{urlencode({PARAMETER: signed(query)})}")


def _signature(query: str) -> str:
    return Signer(salt="a list that documents are read in").signature(query)[:_LENGTH]
