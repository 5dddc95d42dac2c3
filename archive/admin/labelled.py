"""Rows of a table whose every field has a name for who cannot see the head of its column."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.forms import ModelChoiceField
from django.http import HttpRequest

from archive.admin.constraints import SAID, AsksTheDatabase, twice

if TYPE_CHECKING:
    from django.forms import BaseForm, ModelForm
    from django.forms.models import BaseInlineFormSet

    Formset = BaseInlineFormSet[Any, Any, Any]
    Inline = admin.TabularInline[Any, Any]
    Choice = ModelChoiceField[Any]
else:
    Formset, Inline, Choice = object, object, ModelChoiceField


class KnownRow(Choice):
    """The key of a row that the formset has already: nobody asks the database for it again, row by row."""

    def __init__(self, field: Any, row: Any) -> None:
        super().__init__(field.queryset, initial=field.initial, required=False, widget=field.widget)
        self.row = row

    def to_python(self, value: Any) -> Any:
        return self.row if str(value) == str(self.row.pk) else super().to_python(value)


class _Labels(Formset):
    def add_fields(self, form: "BaseForm", index: int | None) -> None:
        super().add_fields(form, index)
        row: Any = form
        if row.instance.pk and "id" in form.fields:
            form.fields["id"] = KnownRow(form.fields["id"], row.instance)
        for field in form.fields.values():
            field.widget.attrs.setdefault("aria-label", str(field.label or ""))

    def clean(self) -> None:
        """No two rows say what only one may; the second of them says so."""
        super().clean()
        seen: set[tuple[str, Any]] = set()
        for form in self.forms:
            is_left = form in self.deleted_forms or not hasattr(form, "cleaned_data") or not form.cleaned_data
            for name, values in () if is_left else twice(form.instance, self.fk.name):
                if (name, values) in seen:
                    field, sentence = SAID[name]
                    form.add_error(field if field in form.fields else None, sentence)
                seen.add((name, values))


class LabelledRows(Inline):
    """Mixed into an inline of the admin: rows whose every field has a name, and that ask the database before it
    refuses them."""

    form: "type[ModelForm[Any]]" = AsksTheDatabase

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        return type(formset.__name__, (_Labels, formset), {})
