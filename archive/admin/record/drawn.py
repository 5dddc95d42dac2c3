"""The rows of a record's parts as HTML. Rows that are alike are drawn once, as a pattern with holes that each fills.

A record of fifty names has five hundred fields: a form, a widget and a template for each took most of its time."""

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

_HOLE: Final = re.compile("\ue000(.*?)\ue001")  # letters for private use, which no form of ours writes by itself


class DrawnRows(Formset):
    """Mixed into the formset of a part: it writes its own rows."""

    row_template: ClassVar[str]

    @cached_property
    def empty_form(self) -> Any:
        """One for all who ask about the rows; Django makes another each time."""
        return super().empty_form

    def __getitem__(self, index: Any) -> Any:
        """A template asks for every word as a key first, which would make all the forms to find none of that name."""
        if isinstance(index, str):
            raise KeyError(index)
        return super().__getitem__(index)

    def is_multipart(self) -> bool:
        """As its empty row is; Django would make the others to ask the first."""
        return bool(self.empty_form.is_multipart())

    @cached_property
    def blank(self) -> str:
        """A row nothing is typed into, numbered `__prefix__`."""
        return self._row(self.empty_form)

    @property
    def drawn(self) -> SafeString:
        """All rows, in order, the empty ones last."""
        if self.is_bound or self.initial_extra:
            return _joined(map(self._row, self.forms))
        empty = range(self.initial_form_count(), self.total_form_count())
        return _joined([*self.saved(), *(self.blank.replace("__prefix__", str(number)) for number in empty)])

    def saved(self) -> Iterable[str]:
        """The rows that the record has."""
        return map(self._row, self.forms[: self.initial_form_count()]) if self.initial_form_count() else ()

    def _row(self, row: Any) -> str:
        return get_template(self.row_template).render({"row": row})


class PatternRow:
    """What a row's template asks of a form; every value is a hole, but for those named as empty."""

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
    """A drawn row, taken apart at its holes."""

    def __init__(self, drawn: str) -> None:
        self.pieces = _HOLE.split(drawn)  # what stands there, and the names of holes, in turn

    def filled(self, values: Mapping[str, Any]) -> str:
        """The row with these values in its holes."""
        return "".join(
            conditional_escape(values[piece]) if place % 2 else piece for place, piece in enumerate(self.pieces)
        )


class _OpenSelect(QuickSelect):
    """A choice whose options are a hole."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The field as HTML."""
        about = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return format_html("<select{}>{}</select>", flatatt(about), value)


def hole(name: str) -> str:
    """Where the value of this name will stand."""
    return f"\ue000{name}\ue001"


def options(formset: Any, name: str) -> "Options":
    """The options of a choice of every row, by what is chosen."""
    return Options(formset.form.base_fields[name].widget)


class Options(dict[str, SafeString]):
    """By what is chosen, each drawn when it is first asked for."""

    def __init__(self, widget: QuickSelect) -> None:
        super().__init__()
        self.widget = widget

    def __missing__(self, chosen: str) -> SafeString:
        self[chosen] = drawn = self.widget.drawn_options(chosen)
        return drawn


def _joined(rows: Iterable[str]) -> SafeString:
    return mark_safe("\n".join(rows))  # noqa: S308 each row was drawn by a template, or filled with what is escaped
