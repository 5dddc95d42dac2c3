"""The actions to publish and withdraw in the document list."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from archive.admin.staff import staff
from archive.authority.fields import CleanLine
from archive.editing import publishing


class ReasonedActionForm(ActionForm):
    """An action with its reason."""

    reason = CleanLine(
        required=False,
        max_length=500,
        label="",  # it says so itself
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Reason"), "aria-label": gettext_lazy("Reason")}),
    )


class PublicationActions(admin.ModelAdmin):  # type: ignore[type-arg]
    """Publish and withdraw the selection."""

    action_form = ReasonedActionForm
    actions = ["publish_chosen", "withdraw_chosen"]

    def may_publish(self, request: HttpRequest) -> bool:
        """Whether the user may publish."""
        return request.user.has_perm("archive.publish_document")

    has_publish_permission = may_publish

    @admin.action(description=gettext_lazy("Publish"), permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, queryset: Any) -> None:
        pks = list(queryset.values_list("pk", flat=True))
        try:
            number = publishing.publish(pks, by=staff(request), reason=request.POST.get("reason", ""))
        except publishing.PublicationRefused as refused:
            messages.error(request, str(refused))
            return
        messages.success(request, ngettext("%(n)s published.", "%(n)s published.", number) % {"n": number})

    @admin.action(description=gettext_lazy("Withdraw (with a reason)"), permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, queryset: Any) -> None:
        reason = request.POST.get("reason", "").strip()
        if not reason:
            told = _("Readers are told why a record is withdrawn: type the reason beside the action.")
            messages.error(request, told)
            return
        pks = list(queryset.values_list("pk", flat=True))
        number = publishing.withdraw(pks, by=staff(request), reason=reason)
        messages.success(request, ngettext("%(n)s withdrawn.", "%(n)s withdrawn.", number) % {"n": number})
