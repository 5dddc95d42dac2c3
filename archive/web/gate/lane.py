"""Admission control by seats: however many anonymous clients page through lists, some threads stay free for others.

Lists and exports for clients without an account share all threads of a process but one; one of these is reserved for
readers who followed a link or pressed a button. Without a free seat a request is refused at once, with Retry-After.
Records, people, the first page and the desk need no seat.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from archive.web.gate.marks import Seat, seat_of

# The assumed number of threads per process if the server does not report it.
THREADS: Final = 8
# More than two concurrent threads are no faster because of the GIL, and slow down a curator who saves.
AT_ONCE: Final = 2
# Seconds to wait for one of the two slots.
PATIENCE: Final = 3
_SEATED: Final = frozenset({Seat.LIST, Seat.FEED})


class Full(Exception):
    """Raised when no seat is free; retry after a few seconds."""


@dataclass
class Lane:
    """The seats of a process."""

    seats: int = THREADS - 1
    taken: int = 0
    readers: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    working: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_ONCE))

    def open_for(self, threads: int) -> None:
        """Size the lane for this number of threads, all but one."""
        self.seats = max(1, threads - 1)

    @property
    def is_wide(self) -> bool:
        """Whether there are enough seats to reserve one for readers."""
        return self.seats > 1

    def take(self, *, pressed: bool) -> bool:
        """Take a seat; return whether it is the reserved one, which needs `pressed`. Raises Full."""
        with self.lock:
            if pressed and self.is_wide and not self.readers:
                self.readers += 1
                return True
            if self.taken >= self.seats - self.is_wide:
                raise Full
            self.taken += 1
            return False

    def leave(self, *, kept: bool) -> None:
        """Release the seat."""
        with self.lock:
            if kept:
                self.readers -= 1
            else:
                self.taken -= 1


lane: Final = Lane()


def is_at_work(request: HttpRequest) -> bool:
    """Whether the request is from a user with an account; a forged session id is looked up and not found."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def has_pressed(request: HttpRequest) -> bool:
    """Whether the browser reports that a person followed a link or pressed a button on this site (Sec-Fetch-*)."""
    from_here = request.headers.get("sec-fetch-site") == "same-origin"
    by_hand = request.headers.get("sec-fetch-user") == "?1" or request.headers.get("hx-request") == "true"
    return from_here and by_hand


@contextmanager
def seated(request: HttpRequest) -> Iterator[bool]:
    """Hold a seat while the answer is made; yields whether work may begin without queueing. Raises Full."""
    if not settings.LIMITS or seat_of(request) not in _SEATED or is_at_work(request):
        yield True
        return
    kept = lane.take(pressed=has_pressed(request))
    try:
        yield kept
    finally:
        lane.leave(kept=kept)


@contextmanager
def working(*, at_once: bool) -> Iterator[None]:
    """Bound the concurrency of those with a seat; the others queue. Raises Full."""
    if at_once:
        yield
        return
    if not lane.working.acquire(timeout=PATIENCE):
        raise Full
    try:
        yield
    finally:
        lane.working.release()
