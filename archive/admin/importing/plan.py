"""The last step: the plan, the resolution of names, and the confirmation."""

from functools import partial
from typing import Any, Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.importing.asking import asked, may_publish, modes, onward, page, take_mode
from archive.admin.importing.shown import shown
from archive.admin.importing.underway import finished, is_underway
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.interchange.applying import bring_in
from archive.interchange.applying.attempts import ImportInterrupted
from archive.interchange.planning import Mode
from archive.interchange.refusals import ImportRefused
from archive.interchange.staging.deciding import NOBODY, decided, taken_over
from archive.interchange.staging.kept import Staged, throw_away
from archive.interchange.staging.seen import Seen, seen
from archive.interchange.staging.underway import BIG, begin
from archive.interchange.writing.refused import refused_rows

_CHANGED: Final = gettext_lazy("Since you looked, something changed here. This is how it stands now; look once more.")


class PlanForm(forms.Form):
    """The reason, and the digest of the plan as shown."""

    reason = CleanProse(required=False, label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    lacking = forms.BooleanField(required=False, label=gettext_lazy("Leave out the rows that cannot come in"))
    publish = forms.BooleanField(required=False, label=gettext_lazy("Publish what is new at once"))


def plan_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show the plan, store decisions on names and similar records, and import once confirmed."""
    one = asked(request, key)
    if is_underway(one):
        return onward("underway", one)
    found = seen(one, changes_public=may_publish(request))
    sent = {**request.POST.dict()} if request.method == "POST" else None
    form = PlanForm(sent, initial={"lacking": one.lacking})
    if request.method == "POST" and form.is_valid():
        is_other = take_mode(request, one)
        was_seen = form.cleaned_data["seen"] in {"", found.digest}
        _decide(request, one, found)
        if "again" in request.POST or is_other:
            return onward("plan", one)
        said = _refusal(form, found, was_seen=was_seen) or _bring_in(request, one, found, form)
        if isinstance(said, HttpResponse):
            return said
        form.add_error(None, said)
        found = seen(one, changes_public=may_publish(request))
    status = 409 if request.method == "POST" else 200
    context: dict[str, Any] = {
        "form": form,
        "may_publish": may_publish(request),
        "plan": shown(one, found),
        "modes": modes(),
    }
    return page(request, "plan", context, one, status=status)


def refused_view(request: HttpRequest, key: str) -> HttpResponse:
    """The faulty rows as a table for correction elsewhere."""
    one = asked(request, key)
    text = refused_rows(seen(one, changes_public=may_publish(request)).plan.refused)
    name = "".join(letter if letter.isascii() and (letter.isalnum() or letter in "._-") else "_" for letter in one.file)
    headers = {"Content-Disposition": f'attachment; filename="{name}.refused.csv"'}
    return HttpResponse(text, content_type="text/csv; charset=utf-8", headers=headers)


def _decide(request: HttpRequest, one: Staged, found: Seen) -> None:
    """Store the choices made on the page; values that were not offered are ignored."""
    sent = request.POST
    for nth, name in enumerate(found.names):
        if f"name-{nth}" in sent and sent.get(f"form-{nth}") == name.form:
            who = sent[f"name-{nth}"]
            offered = {NOBODY, *(person.slug for person in name.people)}
            one.names.pop(name.form, None)
            if who in offered:
                one.names[name.form] = who
    for number, some in found.likes.items():
        if (pk := sent.get(f"same-{number}")) is not None:
            one.same.pop(str(number), None)
            if pk in {str(like.document.pk) for like in some}:
                one.same[str(number)] = int(pk)
    one.lacking = "lacking" in sent
    one.keep()


def _refusal(form: PlanForm, found: Seen, *, was_seen: bool) -> str:
    """Return why the import does not start yet; "" if it can."""
    if not was_seen:
        return str(_CHANGED)
    if not form.cleaned_data["reason"]:
        return _("Say why: somebody will ask in ten years.")
    if found.plan.refused and not form.cleaned_data["lacking"]:
        return _("Some rows cannot come in. Mend them, or say that they are left out.")
    return ""


def _bring_in(request: HttpRequest, one: Staged, found: Seen, form: PlanForm) -> HttpResponse | str:
    work = partial(
        bring_in,
        decided(found.laid.rows, one),
        by=staff(request),
        reason=form.cleaned_data["reason"],
        mode=Mode(one.mode),
        accept_good=form.cleaned_data["lacking"],
        publishing=form.cleaned_data["publish"] and may_publish(request),
        changes_public=may_publish(request),
        taken_over=taken_over(found.laid.rows, one),
    )
    if len(found.laid.rows) >= BIG:
        begin(one, lambda progress: work(progress=progress))
        return onward("underway", one)
    try:
        brought = work()
    except (ImportRefused, ImportInterrupted) as refused:
        return str(refused)
    throw_away(one)
    return finished(request, brought.run)
