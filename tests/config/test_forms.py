"""Fields are written as Django's own templates write them, whatever stands in them."""

import datetime
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates

from config.forms import PlainWidgets

CHOICES = [("", "—"), ("author", "author & <sender>"), ("Others", [("via", "by way of"), (3, "three")])]
WIDGETS: list[tuple[forms.Widget, Any]] = [
    (forms.TextInput({"data-pick": "person", "required": True, "hidden": False}), 'Filippov "Stalin" <b>'),
    (forms.TextInput(), None),
    (forms.HiddenInput(), 12),
    (forms.NumberInput({"min": 0}), 0),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.CheckboxInput(), "on"),
    (forms.DateInput(format="%Y-%m-%d"), datetime.date(1949, 2, 3)),
    (forms.Textarea({"rows": 2}), "周恩来\n</textarea>"),
    (forms.Textarea(), None),
    (forms.Select(choices=CHOICES), "via"),
    (forms.Select({"form": "note-form"}, choices=CHOICES), None),
    (forms.SelectMultiple(choices=CHOICES), ["author", "3"]),
    (forms.RadioSelect(choices=CHOICES), "author"),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_a_field_is_written_as_its_template_writes_it(widget: forms.Widget, value: Any) -> None:
    attrs = {"id": "id_name", "aria-describedby": "a<b"}
    ours, theirs = (widget.render("na<me", value, attrs, renderer) for renderer in (PlainWidgets(), DjangoTemplates()))
    assert "".join(ours.split("\n")) == "".join(theirs.split("\n"))
    if isinstance(widget, forms.Textarea):
        assert ours.strip() == theirs.strip()
