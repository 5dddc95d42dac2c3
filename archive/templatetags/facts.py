"""The facts of a record: a list of terms, rendered in Python since most of its terms are absent from most records."""

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from django import template
from django.utils import timezone
from django.utils.dateformat import format as written
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.documents.full import FullRecord
from archive.documents.full.values import HoldingIn
from archive.documents.vocabulary import BackerKind
from archive.templatetags.naming import named
from archive.templatetags.reading import foreign, host
from archive.web.addresses import address
from archive.web.record.revised import Revised

register = template.Library()
Fact = tuple[str, str]
"""A term, and the whole element that describes it."""


@register.simple_tag(takes_context=True)
def record_facts(
    context: template.Context, document: FullRecord, languages: Iterable[str], revised: Revised
) -> SafeString:
    """Render the terms of the record with their descriptions, leaving out what is not known."""
    facts = (
        *_of_itself(document, languages),
        *_of_its_source(document, context["archive"].rights),
        *_of_the_record(document),
        (_("Last revised"), _plain(_revised(revised))),
    )
    html = "".join(f"<dt>{escape(term)}</dt>{said}" for term, said in facts)
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in


def _of_itself(document: FullRecord, languages: Iterable[str]) -> Iterator[Fact]:
    if document.number:
        yield _("Number"), _told(document.number)
    if document.date_text and document.date:
        yield _("Date as printed"), _plain(_printed(document))
    if spoken := ", ".join(languages):
        yield _("Language"), _plain(escape(spoken))


def _of_its_source(document: FullRecord, rights: str) -> Iterator[Fact]:
    for holding in document.holdings:
        yield _("Source"), _plain(_held(holding))
    if document.classification:
        yield _("Classification"), _told(document.classification)
    for backer in document.backers:
        yield _("Donor") if backer.kind == BackerKind.DONOR else _("Contributor"), _plain(named(backer.name))
    if document.rights or rights:
        yield _("Rights"), _told(document.rights or rights)
    if document.funding:
        yield _("Credits"), _told(document.funding)
    if elsewhere := host(document.url):
        link = f'<a href="{escape(document.url)}" rel="noopener nofollow">{escape(elsewhere)}</a>'
        yield _("Elsewhere"), _plain(link)


def _of_the_record(document: FullRecord) -> Iterator[Fact]:
    key = escape(document.public_id)
    yield _("Record ID"), f'<dd class="id">{key}</dd>'
    if document.external_id:
        yield _("ID at its source"), f'<dd class="id">{named(document.external_id)}</dd>'
    if document.first_uploaded:
        yield _("First uploaded"), _plain(_day(document.first_uploaded))
    link = f'<a class="id" href="{address("document", document.public_id)}">{key}</a>'
    yield _("Permanent address"), _plain(link)


def _plain(html: str) -> str:
    return f"<dd>{html}</dd>"


def _told(text: str) -> str:
    """Return the description that somebody typed."""
    return f"<dd {foreign(text)}>{escape(text)}</dd>"


def _printed(document: FullRecord) -> str:
    printed = f"<span {foreign(document.date_text)}>{escape(document.date_text)}</span>"
    if document.date_calendar == "julian":
        return f'{printed} <span class="remark">{escape(_("Old Style (Julian calendar)"))}</span>'
    return printed + _remark(document.date_calendar)


def _held(holding: HoldingIn) -> str:
    where = ""
    if holding.repository:
        link = f'<a href="{address("repository", holding.repository.slug)}">{named(holding.repository.name)}</a>'
        where = f"{link}, " if holding.reference else link
    return f"{where}{named(holding.reference)}{_remark(holding.note)}"


def _remark(text: str) -> str:
    return f' <span class="remark" {foreign(text)}>{escape(text)}</span>' if text else ""


def _revised(revised: Revised) -> str:
    fields = f" ({', '.join(revised.fields)})" if revised.fields else ""
    return _day(revised.at) + (f": {escape(f'{revised.deed}{fields}')}" if revised.deed else "")


def _day(moment: datetime.date) -> str:
    """Return the day of a date, or of a moment in the archive's time zone."""
    day = timezone.localtime(moment).date() if isinstance(moment, datetime.datetime) else moment
    return f'<time datetime="{day.isoformat()}">{_spoken(day, get_language())}</time>'


@lru_cache(maxsize=1000)
def _spoken(day: datetime.date, _language: str | None) -> str:
    return escape(written(day, "j E Y"))
