"""The document list of the admin: Django's change list with custom filters, saved lists, and a choice of columns."""

from typing import Any, Final

from django.contrib import admin, messages
from django.contrib.admin.views.main import ChangeList
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import F, Q, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.admin.finding.columns import CHOICES, Columns, chosen, with_rows
from archive.admin.finding.counts import MOST_COUNTED, blocks
from archive.admin.finding.filters import PARAMETERS, DocumentFilters, narrowed
from archive.admin.finding.known import found_known
from archive.admin.finding.words import keys_of, with_keys
from archive.documents.models import Document
from archive.editing.models import SavedList
from archive.search.query import Facet

# Those of the parameters that find records by their keys.
BY_KEY: Final = frozenset({"q", *(facet.value for facet in Facet)})
# The parameters in the form; the others are links beside the list.
TYPED = (
    "missing", "after", "before", "shelfmark", "external_id", "contributor", "note", "owner", "assigned",
    "changed_since", "mine", "waits", "attention",
)  # fmt: skip


class DeskList(ChangeList):
    """The change list for the requested parameters."""

    filterset: DocumentFilters

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.filters_kept, self.preserved_filters = self.preserved_filters, ""

    def url_for_result(self, result: Any) -> str:
        """Return the address of the record, with the list to come back to: Django would resolve it for each row."""
        address = super().url_for_result(result)
        return f"{address}?{self.filters_kept}" if self.filters_kept else address

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> QuerySet[Any]:
        self.filter_specs, self.has_filters = [], True
        self.filterset = narrowed(request.GET, self.root_queryset, request)
        self.has_active_filters = bool(active(request.GET))
        self.clear_all_filters_qs = self.remove_facet_link = self.add_facet_link = "?"
        found, number, keys = self.root_queryset, None, None
        if not self.filterset.is_valid():
            found = found.none()
        elif self.has_active_filters:
            found, number, keys = found_once(self.filterset)
        rows = with_rows(found, chosen(request)).order_by(*map(_undated_last, self.get_ordering(request, found)))
        rows.number, rows.keys = number, keys  # type: ignore[attr-defined]
        return rows


class Numbered(Paginator):  # type: ignore[type-arg]
    """The pages of a list whose number of records may be known."""

    @cached_property
    def count(self) -> int:
        known: int | None = getattr(self.object_list, "number", None)
        return super().count if known is None else known


def found_once(filters: DocumentFilters) -> tuple[QuerySet[Any], int | None, set[int] | None]:
    """Return what the filters leave, read by their keys where they are few, and then their number and the keys.

    So a list, its number and its facets ask once what is found: what is rare or is read in no index, as a word in
    notes, would be looked for in every record each time. Where many were found by key, they are read in the order of
    the list until a page is full, since so many rows would all be fetched and sorted.
    """
    if known := found_known(filters):
        those, number = known
        return (filters.qs if those is None else with_keys(Document.objects.all(), those)), number, those
    plain = filters.qs.order_by()
    if BY_KEY & filters.data.keys():
        keys = keys_of(plain)
        return with_keys(Document.objects.all(), keys), len(keys), keys
    keys = keys_of(plain[: MOST_COUNTED + 1])
    if len(keys) > MOST_COUNTED:
        return filters.qs, None, None
    return with_keys(Document.objects.all(), keys), len(keys), keys


def _undated_last(order: Any) -> Any:
    """Return the order with the undated at the end, turned round at the beginning; left alone, databases differ."""
    if order == "date_earliest":
        return F("date_earliest").asc(nulls_last=True)
    return F("date_earliest").desc(nulls_first=True) if order == "-date_earliest" else order


def active(asked: QueryDict) -> list[tuple[str, str]]:
    """Return the active filters."""
    return [(name, value) for name in asked if name in PARAMETERS for value in asked.getlist(name) if value]


class FindsDocuments(Columns, admin.ModelAdmin):  # type: ignore[type-arg]
    """Mixin of the document admin."""

    change_list_template = "admin/archive/document/list.html"
    show_full_result_count = False
    paginator = Numbered

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskList

    def get_list_display(self, request: HttpRequest) -> Any:
        return ["title_and_names", *chosen(request)]

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        page: Any = super().changelist_view(request, extra_context)
        if not hasattr(page, "context_data") or "cl" not in (page.context_data or {}):
            return page  # type: ignore[no-any-return]
        shown = page.context_data["cl"]
        query = request.GET.copy()
        query.pop("p", None)
        form = shown.filterset.form
        colleagues = _colleagues()  # queried once
        for name in ("owner", "assigned"):
            form.fields[name].widget.choices = colleagues
        more = [form[name] for name in TYPED if name in form.fields]
        page.context_data |= {
            "form": form,
            "more_fields": more,
            "has_more": any(request.GET.get(name) for name in TYPED),
            "kept_hidden": PARAMETERS - {"q", *TYPED},
            "unread": [str(error) for errors in shown.filterset.errors.values() for error in errors],
            "blocks": list(blocks(request.GET, shown.queryset, shown.result_count)),
            "counted_up_to": MOST_COUNTED,
            "is_narrowed": active(request.GET),
            "columns": [(name, label, name in chosen(request)) for name, label in CHOICES.items()],
            "lists": lists_of(request),
            "query": query.urlencode(),
            "may_batch": request.user.has_perm("archive.change_document"),
        }
        return page  # type: ignore[no-any-return]


def _colleagues() -> list[tuple[str, str]]:
    names = get_user_model()._default_manager.order_by("username").values_list("username", flat=True)
    return [("", "---------"), *((name, name) for name in names)]


def lists_of(request: HttpRequest) -> QuerySet[SavedList]:
    """Return the user's saved lists, and those shared by colleagues."""
    return SavedList.objects.filter(Q(by=request.user.pk) | Q(is_shared=True)).select_related("by")


@require_POST
def keep_view(request: HttpRequest) -> HttpResponseRedirect:
    """Save the list under a name, or delete the user's list of that name."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    query, name = request.POST.get("query", "")[:2000], " ".join(request.POST.get("name", "").split())[:100]
    mine = SavedList.objects.filter(by=request.user.pk, name=name)
    if "forget" in request.POST:
        mine.delete()
        messages.success(request, _("The list is forgotten."))
    elif name:
        said = {"query": query, "is_shared": "shared" in request.POST}
        SavedList.objects.update_or_create(by_id=request.user.pk, name=name, defaults=said)
        messages.success(request, _("The list is kept as “%(name)s”.") % {"name": name})
    address = reverse("admin:archive_document_changelist")
    return HttpResponseRedirect(f"{address}?{query}" if query else address)


def documents_of(request: HttpRequest, query: QueryDict) -> "QuerySet[Document]":
    """Return the documents of a list, for use on other pages."""
    filters = narrowed(query, Document.objects.all(), request)
    return filters.qs if filters.is_valid() else Document.objects.none()
