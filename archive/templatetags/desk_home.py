"""The first page of the admin: own work, queues, records to fix, recent runs."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.core.cache import cache
from django.db.models import Count, Min, Q, QuerySet, Value
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from archive.documents.models import Document, Suggestion
from archive.documents.vocabulary import State
from archive.editing import notes
from archive.editing.mending import MENDING
from archive.editing.models import Errand, PendingVersion, WaitingBatch, WaitingDeed
from archive.journal.models import Revision, Run
from archive.merging.cards.models import Card
from archive.merging.models import MergeRequest
from archive.people.models import Alias
from archive.topics.models import Topic

register = template.Library()
SHOWN: Final = 8
LATELY: Final = 15
MANY: Final = 1_000
# Counts of a large archive are cached for this many seconds; those of a small one until the next run.
_KEPT: Final = 600
_SMALL: Final = 20_000
_TYPED: Final = (Run.Kind.EDIT, Run.Kind.BATCH)
Line = tuple[str, int, str]


@register.simple_tag(takes_context=True)
def mine(context: dict[str, Any]) -> dict[str, Any]:
    """Return the user's drafts, returned and assigned records, and pending versions."""
    user = context["user"]
    touched = Revision.objects.filter(kind="document", run__by=user.pk).filter(run__kind__in=_TYPED)
    own = Document.objects.filter(pk__in=touched.values("object_id"))
    wanted = Q(document__in=own) & ~Q(sentence="") | Q(assignee=user.pk)
    errands = list(Errand.objects.filter(wanted).select_related("document", "sent_by").order_by("pk")[:MANY])
    sent_back = [errand for errand in errands if errand.sentence][:SHOWN]
    above = {errand.document_id for errand in sent_back}  # each record stands here once
    assigned = [one for one in errands if one.assignee_id == user.pk and one.document_id not in above][:SHOWN]
    above |= {errand.document_id for errand in assigned}
    changes = [one for one in _changes() if user.pk in one.editors and one.document_id not in above][:SHOWN]
    asked = [*WaitingDeed.objects.filter(by=user.pk)[:SHOWN], *WaitingBatch.objects.filter(by=user.pk)[:SHOWN]]
    return {
        "notes": notes.waiting_for(user)[:SHOWN],
        "sent_back": sent_back,
        "assigned": assigned,
        "drafts": own.filter(state=State.DRAFT).exclude(pk__in=above).order_by("-changed")[:SHOWN],
        "asked": asked[:SHOWN],
        "changes": changes,
    }


def _changes() -> Any:
    return PendingVersion.objects.select_related("document").order_by("-changed")[:200]


@register.simple_tag(takes_context=True)
def waits_for_me(context: dict[str, Any]) -> list[Line]:
    """Return the queues for this user's permissions: label, count and URL."""
    user, desk = context["user"], reverse("admin:document_review")
    found: list[Line] = []
    numbers = _waiting(user)
    if user.has_perm("archive.publish_document"):
        past = Q(state__in=[State.HELD, State.SCHEDULED], withheld_until__lt=timezone.localdate())
        looked_at = Document.objects.unpublished().filter(past | Q(state=State.REVIEW)).order_by()
        states = dict(looked_at.values_list("state").annotate(n=Count("pk")))
        review, overdue = states.pop(State.REVIEW.value, 0), sum(states.values())
        batches = list(WaitingBatch.objects.order_by("pk").values_list("pk", flat=True)[:MANY])
        found += [
            (_("Records in review"), review, desk),
            (_("Changes of published records"), numbers["offered"], desk),
            (_("Changes of many records"), len(batches), _batch(batches)),
            (_("Held back or set for a day that is past"), overdue, _list("state=held&state=scheduled")),
        ]
    if user.has_perm("archive.view_suggestion"):
        found.append((_("Readers’ suggestions"), numbers["told"], f"{desk}?suggestion={numbers['first told']}"))
    if user.has_perm("archive.change_document"):
        found.append((_("Records that need attention"), numbers["attention"], _list("attention=true")))
    if user.has_perm("archive.merge_person") or user.has_perm("archive.publish_document"):
        found.append((_("Deeds that wait for a second person"), numbers["seconds"], reverse("admin:run_asked")))
    if user.has_perm("archive.identify_alias"):
        names = reverse("admin:archive_alias_changelist")
        found += [
            (_("Names not yet identified"), numbers["names"], f"{names}?whose=nobody"),
            (_("Requests to merge"), numbers["merges"], reverse("admin:person_requests")),
        ]
    found = [line for line in found if line[1]]
    if user.has_perm("archive.merge_person") or user.has_perm("archive.suggest_merge"):
        # Shown even if empty: it is the link to the names desk.
        cards = reverse("admin:person_candidates")
        found.append((_("Probable duplicates, and names to identify"), numbers["cards"], cards))
    return found


