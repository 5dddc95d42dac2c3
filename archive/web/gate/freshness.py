"""Whether a page is still what it was: one value that is another as soon as anything readers may see is another.

Every public page is made of what was released, of the published records as the log of changes has them (a merge, an
undo, a publication, a withdrawal, a new name: all are logged there in their own transaction), of the archive's face,
and of the day. Whatever else a page may ever be made of is added to `version`, and to nothing else.
"""

import datetime
import hashlib
import secrets
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import Final

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.http import http_date, parse_etags, parse_http_date_safe

from archive.imprint.face import remembered, seen
from archive.imprint.models import THE_ONE, Imprint
from archive.search.engine import version_known
from archive.search.models import IndexHead

# Headers by which one address has several answers.
TELLING: Final = ("HX-Request", "HX-History-Restore-Request", "HX-Boosted", "HX-Target")
_RELEASED: Final = frozenset({".py", ".html", ".txt", ".xml", ".css", ".js", ".mo", ".json", ".csv"})


@dataclass(frozen=True, slots=True)
class Version:
    """What pages are made of at this moment: the last change that readers can see."""

    release: str
    number: int
    token: int
    face: str
    day: datetime.date


def version() -> Version | None:
    """Return the version of what is shown; None while this process's catalogue lags behind the log, so that no page
    made meanwhile is cached under the later version."""
    known = version_known()
    # Asked for every page, so without what the ORM would spend on it.
    face = f"SELECT changed FROM {Imprint._meta.db_table} WHERE id = {THE_ONE}"  # noqa: S608 names of ours
    with connection.cursor() as cursor:
        table = IndexHead._meta.db_table
        cursor.execute(f"SELECT number, token, ({face}), shown, shown_token FROM {table} WHERE id = 1")  # noqa: S608
        row = cursor.fetchone()
    if row is not None:
        seen(row[2])
    if row is None or (row[0], row[1]) != (known.number, known.token):
        return None
    return Version(release(), row[3], row[4], str(row[2]), timezone.now().astimezone(remembered().zone).date())


def state() -> object:
    """Return the version, or a unique value while the catalogue lags, so that nothing is cached under it."""
    return version() or secrets.token_hex(8)


@cache
def release() -> str:
    """A digest of the program as it was when this process started: all that pages are written with."""
    known = hashlib.blake2b(digest_size=12)
    roots = (settings.ROOT / name for name in ("archive", "config", "templates", "locale"))
    for path in sorted(chain.from_iterable(root.rglob("*") for root in roots)):
        if path.suffix in _RELEASED:
            known.update(f"{path.relative_to(settings.ROOT)}\0".encode() + path.read_bytes())
    return known.hexdigest()


@dataclass(frozen=True, slots=True)
class Address:
    """What is asked for and as of which version: equal addresses have equal answers."""

    version: Version
    method: str
    place: str
    told: tuple[str, ...]
    packed: bool

    @property
    def etag(self) -> str:
        """A weak ETag: the same however the page is packed, and for who asks for its head alone."""
        known = hashlib.blake2b(repr((self.version, self.place, self.told)).encode(), digest_size=12)
        return f'W/"{known.hexdigest()}"'


def address_of(request: HttpRequest) -> Address | None:
    """The address with its version; None for people with a session and while somebody works on the pages."""
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
    """Whether who asks has this answer already."""
    return address.etag in parse_etags(request.headers.get("if-none-match", ""))


def not_modified(address: Address) -> HttpResponseBase:
    """The 304 for who has the answer already."""
    return HttpResponseNotModified(headers={"ETag": address.etag, "Vary": "HX-Request"})


def sealed(response: HttpResponseBase, address: Address | None) -> HttpResponseBase:
    """Set the ETag on a successful response, unless its view set one."""
    if address is not None and response.status_code == 200:
        response.headers.setdefault("ETag", address.etag)
    return response


def changed_at(response: HttpResponseBase, moment: datetime.datetime) -> None:
    """The answer says when what it shows was last changed.

    It is told in whole seconds: while that second lasts, the one before is told, so that a later change in the same
    second is never taken for none.
    """
    second = int(moment.timestamp())
    response.headers["Last-Modified"] = http_date(second - (second >= int(timezone.now().timestamp())))


def unless_since(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The 304 for who asks only for what was changed since, and knows no ETag; else the answer."""
    since = parse_http_date_safe(request.headers.get("if-modified-since", ""))
    changed = parse_http_date_safe(response.headers.get("Last-Modified", ""))
    if since is None or changed is None or changed > since or "if-none-match" in request.headers:
        return response
    kept = {name: response.headers[name] for name in ("ETag", "Last-Modified", "Vary") if name in response.headers}
    response.close()
    return HttpResponseNotModified(headers=kept)
