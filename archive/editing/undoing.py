"""Undoing a run, and telling the index."""

from django.contrib.auth.models import AbstractBaseUser

from archive.authority.deeds import deed
from archive.editing.saving import refresh
from archive.journal.models import Run
from archive.journal.undo import Undone, undo
from archive.people.locking import lock_names


def undo_run(run: Run, *, by: AbstractBaseUser, reason: str) -> Undone:
    """The run's changes are taken back, except where something was done since, and readers see it at once.

    Raises UndoRefused when it was undone before.
    """
    with deed():
        undone = undo(run, by=by, reason=reason, before=lock_names)
        for kind, pks in undone.touched.items():
            refresh(kind, pks)
    return undone
