"""The running text of a document, with names linked."""

from collections.abc import Iterable
from html import escape

from django import template
from django.template.defaultfilters import linebreaksbr
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.templatetags.reading import foreign
from archive.web.record.mentioned import Mention
from archive.web.record.readings import Reading, Readings

register = template.Library()


@register.simple_tag
def texts_of(readings: Readings) -> SafeString:
    """Render the texts of a record, with tabs if there are several; "" without any."""
    if not readings:
        return mark_safe("")  # nothing
    several = " several" if readings.are_several else ""
    sections = map(_section, readings.texts)
    html = (f'<div class="texts{several}" id="texts">', _tabs(readings) if several else "", *sections, "</div>")
    return mark_safe("\n".join(html))  # noqa: S308 - every text in it was escaped where it was put in


def _tabs(readings: Readings) -> str:
    tabs = "".join(f'<a href="#{escape(each.anchor)}">{escape(each.title)}</a>' for each in readings.texts)
    both = f'<a class="both" href="#texts">{escape(_("Side by side"))}</a>'
    return f'<nav class="tabs" aria-label="{escape(_("Texts"))}">{tabs}{both}</nav>'


def _section(reading: Reading) -> str:
    anchor, credit = escape(reading.anchor), reading.credit
    kind = "".join((" shown" if reading.is_shown else "", " paired" if reading.is_paired else ""))
    said = f'<p class="credit" {foreign(credit)}>{escape(credit)}</p>' if credit else ""
    return (
        f'<section class="text{kind}" id="{anchor}" aria-labelledby="{anchor}-title">'
        f'<h2 id="{anchor}-title">{escape(reading.title)}</h2>{text_of(reading)}{said}</section>'
    )


def text_of(reading: Reading) -> SafeString:
    """Render the paragraphs of a text with their numbers as anchors; a template took longer than the rest of the
    page."""
    anchor, said = escape(reading.anchor), escape(_("Paragraph %(number)s"))
    language = f' lang="{escape(reading.language)}"' if reading.language else ""
    set_in = ' class="set"'
    html = (
        f'<p id="{anchor}-{each.number}"{language}{set_in if each.is_set else ""} dir="auto"><a class="number" '
        f'href="#{anchor}-{each.number}" aria-label="{said % {"number": each.number}}">'
        f"{each.number}</a>{_pieces(each.pieces)}</p>"
        for each in reading.paragraphs
    )
    return mark_safe("\n".join(html))  # noqa: S308 - every text in it was escaped where it was put in


def _pieces(pieces: Iterable[tuple[str, Mention | None]]) -> str:
    return "".join(
        escape(text).replace("\n", "<br>")
        if who is None
        else f'<a class="named" href="{escape(who.address)}" title="{escape(who.who)}">{escape(text)}</a>'
        for text, who in pieces
    )


@register.simple_tag
def running(pieces: Iterable[tuple[str, Mention | None]]) -> SafeString:
    """Render the pieces of a paragraph with its line breaks, each name as a link with its person as tooltip."""
    return format_html_join("", "{}", ((_written(text, mention),) for text, mention in pieces))


def _written(text: str, mention: Mention | None) -> SafeString:
    if mention is None:
        return linebreaksbr(text)
    return format_html('<a class="named" href="{}" title="{}">{}</a>', mention.address, mention.who, text)
