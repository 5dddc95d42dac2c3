"""The values of the facets. Some seventy stand beside every list: as a template they took longer than finding the
documents, so that they are written here in one go."""

from collections.abc import Iterable
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()


class Value(Protocol):
    """A value of a facet, as the web room counts it."""

    slug: str
    label: str
    count: int
    chosen: bool
    excluded: bool
    address: str


class Block(Protocol):
    """A facet with its values, how many documents have none, and whether these are asked for."""

    facet: str
    values: tuple[Value, ...]
    without: int
    lacking: str
    lacks: bool


@register.simple_tag
def links(block: Block) -> SafeString:
    """A list item for each value: a link to the list narrowed by it, and the number of documents there."""
    return _safe(
        f'<li><a href="{escape(value.address)}" rel="nofollow"><bdi>{escape(value.label)}</bdi></a>'
        f'<span class="count">{value.count:,}</span></li>'
        for value in block.values
    )


@register.simple_tag
def boxes(block: Block) -> SafeString:
    """A list item for each value: a box to ask for it, the number of documents that would be left, and a box to leave
    it out; at the end a box for what has no value."""
    facet, leave_out = block.facet, escape(_("leave out"))
    return _safe([*(_box(value, facet, leave_out) for value in block.values), _lacking(block)])


def _box(value: Value, facet: str, leave_out: str) -> str:
    slug, label = escape(value.slug), escape(value.label)
    return (
        f'<li class="box{" out" if value.excluded else ""}">'
        f'<input type="checkbox" id="{facet}-{slug}" name="{facet}" value="{slug}"{_checked(value.chosen)}>'
        f'<label for="{facet}-{slug}"><bdi>{label}</bdi></label><span class="count">{value.count:,}</span>'
        f'<input class="minus" type="checkbox" name="not_{facet}" value="{slug}" title="{leave_out}"'
        f' aria-label="{leave_out} {label}"{_checked(value.excluded)}></li>'
    )


def _lacking(block: Block) -> str:
    if not block.without and not block.lacks:
        return ""
    return (
        f'\n<li class="box"><input type="checkbox" id="without-{block.facet}" name="without" value="{block.facet}"'
        f'{_checked(block.lacks)}><label for="without-{block.facet}"><em>{escape(block.lacking)}</em></label>'
        f'<span class="count">{block.without:,}</span></li>'
    )


def _checked(is_so: bool) -> str:
    return " checked" if is_so else ""


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every text in them was escaped where it was put in
