"""The rows of the register. Who is public is known from the in-memory index, so a page needs only a few queries."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, islice
from typing import Any, Final, TypeVar

import numpy as np
from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.utils.translation import get_language

from archive.documents.models import Credit
from archive.documents.prepared import Prepared
from archive.documents.publicity import names_shown, public_names
from archive.documents.vocabulary import Role
from archive.names.filing import Part as Kind
from archive.names.keys import name_key
from archive.names.sorting import sort_form
from archive.people.models import Alias, Person
from archive.search.engine import called_here, named_in_public
from archive.search.models import WaitingName
from archive.search.query import Version
from archive.web.lines import tag
from archive.web.people.letters import letter_of
from archive.web.people.references import (
    COLUMNS,
    KEY,
    KIND,
    ROOT,
    UNLISTED,
    Reference,
    Row,
    part_of,
    reference_of,
    rows_begun,
)

_SIGNS: Final = 2  # leading characters of a key that determine its section
_MOST_KEPT: Final = 5_000  # people, and names
_FIRST_ASKED: Final = 8
Line = tuple[int, str, str, str]
Known = tuple[int, Kind, str, str]
Waiting = tuple[int, str, str, str, str, str]
Unknown = tuple[str, str, str, str, str]
Rows = TypeVar("Rows", bound=QuerySet[Any])


@lru_cache(maxsize=4)
def of_kinds(version: Version, language: str) -> dict[Kind, Counter[str]]:
    """Return for each register the number of keys by their first characters; cached by version and language."""
    found: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    for (kind, begun), known in _filed_under(version, language).items():
        found[kind][begun] += len(known)
    marks, few = _waiting_marks(version), _few_names(version)
    signs: Iterable[tuple[int, str, str]] = (
        WaitingName.objects.values_list("pk", "part", Substr("filed", 1, _SIGNS)).iterator()
        if few is None
        else ((pk, part, place[:_SIGNS]) for pk, part, _key, place, _heading, _beside in few)
    )
    for pk, part, begun in signs:
        if _has(marks, pk):
            found[Kind(part)][begun] += 1
    return found


@lru_cache(maxsize=4)
def _filed_under(version: Version, language: str) -> Mapping[tuple[Kind, str], "array[int]"]:
    """Return the keys of all public people by register and by the first characters of their filing key."""
    found: dict[tuple[Kind, str], array[int]] = defaultdict(lambda: array("q"))
    for pk, kind, place, _heading in _few_people(version, language) or _everybody(version):
        found[kind, place[:_SIGNS]].append(pk)
    return found


@lru_cache(maxsize=2)
def _waiting_marks(_version: Version) -> bytes:
    """Return a byte per primary key of a waiting name, 1 where it is public."""
    keys = named_in_public()
    return _marked(-keys[keys < 0])


def _marked(keys: "np.ndarray[Any, Any]") -> bytes:
    """Return a byte per key, 1 for these: a set of a hundred thousand keys takes a hundred times the memory."""
    marks = np.zeros(int(keys.max(initial=0)) + 1, np.bool_)
    marks[keys] = True
    return marks.tobytes()


def _has(marks: bytes, key: int) -> bool:
    return key < len(marks) and marks[key] == 1


def people(version: Version, kind: Kind, holds: Callable[[str], bool]) -> Iterator[Line]:
    """Yield the public people of a section, told by their first characters: key, filing key, heading, language."""
    language = get_language() or ""
    known: Iterable[Known] | None = _few_people(version, language)
    if known is None:
        signs = _filed_under(version, language).items()
        known = _everybody(version, [pk for (of, begun), pks in signs if of is kind and holds(begun) for pk in pks])
    for pk, known_as, place, heading in known:
        if known_as is kind:
            yield pk, place, heading, tag("", heading)


@lru_cache(maxsize=4)
def _few_people(version: Version, _language: str) -> tuple[Known, ...] | None:
    """Return all public people if they are few enough to be cached, else None."""
    is_few = np.count_nonzero(named_in_public() > 0) <= _MOST_KEPT
    return tuple(_everybody(version)) if is_few else None


@lru_cache(maxsize=2)
def _few_names(version: Version) -> tuple[Waiting, ...] | None:
    """Return all unidentified names if they are few enough to be cached, else None."""
    marks = _waiting_marks(version)
    if marks.count(1) > _MOST_KEPT:
        return None
    rows = WaitingName.objects.order_by().values_list("pk", "part", "key", "filed", "heading", "beside")
    return tuple(row for row in rows if _has(marks, row[0]))


def _everybody(version: Version, pks: Sequence[int] | None = None) -> Iterator[Known]:
    """Yield all public people, or those with these keys."""
    public, called = _public(version), called_here()
    standing = Person.objects.standing().order_by()
    parts = [standing] if pks is None else [standing.filter(pk__in=some) for some in _sliced(pks)]
    columns = ("pk", "kind", "name", "name_key", "sort_name")
    rows = chain.from_iterable(part.values_list(*columns).iterator() for part in parts)
    for pk, kind, *recorded in rows:
        if _has(public, pk):
            part, other = part_of(kind), called.by_key.get(pk)
            name, key, sorted_by = (other, name_key(other), called.filed[pk]) if other else recorded
            heading = sorted_by or (sort_form(name) if part is Kind.PEOPLE else name)
            yield pk, part, key if heading == name else name_key(heading), heading


@lru_cache(maxsize=2)
def _public(version: Version) -> bytes:
    """Return a byte per primary key of a person, 1 where they are public."""
    keys = named_in_public()
    return _marked(np.concatenate([keys[keys > 0], np.array(_translators(), keys.dtype)]))


def _sliced(pks: Sequence[int]) -> Iterator[Sequence[int]]:
    return (pks[start : start + _MOST_KEPT] for start in range(0, len(pks), _MOST_KEPT))


def _translators() -> list[int]:
    """Return the people public only as translators, whom no facet counts."""
    credits = Credit.objects.of_published().filter(role=Role.TRANSLATOR).exclude(alias__person=None).order_by()
    return [pk for pk in credits.values_list("alias__person__identity_id", flat=True).distinct() if pk]


def waiting(version: Version, kind: Kind, prefix: str) -> list[Unknown]:
    """Return unidentified names: folded name, filing key, heading, what is printed beside it, and language."""
    marks, rows = _waiting_marks(version), _few_names(version)
    if rows is None:
        names = _beginning(WaitingName.objects.filter(part=kind).order_by(), "filed", prefix)
        rows = tuple(names.values_list("pk", "part", "key", "filed", "heading", "beside"))
    return [
        (key, place, heading, beside, tag("", heading))
        for pk, part, key, place, heading, beside in rows
        if part == kind and _has(marks, pk) and place.startswith(prefix)
    ]


@lru_cache(maxsize=64)
def of_references(version: Version, language: str, letter: str = "") -> frozenset[tuple[Kind, str]]:
    """Return the registers with the letters that only references have; of a letter, with the first characters."""
    counted = of_kinds(version, language)
    names = Alias.objects.exclude(kind__in=UNLISTED).exclude(person=None).order_by()
    others = names.annotate(begun=Substr("key", 1, _SIGNS)).filter(
        ~Q(begun__in=counted[Kind.PEOPLE].keys()) | ~Q(person__identity__kind=Person.Kind.PERSON)
    )
    used = {(kind, _place(sign, letter)) for kind, signs in counted.items() for sign in signs}
    rows: dict[tuple[Kind, str], list[Row]] = defaultdict(list)
    public = _public(version)
    for row in others.values_list(*COLUMNS).iterator():
        place = part_of(str(row[KIND])), _place(row[KEY], letter)
        if place not in used and _has(public, row[ROOT]) and letter in ("", letter_of(row[KEY])):
            rows[place].append(row)
    called = called_here()
    left = {place: (row[0] for row in some if reference_of(row, called)) for place, some in rows.items()}
    found: set[tuple[Kind, str]] = set()
    # Whether readers may know a name is asked of a few names of each place: of a hundred thousand it took seconds.
    size = _FIRST_ASKED
    while left:
        asked = {place: list(islice(names_there, size)) for place, names_there in left.items()}
        shown = _names_among([pk for pks in asked.values() for pk in pks])
        found |= {place for place, pks in asked.items() if not shown.isdisjoint(pks)}
        left = {place: more for place, more in left.items() if asked[place] and place not in found}
        size *= _FIRST_ASKED
    return frozenset(found)


def _place(key: str, letter: str) -> str:
    return key[:_SIGNS] if letter else letter_of(key)


def _names_among(pks: Sequence[int]) -> set[int]:
    """Return those of these names that readers may know."""
    every = (public_names(Alias.objects.filter(pk__in=some)).order_by() for some in _sliced(pks))
    return {pk for names in every for pk in names.values_list("pk", flat=True)}


def references(version: Version, part: Kind, prefix: str) -> list[Reference]:
    """Return the names of people, or of bodies, that are filed apart from their bearers."""
    public, called = _public(version), called_here()
    rows = (row for row in rows_begun(prefix) if _has(public, row[ROOT]) and part_of(str(row[KIND])) is part)
    return [reference for row in rows if (reference := reference_of(row, called))]


def records(keys: Iterable[int]) -> tuple[Mapping[int, Person], Mapping[int, list[tuple[str, str]]]]:
    """Return the people with these keys, and by person their other public names.

    Names as written in documents come first; each has its language.
    """
    wanted = list(keys)
    people: dict[int, Person] = {person.pk: person for person in _people.records(wanted)}
    headings = {pk: person.name_key for pk, person in people.items()}
    headings |= {pk: name_key(name) for pk, name in called_here().by_key.items() if pk in people}
    found: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for root, kind, key, form, language, script in _names(wanted):
        if root in people and key != headings[root] and kind not in UNLISTED:
            found[root].setdefault(key, (form, tag(language, form, script)))
    return people, {pk: list(names.values()) for pk, names in found.items()}


_people: Final = Prepared(lambda pks: Person.objects.standing().filter(pk__in=pks).order_by())
_names: Final = Prepared(
    lambda pks: names_shown(
        Alias.objects.exclude(kind=Alias.Kind.MISSPELLING).filter(person__identity__in=pks)
    ).values_list("person__identity_id", "kind", "key", "form", "language", "script")
)


def _beginning(rows: Rows, field: str, prefix: str) -> Rows:
    """Return a prefix filter that uses the index: a range on SQLite, a pattern on PostgreSQL."""
    if not prefix:
        return rows
    if connection.vendor == "sqlite":
        return rows.filter(**{f"{field}__gte": prefix, f"{field}__lt": prefix + "\U0010ffff"})
    return rows.filter(**{f"{field}__startswith": prefix})
