"""Four-eyes mode: merges and bulk changes wait until a second person performs them."""

from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import resolve, reverse
from django.utils.translation import gettext as _

from archive.admin.merge_asking import number
from archive.editing.models import WaitingBatch, WaitingDeed
from archive.journal.models import Run

# Any of these permissions allows acting as a second person.
RIGHTS: Final = ("archive.merge_person", "archive.publish_document")
_NOT_KEPT: Final = frozenset({"csrfmiddlewaretoken"})


def waits_for_second(request: HttpRequest) -> bool:
    """Whether the action needs a second person, and only one has seen it."""
    return settings.FOUR_EYES and not getattr(request, "is_second", False)


def ask_second(request: HttpRequest, said: str, reason: str) -> HttpResponse:
    """Store the submitted form for a colleague, who submits it again."""
    fields = [[name, value] for name, values in request.POST.lists() for value in values if name not in _NOT_KEPT]
    by: Any = request.user
    WaitingDeed.objects.create(
        address=request.get_full_path()[:2000], fields=fields, said=said[:500], reason=reason, by=by
    )
    messages.success(request, _("Two people see every such deed: it waits for a colleague now. You can withdraw it."))
    return HttpResponseRedirect(reverse("admin:run_asked"))


def asked_view(request: HttpRequest) -> HttpResponseBase:
    """The actions waiting for a second person.

    POST `deed` with `decision` = `do` or `refuse` by a colleague, or `withdraw` by its author; `batch` withdraws the
    author's batch.
    """
    decides = any(request.user.has_perm(right) for right in RIGHTS)
    if not decides and not request.user.has_perm("archive.change_document"):
        raise PermissionDenied
    if request.method == "POST":
        return _decided(request, decides=decides)
    deeds, batches = WaitingDeed.objects.select_related("by"), WaitingBatch.objects.select_related("by").order_by("pk")
    context = {
        **admin.site.each_context(request),
        "opts": Run._meta,
        "title": _("Waiting for a second person"),
        "deeds": deeds if decides else deeds.filter(by=request.user.pk),
        "batches": batches if request.user.has_perm("archive.publish_document") else batches.filter(by=request.user.pk),
        "may_publish": request.user.has_perm("archive.publish_document"),
    }
    return TemplateResponse(request, "admin/archive/run/asked.html", context)


def _decided(request: HttpRequest, *, decides: bool) -> HttpResponseBase:
    here = HttpResponseRedirect(reverse("admin:run_asked"))
    if "batch" in request.POST:
        get_object_or_404(WaitingBatch, pk=number(request.POST["batch"]), by=request.user.pk).delete()
        messages.success(request, _("Withdrawn."))
        return here
    waiting = get_object_or_404(WaitingDeed, pk=number(request.POST.get("deed")))
    is_own, decision = waiting.by_id == request.user.pk, request.POST.get("decision")
    if decision == "withdraw" and is_own:
        waiting.delete()
        messages.success(request, _("Withdrawn."))
        return here
    if not decides or is_own:
        raise PermissionDenied
    if decision == "refuse":
        waiting.delete()
        messages.success(request, _("It is not done. Tell %(user)s why.") % {"user": waiting.by})
        return here
    return _done(request, waiting)


def _done(request: HttpRequest, waiting: WaitingDeed) -> HttpResponseBase:
    """Perform the action with the permissions of this user; if refused, it keeps waiting."""
    sent = QueryDict(mutable=True)
    for name, value in waiting.fields:
        sent.appendlist(name, value)
    parts = urlsplit(waiting.address)
    request.GET, request.POST = QueryDict(parts.query), sent  # type: ignore[assignment]
    request.path = request.path_info = parts.path
    request.is_second = True  # type: ignore[attr-defined]
    match = request.resolver_match = resolve(parts.path)
    request._dont_enforce_csrf_checks = True  # type: ignore[attr-defined] # this request was checked already
    answer: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    if answer.status_code == 302:
        waiting.delete()
    return answer
