"""The deed of bringing in documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db import DatabaseError, IntegrityError, transaction

from archive.documents.vocabulary import State
from archive.interchange.applying.documents import Progress, publish, tell_index, write_documents
from archive.interchange.planning import Action, Mode, Plan, plan
from archive.interchange.reading import Row
from archive.interchange.refusals import ImportRefused
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run

_ATTEMPTS = 3
_INTERRUPTED = "Somebody else is writing the same records at this moment. Nothing was brought in; try again."
# Two transactions wait for each other, or one saw what another has changed since (SQLSTATE).
_MET_ANOTHER = {"40P01", "40001"}


class ImportInterrupted(RuntimeError):
    """Somebody else kept writing the same records at the same moment; nothing was written."""


@dataclass(frozen=True, slots=True)
class Brought:
    """What an import did: its plan, and how many records were published by it."""

    plan: Plan
    published: int

    def sentence(self) -> str:
        """The outcome in a few words."""
        return self.plan.sentence() + (f"; {self.published:,} published" if self.published else "")


def bring_in(
    rows: Sequence[Row],
    *,
    source: str,
    by: AbstractBaseUser,
    reason: str,
    mode: Mode = Mode.KEEP,
    overrule_source: bool = False,
    accept_good: bool = False,
    publishing: bool = False,
    as_given: bool = False,
    progress: Progress | None = None,
) -> Brought:
    """Every row that is not refused is in the archive, searchable and in the journal as one run.

    Raises ImportRefused, with nothing written, where a row is refused and `accept_good` does not say to go on without
    it. `publishing` makes drafts public. `as_given` keeps ids and states as the rows have them: for our own fixtures.
    The same rows brought in twice, also at the same moment, make nothing new.
    """
    for left in reversed(range(_ATTEMPTS)):
        try:
            with open_run(Run.Kind.IMPORT, by=by, reason=reason) as run:
                planned = plan(rows, source=source, mode=mode, overrule_source=overrule_source, as_given=as_given)
                if planned.faults and not accept_good:
                    raise ImportRefused(planned.faults)
                return _apply(planned, run, publishing=publishing, as_given=as_given, progress=progress)
        except DatabaseError as problem:
            if transaction.get_connection().in_atomic_block or not _met_another(problem):
                raise
            if not left:
                raise ImportInterrupted(_INTERRUPTED) from problem
    raise AssertionError("the last attempt returns or raises")


def _apply(planned: Plan, run: OpenRun, *, publishing: bool, as_given: bool, progress: Progress | None) -> Brought:
    written = write_documents(planned, run, progress)
    published: list[int] = []
    if as_given:
        pairs = zip(written, planned.of(Action.NEW), strict=False)
        published = publish([pk for pk, one in pairs if one.record and one.record.state == State.PUBLISHED], run)
    elif publishing:
        here = [one.pk for one in planned.planned if one.pk is not None and one.action is not Action.REFUSED]
        published = publish(list(dict.fromkeys([*written, *here])), run)
    tell_index(sorted({*written, *published}))
    brought = Brought(planned, len(published))
    run.run.summary = f"Import: {brought.sentence()}"[:500]
    return brought


def _met_another(problem: DatabaseError) -> bool:
    return isinstance(problem, IntegrityError) or getattr(problem.__cause__, "sqlstate", "") in _MET_ANOTHER
