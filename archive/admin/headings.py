"""The admins of topics, places, collections, repositories and document types."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.admin.counting import number_of
from archive.admin.labelled import LabelledRows
from archive.admin.merging_headings import MergesHeadings
from archive.admin.recording import RecordedAdmin, VersionedForm
from archive.admin.splitting_headings import SplitsHeadings
from archive.admin.terms import ReportsTerms
from archive.authority.addresses import free_slug, give_out
from archive.authority.models import Address
from archive.documents.models import Collection, DocumentType, Repository
from archive.editing.vocabularies import merge_terms
from archive.names.keys import name_key
from archive.names.marked import unmarked
from archive.places.models import Place, PlaceName
from archive.topics.models import Synonym, Topic


class AddressedAdmin(ReportsTerms, RecordedAdmin):
    """A record gets its slug from its name on creation; former slugs keep resolving."""

    search_fields = ["name_key"]
    readonly_fields = ["slug"]
    list_display = ["name", "slug", "documents_number"]
    counted = "documents"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        records: QuerySet[Any] = super().get_queryset(request)
        bearing: Any = self.opts.get_field(self.counted)
        rows = bearing.related_model._default_manager.all()
        counted: QuerySet[Any] = records.annotate(documents_number=number_of(rows, bearing.field.name))
        return counted

    def get_search_results(self, request: HttpRequest, queryset: QuerySet[Any], search_term: str) -> Any:
        """Search ignoring case and accents, in any script."""
        return super().get_search_results(request, queryset, name_key(search_term) if search_term else "")

    @admin.display(description=_("documents"), ordering="documents_number")
    def documents_number(self, record: Any) -> int:
        number: int = record.documents_number
        return number

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if not obj.slug:
            obj.slug = free_slug(Address.Kind(self.kind), obj.name)
        super().save_model(request, obj, form, change)
        give_out(Address.Kind(self.kind), [(obj.slug, obj.pk)])


class PlainHeadingForm(VersionedForm):
    """A heading is plain: that it is supplied or doubted is said of one record, in that record."""

    def clean_name(self) -> str:
        return unmarked(str(self.cleaned_data["name"]), beside=False).name


class StandingAdmin(SplitsHeadings, MergesHeadings, AddressedAdmin):
    """Only unmerged records can be selected; merged ones are reached through their survivor."""

    form = PlainHeadingForm

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        records: QuerySet[Any] = super().get_queryset(request)
        return records.filter(merged_into=None)


class SmallVocabulary(SplitsHeadings, MergesHeadings, AddressedAdmin):
    """Small vocabularies besides topics and places; merging deletes the duplicate."""

    merges = staticmethod(merge_terms)


class OtherNames(LabelledRows, admin.TabularInline):  # type: ignore[type-arg]
    """Other names of a heading, with the permissions of the heading."""

    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(f"archive.view_{self.parent_model._meta.model_name}")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm(f"archive.change_{self.parent_model._meta.model_name}")

    has_change_permission = has_add_permission
    has_delete_permission = has_add_permission


class SynonymInline(OtherNames):
    model = Synonym


@admin.register(Topic)
class TopicAdmin(StandingAdmin):
    kind = "topic"
    counted = "document_tags"
    fields = ["name", "slug", "broader", "description", "note"]
    search_fields = ["name_key", "synonyms__key"]
    autocomplete_fields = ["broader"]
    inlines = [SynonymInline]


class PlaceNameInline(OtherNames):
    model = PlaceName


@admin.register(Place)
class PlaceAdmin(StandingAdmin):
    kind = "place"
    counted = "document_places"
    fields = ["name", "slug", "parent", "latitude", "longitude", "note"]
    list_display = ["name", "parent", "slug", "documents_number"]
    list_select_related = ["parent"]
    search_fields = ["name_key", "names__key"]
    autocomplete_fields = ["parent"]
    inlines = [PlaceNameInline]


@admin.register(Collection)
class CollectionAdmin(SmallVocabulary):
    kind = "collection"
    counted = "memberships"
    fields = ["name", "slug", "introduction"]


@admin.register(Repository)
class RepositoryAdmin(SmallVocabulary):
    kind = "repository"
    counted = "holdings"
    fields = ["name", "slug", "abbreviation", "url"]


@admin.register(DocumentType)
class DocumentTypeAdmin(SmallVocabulary):
    kind = "type"
    counted = "documents"
    fields = ["name", "slug"]
