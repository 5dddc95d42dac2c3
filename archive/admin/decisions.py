"""Decisions on pairs at the desk: who was said not to be whom, why, and taking it back."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html

from archive.authority.fields import CleanProse
from archive.merging.decisions import decide, take_back
from archive.merging.refusals import MergeRefused
from archive.people.models import NotSame


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Two people, what was decided, and why."""

    class Meta:
        model = NotSame
        fields = ["first", "second", "verdict", "reason"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        first, second = cleaned.get("first"), cleaned.get("second")
        if first and second and first.identity_id == second.identity_id:
            raise forms.ValidationError(f"{first} and {second} are one person here. Choose two people.")
        return cleaned

    def _post_clean(self) -> None:
        """The order of the two and an earlier decision on them are the deed's affair."""


class TakeBackForm(forms.Form):
    """Why a decision is taken back."""

    reason = CleanProse(label="Why it is taken back", widget=forms.Textarea(attrs={"rows": 2}))


@admin.register(NotSame)
class NotSameAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    form = DecisionForm
    list_display = ["pair", "verdict", "reason", "decided", "back"]
    list_display_links = None
    list_filter = ["verdict"]
    search_fields = ["first__tree__aliases__key", "second__tree__aliases__key", "reason"]
    autocomplete_fields = ["first", "second"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[NotSame]:
        pairs: QuerySet[NotSame] = super().get_queryset(request)
        return pairs.select_related("first__identity", "second__identity").order_by("-decided")

    @admin.display(description="pair")
    def pair(self, pair: NotSame) -> str:
        return f"{pair.first.identity} / {pair.second.identity}"

    @admin.display(description="")
    def back(self, pair: NotSame) -> str:
        return format_html('<a href="{}">Take back</a>', reverse("admin:decision_back", args=[pair.pk]))

    def get_urls(self) -> Any:
        back = path("<int:pk>/take-back/", self.admin_site.admin_view(self.back_view), name="decision_back")
        return [back, *super().get_urls()]

    def save_model(self, request: HttpRequest, obj: NotSame, form: Any, change: bool) -> None:
        said = form.cleaned_data
        made = decide(said["first"], said["second"], said["verdict"], by=request.user, reason=said["reason"])  # type: ignore[arg-type]
        obj.pk, obj.first, obj.second = made.pk, made.first, made.second

    def back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks why, and takes the decision back."""
        if not request.user.has_perm("archive.delete_notsame"):
            raise PermissionDenied
        pair = get_object_or_404(NotSame.objects.select_related("first", "second"), pk=pk)
        form = TakeBackForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                take_back(pair, by=request.user, reason=form.cleaned_data["reason"])  # type: ignore[arg-type]
            except MergeRefused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, f"{self.pair(pair)}: undecided again.")
                return HttpResponseRedirect(reverse("admin:archive_notsame_changelist"))
        page = {**self.admin_site.each_context(request), "opts": NotSame._meta, "title": str(pair)}
        context = {**page, "pair": pair, "form": form}
        return TemplateResponse(request, "admin/archive/person/take_back.html", context)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
