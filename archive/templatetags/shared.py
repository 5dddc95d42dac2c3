"""Page parts identical on every page: cached by language, URL prefix and imprint."""

from functools import lru_cache
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

register = template.Library()


@register.simple_tag(takes_context=True)
def same_everywhere(context: template.Context, name: str) -> SafeString:
    """Render the template with this name, whose only context is the imprint."""
    return mark_safe(_written(name, get_language(), get_script_prefix(), context.get("archive")))  # noqa: S308 - a template wrote it


@lru_cache(maxsize=64)
def _written(name: str, _language: str | None, _prefix: str, archive: Any) -> str:
    return render_to_string(name, {"archive": archive})
