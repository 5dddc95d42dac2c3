"""The names readers may know people by, kept in each process for one version of the archive.

Records have many people in common, and asking who may be known by what took a fifteenth of the time of a record's page.
"""

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.db import connection

from archive.citations.further_names import KnownName, known_names, names_of
from archive.documents.full import FullRecord
from archive.web.gate.freshness import Version, version

MOST: Final = 20_000  # names in each process, some 5 MB


@dataclass
class KnownPeople:
    """The names of people by identity, those not asked for longest evicted first; thread-safe."""

    most: int = MOST
    version: Version | None = None
    people: OrderedDict[int, Sequence[KnownName]] = field(default_factory=OrderedDict)
    size: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def known(self, now: Version, people: Sequence[int]) -> dict[int, Sequence[KnownName]]:
        """Return the names of those of these people who are kept for this version; all others are forgotten."""
        with self.lock:
            if self.version != now:
                self.people.clear()
                self.size, self.version = 0, now
            found = {pk: self.people[pk] for pk in people if pk in self.people}
            for pk in found:
                self.people.move_to_end(pk)
        return found

    def keep(self, now: Version, people: Mapping[int, Sequence[KnownName]]) -> None:
        """Keep the names of these people, unless another version is kept by now."""
        with self.lock:
            if self.version != now:
                return
            for pk, names in people.items():
                self.size += len(names) - len(self.people.get(pk, ()))
                self.people[pk] = names
            while self.size > self.most:
                self.size -= len(self.people.popitem(last=False)[1])


kept: Final = KnownPeople()


def known_in(record: FullRecord) -> tuple[KnownName, ...]:
    """Return all public names of the people credited in the published record, in the order of their keys."""
    # Inside a transaction the version may be one that others never see.
    now = None if connection.in_atomic_block else version()
    if now is None:
        return known_names(record)
    people = sorted({name.identity for name in record.names if name.identity})
    found = kept.known(now, people)
    if lacking := [pk for pk in people if pk not in found]:
        asked = names_of(lacking)
        kept.keep(now, asked)
        found |= asked
    return tuple(sorted((name for names in found.values() for name in names), key=lambda name: (name.key, name.pk)))
