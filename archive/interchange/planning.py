"""Planning an import: what would happen to each row, before anything is written."""

import dataclasses
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.translation import gettext as _

from archive.documents.contents import digest_of, taken_down
from archive.documents.models import Document, TakenDown
from archive.documents.public_id import is_well_formed
from archive.interchange.comparing import Comparison
from archive.interchange.reading.rows import Row
from archive.interchange.recognising import Key, Mark, ids_here, key_of, mark_of, standing
from archive.interchange.record import Record
from archive.interchange.refusals import Fault
from archive.interchange.resolving.people import People, can_be_slug
from archive.interchange.resolving.places import Places
from archive.interchange.slicing import slices
from archive.interchange.spilled import Chosen, Spilled
from archive.people.models import Person


class Mode(StrEnum):
    """What happens to a record that exists already."""

    KEEP = "keep"
    OVERWRITE = "overwrite"
    FILL = "fill"


class Action(StrEnum):
    """What happens to a row."""

    NEW = "new"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Planned:
    """A row and what will happen to it: the resulting record, the existing document, and the fields that change."""

    row: Row
    action: Action
    record: Record | None = None
    pk: int | None = None
    fields: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()

    def weight(self) -> int:
        """Return about how many bytes it takes in memory; a row of its own is as heavy as its record at most."""
        return self.row.weight()


@dataclass(frozen=True, slots=True)
class Plan:
    """What will happen to every row; the rows are on disk.

    `fresh` means that the archive is empty: then ids are kept, and people named by slug are created.
    """

    planned: Sequence[Planned]
    fresh: bool
    places: Mapping[Action, Sequence[int]]

    def of(self, action: Action) -> Sequence[Planned]:
        """Return the rows to which this happens."""
        return Chosen(self.planned, self.places[action])

    @property
    def refused(self) -> Sequence[Planned]:
        """The rows that are refused."""
        return self.of(Action.REFUSED)

    @property
    def faults(self) -> list[Fault]:
        """All faults, in the order of the rows."""
        return [fault for planned in self.refused for fault in planned.faults]

    def sentence(self) -> str:
        """Return the plan in a few words: “18 new, 2 changed, 1 unchanged, 3 refused”."""
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
    """Return what importing these rows would do. Nothing is written.

    Records are matched by source and external id. `source`, if given, overrides the source the rows name; `as_given`
    keeps ids even where the archive is not empty.
    """
    fresh = not (Document.objects.exists() or Person.objects.exists())
    marks = [mark_of(row.record) for row in _sourced(rows, source) if row.record]
    planner = _Planner(marks, mode, fresh=fresh, keeps_ids=fresh or as_given)
    if not changes_public:
        planner.spare_public()
    places = {action: array("Q") for action in Action}
    for some in slices(rows):
        ours = list(_sourced(some, source))
        planner.learn([row.record for row in ours if row.record])
        for row in ours:
            one = planner.decide(row)
            places[one.action].append(len(planner.planned))
            planner.planned.append(one)
    return Plan(planner.planned, fresh, places)


