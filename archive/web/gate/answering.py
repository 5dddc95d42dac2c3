"""How anonymous requests are answered: with 304 if unchanged, from the page cache, or by rendering within capacity.

Rendering uses a read-only connection, and a seat in the lane if the page is a list; without a free seat the response
says when to retry.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers
from django.utils.html import format_html
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.web.gate.freshness import (
    Address,
    address_of,
    is_known,
    not_modified,
    one_version,
    sealed,
)
from archive.web.gate.kept_pages import pages
from archive.web.gate.lane import Full, seated, working
from archive.web.gate.pace import TooFast, keep_pace
from archive.web.gate.packing import packed
from archive.web.gate.reading_only import Stopped, only_reading
from archive.web.gate.told import told

FOR_STRANGERS: Final = "public, max-age=60, stale-while-revalidate=600"
TURNED_AWAY: Final = (Full, TooFast, Stopped)
SECONDS: Final = 5


def answer(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return the page, a cached one, or a 304. Raises one of TURNED_AWAY.

    The whole page is of one version: the one its ETag names.
    """
    with one_version():
        return _answer(request, view)


def _answer(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    address = address_of(request)
    if address and is_known(request, address):
        return for_strangers(request, not_modified(address))
    if unchanged := told.not_modified(request, address):
        return for_strangers(request, unchanged)
    kept = _kept(request, address) if address else None
    response = kept or made(request, lambda: _ready(request, sealed(for_strangers(request, view()), address)), address)
    told.keep(address, response)
    return response


def made(
    request: HttpRequest, make: Callable[[], HttpResponseBase], address: Address | None = None
) -> HttpResponseBase:
    """Return the response, rendered read-only while there is capacity. Raises one of TURNED_AWAY."""
    keep_pace(request)
    with seated(request) as at_once:

        def work() -> HttpResponseBase:
            # The catalogue catches up with the log before the reader's time limit starts.
            with working(at_once=at_once), one_version(), only_reading():
                return make()

        return pages.page(address, work) if address and _may_keep() and request.method == "GET" else work()


def for_strangers(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Set the cache headers: public for a minute, private with a session; a URL with a query is not indexed."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        response.headers["Cache-Control"] = "private, no-store"
    else:
        response.headers.setdefault("Cache-Control", FOR_STRANGERS)
    patch_vary_headers(response, ["Cookie"])
    if request.META.get("QUERY_STRING"):
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def turned_away(why: Exception) -> HttpResponse:
    """Return a minimal response with Retry-After, without database queries or templates."""
    is_hasty = isinstance(why, TooFast)
    seconds = why.seconds if isinstance(why, TooFast) else SECONDS
    said = _("You have asked for many lists at once.") if is_hasty else _("Very many people ask for lists just now.")
    body = format_html(
        '<!DOCTYPE html>\n<html lang="{}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        "<title>{}</title><p>{} {}\n",
        get_language() or settings.LANGUAGE_CODE,
        _("Please come back in a moment"),
        said,
        _("Please come back in a few seconds; single documents can be read meanwhile."),
    )
    headers = {"Retry-After": str(seconds), "Cache-Control": "no-store"}
    response = HttpResponse(body, status=429 if is_hasty else 503, headers=headers)
    # Suppresses Django's log line per response: `traffic` logs one line a minute for all.
    response._has_been_logged = True  # type: ignore[attr-defined]
    return response


def _kept(request: HttpRequest, address: Address) -> HttpResponse | None:
    """Return the page from the cache; for HEAD without its body."""
    known = pages.known(replace(address, method="GET")) if _may_keep() else None
    if known is not None and request.method == "HEAD":
        known.headers["Content-Length"] = str(len(known.content))
        known.content = b""
    return known


def _may_keep() -> bool:
    """Whether pages may be cached: not during measurements, nor inside a transaction others cannot see yet."""
    return settings.LIMITS and not connection.in_atomic_block


def _ready(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    # Compressed here and not for the desk, whose pages hold secrets.
    return packed(request, response) if isinstance(response, HttpResponse) else response
