"""Inlines of the document form: credits, texts, holdings, related records."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from archive.admin.ambiguous import badge
from archive.admin.document_shown import CreditShown, TextShown
from archive.admin.labelled import LabelledRows
from archive.admin.record.credit_form import CreditForm
from archive.admin.record.drawn import DrawnRows
from archive.admin.record.drawn_credits import DrawnCredits
from archive.admin.record.part_forms import HoldingForm, RelationForm, RenderingForm, TextForm
from archive.documents.models import Credit, Holding, Relation, Rendering, Text
from archive.people.models import Alias


class PartInline(LabelledRows, admin.TabularInline):  # type: ignore[type-arg]
    """Rows editable by users who may change the document."""

    extra = 1
    row_template: str  # the template of a row
    drawn_by: type[DrawnRows] = DrawnRows

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (self.drawn_by, formset), {"row_template": self.row_template})

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Return the fields of the row form; Django would build a formset to find out."""
        return [*self.form.base_fields, *self.get_readonly_fields(request, obj)]

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.view_document")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.change_document")

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


class CreditInline(CreditShown, PartInline):
    model = Credit
    form = CreditForm
    row_template = "admin/archive/document/_credit.html"
    drawn_by = DrawnCredits
    extra = 3
    readonly_fields = ["others"]
    verbose_name = gettext_lazy("credit")
    verbose_name_plural = gettext_lazy("credits: names as they are written in the document")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Credit]:
        credits: QuerySet[Credit] = super().get_queryset(request)
        credits = credits.select_related("alias__person__identity")
        return credits.annotate(bearers=Alias.objects.all().bearers_of("alias__key"))

    @admin.display(description=gettext_lazy("others of this name"))
    def others(self, credit: Credit) -> str:
        return badge(credit.alias, getattr(credit, "bearers", None)) if credit.pk else ""


class TextInline(TextShown, PartInline):
    model = Text
    form = TextForm
    row_template = "admin/archive/document/_text.html"
    extra = 2
    verbose_name = gettext_lazy("text")
    verbose_name_plural = gettext_lazy("texts")
    template = "admin/edit_inline/stacked.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Text]:
        texts: QuerySet[Text] = super().get_queryset(request)
        return texts.select_related("content")


class RenderingInline(PartInline):
    model = Rendering
    form = RenderingForm
    row_template = "admin/archive/document/_rendering.html"
    template = "admin/edit_inline/stacked.html"


class HoldingInline(PartInline):
    model = Holding
    form = HoldingForm
    row_template = "admin/archive/document/_holding.html"
    extra = 2
    verbose_name = gettext_lazy("holding")
    verbose_name_plural = gettext_lazy("holdings")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Holding]:
        holdings: QuerySet[Holding] = super().get_queryset(request)
        return holdings.select_related("repository")


class RelationInline(PartInline):
    model = Relation
    form = RelationForm
    row_template = "admin/archive/document/_relation.html"
    fk_name = "document"
    verbose_name = gettext_lazy("related record")
    verbose_name_plural = gettext_lazy("related records")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Relation]:
        relations: QuerySet[Relation] = super().get_queryset(request)
        return relations.select_related("other")
