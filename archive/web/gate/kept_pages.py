"""A page cache with a lifetime of a minute: concurrent requests for one page wait for the one thread that makes it.

The key is the address together with the version of what the page is made of, so a change is seen at the next request,
in every process.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.http import HttpResponse
from django.http.response import HttpResponseBase

from archive.web.gate.freshness import Address

SECONDS: Final = 60
MOST: Final = 16_000_000  # bytes in each process
LONGEST: Final = 500_000  # bytes of one page
# Seconds a thread waits for the thread rendering the page before rendering it itself.
PATIENCE: Final = 5
_TELLING: Final = frozenset({"cookie", "accept-encoding", "hx-request"})
_BESIDES: Final = 1_000  # bytes of overhead per page


@dataclass(frozen=True, slots=True)
class Kept:
    """A cached page."""

    body: bytes
    headers: dict[str, str]
    until: float

    @property
    def size(self) -> int:
        return len(self.body) + _BESIDES

    def response(self) -> HttpResponse:
        return HttpResponse(self.body, headers=self.headers)


@dataclass
class KeptPages:
    """The page cache of a process, least recently used entries evicted first."""

    pages: OrderedDict[Address, Kept] = field(default_factory=OrderedDict)
    making: dict[Address, threading.Event] = field(default_factory=dict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, address: Address) -> HttpResponse | None:
        """Return the cached page younger than a minute."""
        with self.lock:
            kept = self.pages.get(address)
            if kept is None or kept.until < time.monotonic():
                return None
            self.pages.move_to_end(address)
        return kept.response()

    def page(self, address: Address, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
        """Return the page, rendered by this thread or by the first one that was asked for it."""
        with self.lock:
            made = self.making.get(address)
            if made is None:
                self.making[address] = mine = threading.Event()
        if made is not None:
            made.wait(PATIENCE)
            return self.known(address) or make()
        try:
            response = make()
            self._keep(address, response)
            return response
        finally:
            with self.lock:
                del self.making[address]
            mine.set()

    def forget(self) -> None:
        """Empty the cache."""
        with self.lock:
            self.pages.clear()
            self.size = 0

    def _keep(self, address: Address, response: HttpResponseBase) -> None:
        if not isinstance(response, HttpResponse) or not _may_be_kept(response):
            return
        kept = Kept(response.content, dict(response.items()), time.monotonic() + SECONDS)
        with self.lock:
            self._drop(address)
            self.pages[address] = kept
            self.size += kept.size
            while self.size > MOST:
                self._drop(next(iter(self.pages)))

    def _drop(self, address: Address) -> None:
        if address in self.pages:
            self.size -= self.pages.pop(address).size


def _may_be_kept(response: HttpResponse) -> bool:
    """Whether the response is a public 200 that does not depend on the client."""
    told = {name.strip().lower() for name in response.headers.get("Vary", "").split(",")} - {""}
    is_public = response.headers.get("Cache-Control", "").startswith("public") and not response.cookies
    return response.status_code == 200 and is_public and told <= _TELLING and len(response.content) <= LONGEST


pages: Final = KeptPages()
