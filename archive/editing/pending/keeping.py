"""Storing an edit as a pending version: what a form writes is captured, and the record's rows are restored."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser

from archive.authority.deeds import claim, deed
from archive.documents.models import Document
from archive.editing import errands
from archive.editing.models import PendingVersion
from archive.editing.pending.comparing import KIND, conflicts_of, is_of_state, own_keys
from archive.journal import history
from archive.journal.restoring import write
from archive.journal.standing import Flat, changed, flat
from archive.journal.wholes import BY_KIND, Value, values_of
from archive.people.models import Alias

_WHOLE: Final = BY_KIND[KIND]
_EARLIER: Final = 20  # saves that a form which is older than the change can be compared with


def waiting(pk: int | None) -> PendingVersion | None:
    """Return the document's pending version, or None."""
    return PendingVersion.objects.filter(document=pk).select_related("by").first() if pk else None


def version_of(pk: int) -> int:
    """Return the version a form of the document carries, by which a stale save is detected.

    It is the key of the latest revision, or, where a pending version is in the form, that one's, which is negative.
    """
    pending = waiting(pk)
    return pending.version if pending else history.version_of(KIND, pk)


def laid_over(pending: PendingVersion, now: Flat) -> Flat:
    """Return the record as it would be with the pending version published; what others changed since stays."""
    said, own = flat(pending.value), own_keys(pending)
    kept = {key: value for key, value in now.items() if key not in own}
    wanted = kept | {key: said[key] for key in own if key in said}
    there = {key[:2] for key in wanted if not key[2]}
    return {key: value for key, value in wanted.items() if not key[0] or key[:2] in there}


def lay_over(pk: int) -> PendingVersion | None:
    """Write the pending version over the document's rows and return it, or None where none waits.

    Only for reading: call it in a transaction that is rolled back, or inside `aside`.
    """
    pending = waiting(pk)
    if pending is not None:
        _turn(pk, laid_over(pending, flat(values_of(KIND, [pk])[pk])))
    return pending


@contextmanager
def aside(pk: int, *, by: AbstractBaseUser, reason: str = "") -> Iterator[None]:
    """Turn what the block writes to the document into its pending version, and restore the rows afterwards.

    Inside, the rows show the pending version; afterwards they are as before, `changed` included. Where nothing was
    changed, none is made. The journal records nothing and no index is refreshed: readers see nothing of it.
    """
    with deed():
        claim(Document.objects.filter(pk=pk))
        stamp = Document.objects.values_list("changed", flat=True).get(pk=pk)
        before = flat(values_of(KIND, [pk])[pk])
        earlier = lay_over(pk)
        opened = values_of(KIND, [pk])[pk]
        newest = Alias.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        yield
        written = values_of(KIND, [pk])[pk]
        if written != opened:
            _put(pk, earlier, before, written, by=by, reason=reason)
        _turn(pk, before)
        Alias.objects.filter(pk__gt=newest, credits=None).update(pending=True)
        moment: dict[str, Any] = {"changed": stamp}
        Document.objects.filter(pk=pk).update(**moment)


def _put(
    pk: int, earlier: PendingVersion | None, now: Flat, value: Value, *, by: AbstractBaseUser, reason: str
) -> None:
    pending = earlier or PendingVersion(document_id=pk, number=0)
    if earlier is None or not conflicts_of(earlier, now):
        # The form showed everything saved since, so this is its base now; with open conflicts the old base is kept, so
        # that they are still asked about.
        pending.base = history.version_of(KIND, pk)
    if earlier is not None:
        pending.earlier = dict([*earlier.earlier.items(), (str(earlier.number), earlier.value)][-_EARLIER:])
    pending.value, pending.number, pending.by_id = value, pending.number + 1, by.pk
    pending.editors = sorted({*pending.editors, by.pk})
    pending.reason = reason or pending.reason
    pending.save()


def _turn(pk: int, wanted: Flat) -> None:
    """Rewrite the document's rows to this value."""
    now = flat(values_of(KIND, [pk])[pk])
    if keys := {key for key in changed(now, wanted) if not is_of_state(key)}:
        write(_WHOLE, {pk: (wanted, keys)})


def offer(pending: PendingVersion, *, is_offered: bool = True) -> None:
    """Mark the pending version as waiting for a reviewer, or hand it back to its editors."""
    PendingVersion.objects.filter(pk=pending.pk).update(is_offered=is_offered)
    if is_offered:
        errands.settle([pending.document_id])


def drop(pending: PendingVersion, *, by: AbstractBaseUser) -> None:
    """Delete the pending version, unless it was saved again meanwhile; the published record was never touched."""
    PendingVersion.objects.filter(pk=pending.pk, number=pending.number).delete()
