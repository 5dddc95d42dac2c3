"""A lane for people at work: however many strangers walk the lists, some threads are always left for the others.

Lists and exports asked for by people without an account share all threads of a process but one, and of these one is
kept for readers who pressed a button. Whoever finds no seat is told at once to come back. Records, people, the first
page and the desk need no seat.
"""

import fcntl
import os
import re
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

# As many threads as a process is taken to have where its server does not say.
THREADS: Final = 8
EXPORTS: Final = 2
# More than two at once are no faster in one process of Python, and leave less to a curator who saves.
AT_ONCE: Final = 2
# Seconds one waits to be one of the two.
PATIENCE: Final = 3


class Kind(Enum):
    """What an address costs."""

    LIST = re.compile(
        r"/(?:[a-z]{2}/)?(?:documents/(?:facets/.*)?|people/|reconcile.*"
        r"|api/v1/(?:documents|people|aliases|topics|places|facets)/)"
    )
    EXPORT = re.compile(r"/(?:[a-z]{2}/)?(?:documents\.[a-z.]+|people\.[a-z]+|oai.*)")


class Full(Exception):
    """No seat is free; whoever asked may come back in a few seconds."""


@dataclass
class Lane:
    """The seats of a process."""

    seats: int = THREADS - 1
    taken: int = 0
    readers: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    working: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_ONCE))

    def open_for(self, threads: int) -> None:
        """All but one of so many threads are for lists."""
        self.seats = max(1, threads - 1)

    @property
    def is_wide(self) -> bool:
        """Whether there are seats enough to keep one for readers."""
        return self.seats > 1

    def take(self, *, pressed: bool) -> bool:
        """A seat is taken, the kept one by a reader alone; whether it is the kept one is answered. Raises Full."""
        with self.lock:
            if pressed and self.is_wide and not self.readers:
                self.readers += 1
                return True
            if self.taken >= self.seats - self.is_wide:
                raise Full
            self.taken += 1
            return False

    def leave(self, *, kept: bool) -> None:
        """The seat is free again."""
        with self.lock:
            if kept:
                self.readers -= 1
            else:
                self.taken -= 1


lane: Final = Lane()


def kind_of(request: HttpRequest) -> Kind | None:
    """Whether the address is of a list or an export, or needs no seat."""
    return next((kind for kind in Kind if kind.value.fullmatch(request.path_info)), None)


def is_at_work(request: HttpRequest) -> bool:
    """Whether somebody with an account asks; a session that is made up is looked for and not found."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated


def has_pressed(request: HttpRequest) -> bool:
    """Whether the browser says that a person followed a link or pressed a button on one of our own pages."""
    from_here = request.headers.get("sec-fetch-site") == "same-origin"
    by_hand = request.headers.get("sec-fetch-user") == "?1" or request.headers.get("hx-request") == "true"
    return from_here and by_hand


@contextmanager
def seated(request: HttpRequest) -> Iterator[bool]:
    """Whoever asks for a list has a seat inside; whether work on it may begin at once is answered. Raises Full."""
    if not settings.LIMITS or kind_of(request) is not Kind.LIST or is_at_work(request):
        yield True
        return
    kept = lane.take(pressed=has_pressed(request))
    try:
        yield kept
    finally:
        lane.leave(kept=kept)


@contextmanager
def working(*, at_once: bool) -> Iterator[None]:
    """Only a few threads of those with a seat work at the same time; the others wait. Raises Full."""
    if at_once:
        yield
        return
    if not lane.working.acquire(timeout=PATIENCE):
        raise Full
    try:
        yield
    finally:
        lane.working.release()


def exported(request: HttpRequest, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """The answer; one that is sent piece by piece is one of the few exports that this machine writes at a time, in all
    its processes together. Raises Full."""
    if not settings.LIMITS or kind_of(request) is not Kind.EXPORT or is_at_work(request):
        return make()
    _refuse_when_full()
    response = make()
    if isinstance(response, StreamingHttpResponse) and request.method == "GET":
        _refuse_when_full()
        pieces: Any = response.streaming_content
        response.streaming_content = _one_of_few(pieces)
    return response


def _one_of_few(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The pieces, from when there is room for them; who came in the same moment as somebody else waits."""
    while (held := _held()) is None:
        time.sleep(0.1)
    try:
        yield from pieces
    finally:
        os.close(held)


def _refuse_when_full() -> None:
    held = _held()
    if held is None:
        raise Full
    os.close(held)


def _held() -> int | None:
    """A file nobody else holds, of as many as there may be exports. When a process ends, the machine lets go of its."""
    for number in range(EXPORTS):
        file = os.open(Path(settings.DATA_DIR) / f"export-{number}.lock", os.O_CREAT | os.O_RDWR, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
        else:
            return file
    return None
