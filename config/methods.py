"""Readers only read: public addresses answer GET and HEAD."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseNotAllowed


class PublicPagesAreRead:
    """Anything but GET and HEAD outside the desk is refused with 405, before Django asks for a token it never gave.

    A public view with a form says so itself (`archive.web.gate.marks.takes_forms`). A page whose head alone was asked
    for was not written, and has no length to tell.
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
        """Refuse what changes something, where nothing can be changed."""
        at_the_desk = request.resolver_match is not None and "admin" in request.resolver_match.namespaces
        if request.method in {"GET", "HEAD"} or at_the_desk or getattr(view, "takes_forms", False):
            return None
        if request.method == "OPTIONS" and getattr(view, "answers_preflight", False):
            return None
        return HttpResponseNotAllowed(["GET", "HEAD"])
