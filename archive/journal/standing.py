"""The state of a record when only runs in force count: the basis of undos, in whatever order they come.

For each field a run changed, the last run in force wins; where no run in force set the field, its initial value holds.
So a change that an earlier undo could not revert, because a later edit stood on it, is reverted together with that
edit.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from archive.journal.models import Revision, Run
from archive.journal.wholes import Value

# A part of the record ("" for the record itself), the member's key, and the field ("" for its existence).
Key = tuple[str, int, str]
Flat = dict[Key, Any]
THERE: Final[Key] = ("", 0, "")
GONE: Final = object()
# Values of fields that older revisions lack: revisions are never rewritten.
_UNSAID: Final[Mapping[str, Mapping[str, Any]]] = {"files": {"is_restricted": False}}
_NEVER_SAID: Final[Mapping[str, Mapping[str, Any]]] = {"used_until": {"heads": False}}  # by a field of that record


@dataclass(frozen=True, slots=True)
class Ground:
    """The target state of a record, its last known state, and for each key the run that set it."""

    wanted: Flat
    last: Flat
    said_by: Mapping[Key, int]


def flat(value: Value | None) -> Flat:
    """Flatten a value into a map from (part, member, field) to a scalar; empty for no record."""
    if value is None:
        return {}
    fields = {**value["fields"]}
    for told, unsaid in _NEVER_SAID.items():
        fields = {**unsaid, **fields} if told in fields else fields
    found: Flat = {THERE: True, **{("", 0, name): said for name, said in fields.items()}}
    for part, members in value["parts"].items():
        for member in members:
            found[part, member["id"], ""] = True
            said_of = _UNSAID.get(part, {}) | member
            found |= {(part, member["id"], name): said for name, said in said_of.items() if name != "id"}
    return found


def whole(said: Flat) -> Value:
    """Rebuild the nested value from a flat one."""
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
    """Return the keys whose scalars differ."""
    return {key for key in before.keys() | after.keys() if before.get(key, GONE) != after.get(key, GONE)}


def grounds(kind: str, pks: Iterable[int]) -> dict[int, Ground]:
    """Return the ground of each of these records, in a fixed number of queries."""
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
    """Return the runs in force: not undone, or undone and redone."""
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
    # A record that somebody edited stays, as it was created, although its creation was undone.
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
    """Return the keys of what exists, filling fields no run in force set from the last known state."""
    there = {(part, member) for (part, member, name), said in wanted.items() if not name and said is not GONE}
    if ("", 0) not in there:
        return {}
    fill = {key: said for key, said in known.items() if key[:2] in there}
    return fill | {key: said for key, said in wanted.items() if key[:2] in there and said is not GONE}
