"""Form fields written by functions are those that Django's templates write, to the byte."""

from collections.abc import Iterable

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy, override

from config.widgets import ByFunction

NASTY = (
    "",
    None,
    0,
    4017,
    "Filippov",
    'O\'Neill & "Sons" <b>',
    mark_safe("<i>kept</i>"),  # markup already, as some of Django's own values are
    "Сталин",
    "a\nb",
    True,
    False,
)
ROLES = [("", "---------"), ("author", gettext_lazy("Author")), (4017, 'To "Mao" & <others>'), (None, 1949)]


@pytest.mark.parametrize("value", NASTY)
@pytest.mark.parametrize(
    "widget",
    [
        forms.TextInput(), forms.TextInput({"class": "wide", "required": True, "disabled": False, "data-n": 3}),
        forms.HiddenInput(), forms.NumberInput(), forms.EmailInput(), forms.URLInput(), forms.PasswordInput(),
        forms.CheckboxInput(), forms.DateInput(), forms.Textarea({"rows": 3, "placeholder": 'say "why"'}),
        forms.Select({"id": "id_role"}, ROLES), forms.Select(choices=[("By hand", [("a", "A")]), ("b", "B")]),
        forms.SelectMultiple(choices=ROLES), forms.RadioSelect(choices=ROLES), forms.ClearableFileInput(),
    ],
    ids=lambda widget: type(widget).__name__,
)  # fmt: skip
def test_a_field_is_written_as_django_writes_it(widget: forms.Widget, value: object) -> None:
    if isinstance(widget, forms.SelectMultiple | forms.RadioSelect | forms.ClearableFileInput):
        value = [value] if isinstance(widget, forms.SelectMultiple) and value is not None else value or None
    assert _written(widget, value, ["ru", "en"]) == _written(widget, value, ["ru", "en"], plain=True)


def _written(widget: forms.Widget, value: object, languages: Iterable[str], *, plain: bool = False) -> list[str]:
    written: list[str] = []
    for language in languages:
        with override(language):
            renderer = DjangoTemplates() if plain else ByFunction()
            written.append(widget.render('name & "number"', value, {"title": "a < b"}, renderer=renderer))
    return written
