"""A limit on concurrent exports, across all processes of a machine, with idle timeouts.

A client that reads nothing for `IDLE` seconds, or blocks for `WAITED` seconds in all, loses its seat to the next; the
slow client is still sent the rest.
"""

import fcntl
import hashlib
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase

from archive.web.gate.lane import Full, is_at_work
from archive.web.gate.marks import Seat, seat_of

EXPORTS: Final = 2
IDLE: Final = 10.0
WAITED: Final = 60.0
_LOOK: Final = 1.0  # polling interval of a seat, in seconds


@dataclass
class Held:
    """A seat that is taken: a file locked exclusively. The system releases the lock when the process ends."""

    file: int
    since: float | None = None  # when the client was last given a chunk and has not asked for the next
    waited: float = 0.0
    left: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def leave(self) -> None:
        """Release the seat; idempotent."""
        with self.lock:
            if not self.left.is_set():
                self.left.set()
                os.close(self.file)

    def handed(self) -> None:
        """Start the timer: a chunk was handed to the client."""
        self.since = time.monotonic()

    def asked(self) -> None:
        """Stop the timer: the client asked for the next chunk."""
        since, self.since = self.since, None
        self.waited += time.monotonic() - since if since is not None else 0.0

    def watch(self) -> None:
        """Release the seat of a client that does not read."""
        while not self.left.wait(_LOOK):
            since = self.since
            idle = time.monotonic() - since if since is not None else 0.0
            if idle > IDLE or self.waited + idle > WAITED:
                self.leave()


def exported(request: HttpRequest, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Return the response; a streamed one takes one of the few seats while it is sent. Raises Full."""
    if not settings.LIMITS or seat_of(request) is not Seat.EXPORT or is_at_work(request):
        return make()
    _refuse_when_full()
    response = make()
    if isinstance(response, StreamingHttpResponse) and request.method == "GET":
        _refuse_when_full()
        pieces: Any = response.streaming_content
        response.streaming_content = _one_of_few(pieces)
    return response


def _one_of_few(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the chunks once a seat is free; of two simultaneous requests one waits."""
    while (held := _taken()) is None:
        time.sleep(0.1)
    threading.Thread(target=held.watch, name="export seat", daemon=True).start()
    try:
        for piece in pieces:
            held.handed()
            yield piece
            held.asked()
    finally:
        held.leave()


def _refuse_when_full() -> None:
    held = _taken()
    if held is None:
        raise Full
    held.leave()


def _taken() -> Held | None:
    """Lock the first free seat; there are as many as there may be exports at once."""
    for number in range(EXPORTS):
        file = _opened(f"export-{number}.lock")
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(file)
        else:
            return Held(file)
    return None


def _opened(name: str) -> int:
    """Open a file of the data folder; where that is read-only, one of its own among the temporary files."""
    try:
        return os.open(Path(settings.DATA_DIR) / name, os.O_CREAT | os.O_RDWR, 0o600)
    except OSError:
        own = hashlib.sha256(os.fsencode(settings.DATA_DIR)).hexdigest()[:16]
        return os.open(Path(tempfile.gettempdir()) / f"{own}-{name}", os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW, 0o600)
