"""Previewing a bulk change on some records, and applying it to all of them as one run."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.authority.deeds import claim, deed
from archive.documents.models import Credit, Document
from archive.documents.vocabulary import State
from archive.editing.batch.changes import BatchRefused, Change, checked, write
from archive.journal.changes import Difference, differences
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.journal.steps import batched
from archive.journal.wholes import values_of
from archive.search import engine

SHOWN: Final = 20
_CHUNK: Final = 500


@dataclass(frozen=True, slots=True)
class Preview:
    """One document of the batch and the differences the change would make to it."""

    document: Document
    changes: list[Difference]


def preview(change: Change, pks: Sequence[int], *, most: int = SHOWN) -> list[Preview]:
    """Return the first `most` of these documents with their differences; the transaction is rolled back.

    Raises BatchRefused where the change cannot be made.
    """
    some = list(pks[:most])
    with transaction.atomic():
        before = values_of("document", some)
        _written(change, some)
        after = values_of("document", some)
        # Differences are worded before the rollback: the change may create the records they name.
        found = {pk: differences("document", before[pk], after[pk]) for pk in some}
        transaction.set_rollback(True)
    documents = Document.objects.in_bulk(some)
    return [Preview(documents[pk], found[pk]) for pk in some]


def seen_of(change: Change, pks: Iterable[int]) -> str:
    """Return a digest of the change and the records it affects, by which a run detects an outdated preview."""
    said = f"{change}|{','.join(map(str, pks))}"
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def run_batch(change: Change, pks: Sequence[int], *, by: AbstractBaseUser, reason: str) -> Run:
    """Apply the change to all these documents as one journalled run, and refresh the search index.

    Raises BatchRefused where it cannot be made, with nothing written.
    """
    change = checked(change)
    told = {"deed": "batch", "values": change.told()}
    with deed(), open_run(Run.Kind.BATCH, by=by, reason=reason, told=told) as run:
        for some in batched(iter(pks), _CHUNK):
            claim(Document.objects.filter(pk__in=some))
            _written(change, some)
            if change.what == "credit":
                run.record("alias", Credit.objects.filter(document__in=some).values_list("alias", flat=True))
        run.record("document", pks)
        if change.what == "credit" or change.what not in {"rights", "note"}:
            engine.refresh(pks)
        else:
            engine.tell_changed(pks)
    return run.run


def _written(change: Change, pks: list[int]) -> None:
    try:
        with transaction.atomic():
            write(change, pks)
    except (IntegrityError, DataError) as broken:
        raise BatchRefused(
            _("Some of the records cannot say this: look at the preview, and leave them out.")
        ) from broken


def waits_for_reviewer(change: Change, pks: Sequence[int], *, may_publish: bool) -> bool:
    """Return whether the change alters published records and this user may not publish it alone."""
    if may_publish and not settings.FOUR_EYES:
        return False
    every = list(pks)
    return any(
        Document.objects.filter(pk__in=some, state=State.PUBLISHED).exists() for some in batched(iter(every), _CHUNK)
    )
