"""The first page: what is here, and the ways in."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from archive.search import engine
from archive.search.query import Facet, FacetValue, Found, Selection, Sort
from archive.web import door
from archive.web.pictures.bars import time_bar
from archive.web.portraits import portrait_of_many_names
from archive.web.rows import rows

NEWEST = 5
FOREMOST = 10


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
            "portrait": portrait_of_many_names([value.slug for value in _people(everything)[:FOREMOST]]),
        },
    )


def _people(found: Found) -> tuple[FacetValue, ...]:
    """The people most named."""
    return next((counts.values for counts in found.facets if counts.facet is Facet.PERSON), ())
