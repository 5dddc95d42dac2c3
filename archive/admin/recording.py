"""Shared behaviour of admin forms: optimistic locking by version, and a run in the journal for every save."""

from typing import Any, ClassVar

from django import forms
from django.contrib.admin.utils import unquote
from django.db import IntegrityError, models, transaction
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from archive.admin.constraints import MET, SAID, AsksTheDatabase, met_in
from archive.admin.merge_asking import number
from archive.admin.staff import staff
from archive.admin.strange_letters import were_refused
from archive.admin.versions import VersionPages
from archive.editing.saving import SaveRefused, remember_all, require_fresh, version_of
from archive.journal.wholes import KIND_OF


class Overtaken(Exception):
    """Raised when somebody saved the record while this save waited for the lock; rendered after its release."""


class VersionedForm(AsksTheDatabase):
    """A form that carries the revision it was opened on."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)
    found_fresh = False  # whether it was checked just before the transaction

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            # Posted data carries its own version; the current one is queried during validation.
            self.initial["version"] = self.data.get("version") if self.is_bound else self.version_now()

    def version_now(self) -> int:
        """Return the revision shown by the form."""
        return version_of(KIND_OF[type(self.instance)], self.instance.pk)

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if self.instance.pk:
            self._require_fresh()
        return cleaned

    def _require_fresh(self) -> None:
        model, version = type(self.instance), self.cleaned_data.get("version")
        if version is None:
            raise forms.ValidationError(_("This form does not say which version it shows. Open the record again."))
        if not self.found_fresh:  # a stale form does not wait for the lock
            try:
                require_fresh(KIND_OF[model], self.instance.pk, version)
            except SaveRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        if not transaction.get_connection().in_atomic_block:
            raise forms.ValidationError(_("This form does not say which version it shows. Open the record again."))
        # The row stays locked until the save commits, which prevents concurrent saves.
        model._default_manager.select_for_update().get(pk=self.instance.pk)
        try:
            require_fresh(KIND_OF[model], self.instance.pk, version)
        except SaveRefused as refused:
            raise Overtaken from refused


class RecordedAdmin(VersionPages):
    """Every save or deletion is a run in the journal, and is indexed at once."""

    form = VersionedForm
    kind: ClassVar[str]
    list_per_page = 50
    show_full_result_count = False

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        """The form, and the save.

        If a concurrent save took a unique value, the form is processed once more and reports it; a remaining violation
        is reported by its constraint.
        """
        asked, ours = (request, object_id, form_url, extra_context), (self.model, *(row.model for row in self.inlines))
        is_late = self.is_late(request, object_id)
        # An edit saved as pending is compared with the pending version, which only its form knows.
        request.found_fresh = not is_late and not puts_aside(request)  # type: ignore[attr-defined]
        if getattr(request, "only_drawn", False) or is_late:
            # Nothing will be saved, so no lock is held while rendering the conflict.
            return self._changeform_view(*asked)  # type: ignore[attr-defined]
        try:
            return super().changeform_view(*asked)
        except Overtaken:
            _rewind(request)
            request.found_fresh = False  # type: ignore[attr-defined]
            if transaction.get_connection().in_atomic_block and puts_aside(request):
                raise
            return self._changeform_view(*asked)  # type: ignore[attr-defined]
        except IntegrityError:
            _rewind(request)
        try:
            return super().changeform_view(*asked)
        except IntegrityError as failed:
            met = met_in(failed, ours)
            if met not in SAID:
                raise
            _rewind(request)
            posted = request.POST.copy()
            posted[MET] = met
            request.POST = posted  # type: ignore[assignment]
            return super().changeform_view(*asked)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.found_fresh = getattr(request, "found_fresh", False)
        return form

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["has_strange_letters"] = were_refused(context["errors"])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_form(self, request: HttpRequest, form: Any, change: bool) -> Any:
        """Refuse to save a form found to be stale, which is rendered only."""
        if getattr(request, "only_drawn", False):
            raise Overtaken
        return super().save_form(request, form, change)

    def is_late(self, request: HttpRequest, object_id: Any) -> bool:
        """Whether the submitted form is based on an older version than the current one."""
        pk, version = number(unquote(object_id)) if object_id else 0, number(request.POST.get("version"))
        return bool(request.method == "POST" and pk and version) and self.version_now(request, pk) != version

    def version_now(self, request: HttpRequest, pk: int) -> int:
        """Return the current revision of the record, or of its pending version."""
        return version_of(self.kind, pk)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.remember(request, {self.kind: [form.instance.pk], **self.touched(form.instance)})

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        pk = obj.pk
        super().delete_model(request, obj)
        remember_all({self.kind: [pk]}, by=staff(request), reason=self.reason_of(request), deed="removed")

    def touched(self, instance: Any) -> dict[str, list[int]]:
        """Return other records possibly changed by the save, by kind."""
        return {}

    def remember(self, request: HttpRequest, touched: dict[str, Any]) -> None:
        remember_all(touched, by=staff(request), reason=self.reason_of(request))

    def reason_of(self, request: HttpRequest) -> str:
        """Return the reason given for the save, if any."""
        said: str = request.POST.get("reason", "")
        return said

    def log_addition(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Do nothing: the journal replaces Django's admin log."""

    log_change = log_addition

    def log_deletions(self, request: HttpRequest, queryset: Any) -> Any:
        """Do nothing, see `log_addition`."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = list(super().get_fieldsets(request, obj))
        if not any("version" in options["fields"] for _, options in fieldsets):
            name, options = fieldsets[0]
            fieldsets[0] = (name, {**options, "fields": [*options["fields"], "version"]})
        return fieldsets

    def get_actions(self, request: HttpRequest) -> Any:
        """Remove Django's bulk deletion."""
        actions = super().get_actions(request)
        actions.pop("delete_selected", None)
        return actions


def puts_aside(request: HttpRequest) -> bool:
    """Whether this request saves a pending version."""
    return getattr(request, "puts_aside", False)


def _rewind(request: HttpRequest) -> None:
    """Rewind the uploads, so that they can be read again."""
    for _name, files in request.FILES.lists():
        for file in files:
            file.seek(0)
