"""Where a document stands in the list a reader came from, with the ways to the one before it and the one after.

No cookie and no session: the reader's browser says from which list they came (`Referer`, which our own policy sends to
ourselves alone), so that rows link to documents by their own address. From there on the list travels in the links to
the previous and the next document, as `?in=`, signed: programs cannot make up lists to walk through, and a signature
that is not ours leads to the bare address. The address to be cited stays the bare one (`rel="canonical"`), and an
answer that depends on where one came from is kept by nobody but the browser.
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
    """The document before or after this one in the list."""

    title: str
    address: str


@dataclass(frozen=True, slots=True)
class Within:
    """The place of a document in a list of `total`, from 1 on, with its neighbours and the way back."""

    place: int
    total: int
    back: str
    before: Neighbour | None = None
    after: Neighbour | None = None


def signed(query: str) -> str:
    """The list this query asks for, as it travels in the address of a document."""
    return f"{_signature(query)}.{query}"


def list_of(value: str) -> str | None:
    """The query of a list that we signed; None for what we did not."""
    signature, _dot, query = value.partition(".")
    return query if query and constant_time_compare(signature, _signature(query)) else None


def list_before(request: HttpRequest) -> str:
    """The query of the narrowed list of ours that the reader came from; nothing where they came from elsewhere."""
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
    """Where the document stands in the list; None where it does not, or where the list is none a reader would ask."""
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
    """The list as a whole; without its matches and counts it costs a thousandth of a second."""
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
