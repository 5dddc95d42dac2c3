"""What the desk says of the archive's own face."""

from django import template

from archive.imprint.face import lacking

register = template.Library()


@register.simple_tag
def what_readers_miss() -> list[str]:
    """What the archive does not yet say of itself, in words."""
    return lacking()
