"""Sending a file: whole, as a range (RFC 9110), or not at all (304) to clients that have it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header

_CHUNK: Final = 1 << 18
_RANGE: Final = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")
# Even a file that passed every check at the desk can do nothing in a reader's browser.
_POLICY: Final = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"


def sent(
    request: HttpRequest, path: Path, media_type: str, *, etag: str, name: str, is_saved: bool
) -> HttpResponseBase:
    """Return the response with the file; `etag` is its digest, and `is_saved` offers it for saving under its name."""
    quoted = f'"{etag}"'
    answer = get_conditional_response(request, quoted) or _body(request, path, quoted)
    if answer.status_code in (200, 206):
        answer.headers["Content-Type"] = media_type
        answer.headers["Content-Disposition"] = content_disposition_header(is_saved, name) or "inline"
    answer.headers["ETag"] = quoted
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer


def _body(request: HttpRequest, path: Path, etag: str) -> HttpResponseBase:
    size = path.stat().st_size
    asked = _RANGE.fullmatch(request.headers.get("Range", "")) if _holds_still(request, etag) else None
    if asked is None or asked[0] == "bytes=-":
        return _part(request, path, 0, size, status=200)
    first, last = _bounds(asked[1], asked[2], size)
    if first >= size or first > last:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    answer = _part(request, path, first, last + 1 - first, status=206)
    answer.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return answer


def _holds_still(request: HttpRequest, etag: str) -> bool:
    """Return whether a range may be sent: with an If-Range of another version the whole file is."""
    return request.headers.get("If-Range", etag) == etag


def _bounds(first: str, last: str, size: int) -> tuple[int, int]:
    """Return the first and last byte asked for; `-500` are the last five hundred."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _part(request: HttpRequest, path: Path, start: int, length: int, *, status: int) -> HttpResponseBase:
    body: Iterator[bytes] = iter(()) if request.method == "HEAD" else _read(path, start, length)
    return StreamingHttpResponse(body, status=status, headers={"Content-Length": str(length)})


def _read(path: Path, start: int, length: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(start)
        while length > 0 and (piece := file.read(min(_CHUNK, length))):
            length -= len(piece)
            yield piece
