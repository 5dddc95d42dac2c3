"""Rejects malformed input before it reaches a view or the database."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote_to_bytes

from django.db import DataError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

# Rows per formset: a document has some hundred names; a faulty client may claim millions.
MOST_ROWS: Final = 1_000
_COUNTS: Final = ("-TOTAL_FORMS", "-INITIAL_FORMS")


class Readable:
    """Middleware that answers malformed input with 400 and a message, since it is a client error.

    Malformed are a NUL in a URL or field (which PostgreSQL cannot store), an invalid or excessive formset count, and
    values out of range for a column.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Reject malformed admin URLs and forms; public pages validate their own."""
        at_the_desk = request.resolver_match is not None and "admin" in request.resolver_match.namespaces
        if at_the_desk and b"\0" in unquote_to_bytes(f"{request.META.get('QUERY_STRING', '')}{request.path_info}"):
            return _refused(request, _("This address holds a sign that no name or word has."))
        if request.method != "POST":
            return None
        for name, values in request.POST.lists():
            if "\0" in name or any("\0" in value for value in values):
                return _refused(request, _("The form holds a sign that cannot be kept. Go back, and type it anew."))
            if name.endswith(_COUNTS) and not all(map(_is_a_count, values)):
                return _refused(request, _("The form has more rows than it can. Go back, and save in several steps."))
        return None

    def process_exception(self, request: HttpRequest, failed: Exception) -> HttpResponse | None:
        """Return 400 for a value out of range for a column, wherever it occurs."""
        # Raised by Django's fields for a non-numeric key, such as a picker's value when an invalid form is redisplayed.
        is_no_key = isinstance(failed, ValueError) and "expected a number but got" in str(failed)
        if isinstance(failed, (DataError, OverflowError)) or is_no_key:
            return _refused(request, _("A number or a value here is too large or of the wrong kind."))
        return None


def _is_a_count(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 6 and int(value) <= MOST_ROWS


def _refused(request: HttpRequest, sentence: str) -> HttpResponse:
    request.asks_no_database = True  # type: ignore[attr-defined]
    response = render(request, "archive/refused.html", {"sentence": sentence, "is_unread": True}, status=400)
    response.headers["Cache-Control"] = "no-store"
    return response
