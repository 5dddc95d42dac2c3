"""Undoing a run: what it changed goes back, what was changed since stays, and the journal grows by one run."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from archive.authority.deeds import claim, deed
from archive.authority.identities import settle
from archive.authority.models import AuthorityRecord
from archive.journal.models import Run
from archive.journal.restoring import patch, remove, restore
from archive.journal.runs import OpenRun, open_run
from archive.journal.steps import CHUNK, Step, batched, steps_of
from archive.journal.wholes import BY_KIND, Value, values_of


class UndoRefused(ValueError):
    """The run cannot be undone; the message says why."""


@dataclass
class Undone:
    """What an undo did: its run, the records it touched by kind, and in words what had to stay."""

    run: Run
    touched: dict[str, set[int]]
    left: list[str] = field(default_factory=list)


def undo(run: Run, *, by: AbstractBaseUser, reason: str, before: Callable[[], None] = lambda: None) -> Undone:
    """The run's changes are taken back, field by field, except where something else was done since.

    `before` is called inside the deed before anything is read, to take locks. Raises UndoRefused when the run
    was undone before. An undo is itself a run and can be undone.
    """
    with deed():
        before()
        _refuse_second_undo(run)
        with open_run(Run.Kind.UNDO, by=by, reason=reason, summary=f"Undo of: {run}"[:500], undoes=run) as opened:
            undone = Undone(opened.run, opened.touched)
            steps = list(steps_of(run))
            _work_off([*(s for s in steps if not s.made_it), *(s for s in reversed(steps) if s.made_it)], undone)
            for step in steps:
                opened.record(step.kind, [step.pk])
            _settle(steps, opened)
            opened.run.left = undone.left
    return undone


def _refuse_second_undo(run: Run) -> None:
    Run.objects.select_for_update().get(pk=run.pk)
    if Run.objects.filter(undoes=run).exists():
        raise UndoRefused("This has been undone already.")


def _work_off(steps: list[Step], undone: Undone) -> None:
    """Every step is taken back or explained. One that stands in the way of another (two preferred names for a moment)
    lets it go first and is tried again."""
    while steps:
        waiting = [step for step, now in _as_they_stand(steps) if not _attempt(step, now, undone)]
        if len(waiting) == len(steps):
            undone.left += [f"{step} is used by something made since, so it stays." for step in waiting]
            return
        steps = waiting


def _as_they_stand(steps: list[Step]) -> Iterator[tuple[Step, Value | None]]:
    """Each step with its record's present value, read by the hundred and not one by one, and kept as it is."""
    for kind, group in groupby(steps, key=lambda step: step.kind):
        for chunk in batched(group, CHUNK):
            pks = [step.pk for step in chunk]
            claim(BY_KIND[kind].model._default_manager.filter(pk__in=pks))
            now = values_of(kind, pks)
            yield from ((step, now.get(step.pk)) for step in chunk)


def _attempt(step: Step, now: Value | None, undone: Undone) -> bool:
    try:
        with transaction.atomic():
            undone.left.extend(_take_back(step, now))
    except (IntegrityError, ProtectedError):
        return False
    return True


def _take_back(step: Step, now: Value | None) -> list[str]:
    whole = BY_KIND[step.kind]
    if step.before is None:
        if now is not None and now != step.after:
            return [f"{step} was changed since it was made, so it stays."]
        return remove(whole, step.pk, now) if now is not None else []
    if step.after is None:
        return [] if now is not None else restore(whole, step.pk, step.before)
    if now is None:
        return [f"{step} is no longer there."]
    return [f"{step}: {name} was changed since, so it stays." for name in patch(whole, step, now)]


def _settle(steps: list[Step], opened: OpenRun) -> None:
    """Identities follow the edges that came or went."""
    for whole in BY_KIND.values():
        if issubclass(whole.model, AuthorityRecord):
            here = [step.pk for step in steps if step.kind == whole.kind]
            opened.touched[whole.kind] |= settle(whole.model, here)
