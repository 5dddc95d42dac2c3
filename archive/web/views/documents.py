"""The list of documents, and one document."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from archive.search import engine
from archive.search.query import Found, Sort
from archive.web import door
from archive.web.addresses import of_the_list
from archive.web.asking import Question, ask
from archive.web.chips import called, chips
from archive.web.filters import PER_PAGE
from archive.web.gate.marks import Seat, takes_seat
from archive.web.narrowing import column
from archive.web.paging import Paging
from archive.web.pictures.bars import time_bar
from archive.web.rows import rows
from archive.web.wording import ORDERS


@takes_seat(Seat.LIST)
@door.page
def listed(request: HttpRequest) -> HttpResponseBase:
    """A page of the documents matching the query; for htmx only the main part of the page."""
    question = ask(request)
    found = Found(0, ()) if question.is_stopped else engine.find(question.selection)
    paging = Paging(question.selection.page, question.selection.per_page, found.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    part = "archive/documents/swap.html" if _is_swap(request) else "archive/documents/list.html"
    response = render(request, part, _context(question, found, paging))
    if question.unread:
        response.headers["X-Robots-Tag"] = "noindex"
    return _for_swapping(request, response, question)


def _context(question: Question, found: Found, paging: Paging) -> dict[str, Any]:
    asked = question.parameters
    address, narrowed_by = of_the_list(), chips(question)
    return {
        "window": " · ".join(chip.text for chip in narrowed_by) or _("Documents"),
        "list_address": address,
        "question": question,
        "asked": asked,
        "found": found,
        "rows": rows(found),
        "paging": paging,
        "pages": [(number, asked.turned_to(number).suffix or address) for number in paging.shown()],
        "previous": asked.turned_to(paging.previous).suffix or address if paging.previous else "",
        "next": asked.turned_to(paging.next).suffix if paging.next else "",
        "chips": narrowed_by,
        "called": called(question, found),
        "column": column(question, found),
        "bars": time_bar(found.bars, asked),
        "bars_lead_on": not asked.narrowing,
        "orders": [
            (order.value, words) for order, words in ORDERS.items() if asked.get("q") or order != Sort.RELEVANCE
        ],
        "sizes": [(size, _("%(size)s on a page") % {"size": size}) for size in PER_PAGE],
        "other_words": asked.plus(("names", "exact")).suffix,
        "with_names": asked.minus("names").suffix,
    }


def _is_swap(request: HttpRequest) -> bool:
    """Whether htmx requests a fragment, rather than the whole page after history navigation."""
    htmx: Any = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.history_restore_request


def _for_swapping(request: HttpRequest, response: HttpResponse, question: Question) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    if _is_swap(request):
        response.headers["HX-Push-Url"] = request.path + question.parameters.suffix
    return response
