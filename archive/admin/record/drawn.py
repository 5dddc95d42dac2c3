"""The rows of a record's parts as HTML. Similar rows are rendered once, as a pattern with placeholders.

A record of fifty names has five hundred fields: a form, a widget and a template for each took most of its time.
"""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from typing import TYPE_CHECKING, Any, ClassVar, Final

from django.forms import BooleanField
from django.forms.utils import flatatt
from django.template.loader import get_template
from django.utils.functional import cached_property
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from archive.admin.labelled import QuickSelect

if TYPE_CHECKING:
    from django.forms.models import BaseInlineFormSet

    Formset = BaseInlineFormSet[Any, Any, Any]
else:
    Formset = object

_HOLE: Final = re.compile("\ue000(.*?)\ue001")  # private use characters, which our forms never contain


class DrawnRows(Formset):
    """Mixin of formsets that renders their rows."""

    row_template: ClassVar[str]

    @cached_property
    def empty_form(self) -> Any:
        """The empty form, cached; Django creates a new one each time."""
        return super().empty_form

    def __getitem__(self, index: Any) -> Any:
        """Reject string keys, which templates try first and which would create all forms."""
        if isinstance(index, str):
            raise KeyError(index)
        return super().__getitem__(index)

    def is_multipart(self) -> bool:
        """Ask the empty form; Django would create the others to ask the first."""
        return bool(self.empty_form.is_multipart())

    @cached_property
    def blank(self) -> str:
        """An empty row, with the index `__prefix__`."""
        return self._row(self.empty_form)

    @property
    def drawn(self) -> SafeString:
        """All rows in order, empty ones last."""
        if self.is_bound or self.initial_extra:
            return _joined(map(self._row, self.forms))
        empty = range(self.initial_form_count(), self.total_form_count())
        return _joined([*self.saved(), *(self.blank.replace("__prefix__", str(number)) for number in empty)])

    def saved(self) -> Iterable[str]:
        """Return the rendered existing rows."""
        return map(self._row, self.forms[: self.initial_form_count()]) if self.initial_form_count() else ()

    def _row(self, row: Any) -> str:
        return get_template(self.row_template).render({"row": row})


class PatternRow:
    """Stands in for a form in the row template; every value is a placeholder, except those listed as empty."""

    def __init__(self, formset: Any, empty: frozenset[str], **shown: str) -> None:
        form = formset.form(
            prefix=formset.add_prefix(hole("number")), auto_id=formset.auto_id, use_required_attribute=False,
            renderer=formset.renderer, empty_permitted=True, **formset.get_form_kwargs(None),
        )  # fmt: skip
        formset.add_fields(form, None)
        for name, field in form.fields.items():
            if isinstance(field.widget, QuickSelect):
                form.fields[name] = one = copy(field)
                one.widget = _OpenSelect(field.widget.attrs)
        form.initial |= {
            name: "" if name in empty else hole(name)
            for name, field in form.fields.items()
            if not isinstance(field, BooleanField) and name != formset.fk.name
        }
        self.form, self.hidden_fields, self.shown = form, form.hidden_fields, shown
        self.errors: tuple[str, ...] = ()
        self.instance = {"pk": hole("id")}

    def __getitem__(self, name: str) -> Any:
        return self.shown[name] if name in self.shown else self.form[name]


class Pattern:
    """A rendered row, split at its placeholders."""

    def __init__(self, drawn: str) -> None:
        self.pieces = _HOLE.split(drawn)  # literal text and placeholder names, alternating

    def filled(self, values: Mapping[str, Any]) -> str:
        """Return the row with these values in its placeholders."""
        return "".join(
            conditional_escape(values[piece]) if place % 2 else piece for place, piece in enumerate(self.pieces)
        )


class _OpenSelect(QuickSelect):
    """A select whose options are a placeholder."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """Return the field as HTML."""
        about = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return format_html("<select{}>{}</select>", flatatt(about), value)


def hole(name: str) -> str:
    """Return the placeholder for the value of this name."""
    return f"\ue000{name}\ue001"


def options(formset: Any, name: str) -> "Options":
    """Return the rendered options of a field shared by all rows, by selected value."""
    return Options(formset.form.base_fields[name].widget)


class Options(dict[str, SafeString]):
    """Rendered options by selected value, rendered on first use."""

    def __init__(self, widget: QuickSelect) -> None:
        super().__init__()
        self.widget = widget

    def __missing__(self, chosen: str) -> SafeString:
        self[chosen] = drawn = self.widget.drawn_options(chosen)
        return drawn


def _joined(rows: Iterable[str]) -> SafeString:
    return mark_safe("\n".join(rows))  # noqa: S308 each row was drawn by a template, or filled with what is escaped
