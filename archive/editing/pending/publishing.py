"""Publishing a pending version: apply its own changes to the record as it stands, past what others saved since."""

from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.authority.deeds import claim
from archive.documents.models import Document
from archive.editing import errands
from archive.editing.models import PendingVersion
from archive.editing.pending.comparing import KIND, Conflict, conflicts_of, own_keys
from archive.editing.pending.keeping import laid_over
from archive.journal.models import Run
from archive.journal.restoring import write
from archive.journal.runs import open_run
from archive.journal.standing import flat
from archive.journal.wholes import BY_KIND, values_of
from archive.people.models import Alias
from archive.search import engine

MINE, THEIRS = "mine", "theirs"
_WHOLE: Final = BY_KIND[KIND]


class PendingRefused(ValueError):
    """Raised when a pending version is not published; the message says what to do."""


class PendingConflicted(PendingRefused):
    """Raised when the published record was changed in the same places since; each of `conflicts` needs a choice."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        super().__init__(
            _("The published record was changed in the same places since. Choose for each what is to stand.")
        )
        self.conflicts = conflicts


def publish(
    pending: PendingVersion, *, by: AbstractBaseUser, reason: str = "", choices: Mapping[str, str] | None = None
) -> Run:
    """Apply the pending version to the record that readers see, keep what others saved since, and delete it.

    `choices` says for each conflict's name whether `mine`, the pending version's value, or `theirs`, the record's,
    stands.

    Raises PendingConflicted where a conflict has no choice; PendingRefused where it was saved again since it was looked
    at, where four eyes are required and `by` typed it, or where something it names no longer exists.
    """
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason or pending.reason, told={"deed": "pending"}) as run:
        pk = pending.document_id
        claim(Document.objects.filter(pk=pk))
        _refuse(pending, by)
        now = flat(values_of(KIND, [pk])[pk])
        choices, found = choices or {}, conflicts_of(pending, now)
        if any(choices.get(one.name) not in {MINE, THEIRS} for one in found):
            raise PendingConflicted(found)
        kept = {one.key for one in found if choices[one.name] == THEIRS}
        wanted = laid_over(pending, now)
        own = {key for key in own_keys(pending) if key not in kept and (*key[:2], "") not in kept}
        _write(pk, {**wanted, **{key: now[key] for key in kept if key in now}}, own)
        Alias.objects.filter(credits__document=pk, pending=True).update(pending=False)
        PendingVersion.objects.filter(pk=pending.pk).delete()
        errands.settle([pk])
        run.record(KIND, [pk])
        engine.refresh([pk])
    return run.run


def _refuse(pending: PendingVersion, by: AbstractBaseUser) -> None:
    if not PendingVersion.objects.select_for_update().filter(pk=pending.pk, number=pending.number).exists():
        raise PendingRefused(_("The pending version was saved again or dealt with since. Look at it as it is now."))
    if settings.FOUR_EYES and by.pk in pending.editors:
        raise PendingRefused(
            _("Two people see every change before readers do, and you typed this one: ask a colleague to publish it.")
        )


def _write(pk: int, wanted: dict[tuple[str, int, str], object], keys: set[tuple[str, int, str]]) -> None:
    try:
        with transaction.atomic():
            write(_WHOLE, {pk: (wanted, keys)})
    except (IntegrityError, ProtectedError) as broken:
        raise PendingRefused(
            _("Something the pending version names is there no more, or stands in the record already. Open it, save it "
              "once more, and publish it then.")
        ) from broken  # fmt: skip
