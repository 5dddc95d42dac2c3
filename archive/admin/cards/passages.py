"""A card document by document: every document with its names and the passage, to be accepted by group."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.admin.cards.page import rights
from archive.admin.cards.showing import CardSeen, RowSeen
from archive.admin.merging import onward
from archive.admin.staff import staff
from archive.documents.vocabulary import Role
from archive.merging.cards.desk import card
from archive.merging.cards.passages import Group, Passage, groups_of
from archive.people.models import Person

FEW: Final = 3  # beside the card
MOST: Final = 200  # on a page of its own
_LETTERS_OPEN: Final = 25


@dataclass(frozen=True)
class LetterSeen:
    """A document with its passage, prepared for display."""

    passage: Passage

    @property
    def role(self) -> str:
        return str(Role(self.passage.role).label)

    @property
    def text(self) -> str:
        """The escaped passage with the name marked."""
        return mark_safe(self.passage.excerpt.html())  # noqa: S308 the excerpt escapes all but its own marks


@dataclass(frozen=True)
class GroupSeen:
    """A row of the card with its documents."""

    row: RowSeen
    group: Group

    @property
    def letters(self) -> Iterable[LetterSeen]:
        return [LetterSeen(passage) for passage in self.group.passages]

    @property
    def beyond(self) -> str:
        """The tokens of the documents not shown, submitted if the row is ticked as a group."""
        shown = {passage.token for passage in self.group.passages}
        return " ".join(token for token in self.group.line.tokens if token.startswith("c") and token not in shown)

    @property
    def is_open(self) -> bool:
        return self.group.total <= _LETTERS_OPEN


@require_safe
def passages_view(request: HttpRequest) -> HttpResponse:
    """The documents of one card; with `few` the short version beside it in the queue.

    A missing card gives a message.
    """
    if not request.user.has_perm("archive.merge_person") and not request.user.has_perm("archive.suggest_merge"):
        raise PermissionDenied
    shown = card(request.GET.get("card", "")[:32], by=staff(request))
    few = "few" in request.GET
    seen = CardSeen(shown, 0) if shown else None
    groups = groups_of(shown.lines, FEW if few else MOST, telling=few) if shown else []
    rows = {row.member.pk: row for row in seen.rows} if seen else {}
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": shown.card.proposed_name if shown else _("This card is decided already"),
        "opts": Person._meta,
        "seen": seen,
        "groups": [GroupSeen(rows[group.line.member.pk], group) for group in groups],
        "people": [row for row in rows.values() if row.member.person_id],
        "onward": onward(request) or reverse("admin:person_candidates"),
        **rights(request),
    }
    template = "_passages.html" if few else "passages.html"
    return TemplateResponse(request, f"admin/archive/person/{template}", context, status=200 if shown else 404)
