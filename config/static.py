"""Static files straight from the packages: named by what they hold, kept by browsers for ever, compressed once.

Nothing is collected beforehand, so that every data folder works at once. A process reads a file when it is first asked
for, and no name that a stranger makes up is ever looked for on disk.
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
# Smaller ones gain nothing, and pictures are compressed by themselves.
SMALLEST: Final = 200
_COMPRESSED: Final = ("text/", "application/json", "image/svg")
_NAMED: Final = re.compile(r"(?P<before>.+)\.(?P<digest>[0-9a-f]{12})(?P<ending>\.[^./]+)")


@dataclass(frozen=True)
class StaticFile:
    """A file as it is sent, plain and compressed."""

    name: str
    data: bytes

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.data).hexdigest()[:12]

    @property
    def named_by_content(self) -> str:
        """`archive/reading.3f2a1b9c8d7e.css`: another name as soon as one letter of the file is another."""
        before, dot, ending = self.name.rpartition(".")
        return f"{before}.{self.digest}.{ending}" if dot else self.name

    @cached_property
    def media_type(self) -> str:
        kind = mimetypes.guess_type(self.name)[0] or "application/octet-stream"
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind

    @cached_property
    def compressed(self) -> bytes:
        """The same in gzip; nothing where that would not be smaller."""
        if len(self.data) < SMALLEST or not self.media_type.startswith(_COMPRESSED):
            return b""
        packed = gzip.compress(self.data, 9, mtime=0)
        return packed if len(packed) < len(self.data) else b""


class NamedByContent(StaticFilesStorage):
    """A page asks for each file under a name made of what the file holds; while somebody works on it, by its own."""

    def url(self, name: str | None) -> str:
        file = None if settings.DEBUG or not name else file_named(name)
        return str(super().url(file.named_by_content if file else name))


class StaticFiles:
    """What lies under STATIC_URL is sent before any page is thought of."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        if request.method not in {"GET", "HEAD"}:
            return HttpResponseNotAllowed(["GET", "HEAD"])
        return served(request, request.path_info.removeprefix(settings.STATIC_URL))


def served(request: HttpRequest, name: str) -> HttpResponseBase:
    """The file of this name, own or made of its content; 404 where there is none, 304 for who has it."""
    named = _NAMED.fullmatch(name)
    file = file_named(named["before"] + named["ending"] if named else name)
    if file is None:
        return HttpResponse("There is no such file.\n", status=404, content_type="text/plain")
    packed = file.compressed if "gzip" in request.headers.get("accept-encoding", "") else b""
    etag = f'"{file.digest}{"-gzip" if packed else ""}"'
    response = HttpResponse(packed or file.data, content_type=file.media_type, headers={"ETag": etag})
    # A page of the release before may ask for a file of then: it gets the one of today, and keeps it for an hour.
    response.headers["Cache-Control"] = FOR_EVER if named and named["digest"] == file.digest else FOR_AN_HOUR
    if packed:
        response.headers["Content-Encoding"] = "gzip"
    if file.compressed:
        response.headers["Vary"] = "Accept-Encoding"
    answer: HttpResponseBase = get_conditional_response(request, etag, None, response) or response
    return answer


def file_named(name: str) -> StaticFile | None:
    """The file of this name among those of all packages, or None."""
    path = _paths().get(name)
    return _read(name, path) if path else None


@cache
def _read(name: str, path: Path) -> StaticFile:
    return StaticFile(name, path.read_bytes())


@cache
def _paths() -> dict[str, Path]:
    """Where the file of each name lies; of two of one name the first found stands, as Django has it."""
    paths: dict[str, Path] = {}
    for finder in get_finders():
        found: Any = finder.list([])
        for name, storage in found:
            paths.setdefault(name.replace("\\", "/"), Path(storage.path(name)))
    return paths
