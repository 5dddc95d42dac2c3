"""Static files served directly from the packages: content-hashed names, immutable caching, compressed once.

There is no collectstatic step, so every data folder works at once. A process reads a file on first request, and made-up
names are never looked up on disk.
"""

import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

FOR_EVER: Final = "public, max-age=31536000, immutable"
FOR_AN_HOUR: Final = "public, max-age=3600"
# Smaller files gain nothing, and image formats are already compressed.
SMALLEST: Final = 200
_COMPRESSED: Final = ("text/", "application/json", "image/svg")
_NAMED: Final = re.compile(r"(?P<before>.+)\.(?P<digest>[0-9a-f]{12})(?P<ending>\.[^./]+)")


@dataclass(frozen=True)
class StaticFile:
    """A file as sent, plain and compressed."""

    name: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:12]

    @property
    def named_by_content(self) -> str:
        """The name with a content hash: `archive/reading.3f2a1b9c8d7e.css`."""
        before, dot, ending = self.name.rpartition(".")
        return f"{before}.{self.digest}.{ending}" if dot else self.name

    @cached_property
    def media_type(self) -> str:
        kind = mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    @cached_property
    def compressed(self) -> bytes:
        """The content in gzip; empty if that would not be smaller."""
        if len(self.data) < SMALLEST or not self.media_type.startswith(_COMPRESSED):
            return b""
        packed = gzip.compress(self.data, 9, mtime=0)
        return packed if len(packed) < len(self.data) else b""


class NamedByContent(StaticFilesStorage):
    """Storage whose URLs contain a content hash, except in DEBUG mode."""

    def url(self, name: str | None) -> str:
        if settings.DEBUG or not name:
            return str(super().url(name))
        key = f"{self.base_url}\0{name}"
        if key not in self._made:
            file = file_named(name)
            self._made[key] = str(super().url(file.named_by_content if file else name))
        return self._made[key]

    @cached_property
    def _made(self) -> dict[str, str]:
        """The addresses given so far: every page has several, and files do not change while a process runs."""
        return {}


class StaticFiles:
    """Middleware that serves STATIC_URL before any other processing."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return served(request, request.path_info.removeprefix(settings.STATIC_URL))


def served(request: HttpRequest, name: str) -> HttpResponseBase:
    """Return the file with this plain or hashed name; 404 if there is none, 304 if the client has it."""
    named = _NAMED.fullmatch(name)
    file = file_named(named["before"] + named["ending"] if named else name)
    if file is None:
        return HttpResponse("There is no such file.\n", status=404, content_type="text/plain")
    packed = file.compressed if "gzip" in request.headers.get("accept-encoding", "") else b""
    etag = f'"{file.digest}{"-gzip" if packed else ""}"'
    response = HttpResponse(packed or file.data, content_type=file.media_type, headers={"ETag": etag})
    # A page of the previous release may request an old hash: it gets the current file, cached for an hour only.
    response.headers["Cache-Control"] = FOR_EVER if named and named["digest"] == file.digest else FOR_AN_HOUR
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    if file.compressed:
        response.headers["Vary"] = "Accept-Encoding"
    answer: HttpResponseBase = get_conditional_response(request, etag, None, response) or response
    return answer


def file_named(name: str) -> StaticFile | None:
    """Return the file with this name from all packages, or None."""
    path = _paths().get(name)
    return _read(name, path) if path else None


@cache
def _read(name: str, path: Path) -> StaticFile:
    return StaticFile(name, path.read_bytes())


@cache
def _paths() -> dict[str, Path]:
    """Return the paths by name; of duplicates the first wins, as in Django."""
    paths: dict[str, Path] = {}
    for finder in get_finders():
        found: Any = finder.list([])
        for name, storage in found:
            paths.setdefault(name.replace("\\", "/"), Path(storage.path(name)))
    return paths
