"""What the desk's list of documents is narrowed by: django-filter's filters, which filter."""

from collections.abc import Mapping
from typing import Any, Final

import django_filters
from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from archive.admin.finding.words import matching
from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import (
    Collection,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    TopicTag,
)
from archive.documents.vocabulary import PERSON_ROLES, WRITING_ROLES, Role, State
from archive.editing.mending import MENDING
from archive.editing.models import PendingVersion
from archive.journal.models import Revision
from archive.people.models import Person
from archive.places.models import Place
from archive.topics.models import Topic

Documents = QuerySet[Document]


class WordsDate(forms.Field):
    """A date as people write one."""

    def to_python(self, value: Any) -> ImpreciseDate | None:
        try:
            return ImpreciseDate.parse(str(value)) if value else None
        except UnreadableDate as refused:
            raise forms.ValidationError(str(refused)) from None


class WordsDateFilter(django_filters.Filter):
    """Filters by a date in words."""

    field_class = WordsDate


def crediting(roles: tuple[Any, ...]) -> Any:
    """A filter by slug of a person credited in one of these roles, under any name."""

    def narrow(documents: Documents, _name: str, people: list[Person]) -> Documents:
        for person in people:
            documents = documents.crediting(person, roles)  # type: ignore[attr-defined]
        return documents

    return narrow


def linked(model: Any, document: str, target: str) -> Any:
    """A filter by records that a link joins to the document; an absorbed one counts as its survivor."""

    def narrow(documents: Documents, _name: str, records: list[Any]) -> Documents:
        for record in records:
            links = model.objects.filter(**{document: OuterRef("pk"), target: record.pk})
            documents = documents.filter(Exists(links))
        return documents

    return narrow


class BySlugs(django_filters.ModelMultipleChoiceFilter):
    """Records by their slugs, never listed: only those asked for are read."""

    def __init__(self, records: Any, method: Any, label: Any) -> None:
        super().__init__(
            queryset=records, to_field_name="slug", method=method, label=label, required=False,
            widget=forms.MultipleHiddenInput,
        )  # fmt: skip


class DocumentFilters(django_filters.FilterSet):
    """Every parameter of the desk's list."""

    q = django_filters.CharFilter(method="find", label=_("Words"))
    state = django_filters.MultipleChoiceFilter(choices=State.choices, label=_("State"))
    mine = django_filters.BooleanFilter(method="of_mine", label=_("Mine"))
    owner = django_filters.ModelChoiceFilter(
        queryset=get_user_model()._default_manager.all(), to_field_name="username", method="worked_on",
        label=_("Worked on by"),
    )  # fmt: skip
    assigned = django_filters.ModelChoiceFilter(
        queryset=get_user_model()._default_manager.all(), to_field_name="username", field_name="errand__assignee",
        label=_("Assigned to"),
    )  # fmt: skip
    changed_since = django_filters.DateFilter(field_name="changed", lookup_expr="date__gte", label=_("Changed since"))
    after = WordsDateFilter(method="from_date", label=_("From"))
    before = WordsDateFilter(method="until_date", label=_("Until"))
    person = BySlugs(Person.objects.all(), crediting(PERSON_ROLES), _("Person"))
    author = BySlugs(Person.objects.all(), crediting(WRITING_ROLES), _("Written by"))
    recipient = BySlugs(Person.objects.all(), crediting((Role.RECIPIENT,)), _("Written to"))
    topic = BySlugs(Topic.objects.all(), linked(TopicTag, "content_object", "tag__identity"), _("Topic"))
    place = BySlugs(Place.objects.all(), linked(DocumentPlace, "document", "place__identity"), _("Place"))
    collection = BySlugs(Collection.objects.all(), linked(Membership, "document", "collection"), _("Collection"))
    repository = BySlugs(Repository.objects.all(), linked(Holding, "document", "repository"), _("Repository"))
    type = django_filters.ModelMultipleChoiceFilter(
        queryset=DocumentType.objects.all(), to_field_name="slug", label=_("Type"), widget=forms.MultipleHiddenInput
    )
    language = django_filters.CharFilter(method="in_language", label=_("Language"))
    shelfmark = django_filters.CharFilter(method="at_shelfmark", label=_("Shelfmark"))
    external_id = django_filters.CharFilter(field_name="external_id", label=_("External id"))
    contributor = django_filters.CharFilter(
        field_name="backers__name", lookup_expr="icontains", distinct=True, label=_("Contributor")
    )
    note = django_filters.CharFilter(field_name="note", lookup_expr="icontains", label=_("Note"))
    missing = django_filters.ChoiceFilter(choices=MENDING.labels, method="to_mend", label=_("To mend"))
    waits = django_filters.BooleanFilter(method="has_pending", label=_("With a change that waits"))
    attention = django_filters.BooleanFilter(method="wants_attention", label=_("Needs attention"))
    pk = django_filters.BaseInFilter(field_name="pk", label=_("Chosen"))

    class Meta:
        model = Document
        fields: list[str] = []

    def find(self, documents: Documents, _name: str, typed: str) -> Documents:
        return matching(documents, typed)

    def of_mine(self, documents: Documents, _name: str, value: bool) -> Documents:
        return documents.filter(pk__in=_touched_by(self.request.user.pk)) if value else documents

    def worked_on(self, documents: Documents, _name: str, user: Any) -> Documents:
        return documents.filter(pk__in=_touched_by(user.pk))

    def from_date(self, documents: Documents, _name: str, date: ImpreciseDate) -> Documents:
        return documents.filter(date_latest__gte=date.earliest) if date.earliest else documents

    def until_date(self, documents: Documents, _name: str, date: ImpreciseDate) -> Documents:
        return documents.filter(date_earliest__lte=date.latest) if date.latest else documents

    def in_language(self, documents: Documents, _name: str, code: str) -> Documents:
        return documents.filter(Exists(Language.objects.filter(document=OuterRef("pk"), code=code)))

    def at_shelfmark(self, documents: Documents, _name: str, typed: str) -> Documents:
        words = Q()
        for word in typed.replace(",", " ").split()[:12]:
            words &= Q(reference__icontains=word) | Q(repository__abbreviation__iexact=word)
        return documents.filter(pk__in=Holding.objects.filter(words).values("document"))

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
    """The filters as they were asked for, over these documents."""
    return DocumentFilters(asked, queryset=documents, request=request)
