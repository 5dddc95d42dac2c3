"""The page of the queue: cards with evidence, a progress sentence, and a bar with recent actions and undo."""

from typing import Any, Final

from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.cards.asking import Asked, asked, choices, query_of
from archive.admin.cards.showing import CardSeen
from archive.admin.staff import staff
from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.merging.cards.desk import Page, cards
from archive.merging.cards.numbers import Numbers, numbers
from archive.people.models import Person

_LATELY: Final = (Run.Kind.CARD, Run.Kind.MERGE, Run.Kind.SPLIT, Run.Kind.IDENTIFY, Run.Kind.DECISION)
_SHOWN: Final = 5
TEMPLATE: Final = "admin/archive/person/cards.html"


def queue_page(
    request: HttpRequest, *, key: str = "", refusal: str = "", keeps: bool = False, status: int = 200
) -> HttpResponse:
    """Return the requested page of the queue.

    The card with this `key` shows the refusal and, with `keeps`, the input.
    """
    answer = asked(request)
    page = cards(answer.question, by=staff(request))
    may = rights(request)
    seen = [_seen(request, shown, at, key, refusal, keeps=keeps, may=may) for at, shown in enumerate(page.cards)]
    astray = refusal if key not in {each.card.key for each in seen} else ""
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Names to identify"),
        "opts": Person._meta,
        "asked": answer,
        "cards": seen,
        "refusal": astray,
        "here": request.get_full_path(),
        **_numbers(answer, page, numbers()),
        **choices(answer),
        **may,
        **_done(request),
    }
    return TemplateResponse(request, TEMPLATE, context, status=status)


def _seen(
    request: HttpRequest, shown: Any, at: int, key: str, refusal: str, *, keeps: bool, may: dict[str, Any]
) -> CardSeen:
    if shown.card.key != key:
        return CardSeen(shown, at, rights=may)
    return CardSeen(shown, at, request.POST if keeps else None, refusal, may)


def _numbers(answer: Asked, page: Page, far: Numbers) -> dict[str, Any]:
    def leading(number: int) -> str:
        return query_of(answer.typed, page=str(number) if number > 1 else "") or "."

    return {
        "page": page,
        "total": figure(page.total),
        "progress": far.progress,
        "requests": far.requests,
        "first": (page.number - 1) * len(page.cards) + 1,
        "before": leading(page.number - 1) if page.number > 1 else "",
        "after": leading(page.number + 1) if page.number < page.pages else "",
    }


def _done(request: HttpRequest) -> dict[str, Any]:
    """Return the recent runs: first the user's own that can be undone, then those of colleagues."""
    runs = list(Run.objects.filter(kind__in=_LATELY, undone_by=None).select_related("by").order_by("-pk")[:40])
    mine = next((run for run in runs if run.by_id == request.user.pk), None)
    return {"done": mine, "lately": runs[:_SHOWN]}


def rights(request: HttpRequest) -> dict[str, Any]:
    """Return the user's permissions on the names pages; other actions are not offered."""
    return {
        # Reversed once: a page of cards links to hundreds of records.
        "people_at": reverse("admin:archive_person_changelist"),
        "documents_at": reverse("admin:archive_document_changelist"),
        "may_decide": may_decide(request),
        "may_undo": request.user.has_perm("archive.undo_run"),
    }


def may_decide(request: HttpRequest) -> bool:
    """Whether the user may decide cards."""
    return request.user.has_perm("archive.merge_person") and request.user.has_perm("archive.identify_alias")
