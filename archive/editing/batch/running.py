"""Previewing a bulk change on some records, and applying it to all of them as one run."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db import DataError, IntegrityError, transaction
from django.utils.translation import gettext as _

from archive.authority.deeds import claim, deed
from archive.documents.models import Credit, Document
from archive.documents.vocabulary import State
from archive.editing.batch.changes import LINKS, BatchRefused, Change, checked, write
from archive.journal.aside import apart
from archive.journal.changes import Difference, differences
from archive.journal.models import Run
from archive.journal.runs import open_run
from archive.journal.steps import batched
from archive.journal.wholes import values_of
from archive.people.models import Alias
from archive.search import engine

Progress = Callable[[int, int], None]
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


def run_batch(
    change: Change, pks: Sequence[int], *, by: AbstractBaseUser, reason: str, progress: Progress | None = None
) -> Run:
    """Apply the change to all these documents as one journalled run, and refresh the search index.

    `progress` is called with the number of documents done and of all. Raises BatchRefused where the change cannot be
    made, with nothing written.
    """
    change = checked(change)

    def work() -> tuple[Run, int | None]:
        run = _run(change, pks, by=by, reason=reason, progress=progress)
        return run, run.pk

    links = {LINKS[change.what].model: len(pks)} if change.what in LINKS else {}
    done = apart(work, records=len(pks), room=lambda: {Alias: 10, **links}, index=engine.Alongside)
    run, key = done()
    return Run.objects.get(pk=key) if key else run


def _run(change: Change, pks: Sequence[int], *, by: AbstractBaseUser, reason: str, progress: Progress | None) -> Run:
    told, done = {"deed": "batch", "values": change.told()}, 0
    with deed(), open_run(Run.Kind.BATCH, by=by, reason=reason, told=told) as run:
        for some in batched(iter(pks), _CHUNK):
            claim(Document.objects.filter(pk__in=some))
            _written(change, some)
            if change.what == "credit":
                run.record("alias", Credit.objects.filter(document__in=some).values_list("alias", flat=True))
            done += len(some)
            if progress:
                progress(done, len(pks))
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
