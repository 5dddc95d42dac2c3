"""What pages need to be cited and taken along: citations, references inside the page, and the addresses of formats."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import escape
from typing import Any, Final

from django import template
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.citations.descriptions.jsonld import thing
from archive.citations.descriptions.meta import meta_elements
from archive.citations.formats import FORMATS, OF_LISTS
from archive.citations.further_names import KnownName, further_names
from archive.citations.prose import Prose
from archive.citations.publisher import Publisher, publisher_at
from archive.citations.source import Source, source_of
from archive.citations.styles import PROSE
from archive.documents.full import FullRecord

register = template.Library()
# What would end the element it stands in, or break the line in old browsers.
_IN_SCRIPTS: Final = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


_A_KEY: Final = "0000000a"  # no id knows vowels


@dataclass(frozen=True)
class Cited:
    """A document as its page says how to cite it, and says it to programs."""

    source: Source
    linked_data: SafeString

    @property
    def citations(self) -> list[tuple[str, str, SafeString]]:
        """Name and title of each style, and the citation in it."""
        return [(name, str(style.title), _prose(style.write(self.source))) for name, style in PROSE.items()]

    @cached_property
    def formats(self) -> list[tuple[str, str, str]]:
        """Title, media type and address of each format."""
        known = [(ending, str(form.title), form.media_type) for ending, form in FORMATS.items()]
        known.append(("json", "JSON", "application/json"))
        here = get_language(), get_script_prefix()
        return [(title, kind, _record_as(end, *here).replace(_A_KEY, self.source.key)) for end, title, kind in known]

    @property
    def elements(self) -> SafeString:
        """The elements of the page's head that say what it is, and where it is had in each format."""
        said = [f'<meta name="{name}" content="{escape(content)}">' for name, content in meta_elements(self.source)]
        links = (f'type="{kind}" title="{escape(title)}" href="{address}"' for title, kind, address in self.formats)
        lines = [*said, *(f'<link rel="alternate" {link}>' for link in links)]
        return mark_safe("\n".join(lines))  # noqa: S308 - every text in it was escaped where it was put in


@register.simple_tag(takes_context=True)
def cited(context: template.Context, document: FullRecord, names: Iterable[KnownName]) -> Cited:
    """The record as it is cited today, with the names known of its people; made once for a page."""
    known: dict[int, Cited] = vars(context["request"]).setdefault("_cited", {})
    if document.pk not in known:
        others = further_names(names)
        source = source_of(document, publisher_here(context), accessed=timezone.localdate(), other_names=others)
        known[document.pk] = Cited(source, _for_a_script(thing(source)))
    return known[document.pk]


@register.simple_tag
def citations_of(it: Cited) -> SafeString:
    """The citation in each style, to be opened and copied; the first is open."""
    words = f'data-copy="{escape(_("Copy"))}" data-copied="{escape(_("Copied"))}"'
    pieces = (
        f"<details{'' if at else ' open'}><summary>{escape(title)}</summary>"
        f'<p id="cite-{name}" dir="ltr" {words}>{citation}</p></details>'
        for at, (name, title, citation) in enumerate(it.citations)
    )
    return mark_safe("\n".join(pieces))  # noqa: S308 - every text in it was escaped where it was put in


@register.simple_tag
def list_formats(asked: Any) -> list[tuple[str, str, str]]:
    """Title, media type and address of each format of the list these parameters ask for, from its first page."""
    suffix = asked.turned_to(1).suffix
    known = [(ending, str(FORMATS[ending].title), FORMATS[ending].media_type) for ending in OF_LISTS]
    known += [
        ("csv", "CSV", "text/csv"),
        ("json", "JSON", "application/json"),
        ("atom", "Atom", "application/atom+xml"),
    ]
    here = get_language(), get_script_prefix()
    return [(title, kind, _list_as(ending, *here) + suffix) for ending, title, kind in known]


@lru_cache(maxsize=256)
def _list_as(ending: str, language: str | None, prefix: str) -> str:
    """The address of the whole list in a format; the language and the prefix tell the answers apart."""
    return reverse("documents-as", args=[ending])


def _prose(citation: Prose) -> SafeString:
    """The citation with its italics; what runs from right to left is kept apart."""
    html = ""
    for text, slanted, apart in citation.apart():
        piece = f"<bdi>{escape(text)}</bdi>" if apart else escape(text)
        html += f"<i>{piece}</i>" if slanted else piece
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in


@lru_cache(maxsize=256)
def _record_as(ending: str, language: str | None, prefix: str) -> str:
    """The address of a record of no key in a format."""
    return reverse("document-as", args=[_A_KEY, ending])


def publisher_here(context: template.Context) -> Publisher:
    """This archive, at the address where it is asked."""
    request = context["request"]
    return publisher_at(f"{request.scheme}://{request.get_host()}", context["archive"])


def _for_a_script(value: Any) -> SafeString:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(_IN_SCRIPTS)
    return mark_safe(text)  # noqa: S308 - no sign that HTML knows is left, as in Django's own json_script
