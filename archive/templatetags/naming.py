"""Names as pages print them: as written, and in brackets the person behind them. Many stand on a page, so that tags
write them, not templates."""

from collections.abc import Iterable
from typing import Protocol

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.names.scripts import script_of

register = template.Library()

_NOTHING = SafeString("")  # an empty text is safe
_LANGUAGES = {"Jpan": "ja", "Hang": "ko", "Latn": "", "Zyyy": ""}


class Named(Protocol):
    """A name in a document, as the web room reads it from a credit."""

    written: str
    language: str
    slug: str

    @property
    def behind(self) -> str: ...
    @property
    def is_sure(self) -> bool: ...


class Line(Protocol):
    """Who wrote to whom, by way of whom, or who took part."""

    writers: tuple[Named, ...]
    recipients: tuple[Named, ...]
    through: tuple[Named, ...]
    present: tuple[Named, ...]
    more: int


@register.simple_tag
def name(form: str, language: str = "") -> SafeString:
    """A name, apart from the direction of the words about it, in its own language where that is known."""
    script = "" if language else script_of(form)
    language = language or _LANGUAGES.get(script, f"und-{script}")
    if language and language != "en":
        return format_html('<bdi lang="{}">{}</bdi>', language, form)
    return format_html("<bdi>{}</bdi>", form)


@register.simple_tag
def who(named: Named) -> SafeString:
    """A name in a document as a link to its person, or to everybody who bore it where nobody is known."""
    address = reverse("person", args=[named.slug]) if named.slug else reverse("name", args=[named.written])
    written = name(named.written, named.language)
    return format_html(
        '<a class="who" href="{}"><span class="written">{}</span>{}</a>', address, written, _behind(named)
    )


@register.simple_tag
def line(of: Line) -> SafeString:
    """The line of who to whom, in one paragraph; nothing where nobody is named."""
    if not of.writers and not of.recipients and not of.present:
        return _NOTHING
    parts = [_all(of.writers, ", "), _all(of.present, " · ")]
    said = format_html_join(" · ", "{}", ((part,) for part in parts if part))
    if of.recipients:
        said = format_html('{} <span class="arrow">→</span> {}', said, _all(of.recipients, ", "))
    if of.through:
        said = format_html('{} <span class="aside">{}</span> {}', said, _("by way of"), _all(of.through, ", "))
    if of.more:
        others = ngettext("and %(more)d other", "and %(more)d others", of.more) % {"more": of.more}
        said = format_html('{} <span class="aside">{}</span>', said, others)
    return format_html('<p class="line">{}</p>', said)


def _all(names: Iterable[Named], between: str) -> SafeString:
    return format_html_join(between, "{}", ((who(named),) for named in names))


def _behind(named: Named) -> SafeString:
    doubt = "" if named.is_sure else "?"
    if named.behind:
        return format_html(' <span class="behind">[<bdi>{}</bdi>{}]</span>', named.behind, doubt)
    return format_html(' <span class="behind">[{}]</span>', doubt) if doubt else _NOTHING
