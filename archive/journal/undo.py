"""Undoing a run: its changes are reverted, later changes stay, and the journal grows by one run."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import groupby

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.authority.deeds import claim, deed
from archive.authority.identities import CircleRefused, settle
from archive.authority.models import AuthorityRecord
from archive.authority.ranks import RankRefused, refuse_circles
from archive.journal.models import Run
from archive.journal.restoring import restore, write
from archive.journal.runs import open_run
from archive.journal.standing import changed, flat, grounds, standing_runs
from archive.journal.steps import CHUNK, Step, batched, loaded, steps_of
from archive.journal.taking_back import Standing, taken_back
from archive.journal.wholes import BY_KIND, values_of

Progress = Callable[[int, int], None]


class UndoRefused(ValueError):
    """Raised when a run cannot be undone; the message says why."""


@dataclass
class Undone:
    """What an undo did: its run, the records it touched by kind, and sentences on what had to stay."""

    run: Run
    touched: dict[str, set[int]]
    left: list[str] = field(default_factory=list)


def undo(
    run: Run,
    *,
    by: AbstractBaseUser,
    reason: str,
    before: Callable[[], None] = lambda: None,
    progress: Progress | None = None,
) -> Undone:
    """Revert the run's changes, field by field, except where something was changed since; return what was done.

    `before` is called inside the deed before anything is read, to take locks; `progress` with the number of records
    done and of all. Raises UndoRefused when the run was undone before. An undo is itself a run and can be undone.
    """
    with deed():
        before()
        _refuse_second_undo(run)
        of = {"of": {**run.told, "summary": run.summary}}
        with open_run(Run.Kind.UNDO, by=by, reason=reason, told=of, undoes=run) as opened:
            undone = Undone(opened.run, opened.touched)
            _take_back_all(run, undone, _waiting(opened.run), progress)
            opened.run.left = undone.left
    return undone


def _refuse_second_undo(run: Run) -> None:
    Run.objects.select_for_update().get(pk=run.pk)
    if run.kind == Run.Kind.TAKE_DOWN:
        raise UndoRefused(_("What was taken down is not here any more: it cannot be undone."))
    if Run.objects.filter(undoes=run).exists():
        raise UndoRefused(_("This has been undone already."))


def _take_back_all(run: Run, undone: Undone, earlier: list[Run], progress: Progress | None) -> None:
    """Revert (or redo) the run's steps, then retry what earlier undos had to leave."""
    first = _deed(run)
    stands = bool(standing_runs({first.pk}))
    steps = list(steps_of(first))
    made = [] if stands else [step for step in reversed(steps) if step.made_it]
    ranked = [*(step for step in steps if stands or not step.made_it), *made]
    late = [step for each in earlier for step in steps_of(_deed(each), only=_waits(each))]
    undone.left, blocked = _worked_off(ranked + late, first, progress)
    undone.run.waits = [[step.kind, step.pk] for step in ranked if (step.kind, step.pk) in blocked]
    for each in earlier:
        Run.objects.filter(pk=each.pk).update(waits=[wait for wait in each.waits if tuple(wait) in blocked])
    for step in ranked + late:
        undone.touched[step.kind].add(step.pk)
    _settle(undone)


def _deed(run: Run) -> Run:
    """Return the original run where this one undoes an undo."""
    while run.undoes is not None:
        run = run.undoes
    return run


def _waiting(own: Run) -> list[Run]:
    """Return the undos in force that left records unreverted."""
    return list(Run.objects.filter(kind=Run.Kind.UNDO, undone_by=None).exclude(pk=own.pk).exclude(waits=[]))


def _waits(run: Run) -> dict[str, set[int]]:
    """Return the records an undo had to leave, by kind."""
    found: dict[str, set[int]] = {}
    for kind, pk in run.waits:
        found.setdefault(kind, set()).add(pk)
    return found


def _worked_off(steps: list[Step], first: Run, progress: Progress | None) -> tuple[list[str], set[tuple[str, int]]]:
    """Revert every step or explain why not; return the explanations, and the records kept because others refer to them.

    A step blocked by another (two preferred aliases for a moment) is retried after it.
    """
    told, every, done = list[str](), steps, 0
    while steps:
        waiting = list[Step]()
        for some in _of_one_kind(steps):
            for step, said in _attempt(_as_they_stand(some)):
                if said is None:
                    waiting.append(step)
                elif step.run == first.pk:
                    told += said
            done += len(some)
            if progress:
                progress(min(done, len(every)), len(every))
        if len(waiting) == len(steps):
            words = _("%(record)s is used by something made since, so it stays.")
            kept = [*waiting, *_named_again(waiting, every)]
            told += [words % {"record": step} for step in kept if step.run == first.pk]
            return told, {(step.kind, step.pk) for step in kept}
        steps = waiting
    return told, set()


def _of_one_kind(steps: list[Step]) -> Iterator[list[Step]]:
    """Yield the steps in lists of some hundreds, of one kind and of one run: no record is in a list twice."""
    for _kind, group in groupby(steps, key=lambda step: (step.kind, step.run)):
        yield from batched(group, CHUNK)


def _named_again(waiting: list[Step], every: list[Step]) -> Iterator[Step]:
    """If a created person must be kept, keep their preferred alias too, made or taken by the run; both go together."""
    stay = {step.pk for step in waiting if step.kind == "person"}
    for some in batched((step for step in every if stay and step.kind == "alias"), CHUNK):
        for step in loaded(some):
            said = (step.after or {}).get("fields", {})
            if said.get("kind") == "preferred" and said.get("person_id") in stay and _is_undone(step):
                with suppress(IntegrityError), transaction.atomic():  # whoever was given another name since keeps that
                    if step.made_it:
                        restore(BY_KIND["alias"], {step.pk: step.after or {}})
                    else:
                        wanted = flat(step.after)
                        write(BY_KIND["alias"], {step.pk: (wanted, changed(flat(step.before), wanted))})
                    yield step


def _is_undone(step: Step) -> bool:
    return values_of("alias", [step.pk]).get(step.pk) == step.before


def _as_they_stand(steps: list[Step]) -> list[Standing]:
    """Return the steps, of one kind, with the present values of their records, which are locked."""
    kind, pks = steps[0].kind, [step.pk for step in steps]
    claim(BY_KIND[kind].model._default_manager.filter(pk__in=pks))
    now, ground = values_of(kind, pks), grounds(kind, pks)
    return [Standing(step, now.get(step.pk), ground[step.pk]) for step in loaded(steps)]


def _attempt(rows: list[Standing]) -> Iterator[tuple[Step, list[str] | None]]:
    """Revert these steps together, or else halves of them; None for a step that another one blocks."""
    try:
        with transaction.atomic():
            said = taken_back(rows)
    except (IntegrityError, ProtectedError):
        if len(rows) == 1:
            yield rows[0].step, None
            return
        half = len(rows) // 2
        yield from _attempt(rows[:half])
        yield from _attempt(rows[half:])
    else:
        yield from zip((row.step for row in rows), said, strict=True)


def _settle(undone: Undone) -> None:
    """Recompute identities after merge edges were added or removed."""
    try:
        for whole in BY_KIND.values():
            if issubclass(whole.model, AuthorityRecord):
                undone.touched[whole.kind] |= settle(whole.model, undone.touched[whole.kind])
                if undone.touched[whole.kind]:
                    refuse_circles(whole.model)
    except (CircleRefused, RankRefused) as refused:
        raise UndoRefused(str(refused)) from refused
