"""The rows and samples of cards, rendered in Python: a page of the queue has hundreds."""

from collections.abc import Container, Iterable
from html import escape
from typing import TYPE_CHECKING, Final

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from archive.admin.cards.showing import RowSeen

_LONGEST: Final = 90  # characters of a title


def rows_of(rows: "Iterable[RowSeen]", ticked: Container[str], people_at: str, *, may_decide: bool) -> SafeString:
    """Render a table row for each row of a card. `people_at` is the URL of people in the admin."""
    said = {"known": _("known"), "in part": _("in part"), "but": _("but"), "note": _("Note:")}
    words = {word: escape(one) for word, one in said.items()}
    return _safe("".join(_row(row, ticked, people_at, words, may_decide=may_decide) for row in rows))


def _row(row: "RowSeen", ticked: Container[str], people_at: str, words: dict[str, str], *, may_decide: bool) -> str:
    member, tokens, key = row.member, row.tokens, row.key
    against = tuple(member.against)
    box = f'<input type="checkbox" name="members" id="m-{key}" value="{escape(tokens)}"'
    box += " checked" if tokens in ticked else ""
    box += "" if may_decide else " disabled"
    box += f' data-against="{escape("; ".join(against))}"' if against else ""
    written, beside = ' class="written"', ""
    if member.person_id:
        written, beside = "", f' <a class="quiet" href="{people_at}{member.person_id}/change/">{words["known"]}</a>'
    elif row.is_in_part:
        beside = f' <span class="quiet">{words["in part"]}</span>'
    return (
        f'<tr class="row{" has-against" if against else ""}"><td class="box">{box}></td>'
        f'<th scope="row"><label for="m-{key}"><bdi{written}>{escape(row.line.form)}</bdi></label>{beside}</th>'
        f'<td class="n">{row.number}</td><td class="years">{row.years}</td><td class="roles">{escape(row.roles)}</td>'
        f'<td class="why">{row.why}{_but(against, words["but"])}{_but([row.note] if row.note else [], words["note"])}'
        "</td></tr>"
    )


def _but(said: Iterable[str], word: str) -> str:
    return "".join(f' <span class="against">{word} <bdi>{escape(why)}</bdi></span>' for why in said)


def samples_of(rows: "Iterable[RowSeen]", documents_at: str) -> SafeString:
    """Render a few documents under each name; `documents_at` is the URL of documents in the admin."""
    found = []
    for row in rows:
        letters = "".join(
            f'<li><span class="when">{escape(one.date)}</span> <a href="{documents_at}{one.pk}/change/">'
            f"<bdi>{escape(_short(one.title))}</bdi></a></li>"
            for one in row.samples
        )
        if letters:
            found.append(f'<p class="of-row"><bdi class="written">{escape(row.line.form)}</bdi></p><ul>{letters}</ul>')
    return _safe("".join(found))


def _short(title: str) -> str:
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


def _safe(html: str) -> SafeString:
    return mark_safe(html)  # noqa: S308 - every text in it was escaped where it was put in
