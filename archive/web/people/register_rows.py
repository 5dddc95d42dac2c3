"""The rows of the register. Who is public is known from the in-memory index, so a page needs only a few queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
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
from archive.names.filing import filed
from archive.names.keys import name_key
from archive.names.sorting import sort_form
from archive.people.models import Alias, Person
from archive.search.engine import called_here, named_in_public
from archive.search.models import WaitingName
from archive.search.query import Version
from archive.web.lines import tag
from archive.web.people.letters import OTHERS, all_signs, signs_of, unread_signs

_UNLISTED: Final = (Alias.Kind.MISSPELLING, Alias.Kind.TITLE)
_SIGNS: Final = 2  # leading characters of a key that determine its section
_MOST_KEPT: Final = 5_000  # people, and names
Line = tuple[int, str, str, str]
Known = tuple[int, Kind, str, str]
Waiting = tuple[int, str, str, str, str, str]
Unknown = tuple[str, str, str, str, str]
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that is filed apart from its person, with that person."""

    key: str
    form: str
    language: str
    slug: str
    name: str
    part: Kind = Kind.PEOPLE


@lru_cache(maxsize=4)
def of_kinds(version: Version, _language: str) -> dict[Kind, Counter[str]]:
    """Return for each register the number of keys by their first characters; cached by version and language."""
    found: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    for _pk, kind, place, _heading in _known(version):
        found[kind][place[:_SIGNS]] += 1
    numbers = _waiting_numbers(version)
    few = _few_names(version)
    signs: Iterable[tuple[int, str, str]] = (
        WaitingName.objects.values_list("pk", "part", Substr("filed", 1, _SIGNS))
        if few is None
        else ((pk, part, place[:_SIGNS]) for pk, part, _key, place, _heading, _beside in few)
    )
    for pk, part, begun in signs:
        if pk in numbers:
            found[Kind(part)][begun] += 1
    return found


@lru_cache(maxsize=2)
def _waiting_numbers(_version: Version) -> frozenset[int]:
    keys = named_in_public()
    return frozenset((-keys[keys < 0]).tolist())


def people(version: Version, kind: Kind, letter: str = "") -> Iterator[Line]:
    """Yield all public people, or those possibly filed under a letter: primary key, filing key, heading, language."""
    for pk, known_as, place, heading in _known(version, letter):
        if known_as is kind:
            yield pk, place, heading, tag("", heading)


def _known(version: Version, letter: str = "") -> Iterable[Known]:
    few = _few_people(version, get_language() or "")
    return _everybody(version, letter) if few is None else few


@lru_cache(maxsize=4)
def _few_people(version: Version, _language: str) -> tuple[Known, ...] | None:
    """Return all public people if they are few enough to be cached, else None."""
    is_few = np.count_nonzero(named_in_public() > 0) <= _MOST_KEPT
    return tuple(_everybody(version)) if is_few else None


@lru_cache(maxsize=2)
def _few_names(version: Version) -> tuple[Waiting, ...] | None:
    """Return all unidentified names if they are few enough to be cached, else None."""
    numbers = _waiting_numbers(version)
    if len(numbers) > _MOST_KEPT:
        return None
    rows = WaitingName.objects.order_by().values_list("pk", "part", "key", "filed", "heading", "beside")
    return tuple(row for row in rows if row[0] in numbers)


def _everybody(version: Version, letter: str = "") -> Iterator[Known]:
    keys, called = named_in_public(), called_here()
    elsewhere = Alias.objects.heading_pages_in(get_language() or "").order_by().values("person__identity")
    which = _first(letter) | Q(pk__in=elsewhere) if letter and called.filed else _first(letter)
    standing = Person.objects.standing().order_by().annotate(first=Substr("sort_name", 1, 1)).filter(which)
    public = set(keys[keys > 0].tolist())
    for pk, kind, *recorded in list(standing.values_list("pk", "kind", "name", "name_key", "sort_name")):
        if pk in public or pk in _translators(version):
            part, other = _part(kind), called.by_key.get(pk)
            name, key, sorted_by = (other, name_key(other), called.filed[pk]) if other else recorded
            heading = sorted_by or (sort_form(name) if part is Kind.PEOPLE else name)
            yield pk, part, key if heading == name else name_key(heading), heading


