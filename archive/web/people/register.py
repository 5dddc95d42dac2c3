"""The register of people from A to Z: under their own name once, under every other with “see”."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby
from typing import Any, Final

from django.db import connection
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from archive.documents.publicity import public_names, public_people
from archive.interchange.slicing import slices
from archive.names.keys import name_key
from archive.people.models import Alias, Person
from archive.people.querysets import AliasQuerySet
from archive.search.engine import version_known
from archive.search.query import Version
from archive.web.lines import tag
from archive.web.people.letters import LETTERS, OTHERS, all_signs, letter_of, signs_of, unread_signs
from archive.web.standing import Standing

WHOLE: Final = 600  # so many names still stand on one page
_UNLISTED: Final = (Alias.Kind.MISSPELLING, Alias.Kind.TITLE)


@dataclass(slots=True)
class Entry:
    """A line of the register: a person, or a name that leads to one or several, or to nobody yet."""

    key: str
    heading: str
    language: str = ""
    own: int = 0
    person: Person | None = None
    see: list[Standing] = field(default_factory=list)
    nobody: bool = False

    @property
    def is_choice(self) -> bool:
        return len(self.see) + self.nobody > 1


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the register: all, a letter, or a letter and what follows it; of other scripts `#` and a sign."""

    letter: str = ""
    second: str = ""

    def __str__(self) -> str:
        return f"{self.letter}{self.second}"

    @property
    def prefix(self) -> str:
        """How its keys begin."""
        return self.second if self.letter == OTHERS else f"{self.letter.lower()}{self.second}"

    def holds(self, key: str) -> bool:
        """Whether a name of this key stands in it."""
        return self.letter in ("", letter_of(key)) and key.startswith(self.prefix)


def parts_used(part: Part) -> list[Part]:
    """The parts into which this one falls and in which anything stands: letters, or what follows a letter."""
    return list(_parts_used(version_known(), part))


def is_short(part: Part) -> bool:
    """Whether all its names stand on one page."""
    return _is_short(version_known(), part)


def lines(part: Part) -> list[Entry]:
    """The lines of a part in their order, those of people without their records: `with_people` brings them."""
    entries = [*_own(part), *_references(_rows(_names(part)))]
    return sorted(entries, key=lambda entry: (LETTERS.index(letter_of(entry.key)), entry.key, not entry.own))


def with_people(entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
    """The lines by letter, each person's own line with the person."""
    entries = list(entries)
    people = _headed().in_bulk([entry.own for entry in entries if entry.own])
    for entry in entries:
        entry.person = people.get(entry.own)
    kept = (entry for entry in entries if entry.person or not entry.own)
    return [(letter, list(under)) for letter, under in groupby(kept, key=lambda entry: letter_of(entry.key))]


@lru_cache(maxsize=64)
def _parts_used(_version: Version, part: Part) -> tuple[Part, ...]:
    """Asked once for each version of what is published."""
    if not part.letter:
        return tuple(each for each in map(Part, LETTERS) if _is_used(each))
    place = 1 if part.letter == OTHERS else 2
    keys = _beginning(Alias.objects.order_by(), part).values_list(Substr("key", place, 1), flat=True).distinct()
    seconds = {sign for sign in keys if sign} | {entry.key[place - 1 : place] for entry in _own(part)}
    found = (Part(part.letter, sign) for sign in sorted(seconds) if sign.strip())
    return tuple(each for each in found if _is_used(each))


@lru_cache(maxsize=64)
def _is_short(_version: Version, part: Part) -> bool:
    return len(_names(part).order_by().values_list("pk")[: WHOLE + 1]) <= WHOLE


def _is_used(part: Part) -> bool:
    # The name a person is listed under stands in their own line alone.
    others = _names(part).exclude(key=F("person__identity__name_key"))
    return others.order_by().exists() or any(_own(part))


def _names(part: Part) -> AliasQuerySet:
    return public_names(_beginning(Alias.objects.exclude(kind__in=_UNLISTED), part))


def _beginning(names: AliasQuerySet, part: Part) -> AliasQuerySet:
    """SQLite compares a range by its index, PostgreSQL a pattern by its own."""
    if part.letter == OTHERS:
        names = names.annotate(first=Substr("key", 1, 1)).exclude(first__in=[each.lower() for each in LETTERS])
    if not part.prefix:
        return names
    if connection.vendor == "sqlite":
        return names.filter(key__gte=part.prefix, key__lt=part.prefix + "\U0010ffff")
    return names.filter(key__startswith=part.prefix)


def _headed() -> QuerySet[Person]:
    return Person.objects.only("slug", "name", "sort_name", "born", "died", "description", "kind")


def _own(part: Part) -> Iterator[Entry]:
    """The lines of people under their own names, each with the key of the person."""
    people = Person.objects.standing().order_by()
    if part.letter:
        people = people.annotate(first=Substr("sort_name", 1, 1)).filter(_first(part))
    found: dict[int, Entry] = {}
    for pk, name, key, sorted_by in people.values_list("pk", "name", "name_key", "sort_name"):
        place = name_key(sorted_by) if sorted_by else key
        if part.holds(place):
            heading = sorted_by or name
            found[pk] = Entry(place, heading, tag("", heading), own=pk)
    # Whether they are public is asked last, and of these alone.
    for some in slices(found):
        yield from (found[pk] for pk in public_people().filter(pk__in=some).order_by().values_list("pk", flat=True))


def _first(part: Part) -> Q:
    """Those who may stand in the part, as far as the database can tell by one sign."""
    if part.letter == OTHERS:
        return ~Q(first__in=all_signs())
    begun = Q(first__in=signs_of(part.letter)) | Q(first__in=unread_signs())
    return begun | Q(sort_name="", name_key__startswith=part.prefix)


_COLUMNS: Final = (
    "key", "form", "language", "script",
    *(f"person__identity__{name}" for name in ("slug", "name", "name_key", "sort_name")),
)  # fmt: skip
Row = tuple[str, str, str, str, Any, Any, Any, Any]


def _rows(names: AliasQuerySet) -> Iterable[Row]:
    return names.select_related(None).order_by().values_list(*_COLUMNS)


def _references(rows: Iterable[Row]) -> list[Entry]:
    """One line for each name as written, none beside the person's own line that says the same."""
    entries: dict[str, Entry] = {}
    for key, form, language, script, slug, name, own_key, sorted_by in rows:
        if slug and _says_the_same(key, own_key, sorted_by):
            continue
        entry = entries.setdefault(form, Entry(key, form, tag(language, form, script)))
        if not slug:
            entry.nobody = True
        elif (person := Standing(slug, name)) not in entry.see:
            entry.see.append(person)
    for entry in entries.values():
        entry.see.sort(key=lambda person: person.name)
    return list(entries.values())


def _says_the_same(key: str, own_key: str, sorted_by: str) -> bool:
    place = name_key(sorted_by) if sorted_by else own_key
    return key in (place, own_key) or place.startswith(f"{key} ")
