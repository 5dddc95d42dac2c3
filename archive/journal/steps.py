"""The steps of a run: what it did to each record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Final, TypeVar

from archive.journal.models import Revision, Run
from archive.journal.wholes import WHOLES, Value, digest_of

CHUNK = 500
_GONE: Final = digest_of(None)
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Step:
    """One record of a run: the keys of its revision before and of that of the run, and their values once loaded.

    Tens of thousands of values would not fit into memory.
    """

    run: int
    kind: str
    pk: int
    revision: int
    earlier: int | None
    before: Value | None = None
    after: Value | None = None

    @property
    def made_it(self) -> bool:
        """Whether the run created the record."""
        return self.earlier is None

    def __str__(self) -> str:
        fields = (self.after or self.before or {}).get("fields", {})
        name = fields.get("title") or fields.get("name") or fields.get("form") or self.pk
        return f"{self.kind.capitalize()} “{name}”"


def steps_of(run: Run, only: Mapping[str, set[int]] | None = None) -> Iterator[Step]:
    """Yield the steps of a run, what others point to first; `only` those of these records, by kind. No values."""
    for whole in WHOLES:
        found = run.revisions.filter(kind=whole.kind).order_by("pk")
        if only is not None:
            found = found.filter(object_id__in=only.get(whole.kind, ()))
        for chunk in batched(found.values_list("object_id", "pk").iterator(CHUNK), CHUNK):
            own = dict(chunk)
            before = _earlier(whole.kind, own)
            yield from (Step(run.pk, whole.kind, pk, revision, before.get(pk)) for pk, revision in own.items())


def loaded(steps: Sequence[Step]) -> list[Step]:
    """Return the steps with the values of their revisions, in one query."""
    wanted = {step.revision for step in steps} | {step.earlier for step in steps if step.earlier}
    values = dict(Revision.objects.filter(pk__in=wanted).values_list("pk", "value"))
    return [
        replace(step, before=values[step.earlier] if step.earlier else None, after=values[step.revision])
        for step in steps
    ]


def _earlier(kind: str, own: Mapping[int, int]) -> dict[int, int]:
    """Map each of these records to its revision before this one, where it had one and was there then."""
    earlier = Revision.objects.filter(kind=kind, object_id__in=own, pk__lt=max(own.values()))
    rows = earlier.order_by("pk").values_list("object_id", "pk", "digest")
    last = {record: (pk, digest) for record, pk, digest in rows if pk < own[record]}
    return {record: pk for record, (pk, digest) in last.items() if digest != _GONE}


def batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield the rows in lists of this size, the last one shorter."""
    rows = iter(rows)
    while chunk := list(islice(rows, size)):
        yield chunk
