"""The running text of a document, with the names in it as links to whoever bears them."""

from collections.abc import Iterable

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from archive.web.record.mentioned import Mention

register = template.Library()


@register.simple_tag
def running(pieces: Iterable[tuple[str, Mention | None]]) -> SafeString:
    """The pieces of a paragraph, its lines as they are broken, each name a link that says who is meant."""
    return format_html_join("", "{}", ((_written(text, mention),) for text, mention in pieces))


def _written(text: str, mention: Mention | None) -> SafeString:
    if mention is None:
        return linebreaksbr(text)
    return format_html('<a class="named" href="{}" title="{}">{}</a>', mention.address, mention.who, text)
