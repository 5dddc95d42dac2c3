"""A rate limit for lists per network: one a second on average, bursts of thirty.

It slows a single robot; the lane protects against ten thousand addresses.
"""

import threading
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from ipaddress import ip_address, ip_network
from typing import Final

from django.conf import settings
from django.http import HttpRequest

from archive.web.gate.lane import is_at_work
from archive.web.gate.marks import Seat, seat_of

A_SECOND: Final = 1.0
BURST: Final = 30
MOST_NEIGHBOURHOODS: Final = 10_000
# Who has one address usually has its whole network: the prefix length per IP version.
_BITS: Final = {4: 24, 6: 56}


class TooFast(Exception):
    """Raised above the rate limit for lists; `seconds` is the value of Retry-After."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Come back in {seconds} s.")
        self.seconds = seconds


@dataclass
class Pace:
    """Token buckets by network: the tokens left, and as of when. The least recently used are evicted."""

    left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def take(self, neighbourhood: str, now: float) -> None:
        """Take a token. Raises TooFast where the bucket is empty."""
        with self.lock:
            left, since = self.left.pop(neighbourhood, (float(BURST), now))
            left = min(float(BURST), left + (now - since) * A_SECOND)
            self.left[neighbourhood] = (max(0.0, left - 1) if left >= 1 else left, now)
            while len(self.left) > MOST_NEIGHBOURHOODS:
                self.left.popitem(last=False)
        if left < 1:
            raise TooFast(max(1, round((1 - left) / A_SECOND)))


pace: Final = Pace()


def keep_pace(request: HttpRequest) -> None:
    """Raise TooFast where an external client without an account exceeds the rate limit."""
    if not settings.LIMITS or settings.DEMO or seat_of(request) is not Seat.LIST or is_at_work(request):
        return
    neighbourhood = neighbourhood_of(request.META.get("REMOTE_ADDR", ""))
    if neighbourhood:
        pace.take(neighbourhood, time.monotonic())


def neighbourhood_of(address: str) -> str:
    """Return the network by which an address is limited; "" for loopback, private networks, and what is no address."""
    try:
        known = ip_address(address.strip())
    except ValueError:
        return ""
    return str(ip_network(f"{known}/{_BITS[known.version]}", strict=False)) if known.is_global else ""
