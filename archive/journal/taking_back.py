"""Reverting one record's part in a run, or reapplying it."""

from django.utils.translation import gettext as _

from archive.journal.restoring import remove, restore, write
from archive.journal.standing import GONE, Flat, Ground, Key, changed, flat, whole
from archive.journal.steps import Step
from archive.journal.wholes import BY_KIND, Value


def taken_back(step: Step, now: Value | None, ground: Ground) -> list[str]:
    """Set every key the step changed to its value under the runs in force; return what could not be reverted.

    Keys that were edited since stay, and are reported.
    """
    kind, here = BY_KIND[step.kind], flat(now)
    if not ground.wanted:
        if now is None:
            return []
        return remove(kind, step.pk, now) if _is_as_known(here, ground.last) else [_stays(step)]
    if not here:
        if ground.last:
            return [_("%(record)s is no longer there.") % {"record": step}]
        return restore(kind, step.pk, whole(ground.wanted))
    keys = changed(flat(step.before), flat(step.after))
    free = {key for key in keys if here.get(key, GONE) == ground.last.get(key, GONE)}
    news = {key for key in free if here.get(key, GONE) != ground.wanted.get(key, GONE)}
    write(kind, step.pk, ground.wanted, news)
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
