"""The controls of a list: sort order, pagination, formats.

Rendered in Python, since templates took longer than the search.
"""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.web.paging import Paging

register = template.Library()
Formats = Iterable[tuple[str, str, str]]


@register.simple_tag
def options(choices: Iterable[tuple[object, object]], chosen: object) -> SafeString:
    """Render the options of a select from values and labels."""
    return _safe(
        f'<option value="{escape(str(value))}"{" selected" if value == chosen else ""}>{escape(str(words))}</option>'
        for value, words in choices
    )


@register.simple_tag
def page_links(paging: Paging, pages: Iterable[tuple[int, str]], previous: str, following: str) -> SafeString:
    """Render the pagination from numbers and URLs, 0 for a gap, between previous and next; "" for a single page."""
    if paging.last <= 1:
        return _safe(())
    word = f'<span class="vh">{escape(_("Page"))} </span>'
    back, on = f"← {escape(_('Previous'))}", f"{escape(_('Next'))} →"
    return _safe((
        "<ul>",
        f"<li>{_swapping(previous, back, 'prev')}</li>" if previous else "",
        *(f"<li>{_page(number, address, paging.number, word)}</li>" for number, address in pages),
        f"<li>{_swapping(following, on, 'next')}</li>" if following else "",
        "</ul>",
    ))  # fmt: skip


def _page(number: int, address: str, here: int, word: str) -> str:
    if not number:
        return "…"
    if number == here:
        return f'<span aria-current="page">{number}</span>'
    return _swapping(address, f"{word}{number}")


def _swapping(address: str, words: str, way: str = "") -> str:
    """Return a link with which htmx replaces only the list."""
    to, rel = escape(address), f'rel="{way}" ' if way else ""
    swap = 'hx-target="#list" hx-swap="outerHTML show:#list:top" hx-push-url="true"'
    return f'<a {rel}href="{to}" hx-get="{to}" {swap}>{words}</a>'


@register.simple_tag
def alternates(formats: Formats) -> SafeString:
    """Render the <head> links to the list in each format."""
    return _safe(
        f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(address)}">\n'
        for title, kind, address in formats
    )


@register.simple_tag
def format_links(formats: Formats) -> SafeString:
    """Render the visible links to the list in each format."""
    every = (
        f'<a href="{escape(address)}" type="{kind}" rel="nofollow">{escape(title)}</a>'
        for title, kind, address in formats
    )
    return _safe([" · ".join(every)])


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every text in them was escaped where it was put in
