"""The split page of headings of all kinds: documents chosen one by one, or all of a search, go to another heading."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.finding.filters import narrowed
from archive.admin.finding.words import among
from archive.admin.merge_asking import numbers
from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.splitting import WhySplit
from archive.admin.staff import staff
from archive.authority.fields import CleanLine
from archive.documents.models import Document
from archive.editing.splitting import names_of, split_heading, tree_of
from archive.editing.uses import USES, documents_under
from archive.editing.vocabularies import VocabularyRefused
from archive.journal.models import Revision, Run
from archive.journal.wholes import KIND_OF

PER_PAGE: Final = 100
_LISTED: Final = 300  # headings in a plain list; more are looked up while typing
_ASKED: Final = ("q", "after", "before")
_DEEDS: Final = (Run.Kind.MERGE, Run.Kind.SPLIT)


class HeadingSplitForm(WhySplit):
    """Where the documents belong, and the reason."""

    target = forms.ModelChoiceField(Document.objects.none(), required=False, label=gettext_lazy("They belong under"))
    new_name = CleanLine(required=False, max_length=300, label=gettext_lazy("or under this name, new or not"))

    def __init__(self, data: Any, heading: Any) -> None:
        super().__init__(data)
        model, uses = type(heading), USES[type(heading)]
        others = model._default_manager.exclude(pk=heading.pk)
        target: Any = self.fields["target"]
        if len(others[: _LISTED + 1]) > _LISTED:
            target.widget = AutocompleteSelect(uses.rows._meta.get_field(uses.key), admin.site)
        target.queryset = others.filter(merged_into=None) if hasattr(heading, "merged_into") else others


@dataclass(frozen=True)
class Listed:
    """The documents of a heading that were asked for: the form, the page, all keys, and their digest."""

    form: Any
    page: Page[Document]
    pks: list[int]
    seen: str
    query: str


class SplitsHeadings(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of heading admins: the split page, and on each form the merges and splits that can be taken back."""

    change_form_template = "admin/archive/heading/form.html"

    def get_urls(self) -> Any:
        name = f"archive_{self.opts.model_name}_split"
        return [path("<int:pk>/split/", self.admin_site.admin_view(self.split_view), name=name), *super().get_urls()]

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        heading = self.model._default_manager.filter(pk__in=numbers([object_id])).first()
        more = {"deeds": deeds_on(heading), "split": self._split_address(heading)} if heading else {}
        rights = {
            "may_split": request.user.has_perm("archive.publish_document"),
            "may_undo": request.user.has_perm("archive.undo_run"),
        }
        return super().change_view(request, object_id, form_url, {**(extra_context or {}), **more, **rights})

    def split_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The documents and other names to select from; POST splits. A refusal is 409 with the form."""
        if not request.user.has_perm("archive.publish_document"):
            raise PermissionDenied
        heading: Any = get_object_or_404(self.model, pk=pk)
        if getattr(heading, "merged_into_id", None):
            return HttpResponseRedirect(self._split_address(heading.root))
        form, listed = HeadingSplitForm(request.POST or None, heading), listed_of(request, heading)
        if request.method == "POST" and form.is_valid():
            try:
                return self._done(request, heading, form, listed)
            except VocabularyRefused as refused:
                form.add_error(None, str(refused))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Split %(heading)s") % {"heading": heading},
            "heading": heading,
            "form": form,
            "media": form.media,
            "listed": listed,
            "names": names_of(self.model, tree_of(heading)),
            "chosen": set(numbers(request.POST.getlist("documents"))),
            "chosen_names": set(numbers(request.POST.getlist("names"))),
        }
        status = 409 if request.method == "POST" else 200
        return TemplateResponse(request, "admin/archive/heading/split.html", context, status=status)

    def _done(self, request: HttpRequest, heading: Any, form: HeadingSplitForm, listed: Listed) -> HttpResponse:
        chosen, said = set(numbers(request.POST.getlist("documents"))), form.cleaned_data
        if "all" in request.POST:
            if request.POST.get("seen") != listed.seen:
                raise VocabularyRefused(
                    _("Since you looked, the list has changed. This is how it stands now; look once more.")
                )
            chosen |= set(listed.pks)
        if waits_for_second(request):
            return ask_second(request, f"{heading} → {said['target'] or said['new_name']}", said["reason"])
        names = numbers(request.POST.getlist("names"))
        other = split_heading(heading, chosen, names=names, by=staff(request), **said)
        run = Run.objects.filter(kind=Run.Kind.SPLIT, by=request.user.pk).latest("pk")
        undo = reverse("admin:run_undo", args=[run.pk])
        words = _("What you chose stands under %(heading)s now.") % {"heading": other}
        messages.success(request, format_html('<bdi>{}</bdi> <a class="undo" href="{}">{}</a>', words, undo, _("Undo")))
        return HttpResponseRedirect(reverse(f"admin:archive_{self.opts.model_name}_change", args=[heading.pk]))

    def _split_address(self, heading: Any) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_split", args=[heading.pk])


def listed_of(request: HttpRequest, heading: Any) -> Listed:
    """Return the heading's documents, drafts included, that the words and dates in the address leave."""
    asked = QueryDict(mutable=True)
    for name in _ASKED:
        if value := request.GET.get(name, "").strip():
            asked[name] = value
    under = documents_under(USES[type(heading)], tree_of(heading))
    filters = narrowed(asked, Document.objects.all(), request)
    found = filters.qs.order_by().values_list("pk", flat=True) if filters.is_valid() else []
    wanted = sorted(under.intersection(found) if asked else under)
    rows = Document.objects.filter(pk__in=among(wanted)).order_by("date_earliest", "date_latest", "title_key", "pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return Listed(filters.form, page, wanted, _digest(wanted), asked.urlencode())


def _digest(pks: Iterable[int]) -> str:
    return hashlib.sha256(",".join(map(str, pks)).encode()).hexdigest()[:32]


def deeds_on(heading: Any) -> list[Run]:
    """Return the latest merges and splits of the heading, or of what it absorbed, that were not undone."""
    touched = Revision.objects.filter(kind=KIND_OF[type(heading)], object_id__in=tree_of(heading)[:50])
    runs = Run.objects.filter(pk__in=touched.values("run"), kind__in=_DEEDS, undone_by=None)
    return list(runs.select_related("by").order_by("-pk")[:5])
