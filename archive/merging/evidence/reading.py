"""Reading the names and documents that cards are made of: a whole archive, or what is connected with a few names."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final
from zlib import crc32

from django.db.models import Min, QuerySet

from archive.documents.models import Credit, Document, Membership
from archive.merging.names_known import year_of
from archive.names.likeness import parsed
from archive.names.parts import Name
from archive.people.models import Alias, Person

_CHUNK: Final = 5_000
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
    forms = {form.pk: form for form in _forms(aliases)}
    credits = Credit.objects.order_by()
    wanted: set[int] = set()
    for rows in [credits] if all_of_it else _in_pieces(credits, "alias__in", list(forms)):
        for alias, document, role in rows.values_list("alias", "document", "role").iterator(chunk_size=20_000):
            if form := forms.get(alias):
                form.letters.setdefault(document, []).append(role)
                wanted.add(document)
    return Known(forms, _letters(wanted, all_of_it=all_of_it))


def _forms(aliases: "QuerySet[Alias]") -> Iterator[Form]:
    rows = list(aliases.exclude(kind=Alias.Kind.TITLE).order_by("pk").values_list(*_FIELDS))
    places = _places_of_lists({first for row in rows if (first := first_part(row[-1] or ""))})
    for pk, form, key, kind, person, identity, person_kind, born, died, begun, ended, *said, external in rows:
        body = person_kind == Person.Kind.BODY
        yield Form(
            pk,
            form,
            key,
            owner=identity or person or -pk,
            name=parsed(form, kind="body" if body else ""),
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
    documents, collections = Document.objects.order_by(), dict[int, int]()
    members = Membership.objects.order_by().values_list("document")
    for some in [members] if all_of_it else _in_pieces(members, "document__in", list(wanted)):
        collections.update(some.annotate(first=Min("collection")))
    for rows in [documents] if all_of_it else _in_pieces(documents, "pk__in", list(wanted)):
        fields = rows.values_list("pk", "external_id", "date_earliest", "date_latest")
        for pk, external, earliest, latest in fields.iterator(chunk_size=20_000):
            place = collections.get(pk) or _numbered(first_part(external))
            found[pk] = Letter(place, earliest.year if earliest else None, latest.year if latest else None)
    return found


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


def _in_pieces(rows: Any, where: str, keys: list[int]) -> Iterable[Any]:
    return (rows.filter(**{where: keys[start : start + _CHUNK]}) for start in range(0, len(keys), _CHUNK))


def by_place(letters: Iterable[int], known: Known) -> dict[int, list[int]]:
    """Group the documents by place."""
    found: dict[int, list[int]] = defaultdict(list)
    for pk in letters:
        found[known.letters[pk].place].append(pk)
    return found
