"""What the templates of the public pages need beside Django's own tags."""

from html import escape
from typing import Final
from urllib.parse import urlsplit

from django import template
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from archive.dates import ImpreciseDate, lives
from archive.names.scripts import script_of
from archive.templatetags.naming import by_script
from archive.text.excerpts import Excerpt
from archive.text.markup import as_html
from archive.text.paragraphs import paragraphs

register = template.Library()
_SCRIPTS: Final = {"ru": "Cyrl"}  # pages in other letters than Latin ones


@register.filter
def in_words(date: ImpreciseDate | None, length: str = "") -> str:
    """The date in words, never more exact than it is, with `short` in fewer letters; nothing for the undated."""
    return date.spoken(short=length == "short") if date else ""


@register.filter
def language_of(text: str, known: str = "") -> str:
    """The language of a title or summary; where nobody noted it, the archive's own on pages in another one.

    Nothing where the page already says it; where its letters say that it is neither, what these tell.
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
    """The attributes of an element that holds only what somebody typed: whither it runs, and its language where the
    page speaks another."""
    language = language_of(text, known)
    tag = f' lang="{escape(language)}"' if language else ""
    return mark_safe(f'dir="auto"{tag}')  # noqa: S308 - the tag is escaped


@register.filter
def machine_date(date: ImpreciseDate | None) -> str:
    """The date for the `datetime` of a `<time>`: only where it is a day, a month or a year and nothing is in doubt."""
    plain = date.edtf if date else ""
    return plain if len(plain) in (4, 7, 10) and plain.replace("-", "").isdigit() and plain[5:7] <= "12" else ""


@register.filter
def marked(excerpt: Excerpt) -> SafeString:
    """The excerpt with its `<mark>`s."""
    return mark_safe(excerpt.html())  # noqa: S308 - Excerpt.html() escapes every piece; only <mark> is its own


@register.filter
def thousands(number: int) -> str:
    """The number with a comma between thousands, as in “1 - 10 of 1,248”."""
    return f"{number:,}"


@register.filter
def host(address: str) -> str:
    """The host of an address; nothing for what is no address of the web."""
    parts = urlsplit(address)
    return parts.hostname or "" if parts.scheme in ("http", "https") else ""


register.filter("paragraphs", paragraphs)
register.filter("years", lives.years)
register.simple_tag(lives.life, name="life")


@register.filter
def markdown(text: str) -> SafeString:
    """The Markdown as HTML."""
    return mark_safe(as_html(text))  # noqa: S308 - what as_html leaves was cleaned to a short list of elements
