"""CORS for data formats: any origin may read them. They are public and do not depend on cookies."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

_EXPOSED: Final = "ETag, Last-Modified, Link, Retry-After, Content-Disposition"
_A_DAY: Final = "86400"


def for_any_origin(response: HttpResponseBase) -> HttpResponseBase:
    """Allow scripts of any origin to read the response and its headers for revalidation (Fetch Standard, 3.2)."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = _EXPOSED
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def answers_preflight(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Decorate a view to answer OPTIONS (CORS preflight), so that a script can send If-None-Match."""

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
