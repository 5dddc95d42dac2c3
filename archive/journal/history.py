"""Reading the journal: what happened to a record, and what is its latest revision."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from archive.journal.models import Revision, Run

SYSTEM = "system"


def revisions_of(kind: str, pk: int) -> QuerySet[Revision]:
    """The record's revisions, latest first, each with its run and who made it."""
    return Revision.objects.filter(kind=kind, object_id=pk).select_related("run__by").order_by("-pk")


def version_of(kind: str, pk: int) -> int:
    """The number a form carries so that a stale save is noticed: the latest revision's key, 0 where there is none."""
    return revisions_of(kind, pk).values_list("pk", flat=True).first() or 0


def runs_touching(kind: str, pk: int) -> QuerySet[Run]:
    """The runs that changed the record, latest first."""
    return Run.objects.filter(revisions__kind=kind, revisions__object_id=pk)


def system_account() -> AbstractBaseUser:
    """The account under which commands act when nobody is named; it cannot log in."""
    users = get_user_model()
    account, made = users._default_manager.get_or_create(defaults={}, **{users.USERNAME_FIELD: SYSTEM})
    if made:
        account.set_unusable_password()
        account.save()
    return account
