"""The middle of a page, kept for as long as everything readers may see is what it was: the register, the first page.
What stands around it is written for each request.

Unlike a kept page it has no lifetime, since it is no answer: the next version of what is shown asks for another.
"""

import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest
from django.utils.safestring import SafeString, mark_safe

from archive.web.gate.freshness import Version, version

MOST: Final = 4_000_000  # letters in each process
Key = tuple[Version, str]


@dataclass
class WrittenParts:
    """What this process wrote, least recently used parts evicted first; safe for several threads."""

    parts: OrderedDict[Key, SafeString] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, key: Key) -> SafeString | None:
        """Return the part of this version and address."""
        with self.lock:
            part = self.parts.get(key)
            if part is not None:
                self.parts.move_to_end(key)
        return part

    def keep(self, key: Key, part: SafeString) -> None:
        """Keep the part; those of other versions, which nobody asks for any more, go first."""
        with self.lock:
            if self.parts and next(reversed(self.parts))[0] != key[0]:
                self.parts.clear()
                self.size = 0
            self.size += len(part) - len(self.parts.get(key, ""))
            self.parts[key] = part
            while self.size > MOST:
                self.size -= len(self.parts.popitem(last=False)[1])


parts: Final = WrittenParts()


def written_once(request: HttpRequest, write: Callable[[], str]) -> SafeString:
    """What `write` makes of this address, or made of it in this version for whoever asked before.

    Nothing is kept for people with a session, in a transaction that others cannot see yet, or of a head alone.
    """
    may_keep = not (
        settings.DEBUG
        or settings.SESSION_COOKIE_NAME in request.COOKIES
        or connection.in_atomic_block
        or request.method != "GET"
    )
    now = version() if may_keep else None
    if now is None:
        return mark_safe(write())  # noqa: S308 - a template wrote it
    key = (now, f"{request.scheme}://{request.get_host()}{request.get_full_path()}")
    known = parts.known(key)
    if known is None:
        known = mark_safe(write())  # noqa: S308 - a template wrote it
        parts.keep(key, known)
    return known
