"""The evidence for each person of a merge: their names with samples, and their correspondents."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.merging.evidence.lives import Lives, Seen, Use, correspondents_of
from archive.people.models import Alias, Identifier, Person

SAMPLES: Final = 3
CORRESPONDENTS: Final = 8
_NAMES: Final = 50


@dataclass(frozen=True)
class NameInUse:
    """A form with its number of documents, their dates and samples.

    `only_here`: no other side has a name of this key.
    """

    alias: Alias
    documents: int
    first: object
    last: object
    samples: tuple[Seen, ...]
    only_here: bool = True


@dataclass(frozen=True)
class Side:
    """One of the people, with the evidence under each name; the years from the first to the last document."""

    person: Person
    names: tuple[NameInUse, ...]
    identifiers: tuple[Identifier, ...]
    documents: int
    correspondents: tuple[tuple[str, int], ...]
    use: Use
    further: int = 0


def sides_of(people: Sequence[Person], lives: Lives, aliases: Sequence[Alias]) -> tuple[Side, ...]:
    """Return the evidence on each of the people, everybody merged into them included, in two queries for all."""
    mine: dict[int, list[Alias]] = defaultdict(list)
    for alias in aliases:
        mine[alias.person.identity_id if alias.person else 0].append(alias)  # type: ignore[index]
    identifiers = _identifiers(people)
    partners = correspondents_of(people, lives, CORRESPONDENTS)
    keys = {identity: {alias.key for alias in some} for identity, some in mine.items()}
    sides = []
    for person in people:
        identity = person.identity_id or 0
        theirs = {key for other, some in keys.items() if other != identity for key in some}
        names = [_in_use(alias, lives, theirs) for alias in mine[identity]]
        names.sort(key=lambda name: (-name.documents, str(name.alias.key)))
        use = lives.of[identity]
        ids, ends = tuple(identifiers[identity]), tuple(partners.get(person.pk, ()))
        sides.append(Side(person, tuple(names[:_NAMES]), ids, len(use.documents), ends, use, len(names[_NAMES:])))
    return tuple(sides)


def _in_use(alias: Alias, lives: Lives, theirs: set[str]) -> NameInUse:
    use = lives.under[alias.pk]
    samples = tuple(list(use.documents.values())[:SAMPLES])
    return NameInUse(alias, len(use.documents), use.first, use.last, samples, alias.key not in theirs)


def _identifiers(people: Sequence[Person]) -> dict[int, list[Identifier]]:
    found: dict[int, list[Identifier]] = defaultdict(list)
    rows = Identifier.objects.filter(person__identity__in=[person.identity_id for person in people])
    for each in rows.select_related("person").order_by("scheme", "value"):
        found[each.person.identity_id or 0].append(each)
    return found
