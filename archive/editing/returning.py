"""Returning a record, or one field of it, to an earlier revision; the result is a new revision."""

from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from archive.authority.deeds import claim
from archive.authority.models import AuthorityRecord
from archive.authority.ranks import RankRefused, refuse_circles
from archive.editing import pending
from archive.editing.bringing_back import bring_back, gone_from
from archive.editing.saving import refresh
from archive.journal.models import Revision, Run
from archive.journal.restoring import write
from archive.journal.runs import OpenRun, open_run
from archive.journal.standing import Flat, Key, changed, flat
from archive.journal.wholes import BY_KIND, values_of
from archive.people.enrolment import agree_on_preferred
from archive.people.models import Alias, Person

# Changed only by deeds of their own: publication, identification, merges, and addresses, which are permanent.
NOT_RETURNED: Final = frozenset(
    {"state", "published_at", "reason_shown", "withheld_until", "public_id", "slug", "merged_into_id", "source"}
)
_OF_ALIASES: Final = frozenset({"form", "person_id", "script"})


class ReturnRefused(ValueError):
    """Raised when the record is not returned to that version; the message says why."""


def keys_to_return(revision: Revision, field: str = "") -> set[Key]:
    """Return the keys that would change: of the whole version, or of one field or part."""
    now = flat(values_of(revision.kind, [revision.object_id]).get(revision.object_id))
    return {key for key in changed(now, flat(revision.value)) if _returns(revision.kind, key, field)}


def _returns(kind: str, key: Key, field: str) -> bool:
    if not key[0] and (key[2] in NOT_RETURNED or not key[2] or (kind == "alias" and key[2] in _OF_ALIASES)):
        return False
    if not field:
        return True
    return field == key[0] if key[0] else field == key[2] or (field == "date" and key[2].startswith("date_"))


def return_to(revision: Revision, *, by: AbstractBaseUser, reason: str, field: str = "") -> None:
    """Write the values of this revision, or of one field or part of it, back to the record as its newest revision.

    States of publication, merges and addresses stay as they are. Raises ReturnRefused where nothing would change, or
    where the record or something it named no longer exists and does not come back with it.
    """
    keys = _checked(revision, field)
    with open_run(Run.Kind.EDIT, by=by, reason=reason, told={"deed": "returned"}) as run:
        claim(BY_KIND[revision.kind].model._default_manager.filter(pk=revision.object_id))
        _write(revision, keys, run)
        run.record(revision.kind, [revision.object_id])
        _refuse_circles(revision)
        _agree(revision, run)
        refresh(revision.kind, [revision.object_id])


def return_aside(revision: Revision, *, by: AbstractBaseUser, reason: str, field: str = "") -> None:
    """Do the same to the pending version of a published document. Raises ReturnRefused likewise."""
    _checked(revision, field)
    with pending.aside(revision.object_id, by=by, reason=reason):
        _write(revision, keys_to_return(revision, field))


def _checked(revision: Revision, field: str) -> set[Key]:
    if not BY_KIND[revision.kind].model._default_manager.filter(pk=revision.object_id).exists():
        raise ReturnRefused(_("The record is no longer there. What removed it can be undone in the journal."))
    if revision.value is None:
        raise ReturnRefused(_("This version says that the record was removed. Choose an earlier one."))
    if not (keys := keys_to_return(revision, field)):
        raise ReturnRefused(_("The record says this already: there is nothing to return."))
    return keys


def _write(revision: Revision, keys: set[Key], run: OpenRun | None = None) -> None:
    """Write the keys of the version; what it names that was undone since comes back with it, where a run records it."""
    wanted = _wanted(revision, keys)
    try:
        with transaction.atomic():
            if run is not None and (gone := gone_from(revision.kind, wanted, keys)):
                bring_back(gone, run)
            write(BY_KIND[revision.kind], {revision.object_id: (wanted, keys)})
    except (IntegrityError, ProtectedError, ValueError) as broken:
        raise ReturnRefused(
            _("Something this version names is there no more, or stands in the record already. Return its fields one "
              "by one instead.")
        ) from broken  # fmt: skip


def _refuse_circles(revision: Revision) -> None:
    model = BY_KIND[revision.kind].model
    try:
        if issubclass(model, AuthorityRecord):
            refuse_circles(model)
    except RankRefused as circle:
        raise ReturnRefused(str(circle)) from circle


def _wanted(revision: Revision, keys: set[Key]) -> Flat:
    """Return the record as it stands, with the returned keys replaced."""
    now = flat(values_of(revision.kind, [revision.object_id])[revision.object_id])
    said: dict[Any, Any] = flat(revision.value)
    return {key: value for key, value in now.items() if key not in keys} | {
        key: said[key] for key in keys if key in said
    }


def _agree(revision: Revision, run: OpenRun) -> None:
    """Make the person's name and their preferred alias the same again, and record their aliases."""
    if revision.kind == "person":
        person = Person.objects.get(pk=revision.object_id)
        agree_on_preferred(person)
        run.record("alias", Alias.objects.filter(person=person).values_list("pk", flat=True))
