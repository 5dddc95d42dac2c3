"""What an import would do, row by row, before anything is written."""

import dataclasses
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from archive.documents.contents import digest_of, taken_down
from archive.documents.models import Document, TakenDown
from archive.documents.public_id import is_well_formed
from archive.interchange.comparing import Comparison
from archive.interchange.reading.rows import Row
from archive.interchange.recognising import Key, ids_here, key_of, standing
from archive.interchange.record import Record
from archive.interchange.refusals import Fault
from archive.interchange.resolving.people import People, can_be_slug
from archive.interchange.resolving.places import Places
from archive.interchange.slicing import slices
from archive.people.models import Person


class Mode(StrEnum):
    """What happens to a record that is here already."""

    KEEP = "keep"
    OVERWRITE = "overwrite"
    FILL = "fill"


class Action(StrEnum):
    """What happens with a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what will happen with it: the record as it will stand, the document it is (if here already), and the
    fields that will change."""

    row: Row
    action: Action
    record: Record | None = None
    pk: int | None = None
    fields: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """What will happen with every row. `fresh` says that the archive is empty: then ids are kept, and the people whom
    the records name by slug are made."""

    planned: tuple[Planned, ...]
    fresh: bool

    def of(self, action: Action) -> list[Planned]:
        """The rows with which this happens."""
        return [planned for planned in self.planned if planned.action is action]

    @property
    def refused(self) -> list[Planned]:
        """The rows that cannot come in."""
        return self.of(Action.REFUSED)

    @property
    def faults(self) -> list[Fault]:
        """All that is wrong, in the order of the rows."""
        return [fault for planned in self.planned for fault in planned.faults]

    def sentence(self) -> str:
        """The plan in a few words: “18 new, 2 changed, 1 unchanged, 3 refused”."""
        counts = [(action, len(self.of(action))) for action in Action]
        return ", ".join(f"{count:,} {action}" for action, count in counts if count) or "nothing"


def plan(
    rows: Sequence[Row],
    *,
    source: str = "",
    mode: Mode = Mode.KEEP,
    as_given: bool = False,
    changes_public: bool = True,
) -> Plan:
    """What bringing in these rows will do. Nothing is written.

    A record is known again by its source and external id. `source`, where given, goes before the source that the rows
    name; `as_given` keeps ids also where the archive is not empty.
    """
    fresh = not (Document.objects.exists() or Person.objects.exists())
    sourced = [_with_source(row, source) for row in rows] if source else rows
    planner = _Planner([row.record for row in sourced if row.record], mode, fresh=fresh, keeps_ids=fresh or as_given)
    if not changes_public:
        planner.spare_public()
    return Plan(tuple(planner.decide(row) for row in sourced), fresh)


class _Planner:
    """Has asked, in few queries, what the archive knows of all these records, and decides on one after the other."""

    def __init__(self, records: Sequence[Record], mode: Mode, *, fresh: bool, keeps_ids: bool) -> None:
        self._mode, self._fresh = mode, fresh
        self._people, self._places = People(), Places()
        self._people.learn(credit.person for record in records for credit in record.credits)
        self._places.learn(place for record in records for place in record.places)
        self._here = standing(records)
        self._taken = ids_here(records)
        self._may_keep = {record.id for record in records if is_well_formed(record.id)} if keeps_ids else set()
        self._seen: dict[Key, Row] = {}
        pks = self._here.values() if mode is not Mode.KEEP else ()
        self._comparison = Comparison(pks, records if pks else (), self._people, self._places)
        self._spared: set[int] = set()
        bodies = {digest_of(text.text) for record in records for text in record.texts}
        self._blanked = {each for some in slices(bodies) for each in taken_down(TakenDown.What.TEXT, some)}
        gone = Document.objects.filter(public_id__in=TakenDown.objects.values("record"))
        self._taken_down = set(gone.values_list("pk", flat=True))

    def spare_public(self) -> None:
        """What readers see of these records stays as it is."""
        for some in slices(self._here.values()):
            self._spared.update(Document.objects.published().filter(pk__in=some).values_list("pk", flat=True))

    def decide(self, row: Row) -> Planned:
        """What happens with this row."""
        if row.record is None:
            return Planned(row, Action.REFUSED, faults=row.faults)
        key = key_of(row.record)
        first = self._seen.setdefault(key, row)
        if faults := tuple(self._faults(row, row.record, first)):
            return Planned(row, Action.REFUSED, faults=faults)
        if first is not row:
            return Planned(row, Action.UNCHANGED, row.record, self._here.get(key))
        if key not in self._here:
            return Planned(row, Action.NEW, self._settled(row.record))
        return self._against_standing(row, row.record, self._here[key])

    def _against_standing(self, row: Row, record: Record, pk: int) -> Planned:
        if self._mode is Mode.KEEP:
            return Planned(row, Action.UNCHANGED, record, pk)
        if pk in self._taken_down:
            return Planned(row, Action.REFUSED, record, pk, (), (row.fault("", _TAKEN_DOWN),))
        merged, fields = self._comparison.merged(pk, record, fill=self._mode is Mode.FILL)
        if fields and pk in self._spared:
            return Planned(row, Action.REFUSED, record, pk, fields, (row.fault("", _PUBLIC),))
        return Planned(row, Action.CHANGED if fields else Action.UNCHANGED, merged, pk, fields)

    def _faults(self, row: Row, record: Record, first: Row) -> Iterator[Fault]:
        if first is not row and first.record != record:
            where = f"{first.unit} {first.number:,}" + (f" of {first.file}" if first.file != row.file else "")
            if record.external_id:
                yield row.fault("external_id", f"is the same as on {where}, and the rest is not.")
            else:
                yield row.fault("", f"says the same as {where} in {_COMPARED}, and {_APART}")
        if any(digest_of(text.text) in self._blanked for text in record.texts):
            yield row.fault("texts", "has a text that was taken down for good. Leave it out.")
        yield from self._astray(row, record)

    def _astray(self, row: Row, record: Record) -> Iterator[Fault]:
        """What the row names that is not here."""
        for reference in dict.fromkeys(credit.person for credit in record.credits if credit.person):
            why = self._people.trouble(reference)
            if why and not (self._fresh and can_be_slug(reference)):
                yield row.fault("credits", why)
        for place in record.places:
            if why := self._places.trouble(place):
                yield row.fault("places", why)
        for tie in record.related:
            if tie.id and not tie.external_id and tie.id not in self._taken | self._may_keep:
                yield row.fault("related", f"names the record “{tie.id}”, which is not here. Give its external_id.")
            if (tie.external_id or tie.id) in {record.external_id, record.id} - {""}:
                yield row.fault("related", "ties the record to itself.")

    def _settled(self, record: Record) -> Record:
        """A new record with the ids it will bear: its public id only where it may keep the one it comes with."""
        if record.id in self._may_keep and record.id not in self._taken:
            self._taken.add(record.id)
            return record
        if record.external_id and not record.id:
            return record
        return dataclasses.replace(record, id="", external_id=key_of(record)[1])


_PUBLIC = "is a record that readers see. Keep it as it is, or ask a reviewer to bring this file in."
_TAKEN_DOWN = "is a record that was taken down for good. What may be shown of it is typed at the desk."
_COMPARED = "date, title, summary, authors and shelfmarks"
_APART = "something else in the rest. Give each row an external_id to tell them apart."


def _with_source(row: Row, source: str) -> Row:
    if row.record is None:
        return row
    return dataclasses.replace(row, record=dataclasses.replace(row.record, source=source))
