"""All values of one facet, a page at a time, by number of documents or by name, with a box to type into."""

from typing import Final

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.search import engine
from archive.search.query import Facet, FacetValue
from archive.text.cleaning import clean_line
from archive.web import door, filters
from archive.web.paging import Paging
from archive.web.parameters import Parameters, canonical
from archive.web.wording import FACETS, language_name

PER_PAGE: Final = 50
ORDERS: Final = ("count", "name")


@door.page
def values(request: HttpRequest, facet: Facet) -> HttpResponseBase:
    """The values of the facet among the documents that the rest of the address asks for."""
    asked = canonical((key, value) for key, several in request.GET.lists() for value in several if key != "page")
    selection, _unread = filters.read(asked)
    typed, number = clean_line(request.GET.get("typed", ""))[:100], door.numbered(request)
    order = "name" if request.GET.get("order") == "name" else "count"
    found = engine.facet_values(selection, facet, typed=typed, order=order, page=number, per_page=PER_PAGE)
    paging = Paging(number, PER_PAGE, found.total)
    if paging.is_past_the_end:
        raise Http404(_("The list has no such page."))
    context = {
        "facet": facet, "heading": FACETS[facet], "asked": asked, "typed": typed, "order": order, "paging": paging,
        "values": [_value(value, facet, asked) for value in found.values],
        "orders": ORDERS,
        "back": reverse("documents") + asked.suffix,
    }  # fmt: skip
    response = render(request, "archive/documents/facet.html", context)
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _value(value: FacetValue, facet: Facet, asked: Parameters) -> dict[str, object]:
    label = language_name(value.slug) if facet is Facet.LANGUAGE else value.label
    listed = reverse("documents")
    return {
        "label": label, "count": value.count, "slug": value.slug, "chosen": value.chosen, "excluded": value.excluded,
        "only": listed + asked.plus((facet.value, value.slug)).suffix,
        "without": listed + asked.plus((f"not_{facet}", value.slug)).suffix,
    }  # fmt: skip
