"""Records similar to the one being typed: same date and similar title, same shelfmark, or same external id."""

from typing import Any, Final

from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_safe
from rapidfuzz import fuzz

from archive.admin.record.doors import require
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.text.folding import fold
from archive.text.shelfmark import taken_apart

SHOWN: Final = 5
SIMILAR: Final = 80
_MOST_OF_A_DAY: Final = 300


@require_safe
def like_view(request: HttpRequest) -> JsonResponse:
    """Up to five similar records with the reasons, most certain first."""
    require(request, "view")
    asked = request.GET
    found = likes(
        title=asked.get("title", "")[:2000], date=asked.get("date", "")[:300], marks=asked.getlist("mark")[:10],
        external_id=asked.get("external_id", "")[:200], besides=asked.get("besides", ""),
    )  # fmt: skip
    return JsonResponse({"like": found})


def likes(*, title: str, date: str, marks: list[str], external_id: str, besides: str = "") -> list[dict[str, Any]]:
    """Return them as plain values: title, date, state, address, and `why` (`external_id`, `shelfmark`, `title`)."""
    others = Document.objects.exclude(pk=int(besides) if besides.isdecimal() and len(besides) < 19 else 0)
    found: dict[int, tuple[Document, str]] = {}
    if external_id.strip():
        found |= {row.pk: (row, "external_id") for row in others.filter(external_id=external_id.strip())[:SHOWN]}
    references = {taken_apart(mark).reference for mark in marks} - {""}
    if references:
        same = others.filter(holdings__reference__in=references).distinct()[:SHOWN]
        found = {row.pk: (row, "shelfmark") for row in same} | found
    found = {row.pk: (row, "title") for row in _same_day(others, title, date)} | found
    rows = sorted(found.values(), key=lambda one: ("external_id", "shelfmark", "title").index(one[1]))
    return [_said(document, why) for document, why in rows[:SHOWN]]


def _same_day(others: Any, title: str, date: str) -> list[Document]:
    """Return the records of exactly this date with nearly the same words in the title."""
    try:
        parsed = ImpreciseDate.parse(date)
    except UnreadableDate:
        return []
    if parsed.earliest is None or not title.strip():
        return []
    same = others.filter(date_earliest=parsed.earliest, date_latest=parsed.latest)[:_MOST_OF_A_DAY]
    key = fold(title)
    return [row for row in same if fuzz.token_sort_ratio(key[:300], row.title_key) >= SIMILAR][:SHOWN]


def _said(document: Document, why: str) -> dict[str, Any]:
    address = reverse("admin:archive_document_change", args=[document.pk])
    state = str(State(document.state).label)
    return {"title": document.title, "date": str(document.date or ""), "state": state, "address": address, "why": why}
