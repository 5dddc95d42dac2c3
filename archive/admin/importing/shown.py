"""The plan prepared for display: the first of each kind, and totals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from archive.documents.models import Document
from archive.interchange.planning import Planned
from archive.interchange.proposing.likes import Like
from archive.interchange.proposing.names import How, Named
from archive.interchange.refusals import Fault
from archive.interchange.staging.deciding import NOBODY
from archive.interchange.staging.kept import Staged
from archive.interchange.staging.saying import differences, documents_of, label
from archive.interchange.staging.seen import Seen
from archive.journal.changes import Difference
from archive.people.models import Person

ROWS: Final = 50
NAMES: Final = 200
FAULTS: Final = 200


@dataclass(frozen=True, slots=True)
class ShownChange:
    """An existing record, and the changes by the row."""

    number: int
    document: Document
    changes: Sequence[Difference]


@dataclass(frozen=True, slots=True)
class ShownFault:
    """An error of a row, and the fields concerned."""

    unit: str
    number: int
    field: str
    why: str


@dataclass(frozen=True, slots=True)
class ShownLike:
    """A new row with similar existing records, and the one chosen (0: a separate record)."""

    planned: Planned
    likes: Sequence[Like]
    chosen: int


@dataclass(frozen=True, slots=True)
class ShownName:
    """A name to resolve: its index, its possible people, and the choice so far."""

    nth: int
    named: Named
    chosen: str

    @property
    def is_open(self) -> bool:
        """Whether it stays unidentified unless somebody chooses."""
        return self.named.how in {How.SEVERAL, How.FITS, How.SPLIT}

    @property
    def leaves_open(self) -> bool:
        """Whether somebody chose to leave it unidentified."""
        return self.chosen == NOBODY

    def people(self) -> list[tuple[Person, bool]]:
        """Return its possible people, each with whether they were chosen."""
        return [(person, person.slug == self.chosen) for person in self.named.people]


@dataclass(frozen=True, slots=True)
class Shown:
    """The whole plan, prepared for display."""

    digest: str
    total: int
    new: Sequence[Planned]
    new_total: int
    changed: Sequence[ShownChange]
    changed_total: int
    unchanged_total: int
    refused_total: int
    faults: Sequence[ShownFault]
    likes: Sequence[ShownLike]
    likes_total: int
    names: Sequence[ShownName]
    names_total: int
    nobody: Sequence[Named]
    nobody_total: int


def shown(one: Staged, found: Seen) -> Shown:
    """Return the plan of this import, prepared for display."""
    new, changed = found.of("new"), found.of("changed")
    known = [(nth, name) for nth, name in enumerate(found.names) if name.how is not How.NOBODY]
    nobody = [name for name in found.names if name.how is How.NOBODY]
    likes = _likes(one, found)
    return Shown(
        digest=found.digest,
        total=len(found.rows),
        new=new[:ROWS],
        new_total=len(new),
        changed=_changes(changed[:ROWS]),
        changed_total=len(changed),
        unchanged_total=len(found.of("unchanged")),
        refused_total=len(found.plan.refused),
        faults=[_fault(fault) for fault in found.plan.faults[:FAULTS]],
        likes=likes[:ROWS],
        likes_total=len(likes),
        names=[ShownName(nth, name, one.names.get(name.form, "")) for nth, name in known[:NAMES]],
        names_total=len(known),
        nobody=nobody[:NAMES],
        nobody_total=len(nobody),
    )


def _fault(fault: Fault) -> ShownFault:
    return ShownFault(fault.unit, fault.number, label(fault.field) if fault.field else "", fault.why)


def _changes(changed: Sequence[Planned]) -> list[ShownChange]:
    said, documents = differences(changed), documents_of(changed)
    return [
        ShownChange(row.row.number, documents[row.pk], said[row.row.number])
        for row in changed
        if row.pk is not None and row.pk in documents and row.row.number in said
    ]


def _likes(one: Staged, found: Seen) -> list[ShownLike]:
    by_number = {planned.row.number: planned for planned in found.plan.planned}
    return [
        ShownLike(by_number[number], some, one.same.get(str(number), 0))
        for number, some in found.likes.items()
        if number in by_number
    ]
