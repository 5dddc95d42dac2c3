"""Facet values of the document list with their counts."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final
from urllib.parse import urlencode

from django.db.models import Count, F, QuerySet
from django.db.models import Value as Constant
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.admin.finding.shelves import below, parted, said
from archive.admin.finding.words import among, keys_of
from archive.admin.word_fields import language_called
from archive.documents.models import (
    Collection,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    TopicTag,
)
from archive.documents.vocabulary import PERSON_ROLES, State
from archive.people.models import Person
from archive.places.models import Place
from archive.topics.models import Topic

MOST_COUNTED: Final = 5_000
SHOWN: Final = 8
MOST_SHELVES: Final = 60


Counts = tuple[str, str, int]
"""Slug, label, and the number of records."""


@dataclass(frozen=True, slots=True)
class Value:
    """A value with the URL of the list; `count` is None if the list is too long for counting."""

    label: str
    count: int | None
    address: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Block:
    """A parameter with its most frequent values, selected ones first."""

    heading: str | Promise
    values: list[Value]


@dataclass(frozen=True, slots=True)
class _Source:
    """The rows with the values of a parameter: the foreign key to the document, the value's slug and its label."""

    parameter: str
    heading: Any
    rows: Any
    document: str
    slug: str
    label: str
    named: Any


_TYPE: Final = _Source("type", _("Type"), Document.objects, "pk", "type__slug", "type__name", DocumentType)
_SOURCES: Final = (
    _TYPE,
    _Source(
        "person", _("People"), Credit.objects.filter(role__in=PERSON_ROLES), "document",
        "alias__person__identity__slug", "alias__person__identity__name", Person,
    ),
    _Source(
        "topic", _("Topics"), TopicTag.objects, "content_object", "tag__identity__slug", "tag__identity__name", Topic
    ),
    _Source(
        "place", _("Places"), DocumentPlace.objects, "document", "place__identity__slug", "place__identity__name", Place
    ),
    _Source(
        "collection", _("Collections"), Membership.objects, "document", "collection__slug", "collection__name",
        Collection,
    ),
    _Source(
        "repository", _("Repositories"), Holding.objects, "document", "repository__slug", "repository__name", Repository
    ),
    _Source("language", _("Languages"), Language.objects, "document", "code", "code", None),
)  # fmt: skip


def blocks(asked: QueryDict, documents: "QuerySet[Document]", total: int) -> Iterator[Block]:
    """Yield each parameter with its values; above `MOST_COUNTED` documents only selected values are shown."""
    known: set[int] | None = getattr(documents, "keys", None)
    counted = total <= MOST_COUNTED
    # Asked for once, and not in each of the queries below.
    keys = (keys_of(documents.order_by()) if known is None else known) if counted else set()
    states, found_in = _counted(keys) if counted else (Counter(), {})
    yield _states(asked, states, counted=counted)
    for source in _SOURCES:
        chosen = asked.getlist(source.parameter)
        found = found_in.get(source.parameter, [])
        there = {slug for slug, _label, _count in found}
        named = _labels(source, [slug for slug in chosen if slug not in there])
        rows = [*((slug, label, None) for slug, label in named), *found]
        rows.sort(key=lambda row: row[0] not in chosen)
        if rows:
            called = language_called if source.named is None else str
            values = [
                Value(called(label), count, _turned(asked, source.parameter, slug), slug in chosen)
                for slug, label, count in rows
            ]
            yield Block(source.heading, values[: SHOWN + len(chosen)])
        if source.parameter == "repository" and counted and (shelves := _shelves(asked, keys)):
            yield Block(_("Shelves"), shelves)


def _counted(keys: Iterable[int]) -> tuple[Counter[str], dict[str, list[Counts]]]:
    """Return how many of these records are in each state, and how many have each of the most frequent values."""
    pks = among(keys)
    rows = Document.objects.filter(pk__in=pks).order_by().values_list("state", "type__slug", "type__name")
    states: Counter[str] = Counter()
    types: Counter[tuple[str, str]] = Counter()
    for state, slug, name, number in rows.annotate(n=Count("pk")):
        states[state] += number
        types[slug, name] += number
    found = {_TYPE.parameter: [(slug, name, number) for (slug, name), number in types.items() if slug]}
    first, *others = (_of_source(source, pks) for source in _SOURCES if source is not _TYPE)
    for parameter, slug, label, number in first.union(*others, all=True):
        found.setdefault(parameter, []).append((slug, label, number))
    return states, {name: sorted(rows, key=lambda row: (-row[2], row[1]))[: SHOWN * 3] for name, rows in found.items()}


def _of_source(source: _Source, pks: Any) -> Any:
    rows = source.rows.filter(**{f"{source.document}__in": pks}).exclude(**{source.slug: None}).order_by()
    shown = (Constant(source.parameter), F(source.slug), F(source.label))
    return rows.values_list(*shown).annotate(n=Count(source.document, distinct=True))


def _shelves(asked: QueryDict, keys: Iterable[int]) -> list[Value]:
    """Return the path within the selected repository and the next level.

    Deselecting a level also removes those below.
    """
    path = asked.getlist("shelf")
    repositories = asked.getlist("repository")
    if not repositories:
        return []
    way = [Value(said(*parted(one)), None, _with(asked, path[:at]), chosen=True) for at, one in enumerate(path)]
    found = below(repositories, path, among(keys))
    return [*way, *(Value(words, n, _with(asked, [*path, one]), chosen=False) for one, words, n in found)][
        :MOST_SHELVES
    ]


def _with(asked: QueryDict, path: Sequence[str]) -> str:
    query = asked.copy()
    query.pop("p", None)
    query.setlist("shelf", list(path))
    return f"?{query.urlencode()}"


def _labels(source: _Source, slugs: Sequence[str]) -> list[tuple[str, str]]:
    if not slugs or source.named is None:
        return [(slug, slug) for slug in slugs]
    return list(source.named._default_manager.filter(slug__in=slugs).values_list("slug", "name"))


def _states(asked: QueryDict, numbers: Counter[str], *, counted: bool) -> Block:
    chosen = asked.getlist("state")
    shown = [state for state in State if not counted or numbers.get(state) or state in chosen]
    values = [
        Value(str(state.label), numbers.get(state), _turned(asked, "state", state), state in chosen) for state in shown
    ]
    return Block(_("State"), values)


def _turned(asked: QueryDict, parameter: str, value: str) -> str:
    """Return the list URL with this value toggled; a page has over a hundred of them."""
    said = asked.getlist(parameter)
    turned = [one for one in said if one != value] if value in said else [*said, value]
    query = {**dict(asked.lists()), parameter: turned}
    query.pop("p", None)
    return f"?{urlencode(query, doseq=True)}"
