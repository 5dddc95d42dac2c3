"""The client address as reported by a trusted proxy; forwarding headers from others are ignored."""

from collections.abc import Callable
from ipaddress import ip_address

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

_FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO")


def is_trusted(address: str) -> bool:
    """Return whether the address is in a network of ARCHIVE_TRUSTED_PROXIES."""
    try:
        return any(ip_address(address.strip()) in network for network in settings.TRUSTED_PROXIES)
    except ValueError:
        return False


class TrustedProxies:
    """Middleware that sets REMOTE_ADDR to the nearest untrusted address, and drops untrusted forwarding headers."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if is_trusted(request.META.get("REMOTE_ADDR", "")):
            hops = [hop.strip() for hop in request.headers.get("x-forwarded-for", "").split(",") if hop.strip()]
            strangers = [hop for hop in hops if not is_trusted(hop)]
            request.META["REMOTE_ADDR"] = (strangers or hops or [request.META["REMOTE_ADDR"]])[-1]
        else:
            for header in _FORWARDED:
                request.META.pop(header, None)
        return self.get_response(request)
