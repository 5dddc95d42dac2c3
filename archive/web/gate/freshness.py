"""The version of the archive as readers see it: a value that changes whenever anything visible to readers changes.

Every public page is a function of the release, of the published records as recorded in the log of changes (merges,
undos, publications, withdrawals, renames: all are logged in their own transaction), of the archive's imprint, and of
the current day. Any further input of a page must be added to `version`, and nowhere else.
"""

import datetime
import hashlib
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date, parse_etags

from archive.documents.prepared import fetched
from archive.imprint.face import one_face, remembered, seen
from archive.imprint.models import THE_ONE, Imprint
from archive.search.engine import at_one_moment, version_known
from archive.search.models import IndexHead
from archive.search.query import Version as Logged

# Request headers on which the response depends.
TELLING: Final = ("HX-Request", "HX-History-Restore-Request", "HX-Boosted", "HX-Target")
_RELEASED: Final = frozenset({".py", ".html", ".txt", ".xml", ".css", ".js", ".mo", ".json", ".csv"})


@dataclass(frozen=True, slots=True)
class Version:
    """The inputs of all pages at this moment, including the last change visible to readers."""

    release: str
    number: int
    token: int
    face: str
    day: datetime.date


@dataclass(frozen=True, slots=True)
class _Head:
    """What is read of the database to know the version: the head of the log, and when the imprint was changed."""

    logged: Logged
    face: Any
    shown: int
    shown_token: int


_held = threading.local()


@contextmanager
def one_version() -> Iterator[None]:
    """Inside the block everything is of one version: catalogue, imprint and ETag; one query in all.

    Write nothing inside.
    """
    if getattr(_held, "head", None) is not None:
        yield
        return
    _held.head = head = _read()
    try:
        with at_one_moment(head.logged if head else None), one_face():
            if head is not None:
                seen(head.face)
            yield
    finally:
        _held.head = None


def version() -> Version | None:
    """Return the version of what is shown; None while this process's catalogue lags behind the log, so that no page
    made meanwhile is cached under the later version."""
    known, head = version_known(), getattr(_held, "head", None) or _read()
    if head is not None:
        seen(head.face)
    if head is None or head.logged != known:
        return None
    day = timezone.now().astimezone(remembered().zone).date()
    return Version(release(), head.shown, head.shown_token, str(head.face), day)


def _read() -> _Head | None:
    # Runs for every page, so raw SQL avoids the ORM overhead.
    face = f"SELECT changed FROM {Imprint._meta.db_table} WHERE id = {THE_ONE}"  # noqa: S608 names of ours
    table = IndexHead._meta.db_table
    rows = fetched(f"SELECT number, token, ({face}), shown, shown_token FROM {table} WHERE id = 1")  # noqa: S608
    return next((_Head(Logged(number, token), *shown) for number, token, *shown in rows), None)


def state() -> object:
    """Return the version, or a unique value while the catalogue lags, so that nothing is cached under it."""
    return version() or secrets.token_hex(8)


@cache
def release() -> str:
    """Return a digest of the program's files as of the start of this process."""
    known = hashlib.blake2b(digest_size=12)
    roots = (settings.ROOT / name for name in ("archive", "config", "templates", "locale"))
    for path in sorted(chain.from_iterable(root.rglob("*") for root in roots)):
        if path.suffix in _RELEASED:
            known.update(f"{path.relative_to(settings.ROOT)}\0".encode() + path.read_bytes())
    return known.hexdigest()


@dataclass(frozen=True, slots=True)
class Address:
    """A request and the version it is answered from: equal addresses have equal responses."""

    version: Version
    method: str
    place: str
    told: tuple[str, ...]
    packed: bool

    @property
    def etag(self) -> str:
        """The weak ETag, the same for every content encoding and for HEAD."""
        known = hashlib.blake2b(repr((self.version, self.place, self.told)).encode(), digest_size=12)
        return f'W/"{known.hexdigest()}"'


def address_of(request: HttpRequest) -> Address | None:
    """Return the address with its version; None for requests with a session and in DEBUG mode."""
    if settings.DEBUG or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return None
    now = version()
    if now is None:
        return None
    place = f"{request.scheme}://{request.get_host()}{request.get_full_path()}"
    told = tuple(request.headers.get(name, "") for name in TELLING)
    packed = "gzip" in request.headers.get("accept-encoding", "")
    return Address(now, request.method or "GET", place, told, packed)


def is_known(request: HttpRequest, address: Address) -> bool:
    """Whether the client has this response already (If-None-Match)."""
    return address.etag in parse_etags(request.headers.get("if-none-match", ""))


def not_modified(address: Address) -> HttpResponseBase:
    """Return the 304 for a client that has the response already."""
    return HttpResponseNotModified(headers={"ETag": address.etag, "Vary": "HX-Request"})


def sealed(response: HttpResponseBase, address: Address | None) -> HttpResponseBase:
    """Set the ETag on a successful response, unless its view set one."""
    if address is not None and response.status_code == 200:
        response.headers.setdefault("ETag", address.etag)
    return response


def changed_at(response: HttpResponseBase, moment: datetime.datetime) -> None:
    """Set Last-Modified to when the record shown was last changed.

    It is told, and never asked for: beside the record stand neighbours, counts, and names that some other record made
    public, and what is undone returns to an older date. Whether a client has the response its ETag says.

    HTTP dates are in whole seconds: during the second of the change the previous one is sent.
    """
    second = int(moment.timestamp())
    response.headers["Last-Modified"] = http_date(second - (second >= int(timezone.now().timestamp())))
