"""Pages that are mostly words: the timeline, what this is, how to search."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from archive.imprint.face import face
from archive.search import engine
from archive.search.query import Bar, Selection
from archive.web import door
from archive.web.parameters import canonical


@door.page
def timeline(request: HttpRequest) -> HttpResponseBase:
    """Every year or decade with its documents."""
    found = engine.find(Selection())
    return render(request, "archive/timeline.html", {"found": found, "years": list(_years(found.bars))})


@dataclass(frozen=True, slots=True)
class Year:
    """A year or a decade, its list, and its share of the fullest in hundredths."""

    words: str
    query: str
    count: int
    share: int


def _years(bars: Sequence[Bar]) -> Iterator[Year]:
    most = max((bar.count for bar in bars), default=1)
    for bar in bars:
        if bar.count:
            words = str(bar.start) if bar.start == bar.end else f"{bar.start}–{bar.end}"
            query = canonical([("after", f"{bar.start:04}"), ("before", f"{bar.end:04}")]).suffix
            yield Year(words, query, bar.count, max(1, 100 * bar.count // most))


@door.page
def about(request: HttpRequest) -> HttpResponseBase:
    """What this archive is, and how it treats names."""
    return render(request, "archive/about.html", {"found": engine.find(Selection())})


@door.page
def searching(request: HttpRequest) -> HttpResponseBase:
    """How to search, with examples that are links."""
    return render(request, "archive/help.html")


@door.page
def logo(request: HttpRequest, name: str) -> HttpResponseBase:
    """The archive's logo under a name that changes when it does; a former one is gone."""
    known = face().logo
    if known is None or known.name != name:
        raise Http404
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(known.data, content_type=known.media_type, headers=headers)
