"""The admin of documents."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import include, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.batch import batch_view
from archive.admin.document_files import FileInline
from archive.admin.document_form import DocumentForm
from archive.admin.document_parts import (
    CreditInline,
    HoldingInline,
    RelationInline,
    RenderingInline,
    TextInline,
)
from archive.admin.document_shown import DocumentShown
from archive.admin.finding.columns import choose_view
from archive.admin.finding.desk_list import FindsDocuments, keep_view
from archive.admin.importing.addresses import import_addresses
from archive.admin.own_deeds import may_delete
from archive.admin.pending_desk import PendingVersions
from archive.admin.preview import preview_view
from archive.admin.publishing import PublicationActions
from archive.admin.record.choices import choices
from archive.admin.record.screen import RecordScreen
from archive.admin.recording import RecordedAdmin, puts_aside
from archive.admin.review import review_view
from archive.admin.staff import staff
from archive.admin.taking_down import take_down_view
from archive.admin.word_fields import kept_type
from archive.admin.words_in_use import words_view
from archive.documents.models import Document
from archive.editing import publishing
from archive.editing.checks import checks_of
from archive.names.keys import name_key


@admin.register(Document)
class DocumentAdmin(FindsDocuments, PendingVersions, DocumentShown, RecordScreen, PublicationActions, RecordedAdmin):
    kind = "document"
    form = DocumentForm
    change_form_template = "admin/archive/document/form.html"
    search_fields = ["title_key", "number", "public_id__exact", "external_id__exact", "credits__alias__key"]
    readonly_fields = ["address", "state"]
    inlines = [CreditInline, TextInline, RenderingInline, FileInline, HoldingInline, RelationInline]
    fieldsets = [
        (
            None,
            {"fields": ["title", "title_language", ("date", "date_text"), ("type", "number"), "summary", "version"]},
        ),
        (gettext_lazy("Subjects"), {"fields": ["topics", "places", "collections", "languages"]}),
        (
            gettext_lazy("How the date is known"),
            {"classes": ["collapse"], "fields": ["date_basis", "date_note", "date_calendar"]},
        ),
        (
            gettext_lazy("Source and rights"),
            {
                "classes": ["collapse"],
                "fields": [
                    "classification", "rights", "funding", "donors", "contributors", "url", "external_id", "uploaded",
                ],
            },
        ),
        (gettext_lazy("Desk"), {"fields": ["address", "state", "note"]}),
    ]  # fmt: skip

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        documents: QuerySet[Any] = super().get_queryset(request)
        return documents.select_related("type", "errand__sent_by")

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, name_key(search_term) if search_term else "")

    def get_urls(self) -> Any:
        ask = self.admin_site.admin_view
        return [
            path("review/", ask(review_view), name="document_review"),
            path("<int:pk>/preview/", ask(preview_view), name="document_preview"),
            path("<int:pk>/take-down/", ask(take_down_view), name="document_take_down"),
            path("batch/", ask(batch_view), name="document_batch"),
            path("words/", ask(words_view), name="document_words"),
            path("columns/", ask(choose_view), name="document_columns"),
            path("import/", include(import_addresses(ask))),
            path("lists/", ask(keep_view), name="document_lists"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("public address"))
    def address(self, document: Document) -> str:
        return document.get_absolute_url() if document.pk else _("given when the record is saved")

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        offered = choices()
        context |= {"types": offered.types, "kinds_of_relations": offered.kinds, "colleagues": offered.colleagues}
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        obj.type = kept_type(obj.type)
        super().save_model(request, obj, form, change)
        form.save_parts()
        obj.made_besides = form.made  # type: ignore[attr-defined] # told to the journal with the record

    def save_formset(self, request: HttpRequest, form: Any, formset: Any, change: bool) -> None:
        super().save_formset(request, form, formset, change)
        if formset.prefix == "holdings":
            form.instance.made_besides["repository"] = [pk for row in formset.forms for pk in row.made]

    def touched(self, instance: Any) -> dict[str, list[int]]:
        said = getattr(instance, "said_otherwise", frozenset({"credits", "type"}))
        aliases = list(instance.credits.values_list("alias", flat=True)) if "credits" in said else []
        types = [instance.type_id] if "type" in said and instance.type_id else []
        return {"alias": aliases, "type": types, **self.made(instance)}

    def made(self, instance: Any) -> dict[str, list[int]]:
        """Return the headings created while saving the form, by kind."""
        return getattr(instance, "made_besides", {})

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        rows = {formset.prefix for formset in formsets if formset.has_changed()}
        form.instance.said_otherwise = rows | set(form.changed_data)
        super().save_related(request, form, formsets, change)
        if puts_aside(request):
            return
        if "_publish" in request.POST and self.may_publish(request):
            self._publish(request, form.instance)
        elif "_submit_review" in request.POST:
            publishing.submit([form.instance.pk], by=staff(request))
            messages.success(request, _("It waits for a reviewer."))

    def _publish(self, request: HttpRequest, document: Document) -> None:
        """Publish the record; if refused, submit it for review."""
        try:
            publishing.publish([document.pk], by=staff(request))
        except publishing.PublicationRefused as refused:
            publishing.submit([document.pk], by=staff(request))
            messages.warning(request, str(refused))
            return
        messages.success(request, _("Published at %(address)s") % {"address": document.get_absolute_url()})
        for sentence in checks_of(document):
            messages.warning(request, sentence)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only records never published can be deleted, by their creator or with the permission."""
        return may_delete(request, obj)
