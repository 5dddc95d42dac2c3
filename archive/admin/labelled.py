"""Rows of a table whose every field has a name for who cannot see the head of its column."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.http import HttpRequest

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.forms.models import BaseInlineFormSet

    Formset = BaseInlineFormSet[Any, Any, Any]
    Inline = admin.TabularInline[Any, Any]
else:
    Formset, Inline = object, object


class _Labels(Formset):
    def add_fields(self, form: "BaseForm", index: int | None) -> None:
        super().add_fields(form, index)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label or ""))


class LabelledRows(Inline):
    """Mixed into an inline of the admin."""

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (_Labels, formset), {})
