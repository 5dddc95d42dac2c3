"""The review queue: records in review, pending versions, readers' suggestions; oldest first."""

import datetime
from dataclasses import dataclass
from typing import Final

from django.db.models import OuterRef, Subquery
from django.http import HttpRequest
from django.urls import reverse

from archive.documents.models import Document, Suggestion
from archive.documents.vocabulary import State
from archive.editing.models import PendingVersion
from archive.journal.models import Revision

MOST: Final = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """An item of the queue: its kind (`record`, `change`, `suggestion`), key, title and time."""

    what: str
    pk: int
    title: str
    since: datetime.datetime
    whose: str = ""
    assigned: str = ""

    @property
    def address(self) -> str:
        parameter = "suggestion" if self.what == "suggestion" else "document"
        return f"{reverse('admin:document_review')}?{parameter}={self.pk}"


def queue(request: HttpRequest) -> list[Waiting]:
    """Return the items the user may review, oldest first."""
    found = [*_records(), *_changes()]
    if request.user.has_perm("archive.view_suggestion"):
        found += _suggestions()
    return sorted(found, key=lambda one: (one.since, one.pk))


def _records() -> list[Waiting]:
    newest = Revision.objects.filter(kind="document", object_id=OuterRef("pk")).order_by("-pk")
    waiting = Document.objects.in_states([State.REVIEW]).order_by("changed").values_list("pk", flat=True)[:MOST]
    # Whose they are is asked of those that are shown alone.
    rows = Document.objects.filter(pk__in=list(waiting)).order_by("changed")
    rows = rows.annotate(whose=Subquery(newest.values("run__by__username")[:1]))
    fields = ("pk", "title", "changed", "whose", "errand__assignee__username")
    return [Waiting("record", *_row(row)) for row in rows.values_list(*fields)]


def _changes() -> list[Waiting]:
    rows = PendingVersion.objects.filter(is_offered=True).order_by("changed")
    fields = ("document", "document__title", "changed", "by__username", "document__errand__assignee__username")
    return [Waiting("change", *_row(row)) for row in rows.values_list(*fields)[:MOST]]


def _suggestions() -> list[Waiting]:
    rows = Suggestion.objects.filter(state=Suggestion.State.NEW).order_by("pk")
    return [Waiting("suggestion", *row) for row in rows.values_list("pk", "document__title", "sent")[:MOST]]


_Row = tuple[int, str, datetime.datetime, str, str]


def _row(row: tuple[int, str, datetime.datetime, str | None, str | None]) -> _Row:
    pk, title, since, whose, assigned = row
    return pk, title, since, whose or "", assigned or ""


def after(every: list[Waiting], what: str, pk: int) -> Waiting | None:
    """Return the next item in the queue, or the first; None if there is no other."""
    others = [one for one in every if (one.what == "suggestion", one.pk) != (what == "suggestion", pk)]
    places = [place for place, one in enumerate(every) if one not in others]
    later = every[places[0] + 1 :] if places else []
    return next(iter([*later, *others]), None)
