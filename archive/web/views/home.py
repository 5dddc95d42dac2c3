"""The first page: an overview of the archive and the entry points."""

from typing import Any, Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string

from archive.documents.models import Collection
from archive.search import engine
from archive.search.query import Facet, FacetValue, Found, Selection, Sort
from archive.web import door
from archive.web.examples import many_names, values
from archive.web.gate.written_once import written_once
from archive.web.pictures.bars import time_bar
from archive.web.rows import rows

NEWEST: Final = 5
COLLECTIONS: Final = 6


@door.page
def entered(request: HttpRequest) -> HttpResponseBase:
    """The search box, the totals, a person with many names, the latest documents, and the entry points."""
    door.require_plain(request)
    content = written_once(request, lambda: render_to_string("archive/_home.html", _context(), request))
    return render(request, "archive/home.html", {"content": content})


def _context() -> dict[str, Any]:
    found = engine.find(Selection(per_page=NEWEST, sort=Sort.ADDED_LATEST))
    return {
        "found": found,
        "facets": {counts.facet.value: counts for counts in found.facets},
        "rows": rows(found),
        "bars": time_bar(found.bars),
        "portrait": many_names(found),
        "collections": _introduced(found),
    }


def _introduced(found: Found) -> list[tuple[FacetValue, str]]:
    """Return the largest collections with their introductions."""
    largest = values(found, Facet.COLLECTION)[:COLLECTIONS]
    words = dict(Collection.objects.filter(slug__in=[v.slug for v in largest]).values_list("slug", "introduction"))
    return [(value, words.get(value.slug, "")) for value in largest]
