"""Batch changes of all records of a list: the change, a preview of twenty with the count, the reason, one run."""

from dataclasses import asdict
from functools import partial
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.finding.desk_list import documents_of
from archive.admin.merge_asking import number
from archive.admin.staff import staff
from archive.admin.underway import BIG, begun
from archive.authority.fields import CleanProse
from archive.documents.models import Document
from archive.documents.vocabulary import Role, State
from archive.editing.batch import (
    BatchRefused,
    Change,
    affected,
    checked,
    preview,
    run_batch,
    seen_of,
    waits_for_reviewer,
)
from archive.editing.models import WaitingBatch
from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.journal.telling import CHANGED
from archive.journal.underway import Progress

_LINKS = ("topic", "place", "collection", "repository", "language", "credit")
_SET = ("type", "rights", "state")
WHAT = [
    (gettext_lazy("Links"), [(name, CHANGED[name]) for name in _LINKS]),
    (gettext_lazy("Set"), [(name, CHANGED[name]) for name in _SET]),
    (
        gettext_lazy("Find and replace in"),
        [(name, said) for name, said in CHANGED.items() if name not in _LINKS + _SET],
    ),
]
HOW = [
    ("add", gettext_lazy("add")), ("remove", gettext_lazy("take away")), ("replace", gettext_lazy("replace")),
    ("set", gettext_lazy("set")), ("find", gettext_lazy("find and replace")),
]  # fmt: skip


class BatchForm(forms.Form):
    """The change, and the reason once the preview was shown."""

    how = forms.ChoiceField(choices=HOW, label=gettext_lazy("What to do"))
    what = forms.ChoiceField(choices=WHAT, label=gettext_lazy("With what"))
    value = forms.CharField(
        required=False, strip=False, label=gettext_lazy("Name, value, or what to find"), max_length=2000
    )
    by = forms.CharField(required=False, strip=False, label=gettext_lazy("What comes in its place"), max_length=2000)
    role = forms.ChoiceField(choices=Role.choices, required=False, initial=Role.MENTIONED, label=gettext_lazy("Role"))
    reason = CleanProse(required=False, label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def change(self) -> Change:
        said = self.cleaned_data
        return Change(said["what"], said["how"], said["value"], said["by"], said["role"] or Role.MENTIONED.value)


def batch_view(request: HttpRequest) -> HttpResponse:
    """Preview the change on twenty records, then apply it to all."""
    if not request.user.has_perm("archive.change_document"):
        raise PermissionDenied
    waiting = _waiting(request)
    documents = Document.objects.filter(pk__in=waiting.documents) if waiting else documents_of(request, request.GET)
    asked = waiting.change if waiting and request.method == "GET" else request.POST or None
    form, context, status = BatchForm(asked), dict[str, Any](), 200
    if asked is not None and form.is_valid():
        try:
            change = checked(form.change())
            _require_right(request, change)
            pks = affected(change, documents)
            if "run" in request.POST:
                return _run(request, form, change, pks, waiting)
            context = _previewed(request, change, pks)
        except BatchRefused as refused:
            form.add_error(None, str(refused))
            status, context = 409, _seen_again(request, form, documents)
    context |= {
        **admin.site.each_context(request),
        "title": _("Change many records"),
        "form": form,
        "total": documents.count(),
        "waiting": waiting,
        "list": f"{reverse('admin:archive_document_changelist')}?{request.GET.urlencode()}",
    }
    return TemplateResponse(request, "admin/archive/document/batch.html", context, status=status)


def _waiting(request: HttpRequest) -> WaitingBatch | None:
    """Return the batch requested by a colleague, for users who may approve it."""
    pk = number(request.GET.get("request"))
    if not pk:
        return None
    if not request.user.has_perm("archive.publish_document"):
        raise PermissionDenied
    return get_object_or_404(WaitingBatch.objects.select_related("by"), pk=pk)


def _require_right(request: HttpRequest, change: Change) -> None:
    may_publish = request.user.has_perm("archive.publish_document")
    if change.what == "state" and change.value not in {State.DRAFT, State.REVIEW}:
        raise BatchRefused(_("Many records are put into draft or review here; publish them at the review desk."))
    if change.what == "note" or may_publish or request.user.has_perm("archive.change_document"):
        return
    raise PermissionDenied


def _previewed(request: HttpRequest, change: Change, pks: list[int]) -> dict[str, Any]:
    may_publish = request.user.has_perm("archive.publish_document")
    return {
        "change": change,
        "count": len(pks),
        "rows": preview(change, pks),
        "seen": seen_of(change, pks),
        "waits": waits_for_reviewer(change, pks, may_publish=may_publish),
    }


def _seen_again(request: HttpRequest, form: BatchForm, documents: Any) -> dict[str, Any]:
    """Return the current preview after an error."""
    try:
        change = checked(form.change())
        return _previewed(request, change, affected(change, documents))
    except BatchRefused:
        return {}


def _run(
    request: HttpRequest, form: BatchForm, change: Change, pks: list[int], waiting: WaitingBatch | None
) -> HttpResponse:
    said = form.cleaned_data
    if not pks:
        raise BatchRefused(_("No record of the list would say anything else."))
    if said["seen"] != seen_of(change, pks):
        raise BatchRefused(_("Since the preview some of these records were changed. This is how it stands now."))
    if not said["reason"]:
        raise BatchRefused(_("Say why: somebody will ask in ten years."))
    may_publish = request.user.has_perm("archive.publish_document")
    if waiting is not None and settings.FOUR_EYES and waiting.by_id == request.user.pk:
        raise BatchRefused(_("Two people see every change before readers do, and you asked for this one."))
    if waiting is None and waits_for_reviewer(change, pks, may_publish=may_publish):
        WaitingBatch.objects.create(
            change={**asdict(change), "reason": said["reason"]}, documents=pks, by=staff(request),
            reason=said["reason"],
        )  # fmt: skip
        messages.success(request, _("It waits for a reviewer, as one thing: readers see some of these records."))
        return HttpResponseRedirect(reverse("admin:archive_document_changelist"))
    work = partial(_changed, change, pks, waiting, by=staff(request), reason=said["reason"])
    if len(pks) >= BIG:
        return begun(request, f"batch-{said['seen']}", lambda far: work(progress=far).pk, (BatchRefused,))
    run = work()
    messages.success(request, _("Changed: %(number)s records.") % {"number": figure(len(pks))})
    return HttpResponseRedirect(reverse("admin:run_shown", args=[run.pk]))


def _changed(
    change: Change,
    pks: list[int],
    waiting: WaitingBatch | None,
    *,
    by: AbstractBaseUser,
    reason: str,
    progress: Progress | None = None,
) -> Run:
    run = run_batch(change, pks, by=by, reason=reason, progress=progress)
    if waiting is not None:
        waiting.delete()
    return run
