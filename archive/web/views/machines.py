"""Pages for programs: robots.txt, sitemaps, OpenSearch, security.txt, favicon, and health checks."""

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from archive.imprint.face import face
from archive.search import engine
from archive.web import door
from archive.web.gate.freshness import changed_at
from archive.web.sitemaps import entries, maps, written
from config.static import served

HALF_A_YEAR = timedelta(days=182)


@door.page
def robots(request: HttpRequest) -> HttpResponseBase:
    """robots.txt: pages are allowed, queries are not; lists the sitemaps."""
    return render(request, "archive/robots.txt", {"base": _base(request)}, content_type="text/plain; charset=utf-8")


@door.page
def sitemaps(request: HttpRequest) -> HttpResponseBase:
    """The index of the sitemaps."""
    return _xml(request, "archive/sitemaps.xml", {"maps": maps()})


@door.page
def sitemap(request: HttpRequest, section: str, number: int) -> HttpResponseBase:
    """A sitemap: URLs with the last change of each record."""
    rows = entries(section, number)
    if not rows:
        raise Http404
    body = "" if request.method == "HEAD" else "".join(written(_base(request), rows))
    response = HttpResponse(body, content_type="application/xml; charset=utf-8")
    if moments := [changed for _address, changed in rows if changed]:
        changed_at(response, max(moments))
    return response


@door.page
def opensearch(request: HttpRequest) -> HttpResponseBase:
    """The OpenSearch description for browsers' search boxes."""
    return _xml(request, "archive/opensearch.xml", {}, "application/opensearchdescription+xml")


@door.page
def security(request: HttpRequest) -> HttpResponseBase:
    """The contact for security reports (RFC 9116): the archive's email address, else the about page."""
    email, base = face().email, _base(request)
    contact = f"mailto:{email}" if email else f"{base}{reverse('about')}"
    until = (timezone.now() + HALF_A_YEAR).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = (
        f"Contact: {contact}",
        f"Expires: {until.isoformat().replace('+00:00', 'Z')}",
        "Preferred-Languages: en, ru",
        f"Canonical: {base}{reverse('security')}",
    )
    return HttpResponse("\n".join((*lines, "")), content_type="text/plain; charset=utf-8")


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """The favicon, for clients that request it without reading a page."""
    return served(request, "archive/favicon.ico")


@require_safe
def healthz(request: HttpRequest) -> HttpResponseBase:
    """Liveness: the process answers; nothing else is checked."""
    return HttpResponse("ok\n", content_type="text/plain", headers={"Cache-Control": "no-store"})


@require_safe
def readyz(request: HttpRequest) -> HttpResponseBase:
    """Readiness of the database, its migrations and the index; 503 with the first failure."""
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


def _base(request: HttpRequest) -> str:
    return settings.BASE_URL or f"{request.scheme}://{request.get_host()}"


def _xml(
    request: HttpRequest, template: str, context: dict[str, object], kind: str = "application/xml"
) -> HttpResponse:
    return render(request, template, {"base": _base(request), **context}, content_type=f"{kind}; charset=utf-8")
