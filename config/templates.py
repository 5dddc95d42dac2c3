"""Templates, but for who asks for the head of a page alone: then nothing is written that nobody would read."""

from typing import Any

from django.http import HttpRequest
from django.template.backends.django import DjangoTemplates, Template


class Unread(Template):
    """A template that stays unwritten for HEAD."""

    def render(self, context: Any = None, request: HttpRequest | None = None) -> Any:
        if request is not None and request.method == "HEAD":
            return ""
        return super().render(context, request)


class HeadsAlone(DjangoTemplates):
    """Django's own templates, with the one difference."""

    def get_template(self, template_name: str) -> Unread:
        return Unread(super().get_template(template_name).template, self)
