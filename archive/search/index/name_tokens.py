"""The words of all names in a small indexed table, for autocompletion."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from django.db.models import QuerySet

from archive.authority.pouring import pour
from archive.names.keys import name_key, skeleton_key, transliterate
from archive.people.models import Alias, Person
from archive.places.models import Place, PlaceName
from archive.search.models import NameToken
from archive.text.folding import words
from archive.topics.models import Synonym, Topic

_LONGEST = 64
_BATCH = 2_000
Name = tuple[int, str]


def renew_names(kind: NameToken.Kind, targets: Iterable[int] | None = None) -> None:
    """Rewrite the words of the names of these records, or of all of the kind."""
    old = NameToken.objects.filter(kind=kind)
    wanted = None if targets is None else sorted(set(targets))
    if wanted is not None and len(wanted) > _BATCH:
        for start in range(0, len(wanted), _BATCH):
            renew_names(kind, wanted[start : start + _BATCH])
        return
    (old if wanted is None else old.filter(target__in=wanted)).delete()
    found = all_name_tokens(kind, wanted)
    pour(NameToken, ("kind", "target", "token", "skeleton"), (_row(kind, *pair) for pair in sorted(found)))


def bearers_of(forms: Iterable[str]) -> set[int]:
    """Return the people (by key) with all words of one of these names in the table, whether it is theirs or was."""
    wanted = [tokens for tokens in (frozenset(name_tokens(form)) for form in forms) if tokens]
    every = {token for tokens in wanted for token in tokens}
    rows = NameToken.objects.filter(kind=NameToken.Kind.PERSON, token__in=every).order_by()
    bearing: dict[str, set[int]] = defaultdict(set)
    for token, target in rows.values_list("token", "target"):
        bearing[token].add(target)
    return {target for tokens in wanted for target in set.intersection(*(bearing[token] for token in tokens))}


def _row(kind: NameToken.Kind, target: int, token: str) -> tuple[str, int, str, str]:
    return kind.value, target, token, skeleton_key(token)[:_LONGEST]


def all_name_tokens(kind: NameToken.Kind, targets: list[int] | None = None) -> set[tuple[int, str]]:
    """Return pairs of a record and a word of its names, for these records or all."""
    return {(target, token) for target, form in names(kind, targets) for token in name_tokens(form)}


def name_tokens(form: str) -> set[str]:
    """Return the words by which a name can be looked up: folded as written, and in Latin letters."""
    written = [*words(form), *name_key(form).split()]
    return {token[:_LONGEST] for token in [*written, *words(transliterate(form))] if token}


def names(kind: NameToken.Kind, targets: list[int] | None = None) -> Iterator[Name]:
    """Yield the names of these records, or of all of the kind, each with its record."""
    for records, key, field in _SOURCES[kind]:
        rows = records.exclude(**{key: None})
        if targets is not None:
            rows = rows.filter(**{f"{key}__in": targets})
        yield from rows.values_list(key, field).iterator(10_000)


_SOURCES: dict[NameToken.Kind, list[tuple[QuerySet[Any], str, str]]] = {
    NameToken.Kind.PERSON: [(Alias.objects.all(), "person_id", "form"), (Person.objects.all(), "pk", "name")],
    NameToken.Kind.TOPIC: [(Topic.objects.all(), "pk", "name"), (Synonym.objects.all(), "topic_id", "form")],
    NameToken.Kind.PLACE: [(Place.objects.all(), "pk", "name"), (PlaceName.objects.all(), "place_id", "form")],
    NameToken.Kind.NAME: [(Alias.objects.filter(person=None), "pk", "form")],
}
