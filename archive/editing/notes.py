"""Notes to colleagues on a record, open until somebody marks them done. Readers never see them."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.editing.models import ColleagueNote


class NoteRefused(ValueError):
    """Raised when a note is not saved; the message says what to do."""


def leave(pk: int, words: str, *, by: AbstractBaseUser, to: int | None = None) -> ColleagueNote:
    """Create a note on the record, for this member of staff or for all. Raises NoteRefused where it is empty."""
    if not words:
        raise NoteRefused(_("Type what your colleague is to know."))
    return ColleagueNote.objects.create(document_id=pk, words=words, to_id=to, by_id=by.pk)


def finish(note: ColleagueNote, *, by: AbstractBaseUser) -> None:
    """Mark the note as done, unless somebody did so before; it is kept."""
    done: dict[str, Any] = {"done_by": by.pk, "done_at": timezone.now()}
    ColleagueNote.objects.filter(pk=note.pk, done_at=None).update(**done)


def reopen(note: ColleagueNote) -> None:
    """Mark the note as open again."""
    open_again: dict[str, Any] = {"done_by": None, "done_at": None}
    ColleagueNote.objects.filter(pk=note.pk).update(**open_again)


def on(pk: int) -> QuerySet[ColleagueNote]:
    """Return the notes of a record: open ones first, then done ones, each latest first."""
    notes = ColleagueNote.objects.filter(document=pk).select_related("by", "to", "done_by")
    return notes.order_by(F("done_at").desc(nulls_first=True), "-written", "-pk")


def waiting_for(user: AbstractBaseUser | AnonymousUser) -> QuerySet[ColleagueNote]:
    """Return the open notes addressed to this member of staff, the oldest first."""
    notes = ColleagueNote.objects.filter(to=user.pk, done_at=None)
    return notes.select_related("document", "by").order_by("written", "pk")
