"""The history of a record in words, comparison of two versions, and returning to an earlier one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.editing.returning import NOT_RETURNED, ReturnRefused, return_aside, return_to
from archive.journal.changes import Difference, differences, differences_of
from archive.journal.history import revisions_of
from archive.journal.models import Revision

ON_A_PAGE = 20


@dataclass(frozen=True)
class Version:
    """A version: its revision with the run, and the changes since the previous one."""

    revision: Revision
    before: int
    changes: list[Difference]

    @property
    def made(self) -> bool:
        return not self.before

    @property
    def removed(self) -> bool:
        return self.revision.value is None


class ReturnForm(forms.Form):
    """The target version, the field (empty: all), and the reason."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    field = forms.CharField(required=False, widget=forms.HiddenInput)
    reason = CleanProse(label=gettext_lazy("Why it is returned"), widget=forms.Textarea(attrs={"rows": 2}))


class VersionPages(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of admins whose records are in the journal."""

    kind: ClassVar[str]

    def get_urls(self) -> Any:
        ask, name = self.admin_site.admin_view, f"archive_{self.opts.model_name}"
        return [
            path("<int:pk>/compare/", ask(self.compare_view), name=f"{name}_compare"),
            path("<int:pk>/return/", ask(self.return_view), name=f"{name}_return"),
            *super().get_urls(),
        ]

    def history_view(self, request: HttpRequest, object_id: str, extra_context: Any = None) -> HttpResponse:
        """The changes of the record with user, time and reason, latest first."""
        record = self._record(request, number(unquote(object_id)))
        pages = Paginator(revisions_of(self.kind, record.pk), ON_A_PAGE)
        page = pages.get_page(request.GET.get("page"))
        # One more, so that the last one of the page has a predecessor to compare with.
        until = page.end_index() + 1
        rows = list(revisions_of(self.kind, record.pk)[max(0, page.start_index() - 1) : until])
        context = {"versions": versions(rows, ON_A_PAGE), "page": page, "may_return": self._may_return(request, record)}
        return self._page(request, "history", record, {"title": _("History"), **context})

    def compare_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Two versions side by side, by default the last two."""
        record = self._record(request, pk)
        every = revisions_of(self.kind, pk)
        latest = list(every[:2])
        if not latest:
            raise Http404(_("The journal knows nothing of this record."))
        newer = _named(every, request.GET.get("to", "")) or latest[0]
        older = _named(every, request.GET.get("from", "")) or latest[-1]
        context = {
            "older": older,
            "newer": newer,
            "differences": differences(self.kind, older.value, newer.value),
            "every": every[:200],
            "may_return": self._may_return(request, record) and older.value is not None,
        }
        return self._page(request, "compare", record, {"title": _("Compare"), **context})

    def return_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a reason and return the record, or one field, to an earlier version."""
        record = self._record(request, pk)
        if not self._may_return(request, record):
            raise PermissionDenied
        sent = request.POST if request.method == "POST" else None
        form = ReturnForm(sent, initial={name: request.GET.get(name, "") for name in ("revision", "field")})
        asked = request.POST if sent is not None else request.GET
        revision = _named(revisions_of(self.kind, pk), asked.get("revision", ""))
        if revision is None:
            raise Http404(_("The record has no such version."))
        if sent is not None and form.is_valid():
            try:
                told = self.take_back_to(request, revision, form.cleaned_data)
            except ReturnRefused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, told)
                return HttpResponseRedirect(self._page_of("history", pk))
        field = asked.get("field", "")
        now = revisions_of(self.kind, pk).first()
        found = differences(self.kind, now.value if now else None, revision.value)
        chosen = [one for one in found if field in {"", one.field}]
        context = {"form": form, "revision": revision, "differences": chosen, "field": field}
        status = 409 if sent is not None and form.is_bound and form.errors else 200
        return self._page(request, "return", record, {"title": _("Return to this version"), **context}, status=status)

    def take_back_to(self, request: HttpRequest, revision: Revision, asked: dict[str, Any]) -> str:
        """Return the record to a version, directly or as a pending version; returns the message."""
        how = {"by": staff(request), "reason": asked["reason"], "field": asked["field"]}
        if self.goes_aside(request, revision.object_id):
            return_aside(revision, **how)
            return _("The return waits for a reviewer. Readers see the record as it was.")
        return_to(revision, **how)
        return _("Returned. What was there before stays in the history.")

    def goes_aside(self, request: HttpRequest, pk: int) -> bool:
        """Whether a change of the record becomes a pending version."""
        return False

    def _may_return(self, request: HttpRequest, record: Any) -> bool:
        return self.has_change_permission(request, record)

    def _record(self, request: HttpRequest, pk: int) -> Any:
        record = self.model._default_manager.filter(pk=pk).first()
        if not self.has_view_or_change_permission(request, record):
            raise PermissionDenied
        if record is None:
            raise Http404(_("The record is not here."))
        return record

    def _page_of(self, page: str, pk: int) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_{page}", args=[pk])

    def _page(
        self, request: HttpRequest, name: str, record: Any, more: dict[str, Any], *, status: int = 200
    ) -> HttpResponse:
        pages = ("history", "compare", "return", "change")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "record": record,
            "subtitle": str(record),
            "not_returned": NOT_RETURNED,
            **{f"{page}_address": self._page_of(page, record.pk) for page in pages},
            **more,
        }
        return TemplateResponse(request, f"admin/archive/version/{name}.html", context, status=status)


def versions(rows: list[Revision], most: int) -> list[Version]:
    """Return these revisions, latest first up to this number, each with its changes."""
    pairs = list(zip(rows, [*rows[1:], None], strict=False))[:most]  # None after the first revision
    both = {now.pk: (before.value, now.value) for now, before in pairs if before and before.value and now.value}
    found = dict(zip(both, differences_of(rows[0].kind, both.values()), strict=True)) if both else {}
    return [Version(now, before.pk if before else 0, found.get(now.pk, [])) for now, before in pairs]


def _named(every: Iterable[Revision], key: str) -> Revision | None:
    found: Revision | None = every.filter(pk=number(key)).first()  # type: ignore[attr-defined]
    return found
