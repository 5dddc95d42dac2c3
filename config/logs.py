"""Logging as one JSON object per line, so that user input with line breaks cannot forge an entry."""

import json
import logging
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.http import HttpRequest
from django.http.response import HttpResponseBase

_EXTRAS = ("status_code", "run", "account")
_address: ContextVar[str] = ContextVar("address", default="")
log = logging.getLogger(__name__)


class AddressInTheLog:
    """Middleware that adds the client address to log entries, and logs denied permissions of signed-in users."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = _address.set(request.META.get("REMOTE_ADDR", ""))
        try:
            response = self.get_response(request)
            if response.status_code == 403 and hasattr(request, "user") and request.user.is_authenticated:
                words = {"account": request.user.get_username(), "status_code": 403}
                log.warning("Refused: %s %s", request.method, request.path[:200], extra=words)
            return response
        finally:
            _address.reset(told)


class OneObjectALine(logging.Formatter):
    """Formats each entry as a line of ASCII JSON: time, level, logger, message, and traceback."""

    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "when": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= {name: value for name in _EXTRAS if (value := getattr(record, name, None)) is not None}
        if address := _address.get():
            entry["address"] = address
        if record.exc_info:
            entry["traceback"] = self.formatException(record.exc_info)
        return json.dumps(entry, default=str)
