"""Bulk acceptance of cards without counter-evidence: a random sample first, its error bounds, then one run."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.csrf import csrf_protect

from archive.admin.cards.page import may_decide, rights
from archive.admin.cards.showing import CardSeen
from archive.admin.merge_asking import number
from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.staff import staff
from archive.imprint.figures import figure
from archive.merging.cards.desk import gain_of, sure
from archive.merging.cards.up_to_date import catch_up
from archive.merging.deeds.bulk import TWENTY, accept_all, sample, what_it_shows
from archive.merging.refusals import CardRefused, IdentifyRefused, MergeRefused
from archive.people.enrolment import NameRefused
from archive.people.models import Person
from archive.text.cleaning import clean_prose

KINDS: Final = {
    "sure": gettext_lazy("cards without a reason against"),
    "same": gettext_lazy("names written exactly as those of one known person"),
}
_REFUSED: Final = (CardRefused, MergeRefused, IdentifyRefused, NameRefused)


@dataclass(frozen=True)
class KindSeen:
    """A kind of card that can be accepted in bulk: the number of cards, and of documents identified."""

    kind: str
    label: str
    count: int
    gain: int
    is_chosen: bool


@csrf_protect
def bulk_view(request: HttpRequest) -> HttpResponse:
    """The kinds and a sample of the chosen one; POST accepts them all."""
    if not may_decide(request):
        raise PermissionDenied
    if request.method != "POST":
        catch_up()
        return _page(request, request.GET.get("kind", ""))
    kind = request.POST.get("kind", "")
    if kind not in KINDS:
        return _page(request, "", _("Choose which cards are taken together."), status=409)
    try:
        count, reason = _checked(request)
        if waits_for_second(request):
            words = ngettext("%(n)s card together", "%(n)s cards together", count) % {"n": figure(count)}
            return ask_second(request, f"{words}: {KINDS[kind]}", reason)
        accept_all(kind, count, by=staff(request), reason=reason)
    except _REFUSED as refused:
        return _page(request, kind, str(refused), status=409)
    words = ngettext("Done: %(n)s card together.", "Done: %(n)s cards together.", count)
    messages.success(request, words % {"n": figure(count)})
    return HttpResponseRedirect(reverse("admin:person_candidates"))


def _checked(request: HttpRequest) -> tuple[int, str]:
    """Return the number of cards shown and the reason. Raises CardRefused if either is missing."""
    count, reason = number(request.POST.get("count")), clean_prose(request.POST.get("reason", ""))[:4000]
    if wrong := len(request.POST.getlist("wrong")):
        words = ngettext(
            "You found %(n)s that is wrong. Decide it by itself first, and draw again.",
            "You found %(n)s that are wrong. Decide them by themselves first, and draw again.",
            wrong,
        )
        raise CardRefused(words % {"n": wrong})
    if not reason.strip():
        raise CardRefused(_("Say why these may be taken together: what you looked at, and what you found."))
    if not count:
        raise CardRefused(_("There is nothing of this kind to take."))
    return count, reason


def _page(request: HttpRequest, kind: str, refusal: str = "", status: int = 200) -> HttpResponse:
    kind = kind if kind in KINDS else "sure"
    looked = number(request.GET.get("looked")) + TWENTY
    drawn = [CardSeen(shown, at) for at, shown in enumerate(sample(kind))]
    looked = min(looked, looked - TWENTY + len(drawn))
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Names in bulk"),
        "opts": Person._meta,
        "kinds": _kinds(kind),
        "kind": kind,
        "count": sure(kind).count(),
        "drawn": drawn,
        "looked": looked,
        "shows": what_it_shows(looked),
        "reason": request.POST.get("reason") or _reason(looked),
        "refusal": refusal,
        **rights(request),
    }
    return TemplateResponse(request, "admin/archive/person/bulk.html", context, status=status)


def _kinds(chosen: str) -> list[KindSeen]:
    found = []
    for kind, label in KINDS.items():
        cards = sure(kind)
        found.append(KindSeen(kind, str(label), cards.count(), gain_of(cards), kind == chosen))
    return found


def _reason(looked: int) -> str:
    words = ngettext(
        "%(n)s looked at, drawn at random, none wrong.", "%(n)s looked at, drawn at random, none wrong.", looked
    )
    return words % {"n": figure(looked)}
