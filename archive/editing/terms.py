"""Headings that need a curator's eye: unused ones, those of a single document, and near-duplicates."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Final

from django.db import models
from django.db.models import Count
from rapidfuzz import fuzz

NEAR: Final = 88  # of 100: “Sino-Soviet relation” and “Sino-Soviet relations”
_BESIDE: Final = 12  # neighbours looked at in each order
_DIGITS: Final = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Term:
    """A heading with the number of its documents."""

    pk: int
    name: str
    key: str
    documents: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two headings that may be the same; `first` has more documents and would survive."""

    first: Term
    second: Term
    likeness: int


@dataclass(frozen=True, slots=True)
class Report:
    """The headings of one kind that need attention."""

    unused: Sequence[Term]
    rare: Sequence[Term]
    pairs: Sequence[Pair]


def report(headings: models.QuerySet[Any], counted: str) -> Report:
    """Return the report over these headings; `counted` names the relation to the rows that join them to documents."""
    joining: Any = headings.model._meta.get_field(counted)
    key, rows = joining.field.attname, joining.related_model._default_manager.order_by()
    often = dict(rows.values_list(key).annotate(n=Count("pk")))  # from the index of the key, and without a join
    named = headings.order_by("name_key", "pk").values_list("pk", "name", "name_key")
    terms = [Term(pk, name, key, often.get(pk, 0)) for pk, name, key in named]
    pairs = sorted(_pairs(terms), key=lambda pair: (-pair.likeness, pair.first.key))
    return Report([one for one in terms if not one.documents], [one for one in terms if one.documents == 1], pairs)


def _pairs(terms: Iterable[Term]) -> Iterator[Pair]:
    """Yield near-duplicates, by comparing neighbours in three orders: name, sorted words, reversed name."""
    terms = list(terms)
    seen = set[tuple[int, int]]()
    for order in (_by_name, _by_words, _by_end):
        ordered = sorted(terms, key=order)
        for at, one in enumerate(ordered):
            for other in islice(ordered, at + 1, at + 1 + _BESIDE):
                both = (min(one.pk, other.pk), max(one.pk, other.pk))
                if both not in seen and (likeness := _likeness(one.key, other.key)) >= NEAR:
                    seen.add(both)
                    first, second = sorted((one, other), key=lambda term: (-term.documents, term.pk))
                    yield Pair(first, second, likeness)


def _by_name(term: Term) -> str:
    return term.key


def _by_words(term: Term) -> str:
    return " ".join(sorted(term.key.split()))


def _by_end(term: Term) -> str:
    return term.key[::-1]


def _likeness(one: str, other: str) -> int:
    """Return the similarity (0–100); 0 where it is not near, or numbers differ: the 80th Congress is not the 81st."""
    least = NEAR - 0.5  # lower ones are not worked out to the end
    likeness = max(fuzz.ratio(one, other, score_cutoff=least), fuzz.token_sort_ratio(one, other, score_cutoff=least))
    return round(likeness) if likeness and _DIGITS.findall(one) == _DIGITS.findall(other) else 0
