"""A field for a file that says, on a form that comes back, that the file must be chosen again."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class UploadInput(forms.FileInput):
    """No page can fill in a file: where one was chosen and the form was refused, its name stands beside the field."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if not isinstance(value, UploadedFile):
            return super().render(name, value, attrs, renderer)
        words = _("Choose “%(file)s” again: nothing was saved, and no page can choose a file for you.")
        attrs = dict(attrs or {})
        said = f"{attrs.get('id', name)}-again"
        attrs["aria-describedby"] = f"{attrs.get('aria-describedby', '')} {said}".strip()
        field = super().render(name, value, attrs, renderer)
        return format_html(
            '{} <strong class="loud" id="{}" dir="auto">{}</strong>', field, said, words % {"file": value.name}
        )


class UploadField(forms.FileField):
    """A file that somebody chooses; its widget is told which one was chosen when the form comes back."""

    widget = UploadInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial
