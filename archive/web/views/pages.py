"""Mostly textual pages: about, search help, licence, privacy, accessibility; and the logo."""

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
    """What this archive is, who runs it, and how it treats names."""
    door.require_plain(request)
    return render(request, "archive/about.html", {"found": _everything()})


@door.page
def searching(request: HttpRequest) -> HttpResponseBase:
    """The search help, with linked examples that have results here."""
    door.require_plain(request)
    return render(request, "archive/help.html", {"examples": examples()})


@door.page
def licence(request: HttpRequest) -> HttpResponseBase:
    """The terms of reuse, and the download of everything."""
    door.require_plain(request)
    return render(request, "archive/licence.html", {"found": _everything(), "asked": Parameters()})


@door.page
def privacy(request: HttpRequest) -> HttpResponseBase:
    """What is recorded about readers: no cookies, and a log with limited retention."""
    door.require_plain(request)
    cookies: dict[str, Any] = {"session": settings.SESSION_COOKIE_NAME, "token": settings.CSRF_COOKIE_NAME}
    return render(request, "archive/privacy.html", cookies)


@door.page
def accessibility(request: HttpRequest) -> HttpResponseBase:
    """How accessibility is ensured and tested, and whom to contact about problems."""
    door.require_plain(request)
    return render(request, "archive/accessibility.html")


@door.page
def logo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The archive's logo, under a name that changes with its content; former names are 404."""
    known = face().logo
    if known is None or known.name != name:
        raise Http404
    return HttpResponse(known.data, content_type=known.media_type, headers={"Cache-Control": FOR_EVER})


def _everything() -> Found:
    return engine.find(Selection())
