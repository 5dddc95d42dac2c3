"""The facet values.

A list shows about seventy: templates took longer than the search, so they are rendered in Python.
"""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.imprint.figures import figure
from archive.templatetags.naming import named
from archive.web.narrowing import Block, Value

register = template.Library()


@register.simple_tag
def facet_of_links(block: Block) -> SafeString:
    """Render the facet with links: each value, documents without a value, and the page of all values.

    It is identical on every page of a list, so it is cached.
    """
    return _facet_of_links(block, get_language())


@lru_cache(maxsize=500)
def _facet_of_links(block: Block, _language: str | None) -> SafeString:
    items = (f"<li{_waiting(value)}>{_link(value)}</li>" for value in block.values)
    head = f'<section class="facet"><h2>{escape(block.heading)}</h2><ul>'
    return _safe([head, *items, _link_to_none(block), "</ul>", _more(block), "</section>\n"])


@register.simple_tag
def links_with_minus(block: Block, minus: Iterable[str]) -> SafeString:
    """Render the values as links, each with a second link to exclude it."""
    leave_out = escape(_("leave out"))
    items = [
        f"<li{_waiting(value)}>{_link(value)}"
        f'<a class="minus" href="{escape(address)}" rel="nofollow" title="{leave_out}">'
        f'<span aria-hidden="true">−</span><span class="vh">{leave_out} {named(value.label)}</span></a></li>'
        for value, address in zip(block.values, minus, strict=True)
    ]
    return _safe([*items, _link_to_none(block)])


@register.simple_tag
def boxes(block: Block) -> SafeString:
    """Render a list item per value with checkboxes to include and to exclude it, and with the remaining count.

    The last item is a checkbox for documents without a value.
    """
    return _safe(_boxes(block))


def _boxes(block: Block) -> list[str]:
    facet, leave_out = block.facet, escape(_("leave out"))
    return [*(_box(value, facet, leave_out) for value in block.values), _lacking(block)]


@register.simple_tag
def facet_of_boxes(block: Block, certain: bool | None = None) -> SafeString:
    """Render the facet with checkboxes.

    `certain` is the state of the option for certain names only, None if not offered.
    """
    return _facet_of_boxes(block, certain, get_language())


@lru_cache(maxsize=500)
def _facet_of_boxes(block: Block, certain: bool | None, _language: str | None) -> SafeString:
    head = (
        f'<fieldset class="facet"><legend>{escape(block.heading)}</legend>{_match(block) if block.is_used else ""}<ul>'
    )
    doubt = "" if certain is None else _only_certain(certain)
    return _safe([head, *_boxes(block), "</ul>", doubt, _more(block), "</fieldset>\n"])


@register.simple_tag
def match(block: Block) -> SafeString:
    """Render the choice between all and any of the selected values."""
    return _safe([_match(block)])


def _match(block: Block) -> str:
    facet, every, one = block.facet, escape(_("all of these")), escape(_("any of these"))
    return (
        f'<p class="match"><label class="vh" for="{facet}-match">{escape(block.heading)}</label>'
        f'<select id="{facet}-match" name="{facet}_match">'
        f'<option value="all"{_selected(block.match_all)}>{every}</option>'
        f'<option value="any"{_selected(not block.match_all)}>{one}</option></select></p>'
    )


def _only_certain(is_so: bool) -> str:
    box = f'<input type="checkbox" id="certain" name="certain" value="1"{_checked(is_so)}>'
    return f'<p class="box">{box}<label for="certain">{escape(_("only where the name is certain"))}</label></p>'


def _more(block: Block) -> str:
    """Return the link to all values of the facet if not all are shown."""
    if block.more <= 0:
        return ""
    words = escape(ngettext("%(more)s more", "%(more)s more", block.more) % {"more": block.more})
    of_what = f'<span class="vh">: {escape(block.heading)}</span>'
    return f'<p class="more"><a href="{escape(block.address_of_all)}" rel="nofollow">{words}{of_what}</a></p>'


@register.simple_tag(name="number")
def _number(count: int) -> SafeString:
    """Render a number of documents with a noun for screen readers."""
    return _safe([number(count)])


def number(count: int, state: str = "") -> str:
    """Return the HTML of a number with a noun and state for screen readers: “, 131 documents, selected”."""
    before, after = _around_a_number(count, get_language())
    state = f", {escape(state)}" if state else ""
    number = f'<span class="vh">, {before}</span>{figure(count)}<span class="vh">{after}{state}</span>'
    return f'<span class="count">{number}</span>'


@lru_cache(maxsize=4096)
def _around_a_number(count: int, language: str | None) -> tuple[str, str]:
    """Return the text before and after the number; the language is a cache key."""
    before, _number, after = ngettext("%(count)s document", "%(count)s documents", count).partition("%(count)s")
    return escape(before), escape(after)


def _link(value: Value) -> str:
    words = f"{_label(value)}{number(value.count)}"
    return f'<a href="{escape(value.address)}" rel="nofollow">{words}</a>'


def _label(value: Value) -> str:
    """Return the label of the value; an unidentified name is styled differently, and described for screen readers."""
    if not value.waits:
        return named(value.label)
    return f'<span class="written">{named(value.label)}</span><span class="vh"> ({escape(_("not identified"))})</span>'


def _waiting(value: Value) -> str:
    return f' class="waits" title="{escape(_("as written; nobody has identified the name"))}"' if value.waits else ""


def _link_to_none(block: Block) -> str:
    if not block.without:
        return ""
    words = f"<em>{escape(block.lacking)}</em>{number(block.without)}"
    return f'<li class="none"><a href="{escape(block.address_without)}" rel="nofollow">{words}</a></li>'


def _box(value: Value, facet: str, leave_out: str) -> str:
    slug, label = escape(value.slug), escape(value.label)
    of, kinds = slug.replace(" ", "_"), f"{' out' if value.excluded else ''}{' waits' if value.waits else ''}"
    state = _("selected") if value.chosen else _("left out") if value.excluded else ""
    return (
        f'<li class="box{kinds}">'
        f'<input type="checkbox" id="{facet}-{of}" name="{facet}" value="{slug}"{_checked(value.chosen)}>'
        f'<label for="{facet}-{of}">{_label(value)}{number(value.count, state)}</label>'
        f'<input class="minus" type="checkbox" name="not_{facet}" value="{slug}" title="{leave_out}"'
        f' aria-label="{leave_out} {label}"{_checked(value.excluded)}></li>'
    )


def _lacking(block: Block) -> str:
    if not block.without and not block.lacks:
        return ""
    state = _("selected") if block.lacks else ""
    return (
        f'<li class="box"><input type="checkbox" id="without-{block.facet}" name="without" value="{block.facet}"'
        f'{_checked(block.lacks)}><label for="without-{block.facet}"><em>{escape(block.lacking)}</em>'
        f"{number(block.without, state)}</label></li>"
    )


def _checked(is_so: bool) -> str:
    return " checked" if is_so else ""


def _selected(is_so: bool) -> str:
    return " selected" if is_so else ""


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("".join(pieces))  # noqa: S308 - every text in them was escaped where it was put in
