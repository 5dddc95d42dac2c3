"""Reading the journal: the runs and revisions of a record."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from archive.documents.prepared import Prepared, moment_of
from archive.documents.vocabulary import State
from archive.journal.models import Revision, Run

SYSTEM = "system"
_EDITS = frozenset({Run.Kind.EDIT, Run.Kind.BATCH, Run.Kind.IMPORT, Run.Kind.UNDO})


def revisions_of(kind: str, pk: int) -> QuerySet[Revision]:
    """Return the record's revisions, latest first, each with its run and author."""
    return Revision.objects.filter(kind=kind, object_id=pk).select_related("run__by").order_by("-pk")


def latest_of_document(pk: int) -> tuple[datetime, str] | None:
    """Return when a run last left a revision of the document, and the kind of run; None without one."""
    row = next(iter(_latest([pk])), None)
    return (moment_of(row[0]), row[1]) if row else None


# Needed for every record page.
_latest: Final = Prepared(
    lambda pks: (
        Revision.objects.filter(kind="document", object_id__in=pks)
        .order_by("-pk")
        .values_list("run__at", "run__kind")[:1]
    )
)


def version_of(kind: str, pk: int) -> int:
    """Return the version a form carries, by which a stale save is detected: the latest revision's key, or 0."""
    return revisions_of(kind, pk).values_list("pk", flat=True).first() or 0


def runs_touching(kind: str, pk: int) -> QuerySet[Run]:
    """Return the runs that changed the record, latest first."""
    return Run.objects.filter(revisions__kind=kind, revisions__object_id=pk)


def own_edits_since_published(pks: Iterable[int], by: AbstractBaseUser) -> set[int]:
    """Return those of these documents that `by` created or edited since they were last published."""
    found: dict[int, bool] = {}
    rows = Revision.objects.filter(kind="document", object_id__in=list(pks)).order_by("pk")
    for record, kind, whose, state in rows.values_list("object_id", "run__kind", "run__by", "value__fields__state"):
        is_release = kind == Run.Kind.PUBLICATION and state == State.PUBLISHED
        found[record] = not is_release and (found.get(record, False) or (whose == by.pk and kind in _EDITS))
    return {record for record, is_own in found.items() if is_own}


def system_account() -> AbstractBaseUser:
    """Return the account under which commands act by default; it cannot log in."""
    users = get_user_model()
    account, made = users._default_manager.get_or_create(defaults={}, **{users.USERNAME_FIELD: SYSTEM})
    if made:
        account.set_unusable_password()
        account.save()
    return account
