"""Comparing an incoming record with the one that is here, and merging the two."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from archive.interchange.record import OURS, Record, TravellingCredit
from archive.interchange.resolving import headings
from archive.interchange.resolving.people import People
from archive.interchange.resolving.places import Places
from archive.interchange.travelling import records_by_key
from archive.names.keys import name_key

_NOT_COMPARED = OURS | {"source", "external_id"}


class Comparison:
    """Compares by meaning: a synonym is the same topic, an absorbed person is the survivor."""

    def __init__(self, people: People, places: Places) -> None:
        self._here: Mapping[int, Record] = {}
        self._people, self._places = people, places
        self._types, self._topics = headings.types(), headings.topics()
        self._collections, self._repositories = headings.collections(), headings.repositories()

    def face(self, pks: Iterable[int], coming: Iterable[Record]) -> None:
        """Load what comparing these records needs, a few hundred at a time."""
        self._here = dict(records_by_key(pks, public=False))
        everything = [*self._here.values(), *coming]
        self._types.learn(record.type for record in everything)
        self._topics.learn(topic.name for record in everything for topic in record.topics)
        self._collections.learn(name for record in everything for name in record.collections)
        self._repositories.learn(holding.repository for record in everything for holding in record.holdings)
        self._people.learn(credit.person for record in everything for credit in record.credits)
        self._places.learn(place for record in everything for place in record.places)

    def merged(self, pk: int, coming: Record, *, fill: bool) -> tuple[Record, tuple[str, ...]]:
        """Return the record as it will stand, and the fields that will change.

        With `fill`, only empty fields are filled. Nobody identified here becomes unidentified.
        """
        here = self._here[pk]
        credits = _with_people(coming.credits, here.credits)
        if coming.roles is not None:
            credits = _in_roles(coming.roles, credits, here.credits)
        coming = dataclasses.replace(coming, credits=credits)
        fields = tuple(
            key
            for key in sorted(coming.given - _NOT_COMPARED)
            if self._differs(key, here, coming) and (not fill or not getattr(here, key))
        )
        return dataclasses.replace(here, **{key: getattr(coming, key) for key in fields}), fields

    def _differs(self, key: str, here: Record, coming: Record) -> bool:
        return bool(self._meant(key, getattr(here, key)) != self._meant(key, getattr(coming, key)))

    def _meant(self, key: str, value: Any) -> Any:
        """Return the value with names replaced by the keys of the records they mean."""
        if key == "type":
            return self._types.get(value) or name_key(value)
        if key == "topics":
            return {(self._topics.get(one.name) or name_key(one.name), one.supplied, one.certainty) for one in value}
        if key == "collections":
            return {self._collections.get(name) or name_key(name) for name in value}
        if key == "places":
            known = self._places
            return {(known.get(one) or name_key(one.name), one.role, one.supplied, one.certainty) for one in value}
        if key == "holdings":
            held = self._repositories
            return [(held.get(one.repository) or name_key(one.repository), one.reference, one.note) for one in value]
        if key == "credits":
            return [dataclasses.replace(credit, person=str(self._people.identity(credit.person))) for credit in value]
        if key == "related":
            return {(tie.external_id or tie.id, tie.kind) for tie in value}
        return set(value) if key == "languages" else value


def _with_people(
    coming: tuple[TravellingCredit, ...], here: tuple[TravellingCredit, ...]
) -> tuple[TravellingCredit, ...]:
    """Give names without a person the person they have here, or leave them open as here."""
    known = {credit.name: credit for credit in here}
    known_in_role = {(credit.name, credit.role, credit.position): credit for credit in here}
    found = []
    for credit in coming:
        same = known_in_role.get((credit.name, credit.role, credit.position)) or known.get(credit.name)
        if same and not credit.person and not credit.unidentified:
            credit = dataclasses.replace(credit, person=same.person, unidentified=same.unidentified)  # noqa: PLW2901
        found.append(credit)
    return tuple(found)


def _in_roles(
    roles: frozenset[str], coming: tuple[TravellingCredit, ...], here: tuple[TravellingCredit, ...]
) -> tuple[TravellingCredit, ...]:
    """Return the credits with those of these roles replaced.

    A table names who had these roles and nothing else: what is known besides, and other roles, stay.
    """
    named = {_named(credit) for credit in coming}
    kept = [credit for credit in here if credit.role not in roles or _named(credit) in named]
    known = {_named(credit) for credit in kept}
    return (*kept, *(credit for credit in coming if _named(credit) not in known))


def _named(credit: TravellingCredit) -> tuple[str, str, str]:
    return credit.name, credit.supplied, credit.role
