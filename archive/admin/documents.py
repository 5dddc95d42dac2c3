"""Documents at the desk."""

from typing import Any

from django.contrib import admin, messages
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.forms import Script
from django.http import HttpRequest, QueryDict
from django.urls import path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin import assistance
from archive.admin.document_files import FileInline, file_view
from archive.admin.document_filters import Missing, StateFilter
from archive.admin.document_form import DocumentForm
from archive.admin.document_parts import (
    CreditInline,
    HoldingInline,
    PlaceInline,
    RelationInline,
    RenderingInline,
    TextInline,
)
from archive.admin.document_shown import DocumentShown
from archive.admin.publishing import PublicationActions
from archive.admin.recording import RecordedAdmin
from archive.admin.word_fields import kept_type
from archive.documents.models import Credit, Document, DocumentType
from archive.editing import publishing
from archive.names.keys import name_key


@admin.register(Document)
class DocumentAdmin(DocumentShown, PublicationActions, RecordedAdmin):
    kind = "document"
    form = DocumentForm
    change_form_template = "admin/archive/document/form.html"
    list_display = ["title", "date_in_words", "type", "names_number", "state", "changed"]
    list_filter = [StateFilter, Missing, "type"]
    list_select_related = ["type"]
    search_fields = ["title_key", "number", "public_id__exact", "external_id__exact", "credits__alias__key"]
    readonly_fields = ["address", "state"]
    inlines = [CreditInline, PlaceInline, TextInline, RenderingInline, FileInline, HoldingInline, RelationInline]
    fieldsets = [
        (None, {"fields": ["title", ("date", "date_text"), ("type", "number"), "summary", "version"]}),
        (gettext_lazy("Subjects"), {"fields": ["topics", "collections", "languages"]}),
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

    class Media:
        js = [Script("archive/desk.js", defer=True), Script("archive/namesakes.js", defer=True)]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        documents: QuerySet[Document] = super().get_queryset(request)
        # Counted for the rows that are shown: joined and grouped, fifty thousand took two seconds a page.
        credits = Credit.objects.filter(document=OuterRef("pk")).order_by().values("document")
        number = Subquery(credits.annotate(number=Count("pk")).values("number"), IntegerField())
        return documents.annotate(names_number=Coalesce(number, 0))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, name_key(search_term) if search_term else "")

    def get_urls(self) -> Any:
        ask = self.admin_site.admin_view
        return [
            path("read-date/", ask(assistance.date_in_words), name="read_date"),
            path("read-title/", ask(assistance.title_read), name="read_title"),
            path("names/", ask(assistance.names_like), name="names_like"),
            path("file/<int:pk>/", ask(file_view), name="document_file"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("date"), ordering="date_earliest")
    def date_in_words(self, document: Document) -> str:
        return str(document.date or "")

    @admin.display(description=gettext_lazy("credits"), ordering="names_number")
    def names_number(self, document: Any) -> int:
        number: int = document.names_number
        return number

    @admin.display(description=gettext_lazy("public address"))
    def address(self, document: Document) -> str:
        return document.get_absolute_url() if document.pk else _("given when the record is saved")

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        if "_read_title" in request.POST:
            request.POST = with_proposal(request.POST)  # type: ignore[assignment]
        context = {
            **(extra_context or {}),
            "types": DocumentType.objects.all(),
            "may_publish": self.may_publish(request),
        }
        return super().changeform_view(request, object_id, form_url, {**(extra_context or {}), **context})

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> dict[str, Any]:
        kwargs: dict[str, Any] = super().get_formset_kwargs(request, obj, inline, prefix)
        if isinstance(inline, CreditInline):
            kwargs["form_kwargs"] = {"may_identify": request.user.has_perm("archive.identify_alias")}
        return kwargs

    def save_model(self, request: HttpRequest, obj: Document, form: Any, change: bool) -> None:
        obj.type = kept_type(obj.type)
        super().save_model(request, obj, form, change)
        form.save_parts()

    def touched(self, instance: Any) -> dict[str, list[int]]:
        aliases = list(instance.credits.values_list("alias", flat=True))
        return {"alias": aliases, "type": [instance.type_id] if instance.type_id else []}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        if "_publish" in request.POST and self.may_publish(request):
            publishing.publish([form.instance.pk], by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("Published at %(address)s") % {"address": form.instance.get_absolute_url()})
        elif "_submit_review" in request.POST:
            publishing.submit([form.instance.pk], by=request.user)  # type: ignore[arg-type]
            messages.success(request, _("It waits for a reviewer."))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Only what readers never saw can be thrown away."""
        allowed: bool = super().has_delete_permission(request, obj)
        return allowed and (obj is None or obj.published_at is None)


def with_proposal(posted: QueryDict) -> QueryDict:
    """What was posted, with what the title says in the fields left empty and in new rows of credits."""
    read = assistance.proposal(posted.get("title", ""))
    filled = posted.copy()
    for field in ("type", "number"):
        if not filled.get(field):
            filled[field] = read[field]
    rows = int(filled.get("credits-TOTAL_FORMS") or 0)
    empty = [row for row in range(rows) if not filled.get(f"credits-{row}-name")]
    there = {filled.get(f"credits-{row}-name") for row in range(rows)}
    for credit in (credit for credit in read["credits"] if credit["name"] not in there):
        row = empty.pop(0) if empty else rows
        rows = max(rows, row + 1)
        for field, value in credit.items():
            filled[f"credits-{row}-{field}"] = value
    filled["credits-TOTAL_FORMS"] = str(rows)
    return filled
