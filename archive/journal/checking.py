"""Checking the journal: its hash chain, and the records against their last revisions."""

import json
from collections.abc import Iterator

from django.db import connection
from django.db.models import F, Max, TextField
from django.db.models.functions import Cast
from django.utils.translation import gettext as _

from archive.authority.checking import told
from archive.documents.models import TakenDown
from archive.journal.models import ChainHead, Revision, Run
from archive.journal.runs import chain_digest
from archive.journal.standing import GONE, flat
from archive.journal.steps import batched
from archive.journal.wholes import WHOLES, Value, Whole, digest_of, digest_of_text, values_of

_CHUNK = 500


def chain() -> Iterator[str]:
    """Yield runs altered since they were closed or not linked to the one before, and revisions with another value."""
    runs = {run.digest: run for run in Run.objects.all()}
    altered = [run.pk for digest, run in runs.items() if chain_digest(run, run.previous_digest) != digest]
    yield from told(_("%(number)s runs are otherwise than when they were closed: %(some)s"), altered)
    head, linked = ChainHead.objects.filter(pk=1).values_list("digest", flat=True).first() or "", set[int]()
    while (run := runs.get(head)) is not None and run.pk not in linked:
        linked.add(run.pk)
        head = run.previous_digest
    loose = [run.pk for run in runs.values() if run.pk not in linked]
    yield from told(_("%(number)s runs are not in the chain: %(some)s"), loose)
    if head:
        yield _("The chain of runs is broken before its first run.")
    yield from told(_("%(number)s revisions are otherwise than they were kept: %(some)s"), _altered())


def _altered() -> Iterator[int]:
    """Yield revisions whose value does not match its digest, except those of records that were taken down."""
    taken = set(TakenDown.objects.filter(what=TakenDown.What.VERSION).values_list("digest", flat=True))
    left = set(Revision.objects.filter(run__kind=Run.Kind.TAKE_DOWN, kind="document").values_list("digest", flat=True))
    for pk, value, digest in _revisions():
        found = digest_of_text(value) if isinstance(value, str) else digest_of(value)
        if found != digest and isinstance(value, str):
            found = digest_of(json.loads(value))  # written in another order of keys
        if found != digest and not (digest in taken and found in left):
            yield pk


def _revisions() -> Iterator[tuple[int, Value | str | None, str]]:
    """Yield the key, value and digest of every revision; SQLite has the value as the text of which the digest is."""
    value = Cast("value", TextField()) if connection.vendor == "sqlite" else F("value")
    rows = Revision.objects.order_by("pk").values_list("pk", value, "digest")
    return iter(rows.iterator(_CHUNK))


def records() -> Iterator[str]:
    """Yield records that were changed without a revision; `chain` proves the digests they are compared by."""
    for whole in WHOLES:
        latest = Revision.objects.filter(kind=whole.kind).order_by().values("object_id").annotate(last=Max("pk"))
        for chunk in batched(latest.values_list("object_id", "last").order_by("object_id").iterator(_CHUNK), _CHUNK):
            yield from _differing(whole, dict(chunk))


def _differing(whole: Whole, latest: dict[int, int]) -> Iterator[str]:
    now = values_of(whole.kind, latest)
    digests = Revision.objects.filter(pk__in=latest.values()).values_list("object_id", "digest")
    doubtful = [latest[pk] for pk, digest in digests if digest_of(now.get(pk)) != digest]
    known = Revision.objects.filter(pk__in=doubtful).values_list("object_id", "value")
    wrong = [pk for pk, value in known if not _is_as_known(value, now.get(pk))]
    kind = str(whole.model._meta.verbose_name_plural)
    yield from told(_("%(number)s of the {kind} were changed past the journal: %(some)s").format(kind=kind), wrong)


def _is_as_known(known: Value | None, now: Value | None) -> bool:
    """Return whether everything the last revision recorded still holds; fields added to the model since are ignored."""
    last, here = flat(known), flat(now)
    is_same = all(here.get(key, GONE) == said for key, said in last.items())
    return is_same and all(key in last for key in here if not key[2])
