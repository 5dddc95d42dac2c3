"""The merge page: the people side by side, a preview of the effects, and the merge on POST."""

from urllib.parse import urlencode

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import Asked, asked, kept, number
from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.journal.history import runs_touching
from archive.journal.models import Run
from archive.merging.merge import merge
from archive.merging.preview import Conflict, preview
from archive.merging.refusals import MergeRefused
from archive.merging.requests import ask_for_merge, is_asked_for
from archive.people.models import Person
from archive.text.differing import differing

_SHOWN = 300


class ReasonForm(forms.Form):
    """The reason for the merge."""

    reason = CleanProse(
        label=gettext_lazy("Why they are the same"),
        max_length=4000,
        widget=forms.TextInput(attrs={"autofocus": True}),
        error_messages={"required": gettext_lazy("Say why they are the same: somebody will ask in ten years.")},
    )


def merge_view(request: HttpRequest) -> HttpResponse:
    """The preview; POST merges or, without the permission, requests the merge."""
    may_merge = request.user.has_perm("archive.merge_person")
    if not may_merge and not request.user.has_perm("archive.suggest_merge"):
        raise PermissionDenied
    people = asked(request)
    if request.method != "POST":
        return _page(request, people, ReasonForm(initial={"reason": request.GET.get("because", "")[:2000]}))
    if "_survivor" in request.POST or "_without" in request.POST:
        return _page(request, people, ReasonForm(initial={"reason": request.POST.get("reason", "")}))
    form = ReasonForm(request.POST)
    try:
        return _done(request, people, form, may_merge=may_merge)
    except MergeRefused as refused:
        return _page(request, asked(request), form, refusal=str(refused), status=409)


def _done(request: HttpRequest, people: Asked, form: ReasonForm, *, may_merge: bool) -> HttpResponse:
    if people.meanwhile:
        raise MergeRefused(" ".join([*people.moved_on, _("Look at them again and decide anew.")]))
    if not form.is_valid():
        raise MergeRefused(" ".join(str(told) for told in form.errors["reason"]))
    reason = form.cleaned_data["reason"]
    if not may_merge:
        ask_for_merge(people.survivor, people.absorbed, by=staff(request), reason=reason)
        messages.success(request, _("A name editor will look at it. You will find the answer among the requests."))
        return HttpResponseRedirect(reverse("admin:person_requests"))
    if waits_for_second(request) and not _was_asked_by_another(request, people):
        names = ", ".join(str(person) for person in people.absorbed)
        return ask_second(request, f"{names} → {people.survivor}", reason)
    keep = kept(request.POST, people.people)
    survivor = merge(people.survivor, people.absorbed, by=staff(request), reason=reason, keep=keep)
    _tell(request, survivor, people)
    return HttpResponseRedirect(onward(request) or reverse("admin:archive_person_change", args=[survivor.pk]))


def _was_asked_by_another(request: HttpRequest, people: Asked) -> bool:
    """Whether colleagues requested merging everybody to be absorbed, so that this user is the second person."""
    by_others = [one for one in is_asked_for(people.people) if one.by_id != request.user.pk]
    named = {one.survivor.identity_id for one in by_others} | {one.absorbed.identity_id for one in by_others}
    return {person.identity_id for person in people.absorbed} <= named


def _tell(request: HttpRequest, survivor: Person, people: Asked) -> None:
    # The survivor's record may be unchanged; the absorbed one has the merge edge.
    run = runs_touching("person", people.absorbed[0].pk).filter(kind=Run.Kind.MERGE).latest("pk")
    names = ", ".join(str(person) for person in people.absorbed)
    undo = f"{reverse('admin:run_undo', args=[run.pk])}?{urlencode({'onward': onward(request)})}"
    said = _("%(absorbed)s and %(survivor)s are one person now.") % {"absorbed": names, "survivor": survivor}
    messages.success(request, format_html('<bdi>{}</bdi> <a class="undo" href="{}">{}</a>', said, undo, _("Undo")))


def _page(request: HttpRequest, people: Asked, form: ReasonForm, refusal: str = "", status: int = 200) -> HttpResponse:
    seen = preview(people.survivor, people.absorbed)
    conflicts = [(conflict, _chosen(request, conflict, people), _marked(conflict)) for conflict in seen.conflicts]
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Merge into %(person)s?") % {"person": people.survivor} if people.absorbed else _("Merge"),
        "opts": Person._meta,
        "form": form,
        "asked": people,
        "preview": seen,
        "conflicts": conflicts,
        "refusal": refusal or seen.refusal,
        "may_merge": request.user.has_perm("archive.merge_person"),
        "asked_for": is_asked_for(people.people),
        "onward": onward(request),
    }
    return TemplateResponse(request, "admin/archive/person/merge.html", context, status=status)


def _chosen(request: HttpRequest, conflict: Conflict, people: Asked) -> int:
    """Return the preselected value: the previous choice, else the survivor's, else the first available."""
    before = number(request.POST.get(f"keep_{conflict.name}"))
    return before if before in {person.pk for person in people.people} else conflict.values[0][0].pk


def _marked(conflict: Conflict) -> list[tuple[Person, str]]:
    """Return each value with its differences from the first marked."""
    first = str(conflict.values[0][1])
    return [
        (person, mark_safe(differing(str(value)[:_SHOWN], first if person is not conflict.values[0][0] else "").html()))  # noqa: S308
        for person, value in conflict.values
    ]


def onward(request: HttpRequest) -> str:
    """Return the URL to continue at, restricted to this host."""
    address = request.POST.get("onward") or request.GET.get("onward") or ""
    ours = url_has_allowed_host_and_scheme(address, allowed_hosts={request.get_host()})
    return address if ours and address.startswith("/") else ""
