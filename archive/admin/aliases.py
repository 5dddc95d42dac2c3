"""The admin of names as written, with the form for identifying them."""

from typing import Any

from django.contrib import admin
from django.core.cache import cache
from django.db.models import QuerySet
from django.forms import Script
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.ambiguous import badge
from archive.admin.counting import number_of
from archive.admin.identifying import identify_view
from archive.admin.recording import RecordedAdmin
from archive.documents.models import Credit
from archive.names.keys import name_key
from archive.people.models import Alias
from archive.people.querysets import AliasQuerySet


class WhoseFilter(admin.SimpleListFilter):
    """Filters unidentified names, names of one person, and names of several people."""

    title = gettext_lazy("whose")
    parameter_name = "whose"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [("nobody", _("not yet identified")), ("several", _("borne by several people"))]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Alias]) -> QuerySet[Alias]:
        if self.value() == "nobody":
            return queryset.filter(person=None)
        if self.value() == "several":
            return queryset.filter(pk__in=Alias.objects.ambiguous().values("pk"))
        return queryset


class ScriptFilter(admin.SimpleListFilter):
    """Filters names by their script; which there are is asked once in ten minutes, since every name is looked at."""

    title = gettext_lazy("script")
    parameter_name = "script"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        named = Alias.objects.order_by("script").values_list("script", flat=True).distinct()
        scripts = cache.get_or_set("scripts-of-names", lambda: list(named), 600) or []
        return [(script, script) for script in scripts if script]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Alias]) -> QuerySet[Alias]:
        return queryset.filter(script=self.value()) if self.value() else queryset


@admin.register(Alias)
class AliasAdmin(RecordedAdmin):
    kind = "alias"
    list_display = ["form", "whose", "others", "kind", "script", "letters", "identify"]
    list_filter = [WhoseFilter, "kind", ScriptFilter]
    list_select_related = ["person__identity"]
    search_fields = ["key"]

    class Media:
        js = [Script("archive/namesakes.js", defer=True)]

    fields = ["form", "person", "kind", "script", "scheme", "language", "used_from", "used_until", "note"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Alias]:
        aliases: AliasQuerySet = super().get_queryset(request)  # type: ignore[assignment]
        return aliases.with_bearers().annotate(letters=number_of(Credit.objects.all(), "alias"))

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        return super().get_search_results(request, queryset, name_key(search_term) if search_term else "")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """An existing form is read-only, since documents have it; its person changes by identifying or splitting."""
        return ["form", "person", "script"] if obj else ["person", "script"]

    def get_urls(self) -> Any:
        return [
            path("identify/", self.admin_site.admin_view(identify_view), name="alias_identify"),
            *super().get_urls(),
        ]

    @admin.display(description=gettext_lazy("person"), ordering="person__name_key")
    def whose(self, alias: Alias) -> str:
        return str(alias.person.identity) if alias.person else _("not yet identified")

    @admin.display(description=gettext_lazy("others of this name"))
    def others(self, alias: Alias) -> str:
        return badge(alias)

    @admin.display(description=gettext_lazy("credits"), ordering="letters")
    def letters(self, alias: Any) -> int:
        number: int = alias.letters
        return number

    @admin.display(description=gettext_lazy("identify"))
    def identify(self, alias: Alias) -> str:
        if alias.person_id:
            return ""
        return format_html('<a href="{}?alias={}">{}</a>', reverse("admin:alias_identify"), alias.pk, _("Identify"))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
