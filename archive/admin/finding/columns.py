"""The columns of the document list, chosen per session."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from archive.documents.models import Credit, Document, Holding
from archive.documents.vocabulary import RECEIVING_ROLES, WRITING_ROLES

KEPT_UNDER: Final = "desk_columns"
USUAL: Final = ("date_in_words", "kind_of", "state", "changed_on")
CHOICES: Final = {
    "date_in_words": _("date"),
    "kind_of": _("type"),
    "state": _("state"),
    "changed_on": _("changed"),
    "shelfmark": _("shelfmark"),
    "external_id": _("external id"),
    "public_id": _("public id"),
    "number": _("number"),
    "note_begins": _("note"),
}


def chosen(request: HttpRequest) -> list[str]:
    """Return the columns beside the title."""
    kept: Sequence[str] = request.session.get(KEPT_UNDER, USUAL)
    return [name for name in CHOICES if name in kept]


@require_POST
def choose_view(request: HttpRequest) -> HttpResponseRedirect:
    """Store the chosen columns in the session and return to the list."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    request.session[KEPT_UNDER] = [name for name in request.POST.getlist("columns") if name in CHOICES]
    query = request.POST.get("query", "")
    address = reverse("admin:archive_document_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def with_rows(documents: "QuerySet[Document]", columns: Sequence[str]) -> "QuerySet[Document]":
    """Return the documents with everything these columns need, in a fixed number of queries."""
    named = Credit.objects.filter(role__in=[*WRITING_ROLES, *RECEIVING_ROLES]).select_related("alias")
    found = documents.select_related("type").prefetch_related(Prefetch("credits", named, to_attr="named"))
    if "shelfmark" not in columns:
        return found
    return found.prefetch_related(Prefetch("holdings", Holding.objects.select_related("repository")))


class Columns:
    """Mixin of the document admin: each method is a column."""

    @admin.display(description=_("title"), ordering="title_key")
    def title_and_names(self, document: Any) -> str:
        """The title, with the correspondents below."""
        names = {role: [str(credit.alias) for credit in document.named if credit.role in roles]
                 for role, roles in (("from", WRITING_ROLES), ("to", RECEIVING_ROLES))}  # fmt: skip
        line = " → ".join("; ".join(some[:3]) for some in (names["from"], names["to"]) if some)
        return format_html('<span class="title">{}</span><bdi class="written">{}</bdi>', document.title, line)

    @admin.display(description=_("date"), ordering="date_earliest")
    def date_in_words(self, document: Document) -> str:
        return str(document.date or "")

    @admin.display(description=_("type"), ordering="type__name_key")
    def kind_of(self, document: Document) -> str:
        return str(document.type or "")

    @admin.display(description=_("changed"), ordering="changed")
    def changed_on(self, document: Document) -> Any:
        return date_format(timezone.localtime(document.changed), pgettext("how a day is written in a column", "j M Y"))

    @admin.display(description=_("shelfmark"))
    def shelfmark(self, document: Document) -> str:
        return "; ".join(str(holding) for holding in document.holdings.all())

    @admin.display(description=_("note"))
    def note_begins(self, document: Document) -> str:
        return str(document.note)[:120]
