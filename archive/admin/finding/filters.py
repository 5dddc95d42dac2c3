"""The filters of the admin's document list (django-filter, used for querying here)."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any, Final

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from archive.admin.finding import facets
from archive.admin.finding.readers import READERS, as_readers_find
from archive.admin.finding.shelves import on_shelf
from archive.admin.finding.words import among, filled, keys_of, matching, noted
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Document, Holding
from archive.documents.vocabulary import State
from archive.editing.mending import MENDING
from archive.editing.models import ColleagueNote, PendingVersion
from archive.journal.models import Revision
from archive.search.query import Facet

Documents = QuerySet[Document]
_UNSEEN: Final = frozenset(State) - {State.PUBLISHED}


class WordsDate(forms.Field):
    """A date as people write it."""

    def to_python(self, value: Any) -> ImpreciseDate | None:
        try:
            return ImpreciseDate.parse(str(value)) if value else None
        except UnreadableDate as refused:
            raise forms.ValidationError(str(refused)) from None


def read_with(field: type[forms.Field], method: Any = None, **options: Any) -> Any:
    """Return a filter whose parameter is parsed by this field."""
    kind = type(f"{field.__name__}Filter", (django_filters.Filter,), {"field_class": field})
    return kind(method=method or _unmoved, required=False, **options)


def _unmoved(documents: Documents, _name: str, _value: Any) -> Documents:
    """Return the documents unchanged: the parameter belongs to another filter."""
    return documents


def _by(question: Callable[[Any], Any]) -> Any:
    """Return a filter method using the condition built from the value."""

    def narrow(documents: Documents, _name: str, value: Any) -> Documents:
        return documents.filter(question(value))

    return narrow


class DocumentFilters(django_filters.FilterSet):
    """All parameters of the admin's list; three per facet, as on the public list."""

    q = django_filters.CharFilter(method="find", label=_("Words"))
    readers = django_filters.BooleanFilter(method=_unmoved, label=_("As readers find it"))
    state = django_filters.MultipleChoiceFilter(method="in_states", choices=State.choices, label=_("State"))
    mine = django_filters.BooleanFilter(method="of_mine", label=_("Mine"))
    owner = django_filters.ModelChoiceFilter(
        queryset=get_user_model()._default_manager.all(), to_field_name="username", method="worked_on",
        label=_("Worked on by"),
    )  # fmt: skip
    assigned = django_filters.ModelChoiceFilter(
        queryset=get_user_model()._default_manager.all(), to_field_name="username", field_name="errand__assignee",
        label=_("Assigned to"),
    )  # fmt: skip
    changed_since = django_filters.DateFilter(method="since", label=_("Changed since"))
    after = read_with(WordsDate, "from_date", label=_("From"))
    before = read_with(WordsDate, "until_date", label=_("Until"))
    shelfmark = django_filters.CharFilter(method="at_shelfmark", label=_("Shelfmark"))
    shelf = read_with(facets.Several, "on_these_shelves", label=_("Shelves"))
    external_id = django_filters.CharFilter(method="called_elsewhere", label=_("External id"))
    contributor = django_filters.CharFilter(
        field_name="backers__name", lookup_expr="icontains", distinct=True, label=_("Contributor")
    )
    note = django_filters.CharFilter(method="noted", label=_("Note"))
    missing = django_filters.ChoiceFilter(choices=MENDING.labels, method="to_mend", label=_("To mend"))
    without = read_with(facets.Lacking, _by(facets.lacking), label=_("Without"))
    waits = django_filters.BooleanFilter(method="has_pending", label=_("With a change that waits"))
    attention = django_filters.BooleanFilter(method="wants_attention", label=_("Needs attention"))
    pk = django_filters.BaseInFilter(field_name="pk", label=_("Chosen"))

    are_drafts = False

    class Meta:
        model = Document
        fields: list[str] = []

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Return the declared parameters, three per facet, and those only public lists have."""
        filters: dict[str, Any] = dict(super().get_filters())
        for facet in Facet:
            filters[facet.value] = read_with(facets.Several, "chosen", field_name=facet.value)
            filters[f"not_{facet}"] = read_with(facets.Several, "left_out", field_name=f"not_{facet}")
            filters[f"{facet}_match"] = read_with(forms.CharField)
        return filters | {name: read_with(facets.Several) for name in READERS - filters.keys()}

    def filter_queryset(self, queryset: Documents) -> Documents:
        """A public list gets exactly its documents, filtered further by admin-only parameters."""
        if not self.form.cleaned_data.get("readers"):
            return super().filter_queryset(queryset)  # type: ignore[no-any-return]
        found = queryset.filter(pk__in=as_readers_find(self.data).values("pk"))
        for name, value in self.form.cleaned_data.items():
            if name not in READERS:
                found = self.filters[name].filter(found, value)
        return found

    def among_drafts(self) -> Documents:
        """Return what these filters leave of the unpublished records alone, which are few, from their own index."""
        drafts = DocumentFilters(self.data, queryset=Document.objects.unpublished(), request=self.request)
        drafts.are_drafts = True
        return drafts.qs  # type: ignore[no-any-return]

    def find(self, documents: Documents, _name: str, typed: str) -> Documents:
        states = self.form.cleaned_data["state"]
        return matching(documents, typed, _UNSEEN & {*(states or _UNSEEN)} if self.are_drafts else states)

    def in_states(self, documents: Documents, _name: str, states: list[str]) -> Documents:
        return documents.in_states(states) if states else documents  # type: ignore[attr-defined]

    def chosen(self, documents: Documents, name: str, values: list[str]) -> Documents:
        match = self.form.cleaned_data.get(f"{name}_match") or ""
        return documents.filter(facets.chosen(Facet(name), values, match, by_key=not self.are_drafts))

    def left_out(self, documents: Documents, name: str, values: list[str]) -> Documents:
        return documents.filter(facets.left_out(Facet(name.removeprefix("not_")), values, by_key=not self.are_drafts))

    def of_mine(self, documents: Documents, _name: str, value: bool) -> Documents:
        return documents.filter(pk__in=_touched_by(self.request.user.pk)) if value else documents

    def worked_on(self, documents: Documents, _name: str, user: Any) -> Documents:
        return documents.filter(pk__in=_touched_by(user.pk))

    def from_date(self, documents: Documents, _name: str, date: ImpreciseDate) -> Documents:
        return documents.filter(date_latest__gte=date.earliest) if date.earliest else documents

    def until_date(self, documents: Documents, _name: str, date: ImpreciseDate) -> Documents:
        return documents.filter(date_earliest__lte=date.latest) if date.latest else documents

    def since(self, documents: Documents, _name: str, day: datetime.date) -> Documents:
        """Return what was changed since that day began: a moment is looked up; the days of all would be worked out."""
        return documents.filter(changed__gte=timezone.make_aware(datetime.datetime.combine(day, datetime.time.min)))

    def at_shelfmark(self, documents: Documents, _name: str, typed: str) -> Documents:
        words = Q()
        for word in typed.replace(",", " ").split()[:12]:
            words &= Q(reference__icontains=word) | Q(repository__abbreviation__iexact=word)
        return documents.filter(pk__in=Holding.objects.filter(words).values("document"))

    def on_these_shelves(self, documents: Documents, _name: str, path: list[str]) -> Documents:
        return documents.filter(on_shelf(self.data.getlist("repository"), path))

    def noted(self, documents: Documents, _name: str, typed: str) -> Documents:
        """Match the record's own note and notes to colleagues."""
        left = keys_of(ColleagueNote.objects.filter(words__icontains=typed).order_by(), "document")
        return documents.filter(pk__in=among(left | noted(typed, shortest=1)))

    def called_elsewhere(self, documents: Documents, _name: str, typed: str) -> Documents:
        return documents.filter(filled("external_id"), external_id=typed)

    def to_mend(self, documents: Documents, _name: str, what: str) -> Documents:
        return documents.filter(MENDING.question(what))

    def has_pending(self, documents: Documents, _name: str, value: bool) -> Documents:
        waits = Exists(PendingVersion.objects.filter(document=OuterRef("pk")))
        return documents.filter(waits if value else ~waits)

    def wants_attention(self, documents: Documents, _name: str, value: bool) -> Documents:
        calls = Q(errand__isnull=False) & ~Q(errand__attention="")
        return documents.filter(calls) if value else documents.exclude(calls)


PARAMETERS: Final = frozenset(DocumentFilters.base_filters)


def _touched_by(user: int) -> Any:
    typed = Revision.objects.filter(kind="document", run__by=user, run__kind__in=["edit", "batch"])
    return typed.values("object_id")


def narrowed(asked: Mapping[str, Any], documents: Documents, request: Any) -> DocumentFilters:
    """Return the filters for these parameters and documents."""
    return DocumentFilters(asked, queryset=documents, request=request)