def _part(kind: str) -> Kind:
    return Kind.PEOPLE if kind == Person.Kind.PERSON else Kind.BODIES


@lru_cache(maxsize=2)
def _translators(_version: Version) -> frozenset[int]:
    """Return the people public only as translators, whom no facet counts."""
    credits = Credit.objects.of_published().filter(role=Role.TRANSLATOR).exclude(alias__person=None).order_by()
    return frozenset(pk for pk in credits.values_list("alias__person__identity_id", flat=True).distinct() if pk)


def _first(letter: str) -> Q:
    """Return a filter by first character for people possibly filed under the letter.

    People without a sort name always match, since their filing key is not in the database.
    """
    if not letter:
        return Q()
    if letter == OTHERS:
        return ~Q(first__in=all_signs())
    begun = Q(first__in=signs_of(letter)) | Q(first__in=unread_signs())
    return begun | Q(sort_name="")


def waiting(version: Version, kind: Kind, prefix: str) -> list[Unknown]:
    """Return unidentified names: folded name, filing key, heading, what is printed beside it, and language."""
    numbers, rows = _waiting_numbers(version), _few_names(version)
    if rows is None:
        names = _beginning(WaitingName.objects.filter(part=kind).order_by(), "filed", prefix)
        rows = tuple(names.values_list("pk", "part", "key", "filed", "heading", "beside"))
    return [
        (key, place, heading, beside, tag("", heading))
        for pk, part, key, place, heading, beside in rows
        if part == kind and pk in numbers and place.startswith(prefix)
    ]


@lru_cache(maxsize=4)
def of_references(version: Version, language: str) -> frozenset[tuple[Kind, str]]:
    """Return the section and key prefix of each reference whose prefix is not already used by a person's entry."""
    names = Alias.objects.exclude(kind__in=_UNLISTED).exclude(person=None).order_by()
    others = names.annotate(begun=Substr("key", 1, _SIGNS)).filter(
        ~Q(begun__in=of_kinds(version, language)[Kind.PEOPLE].keys()) | ~Q(person__identity__kind=Person.Kind.PERSON)
    )
    return frozenset((row.part, row.key[:_SIGNS]) for row in _referring(public_names(others)))


def references(part: Kind, prefix: str) -> list[Reference]:
    """Return the names of people, or of bodies, that are filed apart from their bearers."""
    names = Alias.objects.exclude(kind__in=_UNLISTED).exclude(person=None).order_by()
    return [row for row in _referring(public_names(_beginning(names, "key", prefix))) if row.part is part]


def _referring(names: QuerySet[Alias]) -> list[Reference]:
    columns = ("key", "form", "language", "script", *(f"person__identity__{name}" for name in _OF_PERSON))
    found, called = [], called_here()
    rows = names.select_related(None).values_list(*columns)
    for key, form, language, script, pk, slug, *recorded, kind in rows:
        if not slug:
            continue
        other = called.by_slug.get(slug)
        name, own, sorted_by = (other, name_key(other), called.filed[pk]) if other else map(str, recorded)
        if not _is_folded(key, own, sorted_by) and filed(form).key[:1] == key[:1]:
            found.append(Reference(key, form, tag(language, form, script), slug, name, _part(str(kind))))
    return found


_OF_PERSON: Final = ("pk", "slug", "name", "name_key", "sort_name", "kind")


def _is_folded(key: str, own: str, sorted_by: str) -> bool:
    """Whether the name contains its person's family name, and so belongs to the person's own entry."""
    family = name_key(sorted_by.partition(",")[0]) if sorted_by else own.partition(" ")[0]
    return key == own or not set(family.split()) - set(key.split())


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
        if root in people and key != headings[root] and kind not in _UNLISTED:
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
