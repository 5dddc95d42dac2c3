"""Says what a save has waited for, where SQLite's one writer took longer than a save waits."""

import sqlite3
from collections.abc import Callable
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER: Final = 30  # seconds
_NOT_SENT_AGAIN: Final = frozenset({"csrfmiddlewaretoken"})


class SaysWhatItWaitsFor:
    """Middleware that answers 503 with a sentence and the form as it was sent, instead of 500.

    An undo or a batch of many thousand records is one transaction; a save that met it has written nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, failed: Exception) -> HttpResponse | None:
        """Answer a database that stayed locked; every other failure is left to others."""
        if not _is_busy(failed):
            return None
        # Files and passwords are not written into a page.
        is_whole = not request.FILES and not any("password" in name for name in request.POST)
        fields = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if is_whole and name not in _NOT_SENT_AGAIN
        ]
        answer = render(request, "busy.html", {"fields": fields, "address": request.get_full_path()}, status=503)
        answer["Retry-After"] = str(RETRY_AFTER)
        return answer


def _is_busy(failed: Exception) -> bool:
    cause = failed.__cause__ if isinstance(failed, OperationalError) else None
    code = cause.sqlite_errorcode if isinstance(cause, sqlite3.OperationalError) else 0
    return (code or 0) & 0xFF == sqlite3.SQLITE_BUSY
