"""Deeds that change who may see a record."""

import datetime
from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from archive.documents import publication
from archive.documents.vocabulary import State
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.search import engine


def publish(pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> int:
    """These documents are public from now on; how many were not before is answered."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "published"}) as run:
        changed = publication.publish(pks, timezone.now())
        run.record("document", changed)
        engine.refresh(changed)
    return len(changed)


def submit(pks: Iterable[int], *, by: AbstractBaseUser, reason: str = "") -> int:
    """These drafts wait for a reviewer; how many were moved is answered."""
    with open_run(Run.Kind.PUBLICATION, by=by, reason=reason, told={"deed": "submitted"}) as run:
        changed = publication.put_back(pks, State.REVIEW)
        run.record("document", changed)
    return len(changed)


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
