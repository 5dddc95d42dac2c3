"""What pages of other hosts may read: all data. It is public and the same for everybody; no cookie decides about it."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_EXPOSED: Final = "ETag, Last-Modified, Link, Retry-After, Content-Disposition"
_A_DAY: Final = "86400"


def for_any_origin(response: HttpResponseBase) -> HttpResponseBase:
    """A script of any page may read the answer, and the headers it needs to ask again (Fetch Standard, 3.2)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def answers_preflight(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view answers OPTIONS with what may be asked, so that a script can send If-None-Match."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.method != "OPTIONS":
            return view(request, *args, **kwargs)
        return for_any_origin(
            HttpResponse(
                status=204,
                headers={
                    "Allow": "GET, HEAD, OPTIONS",
                    "Access-Control-Allow-Methods": "GET, HEAD",
                    "Access-Control-Allow-Headers": "*",
                    "Access-Control-Max-Age": _A_DAY,
                },
            )
        )

    answered.answers_preflight = True  # type: ignore[attr-defined]
    return answered
