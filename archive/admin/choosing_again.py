"""A file field that asks for the file again when a form is redisplayed."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _


class UploadInput(forms.FileInput):
    """Browsers do not refill file inputs: after an error the name of the file chosen is shown beside the field."""

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
    """A file field that passes the name of the submitted file to its widget."""

    widget = UploadInput

    def bound_data(self, data: Any, initial: Any) -> Any:
        return data or initial
