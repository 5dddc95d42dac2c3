"""Taking a record down for legal reasons, on a page of its own.

It shows what is removed, asks for the reason, and requires typing the record's id.
"""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.staff import staff
from archive.authority.fields import CleanLine, CleanProse
from archive.documents.models import Document
from archive.editing.taking_down import TakeDownRefused, holds, take_down

RIGHT = "archive.take_down_document"


class TakeDownForm(forms.Form):
    """The reason, and the record's id typed as confirmation."""

    reason = CleanProse(
        max_length=500,
        label=gettext_lazy("Reason"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Give the reason: readers of a record that was public are shown it.")},
    )
    record = CleanLine(
        label=gettext_lazy("Id of the record"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Type the id of the record, so that no other is meant.")},
    )

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document = document

    def clean_record(self) -> str:
        typed: str = self.cleaned_data["record"]
        if typed.casefold() != self.document.public_id:
            words = _("This record’s id is %(id)s, and “%(typed)s” was typed. Nothing was taken down.")
            raise forms.ValidationError(words % {"id": self.document.public_id, "typed": typed})
        return typed


def take_down_view(request: HttpRequest, pk: int) -> HttpResponse:
    """What would be removed. POST with `reason` and `record` (its id) takes the record down; a refusal is 409."""
    if not request.user.has_perm(RIGHT):
        raise PermissionDenied
    document = get_object_or_404(Document, pk=pk)
    form = TakeDownForm(request.POST if request.method == "POST" else None, document=document)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        if waits_for_second(request):
            return ask_second(request, _("Take down: %(title)s") % {"title": document.title}, reason)
        try:
            run = take_down([pk], by=staff(request), reason=reason)
        except TakeDownRefused as refused:
            form.add_error(None, str(refused))
        else:
            words = _("Taken down for good, in run %(run)s. Backups made before still hold it.")
            messages.success(request, words % {"run": run.pk})
            return HttpResponseRedirect(reverse("admin:run_shown", args=[run.pk]))
    held = holds([pk])
    context = {
        **admin.site.each_context(request),
        "opts": Document._meta,
        "title": _("Take a record down"),
        "document": document,
        "form": form,
        "texts": len(held.texts),
        "files": len(held.files),
        "versions": held.versions,
    }
    status = 409 if request.method == "POST" else 200
    return TemplateResponse(request, "admin/archive/document/take_down.html", context, status=status)
