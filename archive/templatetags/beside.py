"""The metadata beside the text of a record: names by role, places, topics and collections."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Final

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.documents.vocabulary import Certainty
from archive.templatetags.naming import linked, named
from archive.templatetags.reading import foreign
from archive.web.lines import Named
from archive.web.wording import Words

register = template.Library()
_LONG: Final = 60


@register.simple_tag
def names_by_role(roles: Iterable[tuple[object, Iterable[Named]]]) -> SafeString:
    """Render the names of a record by role, each with its certainty and note."""
    return mark_safe("".join(_roles(roles)))  # noqa: S308 - every text in it was escaped where it was put in


def _roles(roles: Iterable[tuple[object, Iterable[Named]]]) -> Iterator[str]:
    for heading, names in roles:
        yield f"<dt>{escape(str(heading))}</dt>"
        yield from (f"<dd>{linked(one)}{_doubt(one)}{_remark(one.note)}</dd>" for one in names)


_DOUBTS: Final[Mapping[str, Words]] = {
    Certainty.DISPUTED: gettext_lazy("disputed"),
    Certainty.POSSIBLE: gettext_lazy("possibly"),
    Certainty.PROBABLE: gettext_lazy("probably"),
}


def _doubt(one: Named) -> str:
    doubt = "" if one.is_sure else f' <span class="doubt">{escape(str(_DOUBTS[one.certainty]))}</span>'
    if one.slug:
        return doubt
    unknown = escape(_("not yet identified"))
    return f'{doubt} <span class="doubt" role="img" aria-label="{unknown}" title="{unknown}">?</span>'


@register.simple_tag
def headings(of: Iterable[tuple[str, str, str]]) -> SafeString:
    """Render a list item for each topic, place or collection, with link and role."""
    items = (
        f'<li><a{_cut(name)} href="{escape(address)}">{named(name)}</a>{_remark("" if role == "about" else role)}</li>'
        for address, name, role in of
    )
    return mark_safe("".join(items))  # noqa: S308 - every text in it was escaped where it was put in


def _cut(name: str) -> str:
    """Return the attributes for a long heading: truncated by CSS, with the full text as tooltip."""
    return f' class="cut" title="{escape(name)}"' if len(name) > _LONG else ""


def _remark(text: str) -> str:
    return f' <span class="remark" {foreign(text)}>{escape(text)}</span>' if text else ""
