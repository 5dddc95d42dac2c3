"""The completeness of the imprint, for the admin."""

from django import template

from archive.imprint.face import lacking

register = template.Library()


@register.simple_tag
def what_readers_miss() -> list[str]:
    """Return messages about missing parts of the imprint."""
    return lacking()
