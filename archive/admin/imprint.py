"""The admin of the archive's imprint: a single page for Administrators."""

from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy

from archive.admin.choosing_again import UploadField
from archive.admin.recording import RecordedAdmin, VersionedForm
from archive.imprint.face import is_made, lacking
from archive.imprint.logo import LogoRefused, logo_from
from archive.imprint.models import THE_ONE, Imprint, Wording, languages


class ImprintForm(VersionedForm):
    """The language-independent fields, and the logo."""

    new_logo = UploadField(
        label=gettext_lazy("Logo"),
        required=False,
        help_text=gettext_lazy("A PNG, JPEG or WebP picture of at most 60 kB, shown two lines high beside the name."),
    )
    without_logo = forms.BooleanField(label=gettext_lazy("Take the logo away"), required=False)

    class Meta:
        model = Imprint
        fields = ["email", "cited_as", "licence_url", "time_zone", "version"]

    def clean_new_logo(self) -> Any:
        upload = self.cleaned_data["new_logo"]
        if not upload:
            return None
        try:
            return logo_from(upload.read())
        except LogoRefused as refused:
            raise ValidationError(str(refused)) from refused

    def save(self, commit: bool = True) -> Any:
        if self.cleaned_data["without_logo"]:
            self.instance.logo = ""
        if self.cleaned_data["new_logo"]:
            self.instance.logo = self.cleaned_data["new_logo"].as_text()
        return super().save(commit)


ROWS = {"home": 4, "about": 10, "address": 3, "rights": 3, "licence": 5, "privacy": 5}


class WordingInline(admin.StackedInline):  # type: ignore[type-arg]
    """The texts in one language, with the permissions of the imprint."""

    model = Wording
    max_num = len(languages())
    can_delete = False

    def get_extra(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:
        return self.max_num - (obj.wordings.count() if obj else 0)

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Offer an empty row for each language without texts."""
        said = set(obj.wordings.values_list("language", flat=True)) if obj else set()
        offered = [{"language": code} for code, _name in languages() if code not in said]
        formset: Any = super().get_formset(request, obj, **kwargs)

        class Offering(formset):
            def __init__(self, *args: Any, **kwargs: Any) -> None:
                super().__init__(*args, **{"initial": offered, **kwargs})

        return Offering

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Set the size of each field by its usual content."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)
        if db_field.name in ROWS:
            field.widget.attrs["rows"] = ROWS[db_field.name]
        elif db_field.name != "language" and field:
            field.widget.attrs["size"] = 80
        return field

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.view_imprint") or self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("archive.change_imprint")

    has_add_permission = has_change_permission


@admin.register(Imprint)
class ImprintAdmin(RecordedAdmin):
    kind = "imprint"
    form = ImprintForm
    inlines = [WordingInline]
    fields = ["email", "cited_as", "licence_url", "time_zone", "new_logo", "without_logo", "version"]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """Redirect to the only imprint, or to creating it."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        made = Imprint.objects.filter(pk=THE_ONE).exists()
        arguments = [THE_ONE] if made else []
        return HttpResponseRedirect(reverse(f"admin:archive_imprint_{'change' if made else 'add'}", args=arguments))

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> HttpResponse:
        context["lacking"] = lacking()
        return super().render_change_form(request, context, *args, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("archive.change_imprint") and not is_made()

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_model_perms(self, request: HttpRequest) -> dict[str, bool]:
        """Return what every page's menu needs, which leads to the imprint whether there is one yet or not: no query."""
        may_change, may_view = self.has_change_permission(request), self.has_view_permission(request)
        return {"add": False, "change": may_change, "delete": False, "view": may_view}
