"""What clients were told of an address in this version: enough to answer that nothing changed without loading it.

Records and their formats have an ETag of their own, known only once they are loaded. Each process remembers
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
from django.utils.http import parse_etags

from archive.web.gate.freshness import Address, Version

MOST: Final = 5_000  # addresses in each process, some 2 MB
_SENT_AGAIN: Final = ("ETag", "Last-Modified", "Link", "Vary")


@dataclass
class Told:
    """The validators sent in one version by address, least recently used evicted first; thread-safe."""

    most: int = MOST
    version: Version | None = None
    headers: OrderedDict[Address, Mapping[str, str]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def keep(self, address: Address | None, response: HttpResponseBase) -> None:
        """Remember the validators of a complete response, unless it has none."""
        is_whole = response.status_code == 200 and {"ETag", "Last-Modified"} <= response.headers.keys()
        # Inside a transaction the version may be one that others never see.
        if address is None or not is_whole or connection.in_atomic_block:
            return
        validators = {name: response.headers[name] for name in _SENT_AGAIN if name in response.headers}
        with self.lock:
            if self.version != address.version:
                self.headers.clear()
                self.version = address.version
            self.headers[_plain(address)] = validators
            while len(self.headers) > self.most:
                self.headers.popitem(last=False)

    def known(self, address: Address) -> Mapping[str, str] | None:
        """Return the validators that were sent for this address in this version."""
        with self.lock:
            found = self.headers.get(key := _plain(address))
            if found is not None:
                self.headers.move_to_end(key)
            return found

    def not_modified(self, request: HttpRequest, address: Address | None) -> HttpResponseBase | None:
        """Return the 304 for a client that has what was sent; None if it has not, or it is not known."""
        etags = request.headers.get("if-none-match", "")
        if address is None or not etags or connection.in_atomic_block:
            return None
        headers = self.known(address)
        if headers is None or headers["ETag"] not in parse_etags(etags):
            return None
        return HttpResponseNotModified(headers=dict(headers))


told: Final = Told()


def _plain(address: Address) -> Address:
    """Return the address for GET and any encoding: validators are the same for all of them."""
    return replace(address, method="GET", packed=False)
