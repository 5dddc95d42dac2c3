"""The deed of importing documents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from django.contrib.auth.models import AbstractBaseUser

from archive.authority.pouring import gather_statistics, packed_quickly
from archive.documents.models import Document
from archive.documents.publication import close
from archive.documents.vocabulary import State
from archive.interchange.applying.attempts import attempted
from archive.interchange.applying.documents import Progress, publish, tell_index, write_documents
from archive.interchange.applying.ids import take_over
from archive.interchange.applying.room import room_for
from archive.interchange.planning import Action, Mode, Plan, plan
from archive.interchange.reading import Row
from archive.interchange.recognising import Key
from archive.interchange.refusals import ImportRefused
from archive.journal.aside import apart
from archive.journal.models import Run
from archive.journal.runs import OpenRun, open_run
from archive.search import engine

_LARGE: Final = 10  # a tenth of the archive: PostgreSQL's own measure of when its statistics are out of date


@dataclass(frozen=True, slots=True)
class Brought:
    """The result of an import: its plan, how many records it published, and its run (None where nothing was done)."""

    plan: Plan
    published: int
    run: int | None = None

    def sentence(self) -> str:
        """Return the outcome in a few words."""
        return self.plan.sentence() + (f"; {self.published:,} published" if self.published else "")


Done = tuple[Brought, int | None]
"""What was brought in, and its run, None where nothing was to be done."""


def bring_in(
    rows: Sequence[Row],
    *,
    by: AbstractBaseUser,
    reason: str,
    source: str = "",
    mode: Mode = Mode.KEEP,
    accept_good: bool = False,
    publishing: bool = False,
    as_given: bool = False,
    changes_public: bool = True,
    taken_over: Mapping[int, Key] | None = None,
    progress: Progress | None = None,
) -> Brought:
    """Write every row that is not refused, index it, and record all of them as one run.

    `source` overrides the source the rows name. `publishing` publishes drafts. `as_given` keeps the ids and states of
    the rows: for our own fixtures. Without `changes_public`, rows that would change what readers see are refused.
    `taken_over` maps existing documents to the ids they have from now on.

    Raises ImportRefused, and writes nothing, where a row is refused, unless `accept_good` leaves refused rows out.
    Idempotent, also when the same rows are brought in concurrently.
    """

    def deed() -> Done:
        with open_run(Run.Kind.IMPORT, by=by, reason=reason) as run:
            packed_quickly()
            planned = plan(rows, source=source, mode=mode, as_given=as_given, changes_public=changes_public)
            if planned.faults and not accept_good:
                raise ImportRefused(planned.faults)
            named = take_over(taken_over or {}, run, changes_public=changes_public)
            brought = _apply(planned, run, publishing=publishing, as_given=as_given, progress=progress)
            tell_index(named)
        # A deed that changed nothing leaves no run.
        return brought, brought.run if Run.objects.filter(pk=brought.run or 0).exists() else None

    done = apart(lambda: attempted(deed), records=len(rows), room=lambda: room_for(rows), index=engine.Alongside)
    brought, run = done()
    _gather_after(brought)
    return replace(brought, run=run)


def _gather_after(brought: Brought) -> None:
    if len(brought.plan.of(Action.NEW)) * _LARGE >= Document.objects.count():
        gather_statistics()


def _new_in(state: State, planned: Plan, written: list[int]) -> list[int]:
    """Return the new documents whose rows give this state; they come first in `written`."""
    pairs = zip(written, planned.of(Action.NEW), strict=False)
    return [pk for pk, one in pairs if one.record and one.record.state == state]


def _apply(planned: Plan, run: OpenRun, *, publishing: bool, as_given: bool, progress: Progress | None) -> Brought:
    written = write_documents(planned, run, progress, born_public=publishing and not as_given)
    published: list[int] = []
    if as_given:
        published = publish(_new_in(State.PUBLISHED, planned, written), run)
        close(_new_in(State.HELD, planned, written), State.HELD, "")
    elif publishing:
        known = (one.pk for action in (Action.CHANGED, Action.UNCHANGED) for one in planned.of(action))
        here = [pk for pk in known if pk is not None]
        published = written[: len(planned.of(Action.NEW))] + publish(list(dict.fromkeys(here)), run)
    tell_index(sorted({*written, *published}))
    brought = Brought(planned, len(published), run.run.pk)
    numbers = {action.value: len(planned.of(action)) for action in Action}
    run.run.told = {"imported": {**numbers, "published": brought.published}}
    return brought
