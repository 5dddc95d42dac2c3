"""The distinct names of a file, each with the person it would be identified with."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from archive.documents.models import Credit
from archive.interchange.planning import Action, Planned
from archive.interchange.resolving import name_key
from archive.interchange.slicing import slices
from archive.people.models import Person
from archive.people.naming import bearers, whole_bearers

NEAR: Final = 10 * 366  # days between a document and another in which the person has the same role


class How(StrEnum):
    """How a name would find its person."""

    SEVERAL = "several"
    FITS = "fits"
    SPLIT = "split"
    ALIAS = "alias"
    EXACT = "exact"
    NOBODY = "nobody"


@dataclass(frozen=True, slots=True)
class Named:
    """A name as written, with the number of rows; `people` bear it, and `person` is whom it will be identified with.

    Where `how` is FITS, by date and role, `person` is only a proposal to accept.
    """

    form: str
    rows: int
    how: How
    people: tuple[Person, ...] = ()
    person: Person | None = None


@dataclass(slots=True)
class _Said:
    """Where a name stands in the file: rows, roles and days."""

    rows: int
    roles: set[str]
    days: list[datetime.date]


def named(planned: Iterable[Planned]) -> list[Named]:
    """Return the distinct names that come without a person, those that need attention first."""
    said = _said(planned)
    borne = _bearers(said)
    whole: dict[str, frozenset[int]] = {}
    for some in slices(said):
        whole.update(whole_bearers(some))
    people = _people({pk for pks in borne.values() for pk in pks})
    parts = _parts({key for key, pks in borne.items() if len(pks) > 1})
    found = [
        _named(form, one, _Known(borne.get(key, frozenset()), whole.get(key, frozenset()), people, parts))
        for form, one in said.items()
        for key in [name_key(form)]
    ]
    order = list(How)
    return sorted(found, key=lambda one: (order.index(one.how), -one.rows, one.form))


def _said(planned: Iterable[Planned]) -> dict[str, _Said]:
    said: dict[str, _Said] = {}
    for one in planned:
        if one.record is None or one.action not in {Action.NEW, Action.CHANGED}:
            continue
        date = one.record.date
        for credit in one.record.credits:
            if not credit.person and not credit.unidentified:
                its = said.setdefault(credit.name, _Said(0, set(), []))
                its.rows += 1
                its.roles.add(credit.role)
                its.days += [date.earliest] if date and date.earliest else []
    return said


def _bearers(said: Iterable[str]) -> dict[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for some in slices(said):
        found.update(bearers(some))
    return found


def _people(pks: Iterable[int]) -> Mapping[int, Person]:
    return {pk: one for some in slices(pks) for pk, one in Person.objects.in_bulk(some).items()}


Parts = Mapping[tuple[str, int], Sequence[tuple[str, datetime.date | None]]]


def _parts(keys: Iterable[str]) -> Parts:
    """Return, by name and person, the role and day of each document that names them so."""
    found: dict[tuple[str, int], list[tuple[str, datetime.date | None]]] = defaultdict(list)
    for some in slices(keys):
        rows = Credit.objects.filter(alias__key__in=some).exclude(alias__person=None)
        columns = ("alias__key", "alias__person__identity_id", "role", "document__date_earliest")
        for key, identity, role, day in rows.values_list(*columns):
            found[key, identity or 0].append((role, day))
    return found


@dataclass(frozen=True, slots=True)
class _Known:
    """What the archive knows of a name: who bears it, who bears it whole, and in which roles and when."""

    borne: frozenset[int]
    whole: frozenset[int]
    people: Mapping[int, Person]
    parts: Parts


def _named(form: str, said: _Said, known: _Known) -> Named:
    bearing = tuple(known.people[pk] for pk in sorted(known.borne) if pk in known.people)
    if not bearing:
        return Named(form, said.rows, How.NOBODY)
    if len(known.whole) == 1:
        (person,) = (one for one in bearing if one.pk in known.whole)
        how = How.EXACT if name_key(person.name) == name_key(form) else How.ALIAS
        return Named(form, said.rows, how, bearing, person)
    if len(bearing) == 1:
        return Named(form, said.rows, How.SPLIT, bearing)
    fitting = [one for one in bearing if _fits(one, said, known.parts.get((name_key(form), one.pk), ()))]
    if len(fitting) == 1:
        return Named(form, said.rows, How.FITS, bearing, fitting[0])
    return Named(form, said.rows, How.SEVERAL, bearing)


def _fits(person: Person, said: _Said, parts: Sequence[tuple[str, datetime.date | None]]) -> bool:
    """Return whether the person was alive on all these days, and has the same role in documents of the time."""
    lived = all(_lived(person, day) for day in said.days)
    near = [day for role, day in parts if role in said.roles and day]
    return lived and any(abs((one - day).days) <= NEAR for one in near for day in said.days)


def _lived(person: Person, day: datetime.date) -> bool:
    born, died = (person.born.earliest if person.born else None), (person.died.latest if person.died else None)
    return (born is None or born <= day) and (died is None or day <= died)
