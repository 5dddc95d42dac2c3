"""Credits that contradict their person's dates: before a birth, after a death, outside an office or a name's use."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from django.db.models import Max, Min, Q, QuerySet

from archive.documents.models import Credit
from archive.documents.vocabulary import Role
from archive.people.models import Alias, Person
from archive.people.rulings import Holder

MOST: Final = 20  # credits shown of one mistake
# Roles that need a living person; the dead are still mentioned, and their letters still forwarded.
_ACTS: Final = (Role.AUTHOR, Role.RECIPIENT, Role.PARTICIPANT, Role.SIGNATORY)
Day = datetime.date | None


class Wrong(StrEnum):
    """Which dates the credits contradict."""

    UNBORN = "unborn"
    DEAD = "dead"
    UNUSED = "unused"
    OFFICE = "office"


@dataclass(frozen=True, slots=True)
class Mistake:
    """A person, the form where the name is what contradicts, the first and last possible day, and the credits outside.

    `letters` are the oldest first, at most MOST of `number`.
    """

    wrong: Wrong
    person: Person
    form: str
    since: str
    until: str
    letters: tuple[Credit, ...]
    number: int


def mistakes() -> list[Mistake]:
    """Return every contradiction by person; a date that leaves it open counts for nothing."""
    return [*_of_lives(), *_of_names(), *_of_offices()]


def _of_lives() -> Iterator[Mistake]:
    people = Person.objects.standing().exclude(born=None, died=None)
    seen = _seen("alias__person__identity", people.values("pk"))
    for person in people.filter(pk__in=seen).order_by("name_key", "pk"):
        mine = Credit.objects.filter(alias__person__identity=person.pk)
        born, died = person.born and person.born.earliest, person.died and person.died.latest
        time = str(person.born or ""), str(person.died or "")
        first, last = seen[person.pk]
        if born and first and first < born:
            found = mine.filter(document__date_latest__lt=born)
            yield from _told(Wrong.UNBORN, (person, ""), time, found)
        if died and last and last > died:
            found = mine.filter(role__in=_ACTS, document__date_earliest__gt=died)
            yield from _told(Wrong.DEAD, (person, ""), time, found)


def _of_names() -> Iterator[Mistake]:
    names = Alias.objects.exclude(person=None).exclude(used_from=None, used_until=None)
    for name in names.select_related("person__identity").order_by("key", "pk"):
        assert name.person is not None, "names of nobody are left out"
        since, until = name.used_from, name.used_until
        found = _outside(Credit.objects.filter(alias=name), since and since.earliest, until and until.latest)
        whose = _root(name.person)
        yield from _told(Wrong.UNUSED, (whose, name.form), (str(since or ""), str(until or "")), found)


def _of_offices() -> Iterator[Mistake]:
    for holder in Holder.objects.select_related("person__identity", "ruling").order_by("ruling__key", "pk"):
        whose = _root(holder.person)
        theirs = Credit.objects.filter(alias__key=holder.ruling.key, alias__person__identity=whose.pk)
        found = _outside(theirs, holder.since and holder.since.earliest, holder.until and holder.until.latest)
        time = str(holder.since or ""), str(holder.until or "")
        yield from _told(Wrong.OFFICE, (whose, holder.ruling.form), time, found)


def _root(person: Person) -> Person:
    return person.identity or person  # type: ignore[return-value]


def _seen(field: str, wanted: "QuerySet[Any, Any]") -> dict[int, tuple[Day, Day]]:
    """Map each key to the earliest latest day, and the latest earliest day, of their documents."""
    rows = Credit.objects.filter(**{f"{field}__in": wanted}).order_by().values(field)
    rows = rows.annotate(first=Min("document__date_latest"), last=Max("document__date_earliest"))
    return {row[field]: (row["first"], row["last"]) for row in rows}


def _outside(credits: "QuerySet[Credit]", since: Day, until: Day) -> "QuerySet[Credit]":
    before = Q(document__date_latest__lt=since) if since else Q(pk=None)
    after = Q(document__date_earliest__gt=until) if until else Q(pk=None)
    return credits.filter(before | after)


def _told(
    wrong: Wrong, whose: tuple[Person, str], time: tuple[str, str], found: "QuerySet[Credit]"
) -> Iterable[Mistake]:
    letters = tuple(found.select_related("document", "alias").order_by("document__date_earliest", "pk")[: MOST + 1])
    if letters:
        number = found.count() if len(letters) > MOST else len(letters)
        yield Mistake(wrong, *whose, *time, letters[:MOST], number)