def _waiting(user: Any) -> Mapping[str, int]:
    """Return how much waits of every kind, in one query, and the first of readers' suggestions."""
    told = Suggestion.objects.filter(state=Suggestion.State.NEW)
    every: dict[str, QuerySet[Any]] = {
        "offered": PendingVersion.objects.filter(is_offered=True),
        "told": told,
        "attention": Errand.objects.exclude(attention=""),
        "seconds": WaitingDeed.objects.exclude(by=user.pk),
        "names": Alias.objects.unidentified(),
        "merges": MergeRequest.objects.filter(state=MergeRequest.State.OPEN),
        "cards": Card.objects.filter(later=None),
    }
    first, *others = [
        *(_numbered(name, rows, Count("pk")) for name, rows in every.items()),
        _numbered("first told", told, Min("pk")),
    ]
    return Counter(dict(first.union(*others, all=True)))


def _numbered(name: str, rows: "QuerySet[Any]", number: Any) -> Any:
    """Return the number of the rows beside the name; of none there is no row."""
    return rows.order_by().values_list(Value(name)).annotate(n=number)


def _batch(waiting: list[int]) -> str:
    return f"{reverse('admin:document_batch')}?request={waiting[0] if waiting else 0}"


def _list(query: str) -> str:
    return f"{reverse('admin:archive_document_changelist')}?{query}"


@register.simple_tag
def to_mend() -> list[Line]:
    """Return the faults that a filter can list, with counts and URLs."""
    small = Document.objects.order_by()[: _SMALL + 1].count() <= _SMALL
    version = Run.objects.order_by("-pk").values_list("pk", flat=True).first() if small else "large"
    numbers: dict[str, int] = cache.get_or_set(f"to-mend-{version}", _numbers, _KEPT) or {}
    lines = [(str(label), numbers.get(name, 0), _list(f"missing={name}")) for name, label in MENDING.labels]
    unused = reverse("admin:archive_topic_changelist")
    lines.append((_("topics that no document has"), numbers.get("unused topics", 0), unused))
    return [line for line in lines if line[1]]


def _numbers() -> dict[str, int]:
    numbers = {name: Document.objects.filter(MENDING.question(name)).count() for name, _label in MENDING.labels}
    unused = Topic.objects.standing().annotate(n=Count("document_tags")).filter(n=0)
    return {**numbers, "unused topics": unused.count()}


@register.simple_tag
def done_lately() -> list[Run]:
    """Return the latest runs in force; of edits of one record by one person the latest, and how many there were."""
    found: dict[Any, Any] = {}
    for run in Run.objects.filter(undone_by=None).select_related("by", "undoes")[: LATELY * 4]:
        document = only_document(run) if run.kind == Run.Kind.EDIT else None
        same = found.setdefault((run.by_id, document) if document else run.pk, run)
        same.before = getattr(same, "before", -1) + 1
    return list(found.values())[:LATELY]


def only_document(run: Run) -> int | None:
    """Return the key of the only document a run changed."""
    records = run.told.get("records", ())
    is_one = len(records) == 1 and run.told.get("counts", {}).get("document") == 1 and records[0][0] == "document"
    return int(records[0][1]) if is_one else None


@register.simple_tag(takes_context=True)
def run_links(context: dict[str, Any], run: Run) -> dict[str, str]:
    """Return the URLs for comparing the only document a run changed, and for undoing the run."""
    document, user = only_document(run), context["user"]
    may_undo = user.has_perm("archive.undo_run") or (run.by_id == user.pk and run.kind in {"edit", "batch", "import"})
    return {
        "compare": reverse("admin:archive_document_compare", args=[document]) if document else "",
        "undo": reverse("admin:run_undo", args=[run.pk]) if may_undo else "",
    }
