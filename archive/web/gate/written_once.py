"""A cache of page fragments per version of the archive: the middle of the register and of the first page.

What surrounds the fragment is rendered for each request. Unlike a cached page it has no lifetime: the key holds the
version, so a new version is a cache miss.
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

MOST: Final = 4_000_000  # characters in each process
Key = tuple[Version, str]


@dataclass
class WrittenParts:
    """The fragment cache of a process, least recently used entries evicted first; thread-safe."""

    parts: OrderedDict[Key, SafeString] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, key: Key) -> SafeString | None:
        """Return the fragment for this version and address."""
        with self.lock:
            part = self.parts.get(key)
            if part is not None:
                self.parts.move_to_end(key)
        return part

    def keep(self, key: Key, part: SafeString) -> None:
        """Store the fragment; fragments of other versions are evicted first."""
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
    """Return the fragment for this address in this version, calling `write` on a cache miss.

    Nothing is cached for requests with a session, inside a transaction others cannot see yet, or for HEAD.
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
