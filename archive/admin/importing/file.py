"""Step 1: the file or pasted text, and the profile for reading it."""

import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from archive.admin.importing.asking import asked, may_publish, onward, page, require
from archive.admin.importing.underway import is_underway
from archive.admin.staff import staff
from archive.interchange.mapping.profiles import choices
from archive.interchange.planning import Plan
from archive.interchange.refusals import FileRefused
from archive.interchange.staging.kept import LARGEST, Staged, stage, staged_by, throw_away
from archive.interchange.staging.rows import Laid, laid, needs_mapping
from archive.interchange.staging.seen import seen
from archive.interchange.staging.underway import call_off


class FileForm(forms.Form):
    """A file or pasted text, and its profile if known."""

    file = forms.FileField(required=False, label=gettext_lazy("File"), allow_empty_file=True)
    pasted = forms.CharField(
        required=False, strip=False, label=gettext_lazy("Or paste it"), max_length=2_000_000,
        widget=forms.Textarea(attrs={"rows": 5, "spellcheck": "false"}),
    )  # fmt: skip
    profile = forms.ChoiceField(required=False, label=gettext_lazy("Profile"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        profile: Any = self.fields["profile"]
        profile.choices = [("", _("Guess from the file")), *((one.name, one.label) for one in choices())]

    def given(self) -> tuple[str, bytes]:
        """Return name and bytes. Raises FileRefused if there is neither."""
        if upload := self.cleaned_data["file"]:
            if upload.size > LARGEST:
                raise FileRefused(_("It is larger than %(most)d MB. Split it.") % {"most": LARGEST // 2**20})
            return upload.name, upload.read()
        if self.cleaned_data["pasted"].strip():
            return "pasted.txt", self.cleaned_data["pasted"].encode()
        raise FileRefused(_("Choose a file, or paste rows with their headings."))


def file_view(request: HttpRequest) -> HttpResponse:
    """Ask for the file and stage it; list unfinished imports."""
    require(request)
    form = FileForm(request.POST or None, request.FILES or None)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            return _staged(request, form)
        except FileRefused as refused:
            form.add_error(None, str(refused))
            status = 409
    waiting = [(one, _moment(one.begun)) for one in staged_by(staff(request))]
    return page(request, "file", {"form": form, "waiting": waiting}, status=status)


def _moment(seconds: float) -> datetime.datetime:
    return datetime.datetime.fromtimestamp(seconds, timezone.get_current_timezone())


def _staged(request: HttpRequest, form: FileForm) -> HttpResponse:
    name, data = form.given()
    one = stage(name, data, by=staff(request), profile=form.cleaned_data["profile"])
    try:
        found = laid(one)
    except FileRefused:
        throw_away(one)
        raise
    return onward("columns" if needs_mapping(one, found) else next_step(request, one, found), one)


def next_step(request: HttpRequest, one: Staged, found: Laid | None = None) -> str:
    """Return the next step: the faulty rows if there are any, else the plan."""
    planned: Plan = seen(one, changes_public=may_publish(request), found=found).plan
    return "grid" if planned.refused else "plan"


def resume_view(request: HttpRequest, key: str) -> HttpResponse:
    """Resume an unfinished import."""
    one = asked(request, key)
    if is_underway(one):
        return onward("underway", one)
    return onward("columns" if needs_mapping(one, laid(one)) else "plan", one)


@require_POST
def discard_view(request: HttpRequest, key: str) -> HttpResponse:
    """Discard the import; nothing was imported."""
    one = asked(request, key)
    call_off(one)  # where it is being brought in
    throw_away(one)
    messages.success(request, _("Thrown away. Nothing of it came in."))
    return HttpResponseRedirect(reverse("admin:document_import"))
