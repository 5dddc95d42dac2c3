"""The facets for filtering a list: every facet with its values, or all values of one facet."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext as _

from archive.search import engine
from archive.search.query import Facet, FacetPage, FacetValue, Selection
from archive.web.api.door import Told, api
from archive.web.api.windows import Window, window
from archive.web.asking import ask_for_data
from archive.web.door import QueryRefused
from archive.web.gate.marks import Seat, takes_seat
from archive.web.parameters import PEOPLE_FACETS

PER_PAGE: Final = 100


@takes_seat(Seat.LIST)
@api
def facets(request: HttpRequest) -> Told:
    """The facets of the documents matching the parameters, most frequent values first; with `facet` only that one."""
    selection = ask_for_data(request).selection
    per_page = selection.per_page if request.GET.get("per_page") else PER_PAGE
    facet = _chosen(request)
    asked = window(request, f"facets/{facet}/{per_page}", page=selection.page, per_page=per_page)
    if facet:
        return _one(selection, Facet(facet), asked)
    found = engine.find(selection)
    without = {counts.facet: counts.without for counts in found.facets}
    told = [_first_of(selection, each, asked, without[each]) for each in Facet]
    return {**asked.told(len(told), told, None), "documents": found.total}


def _chosen(request: HttpRequest) -> str:
    typed = request.GET.get("facet", "")
    if typed and typed not in set(Facet):
        raise QueryRefused(
            _("There is no facet “%(typed)s”. There are: %(facets)s.")
            % {"typed": typed[:40], "facets": ", ".join(Facet)}
        )
    return typed


def _one(selection: Selection, facet: Facet, asked: Window) -> Told:
    """Return a page of the values.

    They are sorted by count, which every publication may change, so the cursor holds the number of values already sent.
    """
    page = asked.after[0] // asked.per_page + 1 if asked.after else asked.page
    found = engine.facet_values(selection, facet, page=page, per_page=asked.per_page)
    asked.refuse_past_the_end(found.total)
    told = page * asked.per_page
    return asked.told(found.total, _values(facet, found), [told] if told < found.total else None)


def _first_of(selection: Selection, facet: Facet, asked: Window, without: int) -> dict[str, Any]:
    found = engine.facet_values(selection, facet, page=1, per_page=asked.per_page)
    own = Window(asked.request, f"facets/{facet}/{asked.per_page}", asked.per_page)
    following = own.address_after([asked.per_page], facet=facet) if found.total > asked.per_page else None
    return {
        "facet": facet,
        "total": found.total,
        "without": without,
        "values": _values(facet, found),
        "next": following,
    }


def _values(facet: Facet, found: FacetPage) -> list[dict[str, Any]]:
    return [_value(facet, value) for value in found.values]


def _value(facet: Facet, value: FacetValue) -> dict[str, Any]:
    """Return the value; `name` and `documents` duplicate `label` and `count` for backward compatibility."""
    told = {"slug": value.slug, "label": value.label, "count": value.count}
    told |= {"name": value.label, "documents": value.count}
    return told | {"identified": not value.waits} if facet in PEOPLE_FACETS else told
