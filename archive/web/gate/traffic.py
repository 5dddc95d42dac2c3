"""A log line per minute: the number of requests, of lists, of rejected requests, and the slowest request."""

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from archive.web.gate.marks import seat_of

MINUTE: Final = 60
log = logging.getLogger(__name__)


@dataclass
class Minute:
    """The counters since `begun`."""

    begun: float = field(default_factory=time.monotonic)
    asked: int = 0
    lists: int = 0
    sent_away: int = 0
    broken: int = 0
    slowest: float = 0
    slowest_address: str = ""

    def add(self, request: HttpRequest, status: int, seconds: float) -> None:
        """Count one more answered request."""
        self.asked += 1
        self.lists += seat_of(request) is not None
        self.sent_away += status in {429, 503}
        self.broken += status >= 500 and status != 503
        if seconds > self.slowest:
            self.slowest, self.slowest_address = seconds, request.path[:200]

    def __str__(self) -> str:
        return (
            f"{self.asked} requests, {self.lists} of lists, {self.sent_away} sent away, {self.broken} broken, "
            f"slowest {self.slowest * 1000:.0f} ms: {self.slowest_address}"
        )


class Traffic:
    """Middleware that counts responses; logs a warning when requests were rejected for the second minute in a row."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response
        self.minute = Minute()
        self.was_full = False
        self.lock = threading.Lock()

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        begun = time.monotonic()
        response = self.get_response(request)
        ended = time.monotonic()
        with self.lock:
            self.minute.add(request, response.status_code, ended - begun)
            over = self.minute if ended - self.minute.begun >= MINUTE else None
            if over:
                self.minute = Minute()
        if over:
            self._tell(over)
        return response

    def _tell(self, minute: Minute) -> None:
        is_full = minute.sent_away > 0
        log.log(logging.WARNING if (is_full and self.was_full) or minute.broken else logging.INFO, "%s", minute)
        self.was_full = is_full
