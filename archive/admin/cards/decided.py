"""Lists of past decisions on names by kind, with counts and links to revert them."""

from dataclasses import dataclass
from typing import Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.journal.models import Run
from archive.merging.cards.outcomes import outcomes
from archive.people.models import NotBorne, NotSame, Person
from archive.people.rulings import Ruling

# The verdicts on names in display order, with their effects.
MEANINGS: Final = {
    Ruling.Verdict.OFFICE: gettext_lazy("Letters stand under who held the office on their day, once they are given."),
    Ruling.Verdict.SEVERAL: gettext_lazy("The string is split: each of the people named in it waits, or is known."),
    Ruling.Verdict.NO_NAME: gettext_lazy("Left out of the register and of what readers narrow by; found as words."),
    Ruling.Verdict.UNKNOWN: gettext_lazy("Looked for in vain. They come back when something new is known."),
    Ruling.Verdict.NOT_SAME: gettext_lazy("Two names that are not one person’s, whoever bears them."),
    Ruling.Verdict.PERHAPS: gettext_lazy("Two names that may be one person’s; nobody knows yet."),
}


@dataclass(frozen=True)
class ListOfDecisions:
    """A list of decisions with its content."""

    name: str
    says: str
    number: int
    address: str


@require_safe
def decided_view(request: HttpRequest) -> HttpResponse:
    """All lists of decisions on names."""
    if not request.user.has_perm("archive.view_notsame"):
        raise PermissionDenied
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Decisions on names"),
        "opts": Person._meta,
        "lists": [*_pairs(), *_rulings()],
        "outcomes": outcomes(),
        "lately": Run.objects.filter(kind=Run.Kind.DECISION, undone_by=None).select_related("by")[:10],
        "here": request.get_full_path(),
    }
    return TemplateResponse(request, "admin/archive/person/decided.html", context)


def _pairs() -> list[ListOfDecisions]:
    said = dict(NotSame.objects.order_by().values_list("verdict").annotate(n=Count("pk")))
    people = reverse("admin:archive_notsame_changelist")
    return [
        ListOfDecisions(
            _("People who are not the same"), _("They are never proposed or merged."),
            said.get("not_same", 0), f"{people}?verdict__exact=not_same",
        ),
        ListOfDecisions(
            _("People who are perhaps the same"), _("They stay in the queue, marked."),
            said.get("perhaps", 0), f"{people}?verdict__exact=perhaps",
        ),
        ListOfDecisions(
            _("Names that are not somebody’s"), _("The name is not proposed for this person again."),
            NotBorne.objects.count(), reverse("admin:archive_notborne_changelist"),
        ),
    ]  # fmt: skip


def _rulings() -> list[ListOfDecisions]:
    said = dict(Ruling.objects.order_by().values_list("verdict").annotate(n=Count("pk")))
    names = reverse("admin:archive_ruling_changelist")
    return [
        ListOfDecisions(
            str(verdict.label).capitalize(),
            str(says),
            said.get(verdict.value, 0),
            f"{names}?verdict__exact={verdict.value}",
        )
        for verdict, says in MEANINGS.items()
    ]
