"""Citations and downloads on pages: citation styles, metadata elements, and URLs of formats."""

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
# Characters that could end the script element, or are line terminators in old browsers.
_IN_SCRIPTS: Final = tuple((sign, f"\\u{ord(sign):04X}") for sign in "<>&\u2028\u2029")


_json: Final = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_A_KEY: Final = "0000000a"  # real ids contain no vowels


@dataclass(frozen=True)
class Cited:
    """A document with its citations, for readers and as machine-readable metadata."""

    source: Source
    linked_data: SafeString

    @property
    def citations(self) -> list[tuple[str, str, SafeString]]:
        """Name and title of each style, and the citation in it."""
        return [(name, str(style.title), _prose(style.write(self.source))) for name, style in PROSE.items()]

    @cached_property
    def formats(self) -> list[tuple[str, str, str]]:
        """Title, media type and URL of each format."""
        known = [(ending, str(form.title), form.media_type) for ending, form in FORMATS.items()]
        known.append(("json", "JSON", "application/json"))
        here = get_language(), get_script_prefix()
        return [(title, kind, _record_as(end, *here).replace(_A_KEY, self.source.key)) for end, title, kind in known]

    @property
    def elements(self) -> SafeString:
        """The <head> elements with metadata and links to all formats."""
        said = [f'<meta name="{name}" content="{escape(content)}">' for name, content in meta_elements(self.source)]
        links = (f'type="{kind}" title="{escape(title)}" href="{address}"' for title, kind, address in self.formats)
        lines = [*said, *(f'<link rel="alternate" {link}>' for link in links)]
        return mark_safe("\n".join(lines))  # noqa: S308 - every text in it was escaped where it was put in


@register.simple_tag(takes_context=True)
def cited(context: template.Context, document: FullRecord, names: Iterable[KnownName]) -> Cited:
    """Return the citation data of the record, with the public names of its people; cached per request."""
    known: dict[int, Cited] = vars(context["request"]).setdefault("_cited", {})
    if document.pk not in known:
        others = further_names(names)
        source = source_of(document, publisher_here(context), accessed=timezone.localdate(), other_names=others)
        known[document.pk] = Cited(source, _for_a_script(thing(source)))
    return known[document.pk]


@register.simple_tag
def citations_of(it: Cited) -> SafeString:
    """Render the citation in each style as expandable sections with a copy button; the first is open."""
    words = f'data-copy="{escape(_("Copy"))}" data-copied="{escape(_("Copied"))}"'
    pieces = (
        f"<details{'' if at else ' open'}><summary>{escape(title)}</summary>"
        f'<p id="cite-{name}" dir="ltr" {words}>{citation}</p></details>'
        for at, (name, title, citation) in enumerate(it.citations)
    )
    return mark_safe("\n".join(pieces))  # noqa: S308 - every text in it was escaped where it was put in


@register.simple_tag
def list_formats(asked: Any) -> list[tuple[str, str, str]]:
    """Return title, media type and URL of each format of the list with these parameters, on page 1."""
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
    """Return the URL of the list in a format; language and prefix are cache keys."""
    return reverse("documents-as", args=[ending])


def _prose(citation: Prose) -> SafeString:
    """Return the citation with italics; right-to-left parts are isolated."""
    html = ""
    for text, slanted, apart in citation.apart():
        piece = f"<bdi>{escape(text)}</bdi>" if apart else escape(text)
        html += f"<i>{piece}</i>" if slanted else piece
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in


@lru_cache(maxsize=256)
def _record_as(ending: str, language: str | None, prefix: str) -> str:
    """Return the URL of a placeholder record in a format."""
    return reverse("document-as", args=[_A_KEY, ending])


def publisher_here(context: template.Context) -> Publisher:
    """Return this archive as publisher, with the base URL of the request as fallback."""
    request = context["request"]
    return publisher_at(f"{request.scheme}://{request.get_host()}", context["archive"])


def _for_a_script(value: Any) -> SafeString:
    text = _json(value)
    for sign, written in _IN_SCRIPTS:
        text = text.replace(sign, written)
    return mark_safe(text)  # noqa: S308 - characters special in HTML are escaped, as in Django's json_script
