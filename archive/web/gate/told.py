"""What clients were told of an address in this version: enough to answer that nothing changed without loading it.

Records and their formats have an ETag or a date of their own, known only once they are loaded. Each process remembers
those it sent; the key holds the version, so a change of anything shown forgets all of them.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from django.db import connection
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils.http import parse_etags, parse_http_date_safe

from archive.web.gate.freshness import Address, Version, is_told_by_date

MOST: Final = 5_000  # addresses in each process, some 2 MB
_SENT_AGAIN: Final = ("ETag", "Last-Modified", "Link", "Vary")


@dataclass(frozen=True, slots=True)
class Sent:
    """The validators of a response, and whether its date alone says that a client has it."""

    headers: Mapping[str, str]
    by_date: bool


@dataclass
class Told:
    """The validators sent in one version by address, least recently used evicted first; thread-safe."""

    most: int = MOST
    version: Version | None = None
    headers: OrderedDict[Address, Sent] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, address: Address | None, response: HttpResponseBase) -> None:
        """Remember the validators of a complete response, unless it has none."""
        is_whole = response.status_code == 200 and "Last-Modified" in response.headers
        # Inside a transaction the version may be one that others never see.
        if address is None or not is_whole or connection.in_atomic_block:
            return
        validators = {name: response.headers[name] for name in _SENT_AGAIN if name in response.headers}
        with self.lock:
            if self.version != address.version:
                self.headers.clear()
                self.version = address.version
            self.headers[_plain(address)] = Sent(validators, is_told_by_date(response))
            while len(self.headers) > self.most:
                self.headers.popitem(last=False)

    def known(self, address: Address) -> Sent | None:
        """Return the validators that were sent for this address in this version."""
        with self.lock:
            found = self.headers.get(key := _plain(address))
            if found is not None:
                self.headers.move_to_end(key)
            return found

    def not_modified(self, request: HttpRequest, address: Address | None) -> HttpResponseBase | None:
        """Return the 304 for a client that has what was sent; None if it has not, or it is not known."""
        asked = request.headers.get("if-none-match", ""), request.headers.get("if-modified-since", "")
        if address is None or not any(asked) or connection.in_atomic_block:
            return None
        sent = self.known(address)
        return HttpResponseNotModified(headers=dict(sent.headers)) if sent and _has(sent, *asked) else None


told: Final = Told()


def _plain(address: Address) -> Address:
    """Return the address for GET and any encoding: validators are the same for all of them."""
    return replace(address, method="GET", packed=False)


def _has(sent: Sent, etags: str, since: str) -> bool:
    """Whether a client with these conditions has the response that was sent (RFC 9110, 13.2.2)."""
    if etags:
        return sent.headers.get("ETag", "") in parse_etags(etags)
    asked, changed = parse_http_date_safe(since), parse_http_date_safe(sent.headers["Last-Modified"])
    return sent.by_date and asked is not None and changed is not None and changed <= asked
