"""Tabular inlines whose fields have accessible names for users who cannot see the column headings."""

from copy import deepcopy
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.forms import Field, ModelChoiceField, Select, TypedChoiceField
from django.forms.utils import flatatt
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

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
    """The key of a row the formset already has; avoids a query per row."""

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
        for name in form.fields.keys() - row.base_fields.keys():
            _label(form.fields[name])

    def clean(self) -> None:
        """Report duplicates among the rows on the later one."""
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
    """Mixin of inlines: fields get accessible names, and constraints are checked before saving."""

    form: "type[ModelForm[Any]]" = AsksTheDatabase
    has_own_fields = False  # whether a row modifies its form fields, so that they cannot be shared

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        formset = super().get_formset(request, obj, **kwargs)
        # Class-level fields are shared between requests, so copies are translated.
        spoken = {name: _spoken(field) for name, field in formset.form.base_fields.items()}
        formset.form.base_fields = spoken if self.has_own_fields else _Shared(spoken)
        return type(formset.__name__, (_Labels, formset), {})


def _label(field: "Field") -> "Field":
    """Set the accessible name of the field."""
    field.widget.attrs.setdefault("aria-label", str(field.label or ""))
    return field


def _spoken(field: "Field") -> "Field":
    """Return the field with translated texts, translated once for all rows."""
    field = deepcopy(field)
    if isinstance(field, TypedChoiceField) and type(field.widget) is Select:
        choices: Any = field.choices
        field.widget = QuickSelect(field.widget.attrs)
        field.choices = [(value, str(label)) for value, label in choices]
    return _label(field)


class _Shared(dict[str, "Field"]):
    """Fields shared by all rows of a formset: copies for each of fifty rows took most of the time."""

    def __deepcopy__(self, memo: dict[int, Any]) -> "dict[str, Field]":
        return dict(self)


class QuickSelect(Select):
    """A select without option groups, rendered without a template to the same HTML as Django's."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the field as HTML."""
        about = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return format_html(
            "<select{}>{}</select>", flatatt(about), self.drawn_options("" if value is None else str(value))
        )

    def drawn_options(self, chosen: str) -> SafeString:
        """Return the options as HTML with this one selected."""
        return format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            # The attribute is a constant, and value and label are escaped.
            ((key, mark_safe(" selected") if str(key) == chosen else "", label) for key, label in self.choices),
        )
