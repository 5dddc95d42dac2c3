"""The journal in the admin: every run, and its undo."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merging import onward
from archive.admin.own_deeds import may_undo, offered
from archive.admin.second_person import asked_view
from archive.admin.staff import staff
from archive.admin.underway import BIG, begun, call_off_view, told, underway_view
from archive.authority.fields import CleanProse
from archive.editing.undoing import undo_run
from archive.journal.models import Run
from archive.journal.undo import UndoRefused

SHOWN = 200


class UndoForm(forms.Form):
    """The reason for undoing a run."""

    reason = CleanProse(label=gettext_lazy("Why it is undone"), widget=forms.Textarea(attrs={"rows": 2}))


class Colleagues(admin.RelatedOnlyFieldListFilter):
    """Filters by users with at least one run."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.title = _("colleague")


@admin.register(Run)
class RunAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    list_display = ["at", "by", "kind", "what", "reason", "state"]
    list_display_links = ["what"]
    list_filter = ["kind", ("by", Colleagues)]
    list_select_related = ["by", "undone_by"]
    search_fields = ["summary", "reason"]
    date_hierarchy = "at"

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        return super().changelist_view(request, {"title": _("Journal"), **(extra_context or {})})

    @admin.display(description=gettext_lazy("what"))
    def what(self, run: Run) -> str:
        return str(run)

    @admin.display(description=gettext_lazy("Undo"))
    def state(self, run: Any) -> str:
        if hasattr(run, "undone_by"):
            return _("undone")
        if not getattr(run, "is_offered", False):
            return ""
        return format_html('<a href="{}">{}</a>', reverse("admin:run_undo", args=[run.pk]), _("Undo"))

    def get_queryset(self, request: HttpRequest) -> QuerySet[Run]:
        return offered(super().get_queryset(request), request)

    def get_urls(self) -> Any:
        asked = path("asked/", self.admin_site.admin_view(asked_view), name="run_asked")
        undo = path("<int:pk>/undo/", self.admin_site.admin_view(self.undo_view), name="run_undo")
        shown = path("<int:object_id>/", self.admin_site.admin_view(self.run_view), name="run_shown")
        further = path("underway/<str:key>/", self.admin_site.admin_view(underway_view), name="run_underway")
        off = path("underway/<str:key>/call-off/", self.admin_site.admin_view(call_off_view), name="run_call_off")
        return [asked, undo, shown, further, off, *super().get_urls()]

    def run_view(self, request: HttpRequest, object_id: int) -> HttpResponse:
        """A run: user, time, reason, and the records changed."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        run = get_object_or_404(Run.objects.select_related("by", "undoes"), pk=object_id)
        revisions = run.revisions.order_by("pk")
        context = {
            "run": run,
            "revisions": revisions[:SHOWN],
            "total": revisions.count(),
            "may_undo": may_undo(request, run),
        }
        return self._page(request, "admin/archive/run/shown.html", run, context)

    def undo_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a reason and undo the run."""
        run = Run.objects.filter(pk=pk).first() if self.has_view_permission(request) else None
        if run is None or not may_undo(request, run):
            raise PermissionDenied
        form = UndoForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            work = partial(undo_run, run, by=staff(request), reason=form.cleaned_data["reason"])
            if run.revisions.count() >= BIG:
                return begun(request, f"undo-{run.pk:x}", lambda far: work(progress=far).run.pk, (UndoRefused,))
            try:
                undone = work()
            except UndoRefused as refused:
                form.add_error(None, str(refused))
            else:
                back = told(request, undone.run, _("Undone: %(deed)s.") % {"deed": run})
                return HttpResponseRedirect(onward(request) or back["Location"])
        status = 409 if request.method == "POST" else 200
        return self._page(request, "admin/archive/run/undo.html", run, {"run": run, "form": form}, status)

    def _page(
        self, request: HttpRequest, template: str, run: Run, context: dict[str, Any], status: int = 200
    ) -> HttpResponse:
        page = {**self.admin_site.each_context(request), "opts": Run._meta, "title": str(run), **context}
        return TemplateResponse(request, template, page, status=status)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
