"""The frame of a list: its orders, the ways to its other pages and formats. As templates these took longer than finding
the documents."""

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
    """The options of a select, each a value with its words."""
    return _safe(
        f'<option value="{escape(str(value))}"{" selected" if value == chosen else ""}>{escape(str(words))}</option>'
        for value, words in choices
    )


@register.simple_tag
def page_links(paging: Paging, pages: Iterable[tuple[int, str]], previous: str, following: str) -> SafeString:
    """A list of links to the pages given with their addresses, 0 for a gap, between those to the one before this page
    and the one after it; nothing of a list of one page."""
    if paging.last <= 1:
        return _safe([])
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
    """A link by which htmx swaps the list alone."""
    to, rel = escape(address), f'rel="{way}" ' if way else ""
    swap = 'hx-target="#list" hx-swap="outerHTML show:#list:top" hx-push-url="true"'
    return f'<a {rel}href="{to}" hx-get="{to}" {swap}>{words}</a>'


@register.simple_tag
def alternates(formats: Formats) -> SafeString:
    """The links of a page's head to the same list in each format."""
    return _safe(
        f'<link rel="alternate" type="{kind}" title="{escape(title)}" href="{escape(address)}">\n'
        for title, kind, address in formats
    )


@register.simple_tag
def format_links(formats: Formats) -> SafeString:
    """The same as links that one can see."""
    every = (
        f'<a href="{escape(address)}" type="{kind}" rel="nofollow">{escape(title)}</a>'
        for title, kind, address in formats
    )
    return _safe([" · ".join(every)])


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every text in them was escaped where it was put in
