"""The histogram and its equivalent table, rendered in Python: a century has many bars, and each is a link."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.web.addresses import of_the_list
from archive.web.pictures.bars import Column, TimeBar

register = template.Library()
_BELOW: Final = 52  # the height of the drawing with its years


@register.simple_tag
def time_bars(bars: TimeBar | None, *, linked: bool = False) -> SafeString:
    """Render the bars with year labels and the equivalent table; if `linked`, each links to the list of that period.

    It is identical on every page of a list, so it is cached.
    """
    return _figure(bars, of_the_list() if linked else "", get_language()) if bars else _safe(())


@lru_cache(maxsize=100)
def _figure(bars: TimeBar, address: str, _language: str | None) -> SafeString:
    label = escape(_("Documents by year; the table below says the same"))
    head = (
        f'<figure class="bars"><svg viewBox="0 0 {bars.width} {_BELOW}" role="{"group" if address else "img"}"'
        f' aria-label="{label}"><path class="tick" d="M0,{bars.height}h{bars.width}"/>\n'
    )
    return _safe((
        head,
        *(_bar(bar, bars.height, address) for bar in bars.columns),
        *(f'<text x="{x}" y="50">{year}</text>' for year, x in bars.years),
        "</svg>",
        _table(bars, address),
        "</figure>",
    ))  # fmt: skip


def _table(bars: TimeBar, address: str) -> str:
    step, unit = (_("decade by decade"), _("Decade")) if bars.are_decades else (_("year by year"), _("Year"))
    heads = f'<th scope="col">{escape(unit)}</th><th scope="col" class="n">{escape(_("Documents"))}</th>'
    rows = "".join(
        f'<tr><th scope="row">{_row(bar, address)}</th><td class="n">{figure(bar.count)}</td></tr>\n'
        for bar in bars.columns
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    return f"<details><summary>{bars.first}–{bars.last}, {escape(step)}</summary>{table}</details>"


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
