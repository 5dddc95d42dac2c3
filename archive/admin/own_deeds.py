"""Permissions every staff member has on their own work: deleting own drafts, undoing own runs readers never saw."""

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet, Value
from django.http import HttpRequest

from archive.admin.record.beside import SHOWN
from archive.documents.models import Document
from archive.journal.models import Revision, Run


def may_undo(request: HttpRequest, run: Run) -> bool:
    """Whether the user may undo the run.

    With the permission that is any run, else their own, unless it changed public records and they may not publish.
    """
    return any(getattr(each, "is_offered", False) for each in offered(Run.objects.filter(pk=run.pk), request))


def offered(runs: QuerySet[Run], request: HttpRequest) -> QuerySet[Run]:
    """Annotate the runs with `is_offered`: whether the user may undo them."""
    user = request.user
    if user.has_perm("archive.undo_run"):
        return runs.annotate(is_offered=ExpressionWrapper(~Q(kind=Run.Kind.TAKE_DOWN), output_field=BooleanField()))
    if not user.has_perm("archive.change_document"):
        return runs.annotate(is_offered=Value(value=False))
    own = Q(by=user.pk) & ~Q(kind=Run.Kind.TAKE_DOWN)
    if not user.has_perm("archive.publish_document"):
        published = Document.objects.published().values("pk")
        own &= ~Q(Exists(Revision.objects.filter(run=OuterRef("pk"), kind="document", object_id__in=published)))
    mine = Run.objects.filter(own, pk=OuterRef("pk"))
    return runs.annotate(is_offered=Exists(mine, output_field=BooleanField()))


def may_delete(request: HttpRequest, document: Document | None) -> bool:
    """Whether the user may delete the record: never published, and created by them or with the permission."""
    user = request.user
    if document is None:
        return user.has_perm("archive.change_document") or user.has_perm("archive.delete_document")
    if document.published_at is not None:
        return False
    if user.has_perm("archive.delete_document"):
        return True
    if not user.has_perm("archive.change_document"):
        return False
    latest = getattr(document, "latest_revisions", [])
    if latest and len(latest) < SHOWN:  # the first revision is among those the form loads anyway
        return bool(latest[-1].run.by_id == user.pk)
    revisions = Revision.objects.filter(kind="document", object_id=document.pk).order_by("pk")
    return revisions.values_list("run__by", flat=True).first() == user.pk
