"""Reading the names and documents that cards are made of: a whole archive, or what is connected with a few names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any, Final
from zlib import crc32

from django.db.models import Min, QuerySet

from archive.documents.models import Credit, Document, Membership
from archive.documents.prepared import Prepared
from archive.merging.names_known import year_of
from archive.names.likeness import parsed
from archive.names.parts import Name
from archive.people.models import Alias, Person

_FIRST_PART: Final = re.compile(r"^(.+)[/#:].*$")
_FIELDS: Final = (
    "pk", "form", "key", "kind", "person_id", "person__identity", "person__identity__kind", "person__identity__born",
    "person__identity__died", "used_from", "used_until", "person__description", "person__note",
    "person__external_id",
)  # fmt: skip

Letters = dict[int, list[str]]


@dataclass(slots=True, eq=False)
class Form:
    """A name as written, whose it is (`owner`: an identity, or below zero the waiting name itself), and its letters:
    from each document's key to the roles in which it stands there. `listed` are the places of the list it came with;
    `about` is what is said of its person, notes for staff included, `described` what readers may read of that; `used`
    the years in which it was borne, as far as somebody said."""

    pk: int
    form: str
    key: str
    owner: int
    name: Name
    kind: str = ""
    about: str = ""
    described: str = ""
    born: int | None = None
    died: int | None = None
    listed: frozenset[int] = frozenset()
    letters: Letters = field(default_factory=dict)
    used: tuple[int | None, int | None] = (None, None)

    @property
    def waits(self) -> bool:
        """Whether the name is unidentified."""
        return self.owner < 0


@dataclass(frozen=True, slots=True)
class Letter:
    """A document as evidence: its place (a collection, else the prefix of its id) and the years it may be of."""

    place: int
    first: int | None
    last: int | None


@dataclass
class Known:
    """Names by their keys, and the documents they stand in."""

    forms: dict[int, Form]
    letters: dict[int, Letter]

    @cached_property
    def called(self) -> dict[int, str]:
        """A form of each owner's name."""
        return {form.owner: form.form for form in self.forms.values()}

    def beside(self, document: int) -> list[tuple[int, str]]:
        """Return the owners of all names in a document with their roles."""
        return self._beside.get(document, [])

    @cached_property
    def _beside(self) -> dict[int, list[tuple[int, str]]]:
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for form in self.forms.values():
            for pk, roles in form.letters.items():
                found[pk] += [(form.owner, role) for role in roles]
        return found

    def places(self, form: Form) -> set[int]:
        """Return the places in which the name stands."""
        return {self.letters[pk].place for pk in form.letters}


def known_of(aliases: "QuerySet[Alias]", *, all_of_it: bool) -> Known:
    """Return what is known of these names; `all_of_it` declares them to be all names of the archive."""
    forms = {form.pk: form for form in _forms(aliases, all_of_it=all_of_it)}
    every = Credit.objects.order_by().values_list("alias", "document", "role")
    wanted: set[int] = set()
    for alias, document, role in every.iterator(chunk_size=20_000) if all_of_it else _credits_of(list(forms)):
        if form := forms.get(alias):
            form.letters.setdefault(document, []).append(role)
            wanted.add(document)
    return Known(forms, _letters(wanted, all_of_it=all_of_it))


_credits_of: Final = Prepared(
    lambda pks: Credit.objects.filter(alias__in=pks).order_by().values_list("alias", "document", "role")
)


_parsed_lately: Final = lru_cache(maxsize=4096)(parsed)


def _forms(aliases: "QuerySet[Alias]", *, all_of_it: bool) -> Iterator[Form]:
    # One deed after another has much the same names around it; those of a whole archive are read once.
    read = parsed if all_of_it else _parsed_lately
    rows = list(aliases.exclude(kind=Alias.Kind.TITLE).order_by("pk").values_list(*_FIELDS))
    places = _places_of_lists({first for row in rows if (first := first_part(row[-1] or ""))})
    for pk, form, key, kind, person, identity, person_kind, born, died, begun, ended, *said, external in rows:
        body = person_kind == Person.Kind.BODY
        yield Form(
            pk,
            form,
            key,
            owner=identity or person or -pk,
            name=read(form, kind="body" if body else ""),
            kind=kind,
            about=" ".join(filter(None, said)),
            described=said[0] or "",
            born=year_of(born),
            died=year_of(died),
            listed=places.get(first_part(external or ""), frozenset()),
            used=_years(begun, ended),
        )


def _years(begun: Any, ended: Any) -> tuple[int | None, int | None]:
    first = begun.earliest if begun else None
    last = ended.latest if ended else None
    return (first.year if first else None), (last.year if last else None)


def _letters(wanted: set[int], *, all_of_it: bool) -> dict[int, Letter]:
    found: dict[int, Letter] = {}
    some = sorted(wanted)
    collections = dict(_first_collections() if all_of_it else _collections_of(some))
    for pk, external, earliest, latest in _dated().iterator(chunk_size=20_000) if all_of_it else _dates_of(some):
        place = collections.get(pk) or _numbered(first_part(external))
        found[pk] = Letter(place, _year_of_day(earliest), _year_of_day(latest))
    return found


def _first_collections(**of: Any) -> "QuerySet[Membership, Any]":
    return Membership.objects.filter(**of).order_by().values_list("document").annotate(first=Min("collection"))


def _dated(**of: Any) -> "QuerySet[Document, Any]":
    return Document.objects.filter(**of).order_by().values_list("pk", "external_id", "date_earliest", "date_latest")


_collections_of: Final = Prepared(lambda pks: _first_collections(document__in=pks))
_dates_of: Final = Prepared(lambda pks: _dated(pk__in=pks))


def _year_of_day(day: Any) -> int | None:
    """Return the year of a date, or of the text SQLite has for it."""
    return int(str(day)[:4]) if day else None


def first_part(external: str) -> str:
    """Return the id prefix of an edition: `frus1949v07` of `frus1949v07/d12` and of `frus1949v07#p_1`."""
    found = _FIRST_PART.match(external)
    return found[1] if found else ""


def _places_of_lists(firsts: set[str]) -> dict[str, frozenset[int]]:
    """Map id prefixes of lists of persons to the places of the documents with the same prefix."""
    found: dict[str, frozenset[int]] = {}
    for first in firsts:
        alike = Document.objects.filter(external_id__startswith=first).order_by()
        some = [pk for pk, external in alike.values_list("pk", "external_id")[:20] if first_part(external) == first]
        rows = Membership.objects.filter(document__in=some).values_list("document", "collection")
        places = Counter(place for _, place in rows)
        found[first] = frozenset({places.most_common(1)[0][0]} if places else {_numbered(first)})
    return found


def _numbered(first: str) -> int:
    """Return a negative number for an id prefix, as the place of documents without a collection; 0 for none."""
    return -crc32(first.encode()) if first else 0


def by_place(letters: Iterable[int], known: Known) -> dict[int, list[int]]:
    """Group the documents by place."""
    found: dict[int, list[int]] = defaultdict(list)
    for pk in letters:
        found[known.letters[pk].place].append(pk)
    return found
