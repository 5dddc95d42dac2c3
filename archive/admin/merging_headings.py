"""Merging of headings of all kinds: the records side by side, warnings, and one button."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.merge_asking import number, numbers
from archive.admin.second_person import ask_second, waits_for_second
from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.editing.vocabularies import VocabularyRefused
from archive.journal.models import Run
from archive.merging.headings import merge_headings
from archive.merging.refusals import MergeRefused


class HeadingMergeForm(forms.Form):
    """The reason for the merge."""

    reason = CleanProse(required=False, label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 2}))


class MergesHeadings(admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of heading admins; `counted` names the rows that link documents to a heading."""

    counted = ""
    merges: Callable[..., Run] = staticmethod(merge_headings)
    actions = ["merge_chosen"]

    def get_urls(self) -> Any:
        name = f"archive_{self.opts.model_name}_merge"
        return [path("merge/", self.admin_site.admin_view(self.merge_view), name=name), *super().get_urls()]

    def has_merging_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.publish_document")

    @admin.action(description=gettext_lazy("Merge…"), permissions=["merging"])
    def merge_chosen(self, request: HttpRequest, queryset: Any) -> HttpResponse | None:
        """Open the merge page for the selection; the most used heading is proposed as the survivor."""
        pks = list(queryset.order_by("-documents_number", "pk").values_list("pk", flat=True)[:20])
        if len(pks) < 2:
            self.message_user(request, _("Choose two or more."), messages.WARNING)
            return None
        rest = "".join(f"&absorbed={pk}" for pk in pks[1:])
        return HttpResponseRedirect(f"{self._address('merge')}?survivor={pks[0]}{rest}")

    def merge_view(self, request: HttpRequest) -> HttpResponse:
        """GET shows the records; POST merges them. A refusal is 409 with the form."""
        if not self.has_merging_permission(request):
            raise PermissionDenied
        survivor, absorbed = self._asked(request)
        form, status = HeadingMergeForm(request.POST or None), 200
        if request.method == "POST" and form.is_valid():
            names = ", ".join(str(one) for one in absorbed)
            if waits_for_second(request) and absorbed and (reason := form.cleaned_data["reason"]):
                return ask_second(request, f"{names} → {survivor}", reason)
            try:
                run = self.merges(survivor, absorbed, by=staff(request), reason=form.cleaned_data["reason"])
            except (MergeRefused, VocabularyRefused) as refused:
                form.add_error(None, str(refused))
                status = 409
            else:
                words = _("%(absorbed)s: merged into %(survivor)s.")
                messages.success(request, words % {"absorbed": names, "survivor": survivor})
                return HttpResponseRedirect(reverse("admin:run_shown", args=[run.pk]))
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Merge"),
            "form": form,
            "survivor": survivor,
            "absorbed": absorbed,
            "list": self._address("changelist"),
        }
        return TemplateResponse(request, "admin/archive/heading/merge.html", context, status=status)

    def _asked(self, request: HttpRequest) -> tuple[Any, list[Any]]:
        """Return the requested records, merges resolved."""
        sent, address = request.POST, request.GET
        keys = numbers((sent if "absorbed" in sent else address).getlist("absorbed"))
        first = number((sent if "survivor" in sent else address).get("survivor"))
        asked = self.model._default_manager.filter(pk__in=[first, *keys])
        found = {one.pk: one for one in asked.annotate(documents_number=Count(self.counted, distinct=True))}
        if first not in found or not set(keys) <= found.keys():
            raise Http404(_("One of these records is not here."))
        return found[first], [found[pk] for pk in dict.fromkeys(keys) if pk != first]

    def _address(self, page: str) -> str:
        return reverse(f"admin:archive_{self.opts.model_name}_{page}")
