"""What programs ask for: robots, site maps, the search box of browsers, and whether all is well."""

from typing import Any, Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from archive.documents.models import Document
from archive.documents.publicity import public_people, public_places, public_topics
from archive.search import engine
from archive.web import door

PER_MAP: Final = 10_000


@door.page
def robots(request: HttpRequest) -> HttpResponseBase:
    """What polite robots need: pages yes, queries no, and where the maps are."""
    return render(request, "archive/robots.txt", {"base": _base(request)}, content_type="text/plain; charset=utf-8")


@door.page
def sitemaps(request: HttpRequest) -> HttpResponseBase:
    """The maps of the site, ten thousand addresses in each."""
    counts = {name: records.count() for name, records in _sections().items()}
    maps = [(name, number) for name, count in counts.items() for number in range(1, -(-count // PER_MAP) + 1)]
    return _xml(request, "archive/sitemaps.xml", {"maps": maps})


@door.page
def sitemap(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """One map: addresses with the day each record last changed."""
    records = _sections().get(section)
    if records is None or not number:
        raise Http404
    key = "public_id" if section == "document" else "slug"
    rows = records.order_by("pk").values_list(key, "changed")[(number - 1) * PER_MAP : number * PER_MAP]
    if not rows:
        raise Http404
    return _xml(request, "archive/sitemap.xml", {"rows": rows, "section": section})


@door.page
def opensearch(request: HttpRequest) -> HttpResponseBase:
    """So that browsers can search here from their own box."""
    return _xml(request, "archive/opensearch.xml", {}, "application/opensearchdescription+xml")


@require_safe
def healthz(request: HttpRequest) -> HttpResponseBase:
    """The process answers; nothing else is touched."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponseBase:
    """Whether the database, its migrations and the index are ready; 503 with the first thing that is not."""
    lacking = _lacking()
    return HttpResponse(
        f"{lacking or 'ready'}\n",
        content_type="text/plain; charset=utf-8",
        status=503 if lacking else 200,
        headers={"Cache-Control": "no-store"},
    )


def _lacking() -> str:
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return "migrations are waiting"
        ready = engine.is_ready()
    except DatabaseError:
        return "the database does not answer"
    return "" if ready else "the index needs rebuilding"


def _sections() -> dict[str, QuerySet[Any]]:
    return {
        "document": Document.objects.published(),
        "person": public_people(),
        "topic": public_topics(),
        "place": public_places(),
    }


def _base(request: HttpRequest) -> str:
    return f"{request.scheme}://{request.get_host()}"


def _xml(
    request: HttpRequest, template: str, context: dict[str, object], kind: str = "application/xml"
) -> HttpResponse:
    return render(request, template, {"base": _base(request), **context}, content_type=f"{kind}; charset=utf-8")
