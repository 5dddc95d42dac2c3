"""Documents by year, and those near a date."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate, UnreadableDate
from archive.search import engine
from archive.search.query import Bar, Selection
from archive.text.cleaning import clean_line
from archive.web import door
from archive.web.gate.marks import Seat, takes_seat
from archive.web.nearness import around
from archive.web.parameters import canonical


@dataclass(frozen=True, slots=True)
class Year:
    """A year or a decade, its list, and its count as a percentage of the maximum."""

    words: str
    query: str
    count: int
    share: int


@takes_seat(Seat.LIST)
@door.page
def timeline(request: HttpRequest) -> HttpResponseBase:
    """All years or decades with their documents; with `near`, a link to the documents near that date."""
    door.require_plain(request, "near")
    typed, why = clean_line(request.GET.get("near", ""))[:100], ""
    if typed:
        try:
            stretch = around(ImpreciseDate.parse(typed))
        except UnreadableDate as unread:
            why = str(unread)
        else:
            if stretch is not None:
                asked = canonical([("after", stretch[0].isoformat()), ("before", stretch[1].isoformat())])
                return HttpResponseRedirect(reverse("documents") + asked.suffix)
            why = _("No document is dated within five years of it.")
    found = engine.find(Selection())
    context = {"found": found, "years": list(_years(found.bars)), "near": typed, "why": why}
    return render(request, "archive/timeline.html", context)


def _years(bars: Sequence[Bar]) -> Iterator[Year]:
    most = max((bar.count for bar in bars), default=1)
    for bar in bars:
        if bar.count:
            words = str(bar.start) if bar.start == bar.end else f"{bar.start}–{bar.end}"
            query = canonical([("after", f"{bar.start:04}"), ("before", f"{bar.end:04}")]).suffix
            yield Year(words, query, bar.count, max(1, 100 * bar.count // most))
