"""The first page: what is here, and the ways in."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from archive.search import engine
from archive.search.query import Facet, Found, Selection, Sort
from archive.web import door
from archive.web.pictures.bars import time_bar
from archive.web.portraits import portrait
from archive.web.rows import rows

NEWEST = 5


@door.page
def entered(request: HttpRequest) -> HttpResponseBase:
    """The search box, how much is here, somebody of many names, what came last, and the entrances."""
    everything = engine.find(Selection(per_page=NEWEST, sort=Sort.ADDED_LATEST))
    facets = {counts.facet: counts for counts in everything.facets}
    return render(
        request,
        "archive/home.html",
        {
            "found": everything,
            "facets": {facet.value: counts for facet, counts in facets.items()},
            "rows": rows(everything),
            "bars": time_bar(everything.bars),
            "portrait": _somebody(everything),
        },
    )


def _somebody(found: Found) -> object:
    """Of the people most named here, the one with most names."""
    people = next((counts.values for counts in found.facets if counts.facet is Facet.PERSON), ())
    portraits = [portrait(value.slug) for value in people[:5]]
    return max((each for each in portraits if each and each.names), key=lambda each: len(each.names), default=None)
