"""All values of one facet, paginated, sorted by count or by name, with a filter box."""

from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from archive.search import engine
from archive.search.query import Facet, FacetPage, Selection
from archive.text.cleaning import clean_line
from archive.web import door, filters
from archive.web.addresses import of_the_list
from archive.web.gate.marks import Seat, takes_seat
from archive.web.narrowing import block_of
from archive.web.paging import Paging
from archive.web.parameters import Pair, Parameters, canonical
from archive.web.wording import FACETS

PER_PAGE: Final = 50


@takes_seat(Seat.LIST)
@door.page
def values(request: HttpRequest, facet: Facet) -> HttpResponseBase:
    """The values of the facet among the documents matching the rest of the query."""
    asked = canonical((key, value) for key, several in request.GET.lists() for value in several if key != "page")
    selection, _unread = filters.read(asked)
    typed, number = clean_line(request.GET.get("typed", ""))[:100], door.numbered(request)
    order = "name" if request.GET.get("order") == "name" else "count"
    door.require_pairs(request, [*asked.pairs, *_own(order, typed, number)])
    found = engine.facet_values(selection, facet, typed=typed, order=order, page=number, per_page=PER_PAGE)
    kept = urlencode([*asked.pairs, *_own(order, typed)])
    paging = Paging(number, PER_PAGE, found.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    context = {
        "facet": facet, "heading": FACETS[facet], "asked": asked, "typed": typed, "order": order, "paging": paging,
        "first": request.path + (f"?{kept}" if kept else ""), "joint": "&" if kept else "?",
        "list_address": of_the_list(), **_shown(asked, selection, facet, found),
    }  # fmt: skip
    response = render(request, "archive/documents/facet.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _own(order: str, typed: str, number: int = 1) -> list[Pair]:
    """Return the page's own parameters beside those of the list: order, typed text, page number."""
    own = {"order": "name" if order == "name" else "", "typed": typed, "page": str(number) if number > 1 else ""}
    return [(key, value) for key, value in own.items() if value]


def _shown(asked: Parameters, selection: Selection, facet: Facet, page: FacetPage) -> dict[str, Any]:
    """Return the values as links without active filters, else as checkboxes with the hidden fields of their form."""
    whole = engine.find(replace(selection, page=1, per_page=1))
    counts = next(counts for counts in whole.facets if counts.facet is facet)
    as_links = not asked.narrowing and not asked.get("q")
    return {
        "all_values": block_of(asked, counts, page.values, as_links=as_links),
        "total": whole.total,
        "as_links": as_links,
        "hidden": _beside(asked, facet, {value.slug for value in page.values}),
        "minus": [f"{of_the_list()}{asked.plus((f'not_{facet}', value.slug)).suffix}" for value in page.values],
    }


def _beside(asked: Parameters, facet: Facet, shown: set[str]) -> list[Pair]:
    """Return the parameters beside this facet, and the selected values of it that are on another page."""
    boxes, own = {facet.value, f"not_{facet}"}, {f"{facet}_match", "page"}
    return [
        (key, value)
        for key, value in asked.pairs
        if not (key in own or (key in boxes and value in shown) or (key, value) == ("without", facet.value))
    ]
