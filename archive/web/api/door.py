"""Shared behaviour of all API endpoints: JSON for every response, CORS for any origin, and the caching of pages."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Concatenate

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.web import door
from archive.web.door import Asked, QueryRefused, SentElsewhere
from archive.web.gate.answering import TURNED_AWAY, answer, for_strangers, turned_away
from archive.web.gate.origins import answers_preflight, for_any_origin
from archive.web.views.formats_door import Gone

Told = Mapping[str, Any]


def api(view: Callable[Concatenate[HttpRequest, Asked], Told]) -> door.View[Asked]:
    """Decorate a view: what it returns is sent as JSON, to GET and HEAD only; errors become `{"error": sentence}`.

    QueryRefused is a 400, Http404 a 404, Gone a 410, and SentElsewhere a 301 that must be revalidated. A matching ETag
    is answered with 304 before the view is called, as with every page.
    """

    @answers_preflight
    @require_safe
    @wraps(view)
    def answered(request: HttpRequest, /, *args: Asked.args, **kwargs: Asked.kwargs) -> HttpResponseBase:
        response: HttpResponseBase
        try:
            door.refuse_the_unreadable(request)
            response = answer(request, lambda: as_json(view(request, *args, **kwargs)))
        except SentElsewhere as elsewhere:
            response = HttpResponsePermanentRedirect(elsewhere.address)
            response.headers["Cache-Control"] = "no-cache"  # a merge can be undone
        except (QueryRefused, Http404, Gone) as refused:
            status = {QueryRefused: 400, Http404: 404, Gone: 410}[type(refused)]
            response = for_strangers(request, as_json({"error": str(refused)}, status))
        except TURNED_AWAY as why:
            response = _told_to_come_back(turned_away(why))
        return _for_any_page(response)

    return answered


def as_json(told: Told, status: int = 200) -> HttpResponse:
    """Return the mapping as a JSON response, without escaping non-ASCII characters."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    return HttpResponse(body, status=status, content_type="application/json")


def _told_to_come_back(page: HttpResponse) -> HttpResponse:
    """Return the response with the same status and Retry-After, as JSON."""
    sentence = _("Very much is asked for just now. Please come back in a few seconds; Retry-After says when.")
    page.content = as_json({"error": sentence}).content
    page.headers["Content-Type"] = "application/json"
    return page


def _for_any_page(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return for_any_origin(response)
