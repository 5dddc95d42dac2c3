"""The review page: the queue, a preview of the public page, and the reviewer's actions."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number
from archive.admin.preview import policy
from archive.admin.review_queue import after, queue
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.documents.models import Document, Suggestion
from archive.documents.vocabulary import State
from archive.editing import errands, pending, publishing, suggestions
from archive.editing.checks import checks_of
from archive.editing.models import Errand, PendingVersion
from archive.editing.pending.keeping import laid_over
from archive.journal.changes import differences, spoken
from archive.journal.history import revisions_of
from archive.journal.standing import flat, whole
from archive.journal.wholes import values_of

OF_REVIEWERS = ("publish", "send_back", "hold", "withdraw", "schedule")


class ReviewForm(forms.Form):
    """The decision, the reason, the embargo date, and the version reviewed."""

    decision = forms.CharField(required=False)
    reason = CleanProse(required=False, label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
    until = forms.DateField(
        required=False, label=gettext_lazy("Until"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    assignee = forms.IntegerField(required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class Refused(ValueError):
    """Raised when the decision cannot be carried out; carries the message."""


def review_view(request: HttpRequest) -> HttpResponse:
    """One item, beside the whole queue."""
    if not request.user.has_perm("archive.change_document"):
        raise PermissionDenied
    every = queue(request)
    asked = request.POST if request.method == "POST" and "document" in request.POST else request.GET
    suggestion = _suggestion(request, asked.get("suggestion", ""))
    document = suggestion.document if suggestion else _document(asked.get("document", ""))
    if document is None and every and not request.GET:
        return HttpResponseRedirect(every[0].address)
    form, status = ReviewForm(request.POST or None), 200
    if request.method == "POST" and document is not None:
        try:
            return _decided(request, document, suggestion, form)
        except (Refused, pending.PendingRefused, publishing.PublicationRefused) as refused:
            form.add_error(None, str(refused))
            status = 409
    shown = _shown(request, document, suggestion) if document else {"document": None, "suggestion": None}
    context = {
        **admin.site.each_context(request),
        "title": _("Review"),
        "queue": every,
        "form": form,
        **shown,
    }
    page = TemplateResponse(request, "admin/archive/document/review.html", context, status=status)
    page.headers["Content-Security-Policy"] = policy(frame_src="'self'")
    return page


def _document(key: str) -> Document | None:
    if not key:
        return None
    found = Document.objects.filter(pk=number(key)).first()
    if found is None:
        raise Http404(_("No document has this number."))
    return found


def _suggestion(request: HttpRequest, key: str) -> Suggestion | None:
    if not key:
        return None
    if not request.user.has_perm("archive.view_suggestion"):
        raise PermissionDenied
    found = Suggestion.objects.filter(pk=number(key)).select_related("document").first()
    if found is None:
        raise Http404(_("No suggestion has this number."))
    return found


def seen_of(document: Document, suggestion: Suggestion | None = None) -> str:
    """Return the version reviewed: it differs after any change or decision."""
    return f"{pending.version_of(document.pk)}.{document.state}.{suggestion.state if suggestion else ''}"


def _shown(request: HttpRequest, document: Document, suggestion: Suggestion | None) -> dict[str, Any]:
    waits = pending.waiting(document.pk)
    return {
        "document": document,
        "suggestion": suggestion,
        "waits": waits,
        "changes": _changes(document, waits),
        "conflicts": _conflicts(document, waits),
        "checks": checks_of(document),
        "errand": Errand.objects.filter(document=document).select_related("sent_by", "assignee").first(),
        "seen": seen_of(document, suggestion),
        "may_publish": request.user.has_perm("archive.publish_document"),
        "may_answer": request.user.has_perm("archive.change_suggestion"),
        "colleagues": get_user_model()._default_manager.filter(is_staff=True, is_active=True).order_by("username"),
        "is_published": document.state == State.PUBLISHED,
        "history": reverse("admin:archive_document_history", args=[document.pk]),
    }


def _conflicts(document: Document, waits: PendingVersion | None) -> list[tuple[str, str, Any, Any]]:
    """Return the fields changed on the record since: field name, label, and both values."""
    now = flat(values_of("document", [document.pk])[document.pk]) if waits else {}
    found = pending.conflicts_of(waits, now) if waits else []
    said = [(one.name, *spoken("document", one.key, one.mine, one.theirs)) for one in found]
    return [(name, what, mine, theirs) for name, what, (mine, theirs) in said]


def _changes(document: Document, waits: PendingVersion | None) -> list[Any]:
    """Return what will change for readers, compared with the current record or, if withdrawn, its last publication."""
    now = values_of("document", [document.pk])[document.pk]
    if waits is not None:
        return differences("document", now, whole(laid_over(waits, flat(now))))
    public = revisions_of("document", document.pk).filter(value__fields__state=State.PUBLISHED).first()
    is_back = public is not None and document.state != State.PUBLISHED
    return differences("document", public.value, now) if public and is_back else []


def _decided(request: HttpRequest, document: Document, suggestion: Suggestion | None, form: ReviewForm) -> HttpResponse:
    if not form.is_valid():
        raise Refused(_("The day cannot be read: write it as 2027-05-01."))
    said = form.cleaned_data
    if said["seen"] != seen_of(document, suggestion):
        raise Refused(_("Somebody changed or decided this meanwhile. This is how it stands now: look at it again."))
    every = queue(request)
    if suggestion is not None:
        return _answered(request, suggestion, said, every)
    deed = _deed(request, said["decision"])
    messages.success(request, deed(request, document, said))
    onward = after(every, "record", document.pk)
    return HttpResponseRedirect(onward.address if onward else reverse("admin:document_review"))


def _deed(request: HttpRequest, decision: str) -> "Callable[[HttpRequest, Document, dict[str, Any]], str]":
    if decision in OF_REVIEWERS and not request.user.has_perm("archive.publish_document"):
        raise PermissionDenied
    if decision not in DEEDS:
        raise Refused(_("Choose what is to be done."))
    return DEEDS[decision]


def _publish(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    if checks_of(document) and not said["reason"]:
        raise Refused(_("The checks found something. To publish all the same, say why in a word."))
    if waits := pending.waiting(document.pk):
        choices = {name: request.POST[name] for name in request.POST if name.startswith("keep-")}
        pending.publish(waits, by=staff(request), reason=said["reason"], choices=choices)
        return _("The change is published.")
    publishing.publish([document.pk], by=staff(request), reason=said["reason"])
    return _("Published at %(address)s") % {"address": document.get_absolute_url()}


def _send_back(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    publishing.send_back(document.pk, by=staff(request), reason=said["reason"])
    return _("Sent back with your sentence.")


def _hold(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    publishing.hold([document.pk], until=said["until"], by=staff(request), reason=said["reason"])
    return _("Held back.")


def _withdraw(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    if not said["reason"]:
        raise Refused(_("Readers are told why a record is withdrawn: type the reason."))
    publishing.withdraw([document.pk], by=staff(request), reason=said["reason"])
    return _("Withdrawn.")


def _schedule(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    publishing.schedule(document.pk, until=said["until"], by=staff(request), reason=said["reason"])
    return _("It will be published on the day you set.")


def _assign(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    errands.assign(document.pk, to=said["assignee"])
    return _("Assigned.") if said["assignee"] else _("Assigned to nobody.")


def _attention(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    errands.call_attention(document.pk, said["reason"])
    return _("It is marked as needing attention.") if said["reason"] else _("The mark is taken away.")


def _drop(request: HttpRequest, document: Document, said: dict[str, Any]) -> str:
    if waits := pending.waiting(document.pk):
        pending.drop(waits, by=staff(request))
    return _("The change is thrown away. Readers see the record as it was.")


DEEDS: "dict[str, Callable[[HttpRequest, Document, dict[str, Any]], str]]" = {
    "publish": _publish,
    "send_back": _send_back,
    "hold": _hold,
    "withdraw": _withdraw,
    "schedule": _schedule,
    "assign": _assign,
    "attention": _attention,
    "drop": _drop,
}


def _answered(request: HttpRequest, suggestion: Suggestion, said: dict[str, Any], every: list[Any]) -> HttpResponse:
    """An accepted suggestion opens the record, whose next save refers to it; a declined one is closed with its note."""
    if not request.user.has_perm("archive.change_suggestion"):
        raise PermissionDenied
    if said["decision"] not in {"accept", "decline"}:
        raise Refused(_("Choose what is to be done."))
    accepted = said["decision"] == "accept"
    suggestions.answer(suggestion, accepted=accepted, note=said["reason"], by=staff(request))
    if accepted:
        address = reverse("admin:archive_document_change", args=[suggestion.document_id])
        return HttpResponseRedirect(f"{address}?suggestion={suggestion.pk}")
    messages.success(request, _("Declined."))
    onward = after(every, "suggestion", suggestion.pk)
    return HttpResponseRedirect(onward.address if onward else reverse("admin:document_review"))
