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
    """Who may see the record stays as it is; the message says why."""


def publish(pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> int:
    """These documents are public from now on; how many were not before is answered.

    Raises PublicationRefused where four eyes are asked for and `by` edited one of them since it was last public.
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
    """These drafts wait for a reviewer; how many were moved is answered."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "submitted"}) as run:
        changed = publication.put_back(pks, State.REVIEW)
        run.record("document", changed)
        errands.settle(changed)
    return len(changed)


def send_back(pk: int, *, by: AbstractBaseUser, reason: str) -> None:
    """The record, or its pending version, is its editors' again, with a sentence that says what is to be done.

    Raises PublicationRefused without one.
    """
    if not reason.strip():
        raise PublicationRefused(_("Say in a sentence what is to be done: whoever gets it back reads it first."))
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "sent back"}) as run:
        run.record("document", publication.put_back([pk], State.DRAFT))
        if waits := pending.waiting(pk):
            pending.offer(waits, is_offered=False)
        errands.send_back(pk, by=by, sentence=reason)


def withdraw(pks: Iterable[int], *, by: AbstractBaseUser, reason: str) -> int:
    """These documents are no longer public; their addresses say so and give the reason."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "withdrawn"}) as run:
        changed = publication.close(pks, State.WITHDRAWN, reason)
        run.record("document", changed)
        engine.refresh(changed)
    return len(changed)


def hold(pks: Iterable[int], *, until: datetime.date | None, by: AbstractBaseUser, reason: str) -> int:
    """These documents are held back, until a day if one is given; their addresses say so."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "held"}) as run:
        changed = publication.close(pks, State.HELD, reason, until)
        run.record("document", changed)
        engine.refresh(changed)
    return len(changed)


def schedule(pk: int, *, until: datetime.date | None, by: AbstractBaseUser, reason: str = "") -> None:
    """The record, or its pending version, will be public from this day on, when the nightly command releases it.

    Raises PublicationRefused without a day to come, or where four eyes are asked for and `by` edited it.
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
    """What was held back until this day or is to be published by it is public, pending versions too. How many that
    were is answered, and in words which pending versions ask for somebody first."""
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
