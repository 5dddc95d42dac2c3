"""Pagination of API lists: by page number, or by cursor.

`next` holds a cursor with the position of the last record sent (its sort key and its own key), not an offset. So
following `next` yields each record once, even while others are published or withdrawn. A cursor is signed, so that only
cursors issued here are parsed, and bound to its list and order. `page` selects a page by number, up to 100.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import parse_qsl, urlencode

from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from archive.web import filters
from archive.web.door import QueryRefused
from archive.web.parameters import canonical
from archive.web.views.formats_door import publisher_of

FURTHEST_PAGE: Final = 100


@dataclass(frozen=True, slots=True)
class Window:
    """A window of a list: `per_page` records from this page on, or those after a cursor.

    `order` identifies the list and its order.
    """

    request: HttpRequest
    order: str
    per_page: int
    page: int = 1
    after: tuple[Any, ...] = ()

    @property
    def before(self) -> int:
        """The number of records before the page."""
        return (self.page - 1) * self.per_page

    def refuse_past_the_end(self, total: int) -> None:
        """Raise Http404 if a list with this total has no such page."""
        if self.page > 1 and self.before >= total:
            raise Http404(_("The list has no such page."))

    def told(self, total: int, items: Sequence[Any], last: Sequence[Any] | None) -> dict[str, Any]:
        """Return the list envelope; `last` is the position of the last record, None if nothing follows."""
        return {"total": total, "items": items, "next": None if last is None else self.address_after(last)}

    def address_after(self, last: Sequence[Any], **more: str) -> str:
        """Return the absolute URL of the next window."""
        typed = parse_qsl(self.request.META.get("QUERY_STRING", ""))
        asked = [pair for pair in canonical(typed).pairs if pair[0] not in ("page", "per_page")]
        facet = [("facet", self.request.GET["facet"])] if self.request.GET.get("facet") else []
        cursor = ("cursor", _signer(self.order).sign_object(list(last), compress=True))
        pairs = [*asked, *facet, *more.items(), ("per_page", str(self.per_page)), cursor]
        return f"{publisher_of(self.request).base}{self.request.path}?{urlencode(pairs)}"


def window(request: HttpRequest, order: str, *, page: int, per_page: int) -> Window:
    """Return the requested window.

    Raises QueryRefused for a page beyond 100 or for a cursor that does not belong to this list.
    """
    cursor = request.GET.get("cursor", "")
    if not 1 <= page <= FURTHEST_PAGE:
        raise QueryRefused(_("Pages are numbered from 1 to 100; “next” leads on to all that follows."))
    if not cursor:
        return Window(request, order, per_page, page)
    if page > 1:
        raise QueryRefused(_("A list goes on from a page or from a cursor, not from both."))
    try:
        after = _signer(order).unsign_object(cursor)
    except BadSignature:
        raise QueryRefused(_("This cursor belongs to another list. Begin with its first page.")) from None
    return Window(request, order, per_page, after=tuple(after))


def window_alone(request: HttpRequest, order: str) -> Window:
    """Return the requested window of a list without filters."""
    typed = parse_qsl(request.META.get("QUERY_STRING", ""), keep_blank_values=True)
    selection, unread = filters.read(canonical(pair for pair in typed if pair[0] in ("page", "per_page")))
    if unread:
        raise QueryRefused(" ".join(message for found in unread.values() for message in found))
    return window(request, order, page=selection.page, per_page=selection.per_page)


def _signer(order: str) -> Signer:
    return Signer(salt=f"api/v1/{order}")
