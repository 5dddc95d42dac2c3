"""A plan as a table, one line for each change, to be read, sorted and kept beside the file."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from archive.interchange.planning import Action, Plan, Planned
from archive.interchange.proposing.likes import Like, likes
from archive.interchange.proposing.names import How, Named, named
from archive.interchange.record import Record
from archive.interchange.slicing import slices
from archive.interchange.staging.saying import in_words
from archive.interchange.travelling import records_by_key
from archive.interchange.writing.table import BYTE_ORDER_MARK, csv_line

FEW = 20
LONGEST = 60
COLUMNS = ("what", "file", "row", "external_id", "title", "field", "before", "after")


def planned_lines(plan: Plan) -> Iterator[str]:
    """Yield the header and a line for each new, unchanged and refused row and each changed field.

    Lines marked `perhaps` name a record that a new row may be already; lines marked `name` give whom a name would mean,
    in `after`, and how that is known, in `field`.
    """
    yield BYTE_ORDER_MARK + csv_line(COLUMNS)
    perhaps = likes(plan.of(Action.NEW))
    for some in slices(plan.planned):
        here = dict(records_by_key([one.pk for one in some if one.action is Action.CHANGED and one.pk], public=False))
        for one in some:
            for row in _rows(one, here, perhaps.get(one.row.number, ()) if one.action is Action.NEW else ()):
                yield csv_line(row)
    for name in named(plan.planned):
        yield csv_line(_name(name))


def _rows(one: Planned, here: Mapping[int, Record], perhaps: Iterable[Like]) -> Iterator[Sequence[str]]:
    record = one.record or one.row.record
    place = (one.row.file, f"{one.row.number}")
    known = (record.external_id, record.title) if record else ("", "")
    if one.action is Action.REFUSED:
        yield from ((one.action.value, *place, *known, fault.field, "", fault.why) for fault in one.faults)
    elif one.action is Action.CHANGED and record and (before := here.get(one.pk or 0)):
        for field in one.fields:
            yield one.action.value, *place, *known, field, in_words(field, before), in_words(field, record)
    else:
        yield one.action.value, *place, *known, "", "", ""
    for like in perhaps:
        yield "perhaps", *place, *known, f"{like.score}", like.document.title, like.document.public_id


def _name(name: Named) -> Sequence[str]:
    meant = name.person.slug if name.person and name.how is not How.FITS else ""
    others = "|".join(person.slug for person in name.people)
    return "name", "", "", "", name.form, name.how.value, others, meant


def plan_in_words(plan: Plan) -> Iterator[str]:
    """Yield the plan for a terminal: the first changes, possible duplicates, and how the names are known."""
    changed = plan.of(Action.CHANGED)
    here = dict(records_by_key([one.pk for one in changed[:FEW] if one.pk], public=False))
    for one in changed[:FEW]:
        for _what, file, row, _id, title, field, before, after in _rows(one, here, ()):
            yield f"{file}, {one.row.unit} {row}, “{_cut(title)}”: {field}: “{_cut(before)}” becomes “{_cut(after)}”"
    if len(changed) > FEW:
        yield f"… and {len(changed) - FEW:,} more that would change."
    perhaps = likes(plan.of(Action.NEW))
    for number, some in list(perhaps.items())[:FEW]:
        yield f"row {number} is perhaps here already: “{_cut(some[0].document.title)}” ({some[0].document.public_id})"
    if len(perhaps) > FEW:
        yield f"… and {len(perhaps) - FEW:,} more that are perhaps here already."
    counts = Counter(name.how for name in named(plan.planned))
    if counts:
        yield "Names: " + ", ".join(f"{counts[how]:,} {_HOW[how]}" for how in How if counts[how]) + "."


def _cut(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"


_HOW = {
    How.EXACT: "are somebody's name",
    How.ALIAS: "are one of somebody's names",
    How.FITS: "are borne by several, one of them by date and role",
    How.SEVERAL: "are borne by several",
    How.SPLIT: "are given letter by letter",
    How.NOBODY: "are nobody's yet",
}
