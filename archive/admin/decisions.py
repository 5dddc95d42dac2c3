"""Past decisions on names: pairs that are different people, names that are not somebody's, reasons, and reverting."""

from typing import Any, ClassVar

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.staff import staff
from archive.authority.fields import CleanProse
from archive.merging.decisions import decide, take_back, take_back_not_borne
from archive.merging.deeds import rulings
from archive.merging.refusals import MergeRefused
from archive.people.models import NotBorne, NotSame
from archive.people.rulings import Holder, Ruling


class DecisionForm(forms.ModelForm):  # type: ignore[type-arg]
    """Two people, the decision, and the reason."""

    class Meta:
        model = NotSame
        fields = ["first", "second", "verdict", "reason"]

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean() or {}
        first, second = cleaned.get("first"), cleaned.get("second")
        if first and second and first.identity_id == second.identity_id:
            words = _("%(one)s and %(other)s are one person here. Choose two people.")
            raise forms.ValidationError(words % {"one": first, "other": second})
        return cleaned

    def _post_clean(self) -> None:
        """Skip model validation: the service orders the two people and replaces an earlier decision."""


class TakeBackForm(forms.Form):
    """The reason for reverting a decision."""

    reason = CleanProse(label=gettext_lazy("Why it is taken back"), widget=forms.Textarea(attrs={"rows": 2}))


class DecisionAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """A read-only list of decisions with their reasons; each can be reverted."""

    list_display_links = None
    door: ClassVar[str]
    right: ClassVar[str]

    @admin.display(description=gettext_lazy("take back"))
    def back(self, decision: Any) -> str:
        return format_html('<a href="{}">{}</a>', reverse(f"admin:{self.door}", args=[decision.pk]), _("Take back"))

    def get_urls(self) -> Any:
        back = path("<int:pk>/take-back/", self.admin_site.admin_view(self.back_view), name=self.door)
        return [back, *super().get_urls()]

    def back_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Ask for a reason and revert the decision."""
        if not request.user.has_perm(self.right):
            raise PermissionDenied
        decision = get_object_or_404(self.model, pk=pk)
        form = TakeBackForm(request.POST or None)
        if request.method == "POST" and form.is_valid():
            try:
                self.take_back(decision, by=staff(request), reason=form.cleaned_data["reason"])
            except MergeRefused as refused:
                form.add_error(None, str(refused))
            else:
                messages.success(request, _("%(decision)s: undecided again.") % {"decision": decision})
                return HttpResponseRedirect(reverse(f"admin:archive_{self.opts.model_name}_changelist"))
        page = {**self.admin_site.each_context(request), "opts": self.opts, "title": str(decision)}
        context = {**page, "decision": decision, "form": form}
        return TemplateResponse(request, "admin/archive/person/take_back.html", context)

    def take_back(self, decision: Any, *, by: Any, reason: str) -> None:
        raise NotImplementedError

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(NotSame)
class NotSameAdmin(DecisionAdmin):
    form = DecisionForm
    list_display = ["pair", "verdict", "reason", "decided", "back"]
    list_filter = ["verdict"]
    search_fields = ["first__tree__aliases__key", "second__tree__aliases__key", "reason"]
    autocomplete_fields = ["first", "second"]
    door, right = "decision_back", "archive.delete_notsame"

    def get_queryset(self, request: HttpRequest) -> QuerySet[NotSame]:
        pairs: QuerySet[NotSame] = super().get_queryset(request)
        return pairs.select_related("first__identity", "second__identity").order_by("-decided")

    @admin.display(description=gettext_lazy("pair"))
    def pair(self, pair: NotSame) -> str:
        return f"{pair.first.identity} / {pair.second.identity}"

    def save_model(self, request: HttpRequest, obj: NotSame, form: Any, change: bool) -> None:
        said = form.cleaned_data
        made = decide(said["first"], said["second"], said["verdict"], by=staff(request), reason=said["reason"])
        obj.pk, obj.first, obj.second = made.pk, made.first, made.second

    def take_back(self, decision: NotSame, *, by: Any, reason: str) -> None:
        take_back(decision, by=by, reason=reason)


@admin.register(NotBorne)
class NotBorneAdmin(DecisionAdmin):
    list_display = ["form", "not_of", "reason", "decided", "back"]
    search_fields = ["key", "person__tree__aliases__key", "reason"]
    door, right = "not_borne_back", "archive.delete_notborne"

    def get_queryset(self, request: HttpRequest) -> QuerySet[NotBorne]:
        decisions: QuerySet[NotBorne] = super().get_queryset(request)
        return decisions.select_related("person__identity").order_by("-decided")

    @admin.display(description=gettext_lazy("is not a name of"))
    def not_of(self, decision: NotBorne) -> str:
        return str(decision.person.identity)

    def take_back(self, decision: NotBorne, *, by: Any, reason: str) -> None:
        take_back_not_borne(decision, by=by, reason=reason)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: these decisions are made in the queue, which shows the candidates."""
        return False


@admin.register(Ruling)
class RulingAdmin(DecisionAdmin):
    list_display = ["form", "verdict", "whom", "reason", "decided", "letters", "back"]
    list_filter = ["verdict"]
    search_fields = ["key", "other_key", "person__tree__aliases__key", "reason"]
    door, right = "ruling_back", "archive.merge_person"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Ruling]:
        decisions: QuerySet[Ruling] = super().get_queryset(request)
        held = Prefetch("holders", Holder.objects.select_related("person__identity"))
        found = decisions.select_related("person__identity").prefetch_related(held)
        return found.order_by("-decided")

    @admin.display(description=gettext_lazy("documents"))
    def letters(self, decision: Ruling) -> str:
        """A link from an office to its holders and documents."""
        if decision.verdict != Ruling.Verdict.OFFICE:
            return ""
        address = f"{reverse('admin:person_office')}?office={decision.pk}"
        return format_html('<a href="{}">{}</a>', address, _("Holders and letters"))

    @admin.display(description=gettext_lazy("and"))
    def whom(self, decision: Ruling) -> str:
        if decision.verdict == Ruling.Verdict.OFFICE:
            return "; ".join(str(holder.person.identity) for holder in decision.holders.all())
        return str(decision.person.identity if decision.person else decision.other or "; ".join(decision.parts))

    def take_back(self, decision: Ruling, *, by: Any, reason: str) -> None:
        rulings.take_back(decision, by=by, reason=reason)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.view_notsame")

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.has_view_permission(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Never: rulings are made on a card, which shows the evidence."""
        return False
