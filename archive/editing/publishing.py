"""Deeds that change who may see a record."""

import datetime
from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents import publication
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.editing import errands, pending
from archive.editing.models import PendingVersion
from archive.journal.history import own_edits_since_published
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.search import engine


class PublicationRefused(ValueError):
    """Raised when the state of publication is left as it is; the message says why."""


def publish(pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> int:
    """Publish these documents and return how many were not public before.

    Raises PublicationRefused where four eyes are required and `by` edited one of them since it was last public.
    """
    pks = list(pks)
    _refuse_own(pks, by)
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "published"}) as run:
        changed = publication.publish(pks, timezone.now())
        run.record("document", changed)
        engine.refresh(changed)
        errands.settle(changed)
    return len(changed)


def _refuse_own(pks: list[int], by: AbstractBaseUser) -> None:
    if settings.FOUR_EYES and (own := own_edits_since_published(pks, by)):
        words = _(
            "Two people see every record before readers do, and you edited “%(title)s”: ask a colleague to publish it."
        )
        raise PublicationRefused(words % {"title": Document.objects.get(pk=min(own)).title})


def submit(pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> int:
    """Submit these drafts for review and return how many were moved."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "submitted"}) as run:
        changed = publication.put_back(pks, State.REVIEW)
        run.record("document", changed)
        errands.settle(changed)
    return len(changed)


def send_back(pk: int, *, by: AbstractBaseUser, reason: str) -> None:
    """Return the record, or its pending version, to its editors with a sentence that says what is to be done.

    Raises PublicationRefused without a sentence.
    """
    if not reason.strip():
        raise PublicationRefused(_("Say in a sentence what is to be done: whoever gets it back reads it first."))
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "sent back"}) as run:
        run.record("document", publication.put_back([pk], State.DRAFT))
        if waits := pending.waiting(pk):
            pending.offer(waits, is_offered=False)
        errands.send_back(pk, by=by, sentence=reason)


def withdraw(pks: Iterable[int], *, by: AbstractBaseUser, reason: str) -> int:
    """Withdraw these documents and return how many were; their addresses give the reason."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "withdrawn"}) as run:
        changed = publication.close(pks, State.WITHDRAWN, reason)
        run.record("document", changed)
        engine.refresh(changed)
    return len(changed)


def hold(pks: Iterable[int], *, until: datetime.date | None, by: AbstractBaseUser, reason: str) -> int:
    """Hold these documents back, until a day if one is given, and return how many were; their addresses say so."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "held"}) as run:
        changed = publication.close(pks, State.HELD, reason, until)
        run.record("document", changed)
        engine.refresh(changed)
    return len(changed)


def schedule(pk: int, *, until: datetime.date | None, by: AbstractBaseUser, reason: str = "") -> None:
    """Schedule the record, or its pending version, to be published by the nightly command from this day on.

    Raises PublicationRefused unless the day is in the future, or where four eyes are required and `by` edited it.
    """
    if until is None or until <= timezone.localdate():
        raise PublicationRefused(_("Give a day that is still to come."))
    _refuse_own([pk], by)
    if waits := pending.waiting(pk):
        if settings.FOUR_EYES and by.pk in waits.editors:
            raise PublicationRefused(_("Two people see every change before readers do, and you typed this one."))
        PendingVersion.objects.filter(pk=waits.pk).update(due=until, is_offered=False)
        return
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "scheduled"}) as run:
        run.record("document", publication.schedule([pk], until))


def release(day: datetime.date, *, by: AbstractBaseUser) -> tuple[int, list[str]]:
    """Publish what was held back until this day or scheduled by it, pending versions included.

    Returns how many were published, and a sentence for each pending version that was refused.
    """
    with open_run(Run.Kind.PUBLICATION, by=by, told={"deed": "released"}) as run:
        changed = publication.publish(publication.due(day), timezone.now())
        run.record("document", changed)
        engine.refresh(changed)
    number, left = len(changed), list[str]()
    for waits in PendingVersion.objects.filter(due__lte=day).order_by("pk"):
        try:
            pending.publish(waits, by=by)
            number += 1
        except pending.PendingRefused as refused:
            left.append(f"{waits}: {refused}")
    return number, left
