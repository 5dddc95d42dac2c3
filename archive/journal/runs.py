"""Opening a run: everything written inside is one transaction, and is recorded."""

import hashlib
import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any, Final

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.db.models import Max, QuerySet

from archive.authority.deeds import Last, deed, put_off
from archive.authority.pouring import pour
from archive.documents.prepared import Prepared
from archive.journal.models import ChainHead, Revision, Run
from archive.journal.telling import KEPT, Told, in_english, name_of, records_told
from archive.journal.wholes import BY_KIND, WHOLES, Value, digest_of, digest_of_text, text_of, values_of

CHUNK = 500
_COLUMNS: Final = ("run_id", "kind", "object_id", "value", "digest")
log = logging.getLogger(__name__)
_Row = tuple[int, str, int, str | None, str]


class OpenRun:
    """An open run. Whoever writes inside names the records touched; they are read once, at the end."""

    def __init__(self, run: Run) -> None:
        self.run = run
        self.touched: dict[str, set[int]] = defaultdict(set)
        self._counts: dict[str, int] = defaultdict(int)
        self._names: dict[str, list[tuple[int, str]]] = defaultdict(list)

    def record(self, kind: str, pks: Iterable[int]) -> None:
        """Have these records recorded when the run closes, if they differ from before."""
        self.touched[kind].update(pks)

    def written(self) -> int:
        """Write a revision for each touched record that differs from its last one, and return how many.

        The run is told what they were.
        """
        number = sum(self._write(whole.kind, sorted(self.touched[whole.kind])) for whole in WHOLES)
        self.run.told = {**records_told(self._counts, self._names), **self.run.told}
        word_anew(self.run)
        return number

    def tell(self, deed: str, **values: str) -> None:
        """Set what the run tells: this deed of `journal.telling.DEEDS`, with these values in its sentence."""
        self.run.told = {"deed": deed, "values": values}

    def _write(self, kind: str, pks: list[int]) -> int:
        return sum(self._write_chunk(kind, pks[start : start + CHUNK]) for start in range(0, len(pks), CHUNK))

    def _write_chunk(self, kind: str, pks: list[int]) -> int:
        values, known = values_of(kind, pks), latest_digests(kind, pks)
        rows = [self._revision(kind, pk, values.get(pk)) for pk in pks]
        news = [row for row in rows if known.get(row[2], digest_of(None)) != row[-1]]
        pour(Revision, _COLUMNS, news)
        self._count(kind, [row[2] for row in news], values)
        if any(field.name == "changed" for field in BY_KIND[kind].model._meta.concrete_fields):
            changed: dict[str, Any] = {"changed": self.run.at}
            rows_changed = BY_KIND[kind].model._default_manager.filter(pk__in=[row[2] for row in news])
            rows_changed.exclude(**changed).update(**changed)  # new ones may say so from the first
        return len(news)

    def _count(self, kind: str, pks: list[int], values: dict[int, Value]) -> None:
        """Count the changed records of the kind, and keep the first few by name."""
        if pks:
            self._counts[kind] += len(pks)
            few = pks[: KEPT - len(self._names[kind])]
            self._names[kind] += [(pk, name_of(values.get(pk) or self._gone(kind, pk))) for pk in few]

    def _gone(self, kind: str, pk: int) -> Value | None:
        """Return the last value of a deleted record."""
        known = Revision.objects.filter(kind=kind, object_id=pk, value__isnull=False).order_by("-pk")
        return known.values_list("value", flat=True).first()

    def _revision(self, kind: str, pk: int, value: Value | None) -> _Row:
        """Return a revision as its columns; the JSON is made once, for the digest and for storing."""
        text = text_of(value)
        return self.run.pk, kind, pk, None if value is None else text, digest_of_text(text)


def word_anew(run: Run) -> None:
    """Set the run's summary, by which it is searched, to the wording of what it tells."""
    run.summary = in_english(run.told, summary=run.summary, kind=run.get_kind_display())


@contextmanager
def open_run(
    kind: Run.Kind,
    *,
    by: AbstractBaseUser,
    reason: str = "",
    told: Told | None = None,
    undoes: Run | None = None,
) -> Iterator[OpenRun]:
    """Open a run: everything written inside is one transaction and in the journal; without a revision no run stays.

    `told` is the deed as `journal.telling` words it; the records changed are added. Locks are taken in the order of
    `authority.deeds`.
    """
    with deed():
        run = Run.objects.create(
            kind=kind,
            by=by,
            reason=reason,
            told=told or {},
            undoes=undoes,  # type: ignore[misc]
        )
        opened = OpenRun(run)
        yield opened
        if opened.written() or undoes:
            close_later(run)
        else:
            run.delete()


def latest_digests(kind: str, pks: Iterable[int]) -> dict[int, str]:
    """Return the digest of each record's latest revision; records without one are left out."""
    return dict(_digests[kind](list(pks)))


def _latest(kind: str, pks: Sequence[int]) -> QuerySet[Revision, Any]:
    latest = Revision.objects.filter(kind=kind, object_id__in=pks).values("object_id").annotate(last=Max("pk"))
    return Revision.objects.filter(pk__in=latest.values("last")).values_list("object_id", "digest")


_digests: Final = {kind: Prepared(partial(_latest, kind)) for kind in BY_KIND}


def close_later(run: Run) -> None:
    """Have the run, whose revisions are written by then, appended to the chain at the end of the open deed."""
    put_off(Last.CHAIN_OF_RUNS, _close, run)


def _close(runs: list[Run]) -> None:
    """Append the runs to the hash chain, in order, holding the lock of its head."""
    head, _ = ChainHead.objects.select_for_update().get_or_create(pk=1)
    for run in runs:
        run.previous_digest, run.digest = head.digest, chain_digest(run, head.digest)
        run.save()
        head.digest = run.digest
        transaction.on_commit(partial(_log, run))
    head.save()


def _log(run: Run) -> None:
    """Log one line for a committed deed."""
    log.info("%s: %s", run.kind, run, extra={"run": run.pk, "account": run.by.get_username()})


def chain_digest(run: Run, previous: str) -> str:
    """Return the run's digest (SHA-256, hexadecimal).

    It covers the previous digest, kind, author, time, reason and the digests of its revisions.
    """
    link = hashlib.sha256(f"{previous}|{run.kind}|{run.by_id}|{run.at.isoformat()}|{run.reason}".encode())
    for digest in run.revisions.order_by("pk").values_list("digest", flat=True):
        link.update(digest.encode())
    return link.hexdigest()
