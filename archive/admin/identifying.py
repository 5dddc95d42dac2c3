"""The form for identifying a name as a whole, or document by document."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.identifying_groups import groups_by_bearer, taken_from
from archive.admin.merging import onward
from archive.admin.staff import staff
from archive.authority.fields import CleanLine, CleanProse
from archive.documents.models import Credit
from archive.journal.models import Run
from archive.merging.identify import identify
from archive.merging.refusals import IdentifyRefused
from archive.people.enrolment import NameRefused
from archive.people.models import Alias, NotBorne, Person


class IdentifyForm(forms.Form):
    """The person of the name: an existing or a new one."""

    person = forms.ModelChoiceField(
        Person.objects.standing(),
        required=False,
        label=gettext_lazy("Somebody known"),
        widget=AutocompleteSelect(Alias._meta.get_field("person"), admin.site),
    )
    new_name = CleanLine(required=False, max_length=500, label=gettext_lazy("or somebody new, by name"))
    reason = CleanProse(required=False, label=gettext_lazy("Why"), widget=forms.Textarea(attrs={"rows": 1}))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("person")) == bool(cleaned.get("new_name")):
            raise forms.ValidationError(_("Choose a person, or type the name of a new one; not both."))
        return cleaned


@permission_required("archive.identify_alias", raise_exception=True)
def identify_view(request: HttpRequest) -> HttpResponse:
    """The form for one name; POST identifies it."""
    alias = get_object_or_404(Alias, pk=_number(request.GET.get("alias") or request.POST.get("alias")))
    form = IdentifyForm(request.POST or None, initial={"person": _number(request.GET.get("person")) or None})
    if request.method == "POST" and _is_whole(request, form) and (answer := _identify(request, alias, form)):
        return answer
    status = 409 if request.method == "POST" else 200
    context = _context(request, alias, form)
    return TemplateResponse(request, "admin/archive/alias/identify.html", context, status=status)


def _is_whole(request: HttpRequest, form: IdentifyForm) -> bool:
    """Whether the form names a person; a group of documents has one already."""
    return form.is_valid() or bool(request.POST.get("group") and not form.cleaned_data.get("person"))


def _identify(request: HttpRequest, alias: Alias, form: IdentifyForm) -> HttpResponse | None:
    chosen = [_number(pk) for pk in request.POST.getlist("credits")]
    person, new_name = form.cleaned_data.get("person"), form.cleaned_data.get("new_name") or ""
    reason = form.cleaned_data.get("reason") or ""
    try:
        if group := _number(request.POST.get("group")):
            person, new_name, chosen = taken_from(alias, group, chosen)
        bearer = identify(alias, by=staff(request), credits=chosen, reason=reason, person=person, new_name=new_name)
    except (IdentifyRefused, NameRefused) as refused:
        form.add_error(None, str(refused))
        return None
    run = Run.objects.filter(kind=Run.Kind.IDENTIFY, by=request.user.pk).latest("pk")
    undo = f"{reverse('admin:run_undo', args=[run.pk])}?{urlencode({'onward': onward(request)})}"
    said = _("“%(name)s” is a name of %(person)s now.") % {"name": alias, "person": bearer}
    messages.success(request, format_html('<bdi>{}</bdi> <a class="undo" href="{}">{}</a>', said, undo, _("Undo")))
    return HttpResponseRedirect(onward(request) or reverse("admin:archive_alias_changelist") + "?whose=nobody")


def _context(request: HttpRequest, alias: Alias, form: IdentifyForm) -> dict[str, Any]:
    credits = Credit.objects.filter(alias=alias)
    bearers = Person.objects.standing().filter(tree__aliases__key=alias.key).distinct()
    asked_about = [*bearers, *Person.objects.filter(pk=_number(request.GET.get("person"))).exclude(pk__in=bearers)]
    supplied = sorted(set(credits.exclude(supplied="").order_by().values_list("supplied", flat=True)))
    return {
        **admin.site.each_context(request),
        "title": _("Whose name is “%(name)s”?") % {"name": alias},
        "alias": alias,
        "form": form,
        "is_nav_sidebar_enabled": False,
        "groups": groups_by_bearer(alias),
        "total": credits.count(),
        "supplied": supplied,
        "chosen": set(request.POST.getlist("credits")),
        "documents_at": reverse("admin:archive_document_changelist"),
        "bearers": bearers,
        "noted": [person for person in asked_about if person.note],
        "decided": NotBorne.objects.filter(key=alias.key).select_related("person__identity"),
        "onward": onward(request),
        "media": form.media,
        "opts": Alias._meta,
    }


def _number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 19 else 0
