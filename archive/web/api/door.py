"""What all addresses of the API share: JSON whatever happens, for pages of any host, and the caches of all pages."""

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
    """What the view tells is sent as JSON, to GET and HEAD alone; what it raises becomes `{"error": sentence}`.

    QueryRefused is a 400, Http404 a 404, Gone a 410, and SentElsewhere a 301 that is asked again the next time. Who has
    the answer already is told so before the view is called, as with every page.
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
    """The answer in JSON, with letters of all scripts as they are."""
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":")) + "\n"
    return HttpResponse(body, status=status, content_type="application/json")


def _told_to_come_back(page: HttpResponse) -> HttpResponse:
    """The same status and the same time to come back, in JSON."""
    sentence = _("Very much is asked for just now. Please come back in a few seconds; Retry-After says when.")
    page.content = as_json({"error": sentence}).content
    page.headers["Content-Type"] = "application/json"
    return page


def _for_any_page(response: HttpResponseBase) -> HttpResponseBase:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return for_any_origin(response)
