"""Reading the journal: what happened to a record, and what is its latest revision."""

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
    """The record's revisions, latest first, each with its run and who made it."""
    return Revision.objects.filter(kind=kind, object_id=pk).select_related("run__by").order_by("-pk")


def latest_of_document(pk: int) -> tuple[datetime, str] | None:
    """When a run last left a revision of the document, and what kind of run it was."""
    row = next(iter(_latest([pk])), None)
    return (moment_of(row[0]), row[1]) if row else None


# Asked for every record page.
_latest: Final = Prepared(
    lambda pks: (
        Revision.objects.filter(kind="document", object_id__in=pks)
        .order_by("-pk")
        .values_list("run__at", "run__kind")[:1]
    )
)


def version_of(kind: str, pk: int) -> int:
    """The number a form carries so that a stale save is noticed: the latest revision's key, 0 where there is none."""
    return revisions_of(kind, pk).values_list("pk", flat=True).first() or 0


def runs_touching(kind: str, pk: int) -> QuerySet[Run]:
    """The runs that changed the record, latest first."""
    return Run.objects.filter(revisions__kind=kind, revisions__object_id=pk)


def own_edits_since_published(pks: Iterable[int], by: AbstractBaseUser) -> set[int]:
    """Those of these documents that `by` made or edited since they were last published."""
    found: dict[int, bool] = {}
    rows = Revision.objects.filter(kind="document", object_id__in=list(pks)).order_by("pk")
    for record, kind, whose, state in rows.values_list("object_id", "run__kind", "run__by", "value__fields__state"):
        is_release = kind == Run.Kind.PUBLICATION and state == State.PUBLISHED
        found[record] = not is_release and (found.get(record, False) or (whose == by.pk and kind in _EDITS))
    return {record for record, is_own in found.items() if is_own}


def system_account() -> AbstractBaseUser:
    """The account under which commands act when nobody is named; it cannot log in."""
    users = get_user_model()
    account, made = users._default_manager.get_or_create(defaults={}, **{users.USERNAME_FIELD: SYSTEM})
    if made:
        account.set_unusable_password()
        account.save()
    return account
