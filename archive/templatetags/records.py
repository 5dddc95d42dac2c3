"""The page of a record, rendered in Python: as a template it took half of the time of the page."""

import re
from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any, Final

from django import template
from django.template.defaultfilters import urlize
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.dates import ImpreciseDate
from archive.documents.full import FullRecord
from archive.documents.full.values import Heading
from archive.documents.full.values import Tie as OtherRecord
from archive.documents.listed import InBrief
from archive.documents.vocabulary import DateBasis
from archive.templatetags.beside import headings, names_by_role
from archive.templatetags.citing import Cited, citations_of, cited
from archive.templatetags.listing import format_links
from archive.templatetags.naming import named, said
from archive.templatetags.reading import foreign, machine_date
from archive.text.paragraphs import paragraphs
from archive.web.addresses import address, of_the_list, plain_address
from archive.web.lines import Line, Named

register = template.Library()
# Nothing without such a character between others is a link.
_MAY_BE_LINK: Final = re.compile(r"\S[.:@]\S")
Links = Iterable[tuple[str, str, str]]
Roles = Iterable[tuple[object, Iterable[Named]]]


@register.simple_tag(takes_context=True)
def record_described(context: template.Context, document: FullRecord, known: Any) -> SafeString:
    """Render the <head> elements of a record: its address, metadata, formats, unAPI and JSON-LD."""
    it: Cited = cited(context, document, known)
    return _safe([
        f'<link rel="canonical" href="{escape(it.source.address)}">',
        it.elements,
        f'<link rel="unapi-server" type="application/xml" title="unAPI" href="{plain_address("unapi")}">',
        f'<script type="application/ld+json">{it.linked_data}</script>',
    ])  # fmt: skip


@register.simple_tag
def record_dated(document: FullRecord) -> SafeString:
    """Render the date, the type, and what the date is based on."""
    kind = f" · {_of_type(document.type)}" if document.type else ""
    date = _date(document.date) if document.date else escape(_("Undated"))
    return _safe([f'<p class="date">{date}{kind}</p>', _basis(document)])


def _date(date: ImpreciseDate) -> str:
    exact, words = machine_date(date), escape(date.spoken())
    return f'<time datetime="{exact}">{words}</time>' if exact else words


def _of_type(kind: Heading) -> str:
    return f'<a href="{of_the_list()}?type={escape(kind.slug)}" rel="nofollow">{named(kind.name)}</a>'


def _basis(document: FullRecord) -> str:
    if document.date_basis == DateBasis.STATED and not document.date_note:
        return ""
    bases: Mapping[str, str] = {
        DateBasis.INFERRED: _("The date is inferred."),
        DateBasis.CATALOGUE: _("The date comes from a catalogue."),
    }
    note = document.date_note
    said = f"<span {foreign(note)}>{escape(note)}</span>" if note else ""
    return f'<p class="basis">{escape(bases.get(document.date_basis, ""))} {said}</p>'


@register.simple_tag
def record_titled(document: FullRecord) -> SafeString:
    """Render the title."""
    title = document.title
    return _safe([f"<h1 {foreign(title, document.title_language)}>{escape(title)}</h1>"])


@register.simple_tag
def record_line(line: Line) -> SafeString:
    """Render the line of correspondents; "" if nobody is named."""
    return _safe([said(line)])


@register.simple_tag
def record_summary(summary: str) -> SafeString:
    """Render the paragraphs of the summary, with links."""
    lead = (f'<p class="lead" {foreign(each)}>{_with_links(each)}</p>' for each in paragraphs(summary))
    return _safe(lead)


def _with_links(text: str) -> str:
    return str(urlize(text, autoescape=True)) if _MAY_BE_LINK.search(text) else escape(text)


@register.simple_tag
def record_beside(roles: Roles, places: Links, topics: Links, collections: Links) -> SafeString:
    """Render the sections of names, places, topics and collections, leaving out empty ones."""
    return _safe(_sections(roles, places, topics, collections))


def _sections(roles: Roles, places: Links, topics: Links, collections: Links) -> Iterator[str]:
    if roles:
        yield f'<section><h2>{escape(_("Names"))}</h2><dl class="roles">{names_by_role(roles)}</dl></section>'
    for title, links in ((_("Places"), places), (_("Topics"), topics), (_("Collections"), collections)):
        if links:
            yield f"<section><h2>{escape(title)}</h2><ul>{headings(links)}</ul></section>"


@register.simple_tag
def record_ties(related: Iterable[tuple[str, bool, OtherRecord]]) -> SafeString:
    """Render the section of related records; "" without any."""
    items = [f"<li>{_tie(*tie)}</li>" for tie in related]
    return _safe([f"<section><h2>{escape(_('See also'))}</h2><ul>", *items, "</ul></section>"] if items else ())


def _tie(kind: str, turned: bool, other: OtherRecord) -> str:
    link = f'<a href="{address("document", other.public_id)}">{named(other.title, other.title_language)}</a>'
    if turned:
        how = _("which is the %(kind)s this one") % {"kind": kind}
        return f'{link} <span class="remark">{escape(how)}</span>'
    return f'<span class="remark">{escape(kind[:1].upper() + kind[1:])}</span> {link}'


@register.simple_tag(takes_context=True)
def record_cited(context: template.Context, document: FullRecord, known: Any) -> SafeString:
    """Render the section of citations, formats, and the basket."""
    it: Cited = cited(context, document, known)
    key = escape(document.public_id)
    keep = f'<input type="checkbox" form="basket" name="ids" value="{key}"> {escape(_("Keep in the basket"))}'
    return _safe([
        f'<section class="cite" id="cite"><h2>{escape(_("Cite"))}</h2>',
        f'<p class="keep"><label>{keep}</label></p>',
        citations_of(it),
        f"<p>{escape(_('Take it along:'))} {format_links(it.formats)}</p>",
        f'<abbr class="unapi-id" title="{key}"></abbr></section>',
    ])  # fmt: skip


@register.simple_tag
def record_near(before: InBrief | None, after: InBrief | None) -> SafeString:
    """Render the links to the neighbours in time; "" without any."""
    if not before and not after:
        return _safe(())
    return _safe([
        f'<nav class="near" aria-label="{escape(_("Near it in time"))}">',
        _neighbour(before, "prev", "←&nbsp;{}") if before else "",
        _neighbour(after, "next", "{}&nbsp;→") if after else "",
        "</nav>",
    ])  # fmt: skip


def _neighbour(one: InBrief, way: str, arrow: str) -> str:
    date = arrow.format(escape(one.date.spoken() if one.date else ""))
    link = f'<a rel="{way}" href="{address("document", one.public_id)}">{named(one.title, one.title_language)}</a>'
    return f'<p><span class="date">{date}</span><br>{link}</p>'


def _safe(pieces: Iterable[str]) -> SafeString:
    return mark_safe("\n".join(filter(None, pieces)))  # noqa: S308 - every text in it was escaped where it was put in
