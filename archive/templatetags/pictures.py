"""The time bar and the table behind it: a hundred years are many bars, and each is a link."""

from collections.abc import Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe

from archive.web.pictures.bars import Column, TimeBar

register = template.Library()


@register.simple_tag
def drawn(bars: TimeBar, address: str = "") -> SafeString:
    """Each bar, and the whole height above it as the place to point at; a link where the list has an address."""
    return _safe(_bar(bar, bars.height, address) for bar in bars.columns)


@register.simple_tag
def tabled(bars: TimeBar, address: str = "") -> SafeString:
    """A row of the table for each bar."""
    return _safe(
        f'<tr><th scope="row">{_row(bar, address)}</th><td class="n">{bar.count:,}</td></tr>\n' for bar in bars.columns
    )


def _bar(bar: Column, height: int, address: str) -> str:
    shape = (
        f'<rect class="reach" x="{bar.left}" width="{bar.reach}" height="{height}">'
        f"<title>{bar.words}: {bar.count}</title></rect>"
        f'<rect x="{bar.x}" y="{bar.y}" width="{bar.width}" height="{bar.height}"/>'
    )
    if not address:
        return f"{shape}\n"
    link = f'<a href="{escape(address + bar.query)}" rel="nofollow" tabindex="-1"'
    return f'{link} aria-label="{bar.words}: {bar.count}">{shape}</a>\n'


def _row(bar: Column, address: str) -> str:
    return f'<a href="{escape(address + bar.query)}" rel="nofollow">{bar.words}</a>' if address else bar.words


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - numbers, and addresses that were escaped
