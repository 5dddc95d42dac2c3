"""The only conversion from a URL to a Selection, shared by every page and format that shows documents."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from archive.search.engine import words_read
from archive.search.query import WAITING, Facet, Selection
from archive.web import filters
from archive.web.addresses import address
from archive.web.door import QueryRefused, SentElsewhere, typed_pairs
from archive.web.parameters import PEOPLE_FACETS, Pair, Parameters, canonical
from archive.web.standing import Standing, standing, standing_name

FURTHEST_PAGE: Final = 1_000_000
_STOPPING: Final = frozenset({"after", "before", "without", "has"})


@dataclass(frozen=True, slots=True)
class Question:
    """A reader's query of documents: parameters, Selection, labels of the slugs, and error messages by parameter."""

    parameters: Parameters
    selection: Selection
    names: dict[tuple[Facet, str], str] = field(default_factory=dict)
    unread: dict[str, list[str]] = field(default_factory=dict)

    @property
    def messages(self) -> list[str]:
        return [message for found in self.unread.values() for message in found]

    @property
    def is_stopped(self) -> bool:
        """Whether a filter was unreadable, so that no results may be shown as if it had been applied."""
        return bool(_STOPPING & self.unread.keys())


def ask(request: HttpRequest) -> Question:
    """Return the query of the URL.

    Raises SentElsewhere if the URL is not canonical or uses a former slug, QueryRefused above the limits on filters,
    Http404 for a slug that never existed.
    """
    typed = typed_pairs(request)
    asked = canonical(typed)
    named = _named(asked)
    for (key, value), bearers in named.items():
        if len(bearers) > 1 and not key.startswith("not_"):
            raise SentElsewhere(address("name", value.removeprefix(WAITING)), is_for_now=True)
    today = canonical(
        (key, found.slug) for key, value in asked.pairs for found in named.get((key, value), [_as(value)])
    )
    if today.pairs != tuple(typed):
        raise SentElsewhere(request.path + today.suffix, kept=today == asked)
    selection, unread = filters.read(asked)
    if not 1 <= selection.page <= FURTHEST_PAGE:
        raise Http404(_("There is no such page."))
    names = {
        (Facet(key.removeprefix("not_")), each.slug): each.name for (key, _slug), some in named.items() for each in some
    }
    return Question(asked, selection, names, unread)


def ask_for_data(request: HttpRequest) -> Question:
    """Return the query of the URL for a data format, without redirects.

    A former slug is resolved, a name identified since stands for all its bearers, and QueryRefused is raised for
    anything unreadable.
    """
    asked = canonical(typed_pairs(request))
    try:
        named = _named(asked)
    except Http404 as unknown:
        raise QueryRefused(str(unknown)) from None
    today = canonical(
        (key, value if value.startswith(WAITING) else named.get((key, value), [_as(value)])[0].slug)
        for key, value in asked.pairs
    )
    selection, unread = filters.read(today)
    question = Question(today, selection, {}, unread)
    messages = [*question.messages, *words_read(selection.words).messages]
    if not 1 <= selection.page <= FURTHEST_PAGE:
        messages.append(_("There is no such page."))
    if messages:
        raise QueryRefused(" ".join(messages))
    return question


def _as(value: str) -> Standing:
    return Standing(value, "")


def _named(asked: Parameters) -> dict[Pair, Sequence[Standing]]:
    """Return the current targets of each included or excluded slug; an identified name may have several.

    Raises Http404 for a slug that never stood for anything public.
    """
    named: dict[Pair, Sequence[Standing]] = {}
    for facet in Facet:
        slugs = {*asked.all(facet.value), *asked.all(f"not_{facet}")}
        found = _stands_for(facet, slugs) if slugs else {}
        if slugs - found.keys():
            raise Http404(_unknown(slugs - found.keys()))
        for key in (facet.value, f"not_{facet}"):
            named |= {(key, slug): found[slug] for slug in asked.all(key)}
    return named


def _stands_for(facet: Facet, slugs: set[str]) -> dict[str, Sequence[Standing]]:
    waiting = {slug for slug in slugs if slug.startswith(WAITING)} if facet in PEOPLE_FACETS else set()
    found: dict[str, Sequence[Standing]] = {slug: [one] for slug, one in standing(facet, slugs - waiting).items()}
    return found | {slug: people for slug in waiting if (people := standing_name(slug))}


def _unknown(slugs: Iterable[str]) -> str:
    return _("Nothing here is called “%s”.") % ", ".join(sorted(slugs))[:100]
