"""The split page: names and documents of a person are selected and given to another."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Page, Paginator
from django.db.models import Count, Window
from django.db.models.functions import RowNumber
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number, numbers
from archive.admin.staff import staff
from archive.authority.fields import CleanLine, CleanProse
from archive.documents.models import Credit
from archive.journal.models import Run
from archive.merging.refusals import SplitRefused
from archive.merging.split import split
from archive.people.enrolment import NameRefused
from archive.people.models import Alias, Person

SHOWN = 20
PER_PAGE = 200
MOST = 300
# The order of a name's documents.
_IN_ORDER = ("document__date_earliest", "pk")


class WhySplit(forms.Form):
    """The reason for taking apart what stood together; it comes last."""

    field_order = ("target", "new_name", "reason")
    reason = CleanProse(
        label=gettext_lazy("Why"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 1}),
        error_messages={"required": gettext_lazy("Say why they are not the same: somebody will ask in ten years.")},
    )


class SplitForm(WhySplit):
    """The new owner of the selected names and documents, and the reason."""

    target = forms.ModelChoiceField(
        Person.objects.all(),
        required=False,
        label=gettext_lazy("They belong to"),
        widget=AutocompleteSelect(Alias._meta.get_field("person"), admin.site),
    )
    new_name = CleanLine(required=False, max_length=500, label=gettext_lazy("or to somebody new, by name"))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("target")) == bool(cleaned.get("new_name")):
            raise forms.ValidationError(_("Choose to whom they belong, or type the name of a new person; not both."))
        return cleaned


@dataclass(frozen=True)
class NameWithLetters:
    """A name of the person with a page of its documents."""

    alias: Alias
    letters: Page[Credit]
    total: int


@permission_required("archive.merge_person", raise_exception=True)
def split_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The names and documents of a person to select from; POST splits."""
    person = get_object_or_404(Person.objects.select_related("identity"), pk=pk)
    if not person.is_standing and person.identity and request.method != "POST":
        words = _("%(person)s has been merged into %(root)s, whose names these are.")
        messages.info(request, words % {"person": person, "root": person.identity})
        return HttpResponseRedirect(reverse("admin:person_split", args=[person.identity_id]))
    form = SplitForm(request.POST or None)
    if request.method != "POST":
        return _page(request, person, form)
    if not form.is_valid():
        return _page(request, person, form, status=409)
    try:
        return _done(request, person, form)
    except (SplitRefused, NameRefused) as refused:
        form.add_error(None, str(refused))
        return _page(request, person, form, status=409)


def _done(request: HttpRequest, person: Person, form: SplitForm) -> HttpResponse:
    aliases, credits = (numbers(request.POST.getlist(name)) for name in ("aliases", "credits"))
    other = split(person, by=staff(request), aliases=aliases, credits=credits, **form.cleaned_data)
    run = Run.objects.filter(kind=Run.Kind.SPLIT, by=request.user.pk).latest("pk")
    undo = reverse("admin:run_undo", args=[run.pk])
    said = _("What you chose belongs to %(person)s now.") % {"person": other}
    messages.success(request, format_html('<bdi>{}</bdi> <a class="undo" href="{}">{}</a>', said, undo, _("Undo")))
    return HttpResponseRedirect(reverse("admin:archive_person_change", args=[person.root_pk]))


def _page(request: HttpRequest, person: Person, form: SplitForm, status: int = 200) -> HttpResponse:
    only = number(request.GET.get("alias"))
    aliases = Alias.objects.of_identity(person).select_related("person").order_by("key", "pk")
    if only:
        names = [_name(alias, request.GET.get("page")) for alias in aliases.filter(pk=only)]
    else:
        names = list(_names(list(aliases[:MOST])))
    context = {
        **admin.site.each_context(request),
        "title": _("Split off names of %(person)s") % {"person": person},
        "opts": Person._meta,
        "person": person,
        "form": form,
        "media": form.media,
        "names": names,
        "only": only,
        "chosen_names": set(numbers(request.POST.getlist("aliases"))),
        "chosen_letters": set(numbers(request.POST.getlist("credits"))),
    }
    return TemplateResponse(request, "admin/archive/person/split.html", context, status=status)


def _name(alias: Alias, page: str | None) -> NameWithLetters:
    """Return one name with the requested page of its documents."""
    letters = Credit.objects.filter(alias=alias).select_related("document").order_by(*_IN_ORDER)
    pages = Paginator(letters, PER_PAGE)
    return NameWithLetters(alias, pages.get_page(page), pages.count)


def _names(aliases: Sequence[Alias]) -> Iterator[NameWithLetters]:
    """Yield each name with its first documents, in two queries for all."""
    letters = Credit.objects.filter(alias__in=aliases)
    totals = dict(letters.order_by().values("alias").annotate(n=Count("pk")).values_list("alias", "n"))
    place = Window(RowNumber(), partition_by="alias", order_by=_IN_ORDER)
    firsts = defaultdict[int, list[Credit]](list)
    for credit in letters.annotate(place=place).filter(place__lte=SHOWN).select_related("document").order_by("place"):
        firsts[credit.alias_id].append(credit)
    for alias in aliases:
        pages = Paginator(firsts[alias.pk], SHOWN)
        pages.count = totals.get(alias.pk, 0)
        yield NameWithLetters(alias, pages.get_page(1), pages.count)
