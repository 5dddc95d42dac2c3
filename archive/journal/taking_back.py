"""Reverting what a run did to its records, or reapplying it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from archive.journal.restoring import remove, restore, write
from archive.journal.standing import GONE, Flat, Ground, Key, changed, flat, whole
from archive.journal.steps import Step
from archive.journal.wholes import BY_KIND, Value


@dataclass(frozen=True, slots=True)
class Standing:
    """A step with its values, its record as it stands, and the ground of that."""

    step: Step
    now: Value | None
    ground: Ground


def taken_back(rows: Sequence[Standing]) -> list[list[str]]:
    """Set every key these steps of one kind changed to its value under the runs in force.

    Returns for each step what could not be reverted: keys that were edited since stay, and are reported.
    """
    kind = BY_KIND[rows[0].step.kind]
    gone: dict[int, Value] = {}
    come: dict[int, Value] = {}
    changes: dict[int, tuple[Flat, set[Key]]] = {}
    said = [_sorted(row, gone, come, changes) for row in rows]
    left = remove(kind, gone) if gone else {}
    restore(kind, come)
    write(kind, changes)
    return [[*told, *left.get(row.step.pk, ())] for row, told in zip(rows, said, strict=True)]


def _sorted(
    row: Standing, gone: dict[int, Value], come: dict[int, Value], changes: dict[int, tuple[Flat, set[Key]]]
) -> list[str]:
    """Note the record among those to be removed, restored or changed, and return what is to be said of it."""
    step, ground, here = row.step, row.ground, flat(row.now)
    if not ground.wanted:
        if row.now is None:
            return []
        if not _is_as_known(here, ground.last):
            return [_stays(step)]
        gone[step.pk] = row.now
        return []
    if not here:
        if ground.last:
            return [_("%(record)s is no longer there.") % {"record": step}]
        come[step.pk] = whole(ground.wanted)
        return []
    keys = changed(flat(step.before), flat(step.after))
    free = {key for key in keys if here.get(key, GONE) == ground.last.get(key, GONE)}
    news = {key for key in free if here.get(key, GONE) != ground.wanted.get(key, GONE)}
    changes[step.pk] = ground.wanted, news
    if step.made_it and not news:
        return [_stays(step)] if _later(step, keys, ground) else []
    names = {_name(key) for key in (keys - free) | _later(step, free - news, ground)} - {""}
    words = _("%(record)s: %(field)s was changed since, so it stays.")
    return [words % {"record": step, "field": name} for name in sorted(names)]


def _later(step: Step, keys: set[Key], ground: Ground) -> set[Key]:
    """Return the keys that a later run set."""
    return {key for key in keys if ground.said_by.get(key, 0) > step.run}


def _stays(step: Step) -> str:
    return _("%(record)s was changed since it was made, so it stays.") % {"record": step}


def _name(key: Key) -> str:
    part, _member, field = key
    return part or field


def _is_as_known(here: Flat, last: Flat) -> bool:
    """Return whether the record equals its last revision; fields added to the model since are ignored."""
    is_same = all(here.get(key, GONE) == said for key, said in last.items())
    return is_same and all(key in last for key in here if not key[2])
