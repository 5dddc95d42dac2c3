"""Answering words for the desk from what readers do not see: they are read, and names expanded, as readers' are."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

import numpy as np
from django.db.models import IntegerField, QuerySet, Value

from archive.documents.models import Credit, Document, DocumentPlace, TopicTag
from archive.people.models import Alias
from archive.places.models import PlaceName
from archive.search.asking.expansion import MOST_PERSONS, candidates
from archive.search.asking.parsing import Group, Question, patterns, read
from archive.search.index.backends import desk
from archive.search.index.backends.base import Ids
from archive.topics.models import Synonym

Bearer = tuple[int, int]
"""A person (0), topic (1) or place (2), and the key of their identity."""
_PEOPLE: Final = 0


def drafts_found(typed: str) -> Ids:
    """Return the unpublished documents in which all the words are; without any word all of them."""
    question, index = read(typed), desk()
    if not question:
        return index.documents()
    groups, named = question.groups, dict(_named(question))
    plain = tuple(group for at, group in enumerate(groups) if at not in {*chain(*named)})
    found = [_with(plain)] if plain else []
    found += [np.union1d(_with(tuple(groups[at] for at in run)), under) for run, under in named.items()]
    left = found[0] if found else index.documents()
    for further in found[1:]:
        left = np.intersect1d(left, further)
    for asked in question.excluded:
        left = np.setdiff1d(left, _with(((asked,),)))
    return left


def _with(groups: tuple[Group, ...]) -> Ids:
    return desk().hits(patterns(groups))


def _named(question: Question) -> Iterator[tuple[tuple[int, ...], Ids]]:
    """Yield the runs of words that are names, without overlap, with the drafts of whoever and whatever bears them."""
    looked_up = candidates(question)
    borne = _bearers({*chain(*looked_up.values())})
    runs: dict[tuple[int, ...], set[Bearer]] = defaultdict(set)
    taken: set[int] = set()
    for (run, _typed), keys in looked_up.items():
        bearers = borne.get(keys[0]) or {*chain(*(borne.get(key, ()) for key in keys[1:]))}
        if bearers and not taken & set(run):
            runs[run] |= bearers
            if len(question.groups[run[0]]) == 1:
                taken |= set(run)
    few = {run: bearers for run, bearers in runs.items() if _are_few(bearers)}
    drafts = _drafts_of({*chain(*few.values())})
    for run, bearers in few.items():
        yield run, np.array(sorted({*chain(*(drafts.get(bearer, ()) for bearer in bearers))}), np.int64)


def _are_few(bearers: Iterable[Bearer]) -> bool:
    return sum(kind == _PEOPLE for kind, _key in bearers) <= MOST_PERSONS


def _bearers(keys: Collection[str]) -> dict[str, set[Bearer]]:
    """Return who and what bears these folded names, whether readers know it or not."""
    found: dict[str, set[Bearer]] = defaultdict(set)
    names = (
        (Alias.objects.exclude(person=None), "person__identity"),
        (Synonym.objects.all(), "topic__identity"),
        (PlaceName.objects.all(), "place__identity"),
    )
    for kind, key, identity in _together((rows.filter(key__in=keys), "key", one) for rows, one in names):
        found[key].add((kind, identity))
    return found


def _drafts_of(bearers: Collection[Bearer]) -> Mapping[Bearer, set[int]]:
    """Return the drafts of each of these people, topics and places."""
    found: dict[Bearer, set[int]] = defaultdict(set)
    links = (
        (Credit.objects, "alias__person__identity", "document"),
        (TopicTag.objects, "tag__identity", "content_object"),
        (DocumentPlace.objects, "place__identity", "document"),
    )
    unseen = Document.objects.unpublished().order_by()
    some = (
        (rows.filter(**{f"{to}__in": [key for of, key in bearers if of == kind], f"{owner}__in": unseen}), to, owner)
        for kind, (rows, to, owner) in enumerate(links)
    )
    for kind, key, document in _together(some) if bearers else ():
        found[kind, key].add(document)
    return found


def _together(parts: "Iterable[tuple[QuerySet[Any], str, str]]") -> Iterator[tuple[int, Any, int]]:
    """Yield number and two columns of each part, in one query."""
    rows = [
        part.order_by().values_list(Value(number, IntegerField()), one, other)
        for number, (part, one, other) in enumerate(parts)
    ]
    yield from rows[0].union(*rows[1:], all=True)
