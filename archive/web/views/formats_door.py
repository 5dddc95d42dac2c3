"""Shared behaviour of all data formats: no redirects to canonical URLs, errors as plain text, conditional requests."""

import hashlib
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from archive.citations.publisher import Publisher, publisher_at
from archive.web import broken_off, door
from archive.web.door import Asked, QueryRefused, View
from archive.web.gate.answering import TURNED_AWAY, for_strangers, made, turned_away
from archive.web.gate.exports import exported
from archive.web.gate.freshness import address_of, one_version, release
from archive.web.gate.origins import answers_preflight, for_any_origin
from archive.web.gate.told import told

PLAIN: Final = "text/plain; charset=utf-8"


class Gone(Exception):
    """Raised for a record that was public before; `str()` gives the reason."""


def data(view: View[Asked]) -> View[Asked]:
    """Decorate a view to answer GET and HEAD only, with errors as plain text instead of a page."""

    @answers_preflight
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponseBase:
        try:
            door.refuse_the_unreadable(request)
            response = _answered(request, lambda: view(request, *args, **kwargs))
        except (QueryRefused, Http404, Gone) as refused:
            status = {QueryRefused: 400, Http404: 404, Gone: 410}[type(refused)]
            response = HttpResponse(f"{refused}\n", status=status, content_type=PLAIN)
        except TURNED_AWAY as why:
            return for_any_origin(turned_away(why))
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return for_any_origin(for_strangers(request, response))

    return answered


def _answered(request: HttpRequest, view: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return the response; a 304 without calling the view if this process knows that the client has it."""
    with one_version():
        address = address_of(request)
        if known := told.not_modified(request, address):
            return known
        response = exported(request, lambda: made(request, view))
        told.keep(address, response)
        return response


def publisher_of(request: HttpRequest) -> Publisher:
    """Return the publisher data of the archive, with the base URL of the request as the fallback."""
    return publisher_at(f"{request.scheme}://{request.get_host()}")


def etag_of(*parts: object) -> str:
    """Return a weak ETag from these parts and the release."""
    known = hashlib.blake2b(repr((release(), *parts)).encode("utf-8", "surrogatepass"), digest_size=12)
    return f'W/"{known.hexdigest()}"'


def unchanged(request: HttpRequest, etag: str) -> HttpResponseBase | None:
    """Return a 304 if the client has this version already, else None."""
    return get_conditional_response(request, etag)


def sent(
    request: HttpRequest, pieces: Iterable[str], media_type: str, name: str, *, etag: str, is_saved: bool = False
) -> HttpResponseBase:
    """Stream the pieces as a file of this name; for HEAD nothing is generated."""
    kind = media_type if media_type.endswith("json") else f"{media_type}; charset=utf-8"
    body = iter(()) if request.method == "HEAD" else (piece.encode() for piece in pieces)
    response = StreamingHttpResponse(broken_off.told(request, body), content_type=kind)
    response.headers["ETag"] = etag
    response.headers["Content-Disposition"] = f'{"attachment" if is_saved else "inline"}; filename="{name}"'
    return response
