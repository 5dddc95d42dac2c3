"""Host header validation: requests for unknown hosts are rejected before any processing."""

import logging
from collections.abc import Callable
from urllib.parse import urlsplit

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

log = logging.getLogger(__name__)


class KnownHosts:
    """Middleware that answers an unknown `Host` with 400 and a log line, for every URL alike.

    It comes first, so that later middleware and error pages can call `get_host()` safely.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            _ = urlsplit(f"//{request.get_host()}").port  # beyond 65,535 a ValueError, which Django lets pass
        except (DisallowedHost, ValueError):
            log.info("Turned away: the host %.200r is none of ours", request.headers.get("host", ""))
            headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            response = HttpResponse(
                "This archive has another address.\n", status=400, content_type="text/plain", headers=headers
            )
            # Already logged above: Django would add a warning.
            response._has_been_logged = True  # type: ignore[attr-defined]
            return response
        return self.get_response(request)
