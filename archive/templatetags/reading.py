"""Filters and tags of the public pages."""

from html import escape
from typing import Final
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from archive.dates import ImpreciseDate, lives
from archive.imprint.figures import figure
from archive.names.scripts import script_of
from archive.templatetags.naming import by_script
from archive.text.excerpts import Excerpt
from archive.text.markup import as_html
from archive.text.paragraphs import paragraphs

register = template.Library()
_SCRIPTS: Final = {"ru": "Cyrl"}  # languages of the interface not written in Latin script


@register.filter
def in_words(date: ImpreciseDate | None, length: str = "") -> str:
    """Return the date in words at its own precision, abbreviated with `short`; "" if undated."""
    return date.spoken(short=length == "short") if date else ""


@register.filter
def language_of(text: str, known: str = "") -> str:
    """Return the language tag of a title or summary, by default the archive's language on pages in another one.

    "" if it is the page's language; if the script rules both out, the tag is derived from the script.
    """
    spoken, beginning = get_language(), text[:80]
    if known or (spoken == settings.LANGUAGE_CODE and beginning.isascii()):
        return known
    script = script_of(beginning)
    if script == "Latn":
        return "" if spoken == settings.LANGUAGE_CODE else settings.LANGUAGE_CODE
    return "" if script == _SCRIPTS.get(spoken or "") else by_script(beginning)


@register.simple_tag
def foreign(text: str, known: str = "") -> SafeString:
    """Return the `dir` attribute, and `lang` if it differs from the page, for an element with user-entered text."""
    language = language_of(text, known)
    tag = f' lang="{escape(language)}"' if language else ""
    return mark_safe(f'dir="auto"{tag}')  # noqa: S308 - the tag is escaped


@register.filter
def machine_date(date: ImpreciseDate | None) -> str:
    """Return the value of `datetime` in `<time>`; only for an exact, certain day, month or year."""
    plain = date.edtf if date else ""
    return plain if len(plain) in (4, 7, 10) and plain.replace("-", "").isdigit() and plain[5:7] <= "12" else ""


@register.filter
def marked(excerpt: Excerpt) -> SafeString:
    """Render the excerpt with `<mark>`."""
    return mark_safe(excerpt.html())  # noqa: S308 - Excerpt.html() escapes every piece; only <mark> is its own


@register.filter
def thousands(number: int) -> str:
    """Return the number with thousands separators, as in “1 - 10 of 1,248”."""
    return figure(number)


@register.filter
def host(address: str) -> str:
    """Return the host of a URL; "" if it is not http(s)."""
    parts = urlsplit(address)
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


register.filter("paragraphs", paragraphs)
register.filter("years", lives.years)
register.simple_tag(lives.life, name="life")


@register.filter
def markdown(text: str) -> SafeString:
    """Render Markdown as HTML."""
    return mark_safe(as_html(text))  # noqa: S308 - as_html sanitizes its output to an allowlist of elements
