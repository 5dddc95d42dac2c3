"""Topics, places and collections: their lists, and a page for each with its documents."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.documents.models import Collection, Repository
from archive.places.models import Place
from archive.search import engine
from archive.search.query import Choice, Facet, FacetValue, Found, Selection
from archive.topics.models import Topic
from archive.web import door
from archive.web.gate.written_once import written_once
from archive.web.parameters import canonical
from archive.web.pictures.bars import time_bar
from archive.web.pictures.map import Chart, Site, chart
from archive.web.rows import rows
from archive.web.shelves import shelves
from archive.web.standing import standing
from archive.web.trees import tree

MOST_VALUES = 5_000
MOST_SITES = 250


@door.page
def topics(request: HttpRequest) -> HttpResponseBase:
    """The tree of topics with their numbers of documents."""
    return _index(
        request,
        Facet.TOPIC,
        lambda: dict(Topic.objects.standing().values_list("slug", "broader__identity__slug")),
    )


@door.page
def places(request: HttpRequest) -> HttpResponseBase:
    """The tree of places with their numbers of documents, and a map of those with coordinates."""
    return _index(
        request,
        Facet.PLACE,
        lambda: dict(Place.objects.standing().values_list("slug", "parent__identity__slug")),
        chart=lambda values: chart(_sites(values)),
    )


@door.page
def collections(request: HttpRequest) -> HttpResponseBase:
    """All collections with their introductions."""
    door.require_plain(request)
    values = engine.facet_values(Selection(), Facet.COLLECTION, order="name", page=1, per_page=MOST_VALUES).values
    words = dict(Collection.objects.filter(slug__in=[v.slug for v in values]).values_list("slug", "introduction"))
    return render(request, "archive/collections.html", {"values": [(v, words.get(v.slug, "")) for v in values]})


@door.page
def topic(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A topic: its synonyms, the broader and narrower topics, and its documents."""
    door.require_plain(request)
    _today(request, Facet.TOPIC, slug)
    heading = get_object_or_404(Topic.objects.standing().select_related("broader__identity"), slug=slug)
    found = _found(Facet.TOPIC, slug)
    names = [synonym.form for synonym in heading.synonyms.all()]
    return _heading(request, Facet.TOPIC, heading, found, broader=heading.broader, names=names)


@door.page
def place(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A place: its names, the places around and within it, and its documents."""
    door.require_plain(request)
    _today(request, Facet.PLACE, slug)
    heading = get_object_or_404(Place.objects.standing().select_related("parent__identity"), slug=slug)
    found = _found(Facet.PLACE, slug)
    return _heading(
        request, Facet.PLACE, heading, found, broader=heading.parent, names=[name.form for name in heading.names.all()]
    )


@door.page
def collection(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A collection: its introduction and its documents."""
    door.require_plain(request)
    _today(request, Facet.COLLECTION, slug)
    heading = get_object_or_404(Collection, slug=slug)
    return _heading(request, Facet.COLLECTION, heading, _found(Facet.COLLECTION, slug), broader=None, names=[])


@door.page
def repository(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A repository: its address, the tree of its holdings, and the documents kept in it."""
    door.require_plain(request)
    _today(request, Facet.REPOSITORY, slug)
    heading = get_object_or_404(Repository, slug=slug)
    names = [heading.abbreviation] if heading.abbreviation else []
    found = _found(Facet.REPOSITORY, slug)
    return _heading(
        request, Facet.REPOSITORY, heading, found, broader=None, names=names, more={"shelves": shelves(heading)}
    )


def _today(request: HttpRequest, facet: Facet, slug: str) -> None:
    """Require that the slug is the present one; a former one redirects, an unknown one is 404."""
    found = standing(facet, [slug]).get(slug)
    if found is None:
        raise Http404(_("Nothing here is called “%s”.") % slug[:100])
    if found.slug != slug:
        raise door.SentElsewhere(reverse(facet.value, args=[found.slug]))


def _found(facet: Facet, slug: str) -> Found:
    return engine.find(Selection(choices=(Choice(facet, (slug,)),)))


def _index(
    request: HttpRequest,
    facet: Facet,
    broader: Callable[[], Mapping[str, str | None]],
    chart: Callable[[Sequence[FacetValue]], Chart | None] = lambda _values: None,
) -> HttpResponseBase:
    """Return the page of all headings; what stands on it is written once for a version of the archive."""
    door.require_plain(request)

    def write() -> str:
        values = engine.facet_values(Selection(), facet, order="name", page=1, per_page=MOST_VALUES).values
        context = {"facet": facet.value, "roots": tree(values, broader()), "chart": chart(values)}
        return render_to_string("archive/_headings.html", context, request)

    return render(request, f"archive/{facet.value}s.html", {"content": written_once(request, write)})


def _sites(values: Sequence[FacetValue]) -> list[Site]:
    """Return the places with coordinates, only the most frequent if there are many."""
    fullest = {value.slug: value for value in sorted(values, key=lambda value: -value.count)}
    located = Place.objects.standing().exclude(latitude=None).exclude(longitude=None)
    known = {
        slug: (float(north or 0), float(east or 0))
        for slug, north, east in located.values_list("slug", "latitude", "longitude")
    }
    sites = [
        Site(value.slug, value.label, value.count, *known[slug]) for slug, value in fullest.items() if slug in known
    ]
    return sites[:MOST_SITES]


def _heading(
    request: HttpRequest,
    facet: Facet,
    heading: Any,
    found: Found,
    *,
    broader: Any,
    names: list[str],
    more: dict[str, Any] | None = None,
) -> HttpResponseBase:
    asked = canonical([(facet.value, heading.slug)])
    facets = {counts.facet.value: [v for v in counts.values if v.slug != heading.slug] for counts in found.facets}
    context = {
        "facet": facet.value, "heading": heading, "found": found, "rows": rows(found), "asked": asked, "names": names,
        "broader": getattr(broader, "identity", None) or broader, "facets": facets, "bars": time_bar(found.bars, asked),
        "narrower": _narrower(facet, heading),
        "lead": getattr(heading, "introduction", "") or getattr(heading, "description", ""),
    }  # fmt: skip
    return render(request, "archive/heading.html", context | (more or {}))


def _narrower(facet: Facet, heading: Any) -> list[Any]:
    """Return the headings directly below that have documents."""
    if facet in {Facet.COLLECTION, Facet.REPOSITORY}:
        return []
    below = heading.narrower if facet is Facet.TOPIC else heading.parts
    children = list(below.filter(merged_into=None))
    public = engine.used(facet, [child.pk for child in children])
    return [child for child in children if child.pk in public]
