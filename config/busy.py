"""Says why a save was not written: SQLite's one writer took longer than a save waits, or nothing can be written."""

import errno
import logging
import sqlite3
from collections.abc import Callable
from typing import Final

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

RETRY_AFTER: Final = 30  # seconds
log = logging.getLogger(__name__)
_NOT_SENT_AGAIN: Final = frozenset({"csrfmiddlewaretoken"})


class SaysWhatItWaitsFor:
    """Middleware that answers 503 with a sentence and the form as it was sent, instead of 500.

    Nothing was written: by a save that met a longer one, or on a disk that can only be read, or is full.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, failed: Exception) -> HttpResponse | None:
        """Answer a database that stayed locked, or cannot be written; every other failure is left to others."""
        cannot_write = _cannot_write(failed)
        if not cannot_write and not _is_busy(failed):
            return None
        if cannot_write:
            log.error("Nothing can be written: %s", failed)
        # Files and passwords are not written into a page.
        is_whole = not request.FILES and not any("password" in name for name in request.POST)
        fields = [
            (name, value)
            for name, values in request.POST.lists()
            for value in values
            if is_whole and name not in _NOT_SENT_AGAIN
        ]
        said = {"fields": fields, "address": request.get_full_path(), "cannot_write": cannot_write}
        answer = render(request, "busy.html", said, status=503)
        answer["Retry-After"] = str(RETRY_AFTER)
        return answer


def _is_busy(failed: Exception) -> bool:
    return _sqlite_code(failed) == sqlite3.SQLITE_BUSY


def _cannot_write(failed: Exception) -> bool:
    """Return whether the disk is full, or can only be read."""
    if isinstance(failed, OSError):
        return failed.errno in {errno.EROFS, errno.ENOSPC, errno.EDQUOT}
    return _sqlite_code(failed) in {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_FULL}


def _sqlite_code(failed: Exception) -> int:
    cause = failed.__cause__ if isinstance(failed, OperationalError) else None
    return (cause.sqlite_errorcode or 0) & 0xFF if isinstance(cause, sqlite3.OperationalError) else 0
