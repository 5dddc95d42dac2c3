"""Undoing a run and refreshing the index."""

from dataclasses import replace

from django.contrib.auth.models import AbstractBaseUser

from archive.authority.deeds import deed
from archive.editing.saving import refresh
from archive.journal.aside import apart
from archive.journal.models import Revision, Run
from archive.journal.steps import batched
from archive.journal.undo import Progress, Undone, undo
from archive.people.locking import lock_names
from archive.people.models import Alias
from archive.search import engine

_CHUNK = 5_000


def undo_run(run: Run, *, by: AbstractBaseUser, reason: str, progress: Progress | None = None) -> Undone:
    """Revert the run's changes, except where something was changed since, and refresh the index.

    `progress` is called with the number of records done and of all. Raises UndoRefused when it was undone before.
    """

    def work() -> tuple[Undone, int]:
        undone = _undo(run, by=by, reason=reason, progress=progress)
        return undone, undone.run.pk

    # What it brings back has the keys it had.
    done = apart(work, records=run.revisions.count(), room=dict, index=engine.Alongside)
    undone, key = done()
    return replace(undone, run=Run.objects.get(pk=key or undone.run.pk))


def _undo(run: Run, *, by: AbstractBaseUser, reason: str, progress: Progress | None) -> Undone:
    with deed():
        undone = undo(run, by=by, reason=reason, before=lock_names, progress=progress)
        documents = undone.touched.get("document", set())
        for kind, pks in undone.touched.items():
            refresh(kind, pks, besides=documents)
        refresh("person", _bore(undone.touched["alias"]) - undone.touched["person"])
    return undone


def _bore(aliases: set[int]) -> set[int]:
    """Return the people whose aliases the undo deleted: searches for these names must no longer lead to them."""
    people: set[int] = set()
    for some in batched(sorted(aliases), _CHUNK):
        gone = set(some) - set(Alias.objects.filter(pk__in=some).values_list("pk", flat=True))
        past = Revision.objects.filter(kind="alias", object_id__in=gone).values_list("value", flat=True)
        people |= {value["fields"]["person_id"] for value in past if value} - {None}
    return people
