"""Names for display: as written, followed by the person in brackets.

Pages have many, so they are rendered in Python.
"""

from collections.abc import Callable, Iterable
from html import escape

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.names.scripts import script_of
from archive.people.models import Person
from archive.search.engine import called_here
from archive.search.query import WAITING
from archive.web.addresses import addresses
from archive.web.lines import Line, Named

register = template.Library()

_LANGUAGES = {"Jpan": "ja", "Hang": "ko", "Latn": "", "Zyyy": ""}


@register.simple_tag
def name(form: str, language: str = "") -> SafeString:
    """Render a name, isolated from the surrounding text direction, with its language if known."""
    return _safe(named(form, language))


@register.filter
def called(person: Person) -> str:
    """Return the display name of the person in the active language."""
    return called_here().by_key.get(person.root_pk, person.name)


@register.filter
def page_of_person(slug: str) -> str:
    """Return the URL of a person, or of an unidentified name."""
    return pages_of_people()(slug)


def pages_of_people() -> Callable[[str], str]:
    """Return `page_of_person` for many of them."""
    person, name = addresses("person"), addresses("name")
    return lambda slug: name(slug.removeprefix(WAITING)) if slug.startswith(WAITING) else person(slug)


@register.simple_tag
def who(named: Named) -> SafeString:
    """Render a name in a document, linked to its person or, if unidentified, to the page of the name."""
    return _safe(linked(named))


@register.simple_tag
def line(of: Line) -> SafeString:
    """Render the line of correspondents; "" if nobody is named."""
    return _safe(said(of))


def named(form: str, language: str = "") -> str:
    """Return the HTML of `name`."""
    language = language or by_script(form)
    if language and language != "en":
        return f'<bdi lang="{escape(language)}">{escape(form)}</bdi>'
    return f"<bdi>{escape(form)}</bdi>"


def by_script(form: str) -> str:
    """Return the language tag derived from the script of a name; "" for Latin."""
    if form.isascii():
        return ""
    script = script_of(form)
    return _LANGUAGES.get(script, f"und-{script}")


def linked(one: Named) -> str:
    """Return the HTML of `who`."""
    written = f'<span class="written">{named(one.written, one.language)}</span>'
    return f'<a class="who" href="{escape(one.address)}">{written}{_behind(one)}</a>'


def said(of: Line, before: str = "") -> str:
    """Return the HTML of `line`, with a prefix before the first name."""
    if not of.writers and not of.recipients and not of.present:
        return ""
    text = " · ".join(filter(None, [_all(of.writers, ", "), _all(of.present, " · ")]))
    if of.recipients:
        text += f' <span class="arrow">→</span> {_all(of.recipients, ", ")}'
    if of.through:
        text += f' <span class="aside">{escape(_("by way of"))}</span> {_all(of.through, ", ")}'
    if of.more:
        others = ngettext("and %(more)d other", "and %(more)d others", of.more) % {"more": of.more}
        text += f' <span class="aside">{escape(others)}</span>'
    return f'<p class="line">{before}{text}</p>'


def _all(names: Iterable[Named], between: str) -> str:
    return between.join(map(linked, names))


def _behind(one: Named) -> str:
    doubt = "" if one.is_sure else "?"
    if one.behind:
        return f' <span class="behind">[{named(one.behind)}{doubt}]</span>'
    return f' <span class="behind">[{doubt}]</span>' if doubt else ""


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in
