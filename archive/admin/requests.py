"""Merge requests: open ones, their outcome, and refusal with a reason."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.merging.models import MergeRequest
from archive.merging.refusals import MergeRefused
from archive.merging.requests import refuse_request
from archive.people.models import Person

PER_PAGE = 50


class AnswerForm(forms.Form):
    """The reason for refusing a request."""

    answer = CleanProse(required=False, max_length=4000, label=gettext_lazy("Why not"), widget=forms.TextInput)


def requests_view(request: HttpRequest) -> HttpResponse:
    """The requests, open ones first; POST refuses one. Approval is done by merging on the merge page."""
    may_answer = request.user.has_perm("archive.merge_person")
    if not may_answer and not request.user.has_perm("archive.suggest_merge"):
        raise PermissionDenied
    if request.method != "POST":
        return _page(request, may_answer=may_answer)
    if not may_answer:
        raise PermissionDenied
    return _refuse(request, get_object_or_404(MergeRequest, pk=number(request.POST.get("request"))))


def _refuse(request: HttpRequest, asked: MergeRequest) -> HttpResponse:
    form = AnswerForm(request.POST)
    try:
        answer = form.cleaned_data["answer"] if form.is_valid() else ""
        refuse_request(asked, by=staff(request), answer=answer)
    except MergeRefused as refused:
        return _page(request, may_answer=True, refused=(asked.pk, str(refused)), status=409)
    messages.success(request, _("%(user)s will read why.") % {"user": asked.by})
    return HttpResponseRedirect(reverse("admin:person_requests"))


def _page(
    request: HttpRequest, *, may_answer: bool, refused: tuple[int, str] = (0, ""), status: int = 200
) -> HttpResponse:
    everything = MergeRequest.objects.select_related("survivor__identity", "absorbed__identity", "by", "answered_by")
    waiting, answered = everything.filter(state="open"), everything.exclude(state="open")
    if not may_answer:
        waiting, answered = waiting.filter(by=request.user.pk), answered.filter(by=request.user.pk)
    context: dict[str, Any] = {
        **admin.site.each_context(request),
        "title": _("Requests to merge"),
        "opts": Person._meta,
        "waiting": waiting.order_by("pk")[:200],
        "page": Paginator(answered.order_by("-answered_at"), PER_PAGE).get_page(request.GET.get("page")),
        "may_answer": may_answer,
        "refused_request": refused[0],
        "refusal": refused[1],
        "typed": request.POST.get("answer", ""),
    }
    return TemplateResponse(request, "admin/archive/person/requests.html", context, status=status)
