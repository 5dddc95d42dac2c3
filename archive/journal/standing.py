"""What a record is when only the runs that stand are counted: the ground on which an undo rests, whatever the order.

Of everything a run changed, the last run that stands has the word; where none is left that speaks of a field, the field
is as it was at first. So what was undone earlier, but had to wait because somebody had changed it since, goes back with
that change.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.journal.models import Revision, Run
from archive.journal.wholes import Value

# A part of the record ("" for the record itself), the member's key, and the field; "" says that it is there at all.
Key = tuple[str, int, str]
Flat = dict[Key, Any]
THERE: Final[Key] = ("", 0, "")
GONE: Final = object()
# What rows said before there was a field for it: revisions are never rewritten.
_UNSAID: Final[Mapping[str, Mapping[str, Any]]] = {"files": {"is_restricted": False}}


@dataclass(frozen=True, slots=True)
class Ground:
    """What the record should be, what the journal last knew of it, and which run said each thing."""

    wanted: Flat
    last: Flat
    said_by: Mapping[Key, int]


def flat(value: Value | None) -> Flat:
    """The value as single sayings; nothing where there is no record."""
    if value is None:
        return {}
    found: Flat = {THERE: True, **{("", 0, name): said for name, said in value["fields"].items()}}
    for part, members in value["parts"].items():
        for member in members:
            found[part, member["id"], ""] = True
            said_of = _UNSAID.get(part, {}) | member
            found |= {(part, member["id"], name): said for name, said in said_of.items() if name != "id"}
    return found


def whole(said: Flat) -> Value:
    """The value made of single sayings."""
    members: dict[str, dict[int, dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    for (part, member, name), value in said.items():
        if part:
            members[part][member] |= {name: value} if name else {"id": member}
    fields = {name: value for (part, _, name), value in said.items() if not part and name}
    return {
        "fields": fields,
        "parts": {part: [row for _, row in sorted(rows.items())] for part, rows in members.items()},
    }


def changed(before: Flat, after: Flat) -> set[Key]:
    """What is said otherwise afterwards."""
    return {key for key in before.keys() | after.keys() if before.get(key, GONE) != after.get(key, GONE)}


def grounds(kind: str, pks: Iterable[int]) -> dict[int, Ground]:
    """The ground of each of these records, in a fixed number of queries."""
    rows = Revision.objects.filter(kind=kind, object_id__in=list(pks)).order_by("pk")
    histories: dict[int, list[tuple[int, Flat]]] = defaultdict(list)
    undoing = set()
    for record, run, run_kind, value in rows.values_list("object_id", "run", "run__kind", "value"):
        histories[record].append((run, flat(value)))
        if run_kind == Run.Kind.UNDO:
            undoing.add(run)
    standing = standing_runs({run for history in histories.values() for run, _ in history} - undoing)
    return {record: _ground(history, standing, undoing) for record, history in histories.items()}


def standing_runs(runs: set[int]) -> set[int]:
    """Those of these deeds that hold: not undone, or undone and done again."""
    latest, holds = {run: run for run in runs}, set(runs)
    asked = set(runs)
    while asked:
        undoers = dict(Run.objects.filter(undoes__in=asked).values_list("undoes", "pk"))
        moved = {run: undoers[last] for run, last in latest.items() if last in undoers}
        holds ^= moved.keys()
        latest |= moved
        asked = set(moved.values())
    return holds


def _ground(history: list[tuple[int, Flat]], standing: set[int], undoing: set[int]) -> Ground:
    # A record that somebody worked on stays, as it was made, although its making was undone.
    counted = standing | {history[0][0]} if any(run in standing for run, _ in history) else set[int]()
    wanted, known, said_by, before = Flat(), Flat(), dict[Key, int](), Flat()
    for run, after in history:
        known |= after
        if run in counted and run not in undoing:
            touched = changed(before, after)
            for key in touched | {(part, member, "") for part, member, _ in touched} | {THERE}:
                wanted[key], said_by[key] = after.get(key, GONE), run
        before = after
    return Ground(_filled(wanted, known), before, said_by)


def _filled(wanted: Flat, known: Flat) -> Flat:
    """Only what is there, and that whole: a field of which nobody standing spoke is as it was last known."""
    there = {(part, member) for (part, member, name), said in wanted.items() if not name and said is not GONE}
    if ("", 0) not in there:
        return {}
    fill = {key: said for key, said in known.items() if key[:2] in there}
    return fill | {key: said for key, said in wanted.items() if key[:2] in there and said is not GONE}
