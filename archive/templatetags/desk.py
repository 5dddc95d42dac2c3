"""Template tags of the admin: navigation, links to records, differences of long texts."""

from datetime import datetime, timedelta
from typing import Any, Final

from django import template
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from django.utils.timesince import timesince
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.documents.models import Document, Suggestion
from archive.journal.changes import Difference
from archive.journal.models import Revision
from archive.journal.naming import Said
from archive.journal.telling import KINDS, name_of
from archive.journal.wholes import BY_KIND
from archive.text.comparing import compared, shortened

register = template.Library()


@register.filter
def ago(when: datetime) -> str:
    """Return how long ago it was, in its largest unit: `2 hours ago`, `just now`."""
    if timezone.now() - when < timedelta(minutes=1):
        return _("just now")
    return _("%(ago)s ago") % {"ago": timesince(when, depth=1)}


@register.simple_tag
def record_link(said: Said) -> str:
    """Render text as a link to the record it names."""
    named = BY_KIND.get(said.kind)
    if named is None or not said.pk:
        return said.words
    address = reverse(f"admin:archive_{named.model._meta.model_name}_change", args=[said.pk])
    return format_html('<a href="{}">{}</a>', address, said.words)


_MARKED: Final = {"went": "<del>{}</del>", "came": "<ins>{}</ins>", "stayed": "{}"}


@register.simple_tag
def marked_text(change: Difference, leaves_out: str = "") -> str:
    """Render the differences of a long text as kept, deleted and inserted parts; one kind can be left out."""
    pieces = shortened(compared(change.before.words, change.after.words))
    return mark_safe(  # noqa: S308 every piece is escaped
        "".join(format_html(_MARKED[piece.fate], piece.text) for piece in pieces if piece.fate != leaves_out)
    )


@register.simple_tag
def is_current(one: Any, document: Document | None, suggestion: Suggestion | None) -> bool:
    """Whether this queue item is the one being shown."""
    if suggestion is not None:
        return bool(one.what == "suggestion" and one.pk == suggestion.pk)
    return bool(document is not None and one.what != "suggestion" and one.pk == document.pk)


# The navigation of the admin: label, URL name, and the required permission.
_ROOMS = (
    (gettext_lazy("Documents"), "admin:archive_document_changelist", "archive.view_document"),
    (gettext_lazy("Review"), "admin:document_review", "archive.change_document"),
    (gettext_lazy("Names"), "admin:person_candidates", "archive.suggest_merge"),
    (gettext_lazy("People"), "admin:archive_person_changelist", "archive.view_person"),
    (gettext_lazy("Journal"), "admin:archive_run_changelist", "archive.view_run"),
)


@register.simple_tag(takes_context=True)
def desk_rooms(context: dict[str, Any]) -> list[tuple[Any, str]]:
    """Return the navigation links the user has permission for."""
    user = context["user"]
    return [(label, reverse(name)) for label, name, right in _ROOMS if user.has_perm(right)]


@register.simple_tag
def revision_link(revision: Revision) -> str:
    """Render a record of a run: its kind, and its name linked to its history."""
    kind, name = KINDS.get(revision.kind, revision.kind), name_of(revision.value) or str(revision.object_id)
    named = BY_KIND.get(revision.kind)
    try:
        page = f"admin:archive_{named.model._meta.model_name}_history" if named else ""
        address = reverse(page, args=[revision.object_id])
    except NoReverseMatch:  # not every kind has pages of its own
        return format_html('<span class="quiet">{}</span> <bdi>{}</bdi>', kind, name)
    return format_html('<span class="quiet">{}</span> <a href="{}"><bdi>{}</bdi></a>', kind, address, name)
