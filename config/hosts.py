"""Whose pages these are: requests under another host name are turned away before anything is done for them."""

import logging
from collections.abc import Callable

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

log = logging.getLogger(__name__)


class KnownHosts:
    """A `Host` that is none of ours is answered with 400 and one line of the log, on every address alike.

    First of all middleware: whatever comes later, an error page too, may ask for the host without being refused.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        try:
            request.get_host()
        except DisallowedHost:
            log.info("Turned away: the host %.200r is none of ours", request.headers.get("host", ""))
            headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
            response = HttpResponse(
                "This archive has another address.\n", status=400, content_type="text/plain", headers=headers
            )
            # The line above is the one: Django would add a warning.
            response._has_been_logged = True  # type: ignore[attr-defined]
            return response
        return self.get_response(request)
