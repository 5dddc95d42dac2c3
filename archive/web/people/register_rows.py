"""What stands in the register, read from the records: whoever is public is known from memory, so that a page costs a
few queries however many letters there are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, TypeVar

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr

from archive.documents.models import Credit
from archive.documents.publicity import names_shown, public_names
from archive.documents.vocabulary import Role
from archive.interchange.slicing import slices
from archive.names.filing import Part as Kind
from archive.names.filing import filed
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.search.engine import named_in_public
from archive.search.models import WaitingName
from archive.search.query import Version
from archive.web.lines import tag
from archive.web.people.letters import OTHERS, all_signs, signs_of, unread_signs

_UNLISTED: Final = (Alias.Kind.MISSPELLING, Alias.Kind.TITLE)
_CHUNK: Final = 10_000
_SIGNS: Final = 2  # of a key, by which it finds its part
Line = tuple[int, str, str, str]
Rows = TypeVar("Rows", bound=QuerySet[Any])


@dataclass(frozen=True, slots=True)
class Reference:
    """A name that files elsewhere than its person, and whose it is."""

    key: str
    form: str
    language: str
    slug: str
    name: str


@lru_cache(maxsize=2)
def of_kinds(version: Version) -> dict[Kind, Counter[str]]:
    """For each register how its keys begin, and how many do: read once for each version of what is published."""
    found: dict[Kind, Counter[str]] = {kind: Counter() for kind in Kind}
    for kind in (Kind.PEOPLE, Kind.BODIES):
        found[kind].update(place[:_SIGNS] for _pk, place, _heading, _language in people(kind))
    numbers = _waiting_numbers(version)
    for pk, kind, signs in WaitingName.objects.values_list("pk", "part", Substr("filed", 1, _SIGNS)):
        if pk in numbers:
            found[Kind(kind)][signs] += 1
    return found


@lru_cache(maxsize=2)
def _waiting_numbers(_version: Version) -> frozenset[int]:
    keys = named_in_public()
    return frozenset((-keys[keys < 0]).tolist())


def people(kind: Kind, letter: str = "") -> Iterator[Line]:
    """Everybody known, or all who may stand under a letter: key, how the name is filed, the heading there and its
    language; bodies and groups apart."""
    if kind not in (Kind.PEOPLE, Kind.BODIES):
        return
    keys = named_in_public()
    translators = Credit.objects.of_published().filter(role=Role.TRANSLATOR).exclude(alias__person=None)
    public = {*keys[keys > 0].tolist(), *translators.values_list("alias__person__identity_id", flat=True).distinct()}
    standing = Person.objects.standing().order_by()
    kinds = [Person.Kind.PERSON] if kind is Kind.PEOPLE else [Person.Kind.BODY, Person.Kind.GROUP]
    standing = standing.filter(kind__in=kinds).annotate(first=Substr("sort_name", 1, 1)).filter(_first(letter))
    for pk, name, key, sorted_by in standing.values_list("pk", "name", "name_key", "sort_name").iterator(_CHUNK):
        if pk in public:
            heading = sorted_by or name
            yield pk, name_key(sorted_by) if sorted_by else key, heading, tag("", heading)


def _first(letter: str) -> Q:
    """Those who may stand under the letter, as far as the database can tell by one sign."""
    if not letter:
        return Q()
    if letter == OTHERS:
        return ~Q(first__in=all_signs())
    begun = Q(first__in=signs_of(letter)) | Q(first__in=unread_signs())
    return begun | Q(sort_name="", name_key__startswith=letter.lower())


def waiting(kind: Kind, prefix: str) -> list[tuple[str, str, str, str]]:
    """Names of nobody yet: folded name, how it is filed, the heading there and its language."""
    keys = named_in_public()
    numbers = frozenset((-keys[keys < 0]).tolist())
    rows = _beginning(WaitingName.objects.filter(part=kind).order_by(), "filed", prefix)
    return [
        (key, place, heading, tag("", heading))
        for pk, key, place, heading in rows.values_list("pk", "key", "filed", "heading")
        if pk in numbers
    ]


@lru_cache(maxsize=2)
def of_references(_version: Version) -> frozenset[str]:
    """How the keys of references begin, as far as no line of people's begins so too."""
    names = Alias.objects.exclude(kind__in=_UNLISTED).exclude(person=None).order_by()
    known = of_kinds(_version)[Kind.PEOPLE].keys()
    signs = names.annotate(begun=Substr("key", 1, _SIGNS)).values_list("begun", flat=True).distinct()
    others = [sign for sign in signs if sign not in known]
    if not others:
        return frozenset()
    rows = names.annotate(begun=Substr("key", 1, _SIGNS)).filter(begun__in=others)
    return frozenset(row.key[:_SIGNS] for row in _referring(public_names(rows)))


def references(prefix: str) -> list[Reference]:
    """The names of people that file elsewhere than their persons."""
    names = Alias.objects.exclude(kind__in=_UNLISTED).exclude(person=None).order_by()
    return _referring(public_names(_beginning(names, "key", prefix)))


def _referring(names: QuerySet[Alias]) -> list[Reference]:
    columns = ("key", "form", "language", "script", *(f"person__identity__{name}" for name in _OF_PERSON))
    found = []
    for key, form, language, script, slug, name, own, sorted_by in names.select_related(None).values_list(*columns):
        if slug and not _is_folded(key, own or "", sorted_by or "") and filed(form).key[:1] == key[:1]:
            found.append(Reference(key, form, tag(language, form, script), slug, str(name)))
    return found


_OF_PERSON: Final = ("slug", "name", "name_key", "sort_name")


def _is_folded(key: str, own: str, sorted_by: str) -> bool:
    """Whether the name has the family name of its person, or one with an initial for all else: then it stands in the
    person's own line."""
    family = name_key(sorted_by.partition(",")[0]) if sorted_by else own.partition(" ")[0]
    return key == own or not set(family.split()) - set(key.split())


def records(keys: Iterable[int]) -> Mapping[int, Person]:
    """The people of these keys, as lines print them."""
    wanted = Person.objects.only("slug", "name", "sort_name", "born", "died", "description", "kind")
    return {pk: person for some in slices(keys) for pk, person in wanted.in_bulk(some).items()}


def other_names(keys: Iterable[int]) -> Mapping[int, list[tuple[str, str]]]:
    """By person the other names that readers may know, what documents write first, each once with its language."""
    found: dict[int, dict[str, tuple[str, str]]] = defaultdict(dict)
    for some in slices(keys):
        names = names_shown(Alias.objects.exclude(kind__in=_UNLISTED).filter(person__identity__in=some))
        rows = names.values_list(
            "person__identity_id", "key", "form", "language", "script", "person__identity__name_key"
        )
        for pk, key, form, language, script, name in rows:
            if pk is not None and key != name:
                found[pk].setdefault(key, (form, tag(language, form, script)))
    return {pk: list(names.values()) for pk, names in found.items()}


def _beginning(rows: Rows, field: str, prefix: str) -> Rows:
    """SQLite compares a range by its index, PostgreSQL a pattern by its own."""
    if not prefix:
        return rows
    if connection.vendor == "sqlite":
        return rows.filter(**{f"{field}__gte": prefix, f"{field}__lt": prefix + "\U0010ffff"})
    return rows.filter(**{f"{field}__startswith": prefix})
