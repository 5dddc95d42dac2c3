"""Notes to colleagues: on a panel of the record, and on a page that works without JavaScript."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number
from archive.admin.record.doors import require
from archive.authority.fields import CleanProse
from archive.documents.models import Document
from archive.editing import notes
from archive.editing.models import ColleagueNote


class NoteForm(forms.Form):
    """The text, and the addressee."""

    note_words = CleanProse(
        required=False, max_length=4000, label=gettext_lazy("A note to a colleague"),
        widget=forms.Textarea(attrs={"rows": 2, "form": "note-form"}),
    )  # fmt: skip
    note_to = forms.ModelChoiceField(
        queryset=User.objects.none(), required=False, label=gettext_lazy("To"), empty_label=gettext_lazy("everybody"),
        widget=forms.Select(attrs={"form": "note-form"}),
    )  # fmt: skip

    def __init__(self, *args: Any, known: "list[tuple[int, str]] | None" = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["note_to"]
        field.queryset = colleagues()
        if known is not None:  # already queried with other choices
            field.choices = [("", field.empty_label), *known]


def colleagues() -> "QuerySet[Any]":
    """Return all active staff accounts."""
    return get_user_model()._default_manager.filter(is_staff=True, is_active=True).order_by("username")


def notes_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The notes of a record.

    POST adds one, or marks one as done (`done`) or open (`again`). A script gets only the list and the form; a refusal
    is 409.
    """
    require(request, "change" if request.method == "POST" else "view")
    document = get_object_or_404(Document, pk=pk)
    form, status = NoteForm(request.POST if request.method == "POST" else None), 200
    if request.method == "POST":
        try:
            said = _done(request, document, form)
        except notes.NoteRefused as refused:
            form.add_error("note_words", str(refused))
            status = 409
        else:
            if not _is_part(request):
                messages.success(request, said)
                return HttpResponseRedirect(request.get_full_path())
            form = NoteForm()
    context = {**context_of(request, document), "note_form": form}
    if _is_part(request):
        return TemplateResponse(request, "admin/archive/document/_notes.html", context, status=status)
    context |= {**admin.site.each_context(request), "opts": Document._meta, "title": _("Notes to colleagues")}
    return TemplateResponse(request, "admin/archive/document/notes.html", context, status=status)


def context_of(
    request: HttpRequest, document: Document | None, known: "list[tuple[int, str]] | None" = None
) -> dict[str, Any]:
    """Return the context of the notes panel; `known` are the colleagues if already queried."""
    by: Any = request.user
    return {
        "document": document,
        "colleague_notes": list(notes.on(document.pk)[:50]) if document else [],
        "note_form": NoteForm(known=known),
        "may_note": document is not None and by.has_perm("archive.change_document"),
    }


def _is_part(request: HttpRequest) -> bool:
    return request.headers.get("X-Part") == "notes"


def _done(request: HttpRequest, document: Document, form: NoteForm) -> str:
    """Perform the requested action and return its message."""
    by: Any = request.user
    key = number(request.POST.get("done") or request.POST.get("again"))
    if key:
        note = get_object_or_404(ColleagueNote, pk=key, document=document)
        if "done" in request.POST:
            notes.finish(note, by=by)
            return _("The note is done.")
        notes.reopen(note)
        return _("The note waits again.")
    if not form.is_valid():
        raise notes.NoteRefused(_("Choose a colleague of the list, or everybody."))
    to = form.cleaned_data["note_to"]
    notes.leave(document.pk, form.cleaned_data["note_words"], by=by, to=to.pk if to else None)
    return _("Your note stands on the record.")
