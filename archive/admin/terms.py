"""The report of headings to review: unused, rare, and near-duplicate ones with a link to merge."""

from typing import Any, Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from archive.admin.merging_headings import MergesHeadings
from archive.editing.terms import report

SHOWN: Final = 200


class ReportsTerms(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of heading admins; `counted` names the rows that link documents to a heading."""

    counted = ""
    change_list_template = "admin/archive/heading/list.html"

    def get_urls(self) -> Any:
        address = path("terms/", self.admin_site.admin_view(require_safe(self.terms_view)), name=self._terms())
        return [address, *super().get_urls()]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        more = {"terms": reverse(f"admin:{self._terms()}"), **(extra_context or {})}
        return super().changelist_view(request, more)

    def terms_view(self, request: HttpRequest) -> HttpResponse:
        """Show the first of each kind, and the totals."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        found = report(self.get_queryset(request), self.counted)
        merges = isinstance(self, MergesHeadings) and self.has_merging_permission(request)
        name = self.opts.model_name
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("%(terms)s that want an eye") % {"terms": capfirst(str(self.opts.verbose_name_plural))},
            "report": found,
            "unused": found.unused[:SHOWN],
            "rare": found.rare[:SHOWN],
            "pairs": found.pairs[:SHOWN],
            "merge": reverse(f"admin:archive_{name}_merge") if merges else "",
            "change": f"admin:archive_{name}_change",
        }
        return TemplateResponse(request, "admin/archive/heading/terms.html", context)

    def _terms(self) -> str:
        return f"archive_{self.opts.model_name}_terms"
