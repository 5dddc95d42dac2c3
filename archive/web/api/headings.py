"""Topics and places of published documents, with the headings above them."""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from typing import Any

from django.http import HttpRequest

from archive.places.models import Place
from archive.search import engine
from archive.search.query import Facet, Selection
from archive.topics.models import Topic
from archive.web.api.door import Told, api
from archive.web.api.windows import window_alone
from archive.web.gate.marks import Seat, takes_seat

EVERY = 1_000_000

Counts = Mapping[str, int]
Tell = Callable[[Any, Counts], dict[str, Any]]


@takes_seat(Seat.LIST)
@api
def topics(request: HttpRequest) -> Told:
    """Every topic with documents of its own or of a narrower topic, in order of creation."""
    return _listed(request, Facet.TOPIC, Topic, "broader")


@takes_seat(Seat.LIST)
@api
def places(request: HttpRequest) -> Told:
    """Every place with documents of its own or of a place within it, in order of creation."""
    return _listed(request, Facet.PLACE, Place, "parent")


def _listed(request: HttpRequest, facet: Facet, model: type[Topic | Place], above: str) -> Told:
    asked = window_alone(request, f"{facet}s")
    values = engine.facet_values(Selection(), facet, page=1, per_page=EVERY).values
    counts = {value.slug: value.count for value in values}
    standing = model._default_manager.filter(merged_into=None).order_by("pk")
    pks = [pk for pk, slug in standing.values_list("pk", "slug") if slug in counts]
    asked.refuse_past_the_end(len(pks))
    start = bisect_right(pks, asked.after[0]) if asked.after else asked.before
    shown = pks[start : start + asked.per_page]
    parts = "synonyms" if facet is Facet.TOPIC else "names"
    rows = standing.filter(pk__in=shown).select_related(f"{above}__identity").prefetch_related(parts)
    tell: Tell = _topic if facet is Facet.TOPIC else _place
    last = shown[-1:] if start + len(shown) < len(pks) else None
    return asked.told(len(pks), [tell(row, counts) for row in rows], last)


def _topic(topic: Topic, counts: Counts) -> dict[str, Any]:
    return {
        "slug": topic.slug,
        "name": topic.name,
        "broader": _above(topic.broader, counts),
        "names": [{"form": synonym.form} for synonym in topic.synonyms.all()],
        "documents": counts[topic.slug],
    }


def _place(place: Place, counts: Counts) -> dict[str, Any]:
    is_located = place.latitude is not None and place.longitude is not None
    return {
        "slug": place.slug,
        "name": place.name,
        "parent": _above(place.parent, counts),
        "names": [
            {
                "form": name.form,
                "from": name.used_from.edtf if name.used_from else "",
                "until": name.used_until.edtf if name.used_until else "",
            }
            for name in place.names.all()
        ],
        "coordinates": {"latitude": float(place.latitude or 0), "longitude": float(place.longitude or 0)}
        if is_located
        else None,
        "documents": counts[place.slug],
    }


def _above(heading: Topic | Place | None, counts: Counts) -> str | None:
    """Return the slug of the heading above, merges resolved, if it is public."""
    today = heading and heading.root
    return today.slug if today and today.slug in counts else None
