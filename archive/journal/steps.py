"""The steps of a run: what it did to each record."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from archive.journal.models import Revision, Run
from archive.journal.wholes import WHOLES, Value

CHUNK = 500
Row = TypeVar("Row")


@dataclass(frozen=True)
class Step:
    """One record of a run: its value before, and as the run left it."""

    run: int
    kind: str
    pk: int
    before: Value | None
    after: Value | None

    @property
    def made_it(self) -> bool:
        """Whether the run created the record."""
        return self.before is None

    @property
    def bearers(self) -> set[int]:
        """The people an alias belonged and belongs to: what is said of them changes with it; empty for other kinds."""
        values = [value["fields"] for value in (self.before, self.after) if value] if self.kind == "alias" else []
        return {fields["person_id"] for fields in values} - {None}

    def __str__(self) -> str:
        fields = (self.after or self.before or {}).get("fields", {})
        name = fields.get("title") or fields.get("name") or fields.get("form") or self.pk
        return f"{self.kind.capitalize()} “{name}”"


def steps_of(run: Run, only: Mapping[str, set[int]] | None = None) -> Iterator[Step]:
    """Yield the steps of a run, what others point to first; `only` those of these records, by kind."""
    for whole in WHOLES:
        found = run.revisions.filter(kind=whole.kind).order_by("pk")
        if only is not None:
            found = found.filter(object_id__in=only.get(whole.kind, ()))
        revisions = found.iterator(CHUNK)
        for chunk in batched(revisions, CHUNK):
            before = _values_before(chunk)
            for revision in chunk:
                yield Step(run.pk, whole.kind, revision.object_id, before.get(revision.object_id), revision.value)


def _values_before(revisions: Sequence[Revision]) -> dict[int, Value | None]:
    """Return what each of these records was before; those the run created are left out."""
    own = {revision.object_id: revision.pk for revision in revisions}
    earlier = Revision.objects.filter(kind=revisions[0].kind, object_id__in=own, pk__lt=max(own.values()))
    rows = earlier.order_by("pk").values_list("object_id", "pk")
    last = {record: pk for record, pk in rows if pk < own[record]}
    return dict(Revision.objects.filter(pk__in=last.values()).values_list("object_id", "value"))


def batched(rows: Iterable[Row], size: int) -> Iterator[list[Row]]:
    """Yield the rows in lists of this size, the last one shorter."""
    rows = iter(rows)
    while chunk := list(islice(rows, size)):
        yield chunk
