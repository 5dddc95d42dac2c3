"""Undoing a run: what it changed goes back, what was changed since stays, and the journal grows by one run."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError

from archive.authority.identities import settle
from archive.journal.models import Revision, Run
from archive.journal.restoring import patch, remove, restore
from archive.journal.runs import OpenRun, open_run
from archive.journal.wholes import BY_KIND, WHOLES, Value, values_of
from archive.people.models import Person


class UndoRefused(ValueError):
    """The run cannot be undone; the message says why."""


@dataclass
class Undone:
    """What an undo did: its run, the records it touched by kind, and in words what had to stay."""

    run: Run
    touched: dict[str, set[int]]
    left: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Step:
    """One record of the run: how it was before, how the run left it."""

    kind: str
    pk: int
    before: Value | None
    after: Value | None

    @property
    def made_it(self) -> bool:
        return self.before is None


def undo(run: Run, *, by: AbstractBaseUser, reason: str) -> Undone:
    """The run's changes are taken back, field by field, except where something else was done since.

    Raises UndoRefused when the run was undone before. An undo is itself a run and can be undone.
    """
    with open_run(Run.Kind.UNDO, by=by, reason=reason, summary=f"Undo of: {run}"[:500], undoes=_lock(run)) as opened:
        undone = Undone(opened.run, opened.touched)
        steps = list(_steps(run))
        for step in steps:
            _attempt(step, opened, undone)
        for step in reversed(steps):
            if step.made_it:
                _attempt(step, opened, undone, removing=True)
        opened.record("person", settle(Person, [step.pk for step in steps if step.kind == "person"]))
        opened.run.left = undone.left
    return undone


def _lock(run: Run) -> Run:
    if Run.objects.select_for_update().filter(pk=run.pk, undone_by__isnull=False).exists():
        raise UndoRefused("This has been undone already.")
    return run


def _steps(run: Run) -> Iterator[Step]:
    order = {whole.kind: place for place, whole in enumerate(WHOLES)}
    for revision in sorted(run.revisions.all(), key=lambda revision: (order[revision.kind], revision.pk)):
        earlier = Revision.objects.filter(kind=revision.kind, object_id=revision.object_id, pk__lt=revision.pk)
        last = earlier.aggregate(last=Max("pk"))["last"]
        before = Revision.objects.get(pk=last).value if last else None
        yield Step(revision.kind, revision.object_id, before, revision.value)


def _attempt(step: Step, opened: OpenRun, undone: Undone, removing: bool = False) -> None:
    """The step is taken back whole, or it is said why not."""
    if step.made_it is not removing:
        return
    try:
        with transaction.atomic():
            undone.left.extend(_take_back(step))
    except (IntegrityError, ProtectedError):
        undone.left.append(f"{_named(step)} is used by something made since, so it stays.")
    opened.record(step.kind, [step.pk])


def _take_back(step: Step) -> list[str]:
    whole = BY_KIND[step.kind]
    now = values_of(step.kind, [step.pk]).get(step.pk)
    if step.before is None:
        if now is not None and now != step.after:
            return [f"{_named(step)} was changed since it was made, so it stays."]
        return remove(whole, step.pk) if now is not None else []
    if step.after is None:
        return [] if now is not None else restore(whole, step.pk, step.before)
    if now is None:
        return [f"{_named(step)} is no longer there."]
    return [f"{_named(step)}: {name} was changed since, so it stays." for name in patch(whole, step, now)]


def _named(step: Step) -> str:
    fields = (step.after or step.before or {}).get("fields", {})
    return f"{step.kind.capitalize()} “{fields.get('title') or fields.get('name') or fields.get('form') or step.pk}”"
