"""The admin of readers' suggestions: new ones, and what became of the others."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from archive.admin.staff import staff
from archive.documents.models import Suggestion
from archive.editing.suggestions import settle

BEGINNING = 90


@admin.register(Suggestion)
class SuggestionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["beginning", "about", "sent", "state", "answered_by"]
    list_display_links = ["beginning"]
    list_filter = ["state"]
    list_select_related = ["document", "answered_by"]
    list_per_page = 50
    ordering = ["-state", "-pk"]
    search_fields = ["message", "document__title_key", "document__public_id__exact"]
    fields = ["record", "message", "email", "sent", "state", "note", ("answered_by", "answered_at")]
    readonly_fields = ["record", "message", "email", "sent", "answered_by", "answered_at"]

    @admin.display(description=_("message"))
    def beginning(self, suggestion: Suggestion) -> str:
        message = " ".join(str(suggestion.message).split())
        return message if len(message) <= BEGINNING else f"{message[:BEGINNING].rsplit(' ', 1)[0]} …"

    @admin.display(description=_("document"), ordering="document__title_key")
    def about(self, suggestion: Suggestion) -> str:
        return str(suggestion.document.title)

    @admin.display(description=_("document"))
    def record(self, suggestion: Suggestion) -> str:
        document = suggestion.document
        return format_html(
            '<a href="{}">{}</a> · <a href="{}">{}</a>',
            reverse("admin:archive_document_change", args=[document.pk]),
            document.title,
            document.get_absolute_url(),
            _("public page"),
        )

    def save_model(self, request: HttpRequest, obj: Suggestion, form: Any, change: bool) -> None:
        settle(obj, by=staff(request))
