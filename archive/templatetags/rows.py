"""The rows of a list, rendered in Python: as a template they took longer than the search."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import escape

from django import template
from django.urls import get_script_prefix
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.citations.descriptions.coins import context_object
from archive.citations.publisher import Publisher
from archive.citations.source import source_in_brief
from archive.dates import ImpreciseDate
from archive.documents.listed import Listed
from archive.search.engine import Contents
from archive.search.query import Match
from archive.templatetags.citing import publisher_here
from archive.templatetags.naming import named, said
from archive.templatetags.reading import language_of, machine_date
from archive.text.excerpts import Excerpt
from archive.text.paragraphs import paragraphs
from archive.web.rows import Row

register = template.Library()


@register.simple_tag(takes_context=True)
def list_rows(context: template.Context, rows: Iterable[Row], level: int | str = 2) -> SafeString:
    """Render a list item for each row; `level` is the heading level of the titles."""
    here = (publisher_here(context), get_language(), get_script_prefix())
    html = "\n".join(_row(row, level, *here) for row in rows)
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in


@lru_cache(maxsize=500)  # the most requested pages share their documents
def _row(row: Row, level: int | str, publisher: Publisher, _language: str | None, _prefix: str) -> str:
    """Return the HTML of a row, cached by content, language and URL prefix."""
    return "\n".join(filter(None, _parts(row, level, publisher)))


def _parts(row: Row, level: int | str, publisher: Publisher) -> Iterator[str]:
    document, match = row.document, row.match
    language = _language(document.title, document.title_language)
    title = _marked(match.title) or escape(document.title)
    yield '<li class="row">'
    yield f'<p class="date">{_date(document.date)}{"" if row.without else _box(document)}</p>'
    yield (f'<h{level} class="title"><a href="{escape(row.address)}"{language} dir="auto">{title}</a></h{level}>')
    yield _summary(document.summary, match.summary) or _opening(document.opening, match)
    yield said(row.line, _unseen(_("Names as written:")))
    yield _badges(row.contents)
    yield from _why(match)
    coins = escape(context_object(source_in_brief(document, publisher)))
    yield f'<span class="Z3988" title="{coins}"></span><abbr class="unapi-id" title="{document.public_id}"></abbr>'
    if row.without:
        yield _way_out(row)
    yield "</li>"


def _date(date: ImpreciseDate | None) -> str:
    if date is None:
        return escape(_("Undated"))
    exact, said = machine_date(date), escape(date.spoken())
    # The time element supports neither intervals, nor seasons, nor uncertain days.
    return f'<time datetime="{exact}">{said}</time>' if exact else f"<span>{said}</span>"


def _box(document: Listed) -> str:
    """Return the checkbox for the basket.

    Its word is added by CSS, so that the text of a list has only dates, titles and summaries.
    """
    public_id, title, word = escape(document.public_id), escape(document.title[:80]), escape(_("Keep"))
    box = f'<input type="checkbox" form="basket" name="ids" value="{public_id}" aria-label="{word}: {title}">'
    return f'<label class="keep" data-word="{word}">{box}</label>'


def _way_out(row: Row) -> str:
    """Return the link that removes the record from the basket."""
    public_id, title = escape(row.document.public_id), escape(row.document.title[:80])
    out = f'{escape(_("Take out"))}<span class="vh">: {title}</span>'
    return f'<p class="keep"><a href="{escape(row.without)}" data-out="{public_id}">{out}</a></p>'


def _summary(summary: str, found: Excerpt | None) -> str:
    """Return the whole summary with the search terms highlighted."""
    pieces = [_marked(found)] if found else map(escape, paragraphs(summary))
    return "".join(f'<p class="summary"{_language(summary)} dir="auto">{piece}</p>' for piece in pieces)


def _opening(opening: str, match: Match) -> str:
    """Return the beginning of the text of a record without a summary, unless the row already shows an excerpt of it."""
    if not opening or match.field == "text":
        return ""
    return f'<p class="summary opening"{_language(opening)} dir="auto">{escape(opening)}</p>'


def _language(text: str, known: str = "") -> str:
    language = language_of(text, known)
    return f' lang="{escape(language)}"' if language else ""


def _why(match: Match) -> Iterator[str]:
    """Yield the reason for the match if title and summary do not show it."""
    if match.names:
        forms = ", ".join(f'<span class="written">{named(form)}</span>' for form in match.names)
        yield f'<p class="why">{_unseen(_("Why it is found:"))}{escape(_("Named here as"))} {forms}</p>'
    if match.excerpt and match.field not in ("title", "summary"):
        why = (
            f'{_unseen(_("Why it is found:"))}{escape(_where(match.field))} <q dir="auto">{_marked(match.excerpt)}</q>'
        )
        yield f'<p class="why">{why}</p>'


def _badges(contents: Contents) -> str:
    """Return languages, texts and scans as badges.

    The short label is added by CSS, so that the text of a list has only dates, titles and summaries; screen readers get
    the long label.
    """
    spoken = [(code.partition("-")[0], name) for code, name in contents.languages]
    having = [words for name, words in _having(get_language()) if name in contents.has]
    pieces = "".join(
        f'<span class="badge" role="img" data-word="{escape(short)}" aria-label="{escape(full)}"'
        f' title="{escape(full)}"></span>'
        for short, full in (*spoken, *having)
    )
    return f'<p class="badges">{pieces}</p>' if pieces else ""


@lru_cache(maxsize=8)
def _having(_language: str | None) -> tuple[tuple[str, tuple[str, str]], ...]:
    return (
        ("text", (_("text"), _("with a text"))),
        ("translation", (_("translation"), _("with a translation"))),
        ("transcript", (_("transcript"), _("with a transcript"))),
        ("scan", (_("scan"), _("with a scan"))),
    )


def _where(field: str) -> str:
    if field == "rendering":
        return _("In another language:")
    if field == "record":
        return _("In its record:")
    return _("In the text:") if field == "text" else _("Among its topics and places:")


def _unseen(words: str) -> str:
    """Return text for screen readers, which also separates the summary when a list is copied."""
    return f'<span class="vh">{escape(words)} </span>'


def _marked(excerpt: Excerpt | None) -> str:
    return excerpt.html() if excerpt else ""
