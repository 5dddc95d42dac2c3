"""Public URLs accept only GET and HEAD."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed


class PublicPagesAreRead:
    """Middleware that answers other methods outside the admin with 405, before the CSRF check.

    Public views with a form are marked with `archive.web.gate.marks.takes_forms`. A HEAD response without a rendered
    body has its Content-Length removed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.method == "HEAD" and response.headers.get("Content-Length") == "0":
            del response.headers["Content-Length"]
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Return 405 for an unsafe method where it is not accepted."""
        at_the_desk = request.resolver_match is not None and "admin" in request.resolver_match.namespaces
        if request.method in {"GET", "HEAD"} or at_the_desk or getattr(view, "takes_forms", False):
            return None
        if request.method == "OPTIONS" and getattr(view, "answers_preflight", False):
            return None
        return HttpResponseNotAllowed(["GET", "HEAD"])
