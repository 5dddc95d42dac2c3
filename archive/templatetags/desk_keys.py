"""Data for the admin's keyboard shortcuts on every page: labels, and pages to jump to."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

register = template.Library()
_PAGES = (
    ("archive.view_document", gettext_lazy("Documents"), "admin:archive_document_changelist"),
    ("archive.add_document", gettext_lazy("A new record"), "admin:archive_document_add"),
    ("archive.view_person", gettext_lazy("People"), "admin:archive_person_changelist"),
    ("archive.view_alias", gettext_lazy("Names"), "admin:archive_alias_changelist"),
    ("archive.view_topic", gettext_lazy("Topics"), "admin:archive_topic_changelist"),
    ("archive.view_place", gettext_lazy("Places"), "admin:archive_place_changelist"),
    ("archive.view_collection", gettext_lazy("Collections"), "admin:archive_collection_changelist"),
    ("archive.view_repository", gettext_lazy("Repositories"), "admin:archive_repository_changelist"),
    ("archive.view_suggestion", gettext_lazy("Readers’ suggestions"), "admin:archive_suggestion_changelist"),
    ("archive.suggest_merge", gettext_lazy("Probable duplicates, and names to identify"), "admin:person_candidates"),
    ("archive.view_run", gettext_lazy("The journal"), "admin:archive_run_changelist"),
    ("", gettext_lazy("The desk"), "admin:index"),
)


@register.simple_tag(takes_context=True)
def desk_keys(context: Any) -> dict[str, Any]:
    """Return the labels, the pages the user may see, and the search endpoint for records and people."""
    user = context["request"].user
    pages = [{"label": str(label), "address": reverse(name)} for right, label, name in _PAGES if _may(user, right)]
    words = {
        "keys": _("Keys"), "save": _("save"), "next": _("save, and begin the next"), "anywhere": _("go anywhere"),
        "name": _("a new name"), "move": _("move a line up or down"), "into": _("from a tab into its panel"),
        "on": _("Switch single keys on"), "off": _("Switch single keys off"), "close": _("Close"),
    }  # fmt: skip
    return {"words": words, "places": pages, "search": reverse("admin:document_anywhere")}


def _may(user: Any, right: str) -> bool:
    return not right or bool(user.has_perm(right))
