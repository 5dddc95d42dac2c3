"""What a run did to one record."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max

from archive.journal.models import Revision, Run
from archive.journal.wholes import WHOLES, Value


@dataclass(frozen=True)
class Step:
    """One record of the run: how it was before, how the run left it."""

    kind: str
    pk: int
    before: Value | None
    after: Value | None

    @property
    def made_it(self) -> bool:
        """Whether the run brought the record into being."""
        return self.before is None

    def __str__(self) -> str:
        fields = (self.after or self.before or {}).get("fields", {})
        name = fields.get("title") or fields.get("name") or fields.get("form") or self.pk
        return f"{self.kind.capitalize()} “{name}”"


def steps_of(run: Run) -> Iterator[Step]:
    """The steps of a run, what others point to first."""
    order = {whole.kind: place for place, whole in enumerate(WHOLES)}
    for revision in sorted(run.revisions.all(), key=lambda revision: (order[revision.kind], revision.pk)):
        earlier = Revision.objects.filter(kind=revision.kind, object_id=revision.object_id, pk__lt=revision.pk)
        last = earlier.aggregate(last=Max("pk"))["last"]
        before = Revision.objects.get(pk=last).value if last else None
        yield Step(revision.kind, revision.object_id, before, revision.value)
