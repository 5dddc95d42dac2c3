"""The words of all names in a small indexed table, for autocompletion."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final

from django.db.models import QuerySet

from archive.authority.pouring import pour
from archive.documents.prepared import Prepared
from archive.names.keys import name_key, skeleton_key, transliterate
from archive.people.models import Alias, Person
from archive.places.models import Place, PlaceName
from archive.search.models import NameToken
from archive.text.folding import words
from archive.topics.models import Synonym, Topic

_LONGEST = 64
_BATCH = 2_000
Name = tuple[int, str]
Source = tuple[Callable[[], QuerySet[Any]], str, str]


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


def drop_names(kind: NameToken.Kind, targets: Iterable[int]) -> None:
    """Delete the words of the names of these records."""
    wanted = sorted(targets)
    for start in range(0, len(wanted), _BATCH):
        NameToken.objects.filter(kind=kind, target__in=wanted[start : start + _BATCH]).delete()


def bearers_of(forms: Iterable[str]) -> set[int]:
    """Return the people (by key) with all words of one of these names in the table, whether it is theirs or was."""
    wanted = [tokens for tokens in (frozenset(name_tokens(form)) for form in forms) if tokens]
    bearing: dict[str, set[int]] = defaultdict(set)
    for token, target in _with_words(sorted({token for tokens in wanted for token in tokens})):
        bearing[token].add(target)
    return {target for tokens in wanted for target in set.intersection(*(bearing[token] for token in tokens))}


_with_words: Final = Prepared(
    lambda tokens: (
        NameToken.objects.filter(kind=NameToken.Kind.PERSON, token__in=tokens).order_by().values_list("token", "target")
    )
)


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
    for source in _SOURCES[kind]:
        if targets is None:
            yield from _named(*source).iterator(10_000)
        else:
            yield from _of_some[source](targets)


def _named(rows: Callable[[], QuerySet[Any]], key: str, field: str, targets: Sequence[int] = ()) -> QuerySet[Any, Any]:
    """Return the names of these records, or of all."""
    which = {f"{key}__in": targets} if targets else {f"{key}__isnull": False}
    return rows().filter(**which).order_by().values_list(key, field)


_SOURCES: Final[dict[NameToken.Kind, list[Source]]] = {
    NameToken.Kind.PERSON: [(Alias.objects.all, "person_id", "form"), (Person.objects.all, "pk", "name")],
    NameToken.Kind.TOPIC: [(Topic.objects.all, "pk", "name"), (Synonym.objects.all, "topic_id", "form")],
    NameToken.Kind.PLACE: [(Place.objects.all, "pk", "name"), (PlaceName.objects.all, "place_id", "form")],
    NameToken.Kind.NAME: [(Alias.objects.unidentified, "pk", "form")],
}
_of_some: Final = {source: Prepared(partial(_named, *source)) for some in _SOURCES.values() for source in some}
