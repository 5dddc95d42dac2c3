"""Compression of pages: at the level where a third of the time buys two percent more of size than the next."""

import gzip
import re
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

# Smaller pages gain nothing.
SMALLEST: Final = 200
LEVEL: Final = 4
_ACCEPTS: Final = re.compile(r"\bgzip\b")


def packed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Return the response compressed with gzip if the browser accepts it; images are left as they are."""
    # Pages of strangers hold no secret that the compressed length could leak (BREACH), so no random bytes are added.
    headers = response.headers
    if headers.get("Content-Type", "").startswith("image/") or "Content-Encoding" in headers:
        return response
    if len(response.content) < SMALLEST:
        return response
    patch_vary_headers(response, ("Accept-Encoding",))
    if not _ACCEPTS.search(request.headers.get("accept-encoding", "")):
        return response
    smaller = gzip.compress(response.content, LEVEL, mtime=0)
    if len(smaller) >= len(response.content):
        return response
    response.content = smaller
    headers["Content-Length"] = str(len(smaller))
    headers["Content-Encoding"] = "gzip"
    etag = headers.get("ETag", "")
    if etag.startswith('"'):
        headers["ETag"] = f"W/{etag}"
    return response