class _Planner:
    """Decides on rows one by one, having loaded what it needs for a few hundred in few queries."""

    def __init__(self, marks: Sequence[Mark], mode: Mode, *, fresh: bool, keeps_ids: bool) -> None:
        self._mode, self._fresh = mode, fresh
        self._people, self._places = People(), Places()
        self._here = standing(marks)
        self._taken = set[str]()
        self._may_keep = {mark.id for mark in marks if is_well_formed(mark.id)} if keeps_ids else set()
        self.planned = Spilled[Planned](weigh=Planned.weight)
        self._seen: dict[Key, int] = {}
        self._comparison = Comparison(self._people, self._places)
        self._spared: set[int] = set()
        self._blanked: set[str] = set()
        gone = Document.objects.filter(public_id__in=TakenDown.objects.values("record"))
        self._taken_down = set(gone.values_list("pk", flat=True))

    def learn(self, records: Sequence[Record]) -> None:
        """Load what the archive knows of these records."""
        self._people.learn(credit.person for record in records for credit in record.credits)
        self._places.learn(place for record in records for place in record.places)
        self._taken |= ids_here(records)
        bodies = {digest_of(text.text) for record in records for text in record.texts}
        self._blanked |= {each for some in slices(bodies) for each in taken_down(TakenDown.What.TEXT, some)}
        if self._mode is not Mode.KEEP:
            keys = {key_of(record) for record in records}
            self._comparison.face([self._here[key] for key in keys if key in self._here], records)

    def spare_public(self) -> None:
        """Refuse from now on to change published records."""
        for some in slices(self._here.values()):
            self._spared.update(Document.objects.published().filter(pk__in=some).values_list("pk", flat=True))

    def decide(self, row: Row) -> Planned:
        """Return what happens to this row."""
        if row.record is None:
            return Planned(row, Action.REFUSED, faults=row.faults)
        key = key_of(row.record)
        at = self._seen.setdefault(key, len(self.planned))
        first = row if at == len(self.planned) else self.planned[at].row
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
            return Planned(row, Action.REFUSED, record, pk, (), (row.fault("", _lawfully_gone()),))
        merged, fields = self._comparison.merged(pk, record, fill=self._mode is Mode.FILL)
        if fields and pk in self._spared:
            return Planned(row, Action.REFUSED, record, pk, fields, (row.fault("", _public()),))
        return Planned(row, Action.CHANGED if fields else Action.UNCHANGED, merged, pk, fields)

    def _faults(self, row: Row, record: Record, first: Row) -> Iterator[Fault]:
        if first is not row and first.record != record:
            where = f"{first.unit} {first.number:,}" + (f" of {first.file}" if first.file != row.file else "")
            if record.external_id:
                yield row.fault(
                    "external_id", _("is the same as on %(where)s, and the rest is not.") % {"where": where}
                )
            else:
                yield row.fault("", _same_words() % {"where": where})
        if any(digest_of(text.text) in self._blanked for text in record.texts):
            yield row.fault("texts", _("has a text that was taken down for good. Leave it out."))
        yield from self._astray(row, record)

    def _astray(self, row: Row, record: Record) -> Iterator[Fault]:
        """Yield references of the row that the archive cannot resolve."""
        for reference in dict.fromkeys(credit.person for credit in record.credits if credit.person):
            why = self._people.trouble(reference)
            if why and not (self._fresh and can_be_slug(reference)):
                yield row.fault("credits", why)
        for place in record.places:
            if why := self._places.trouble(place):
                yield row.fault("places", why)
        for tie in record.related:
            is_known = tie.id in self._taken or tie.id in self._may_keep
            if tie.id and not tie.external_id and not is_known:
                said = _("names the record “%(id)s”, which is not here. Give its external_id.")
                yield row.fault("related", said % {"id": tie.id})
            if (tie.external_id or tie.id) in {record.external_id, record.id} - {""}:
                yield row.fault("related", _("ties the record to itself."))

    def _settled(self, record: Record) -> Record:
        """Return a new record with the ids it will have: its public id only where it may keep it."""
        if record.id in self._may_keep and record.id not in self._taken:
            self._taken.add(record.id)
            return record
        if record.external_id and not record.id:
            return record
        return dataclasses.replace(record, id="", external_id=key_of(record)[1])


def _public() -> str:
    return _("is a record that readers see. Keep it as it is, or ask a reviewer to bring this file in.")


def _lawfully_gone() -> str:
    return _("is a record that was taken down for good. What may be shown of it is typed at the desk.")


def _same_words() -> str:
    return _(
        "says the same as %(where)s in date, title, summary, authors and shelfmarks, and something else in the rest. "
        "Give each row an external_id to tell them apart."
    )


def _sourced(rows: Iterable[Row], source: str) -> Iterator[Row]:
    return (_with_source(row, source) for row in rows) if source else iter(rows)


def _with_source(row: Row, source: str) -> Row:
    if row.record is None:
        return row
    return dataclasses.replace(row, record=dataclasses.replace(row.record, source=source))
