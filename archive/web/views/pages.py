"""Pages that are mostly words: whose archive this is, how to search it, on what terms, and how it is made for all."""

from typing import Any, Final

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from archive.imprint.face import face
from archive.search import engine
from archive.search.query import Found, Selection
from archive.web import door
from archive.web.examples import examples
from archive.web.parameters import Parameters

FOR_EVER: Final = "public, max-age=31536000, immutable"


@door.page
def about(request: HttpRequest) -> HttpResponseBase:
    """What this archive is, who keeps it, and how it treats names."""
    door.require_plain(request)
    return render(request, "archive/about.html", {"found": _everything()})


@door.page
def searching(request: HttpRequest) -> HttpResponseBase:
    """How to search, with examples that are links and find something here."""
    door.require_plain(request)
    return render(request, "archive/help.html", {"examples": examples()})


@door.page
def licence(request: HttpRequest) -> HttpResponseBase:
    """What readers may do with what they find, and how to take all of it along."""
    door.require_plain(request)
    return render(request, "archive/licence.html", {"found": _everything(), "asked": Parameters()})


@door.page
def privacy(request: HttpRequest) -> HttpResponseBase:
    """What is known of readers: no cookie, and a log that forgets."""
    door.require_plain(request)
    cookies: dict[str, Any] = {"session": settings.SESSION_COOKIE_NAME, "token": settings.CSRF_COOKIE_NAME}
    return render(request, "archive/privacy.html", cookies)


@door.page
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """How the pages are made for all, how that is tested, and where to write when it fails."""
    door.require_plain(request)
    return render(request, "archive/accessibility.html")


@door.page
def logo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The archive's logo under a name that changes when it does; a former one is gone."""
    known = face().logo
    if known is None or known.name != name:
        raise Http404
    return HttpResponse(known.data, content_type=known.media_type, headers={"Cache-Control": FOR_EVER})


def _everything() -> Found:
    return engine.find(Selection())
