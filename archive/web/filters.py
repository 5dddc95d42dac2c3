"""From the query string to a Selection: the declared parameters, parsed by django-filter, and the error messages."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

import django_filters
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.dates import ImpreciseDate, UnreadableDate
from archive.documents.models import Document
from archive.search.query import HAS, MATCH_ALL_BY_DEFAULT, WITHOUT, Choice, Facet, Selection, Sort
from archive.web.parameters import Parameters

PER_PAGE: Final = (10, 25, 50, 100)


class Several(forms.Field):
    """All values of a repeated parameter, unchanged."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Iterable[str] | None) -> tuple[str, ...]:
        return tuple(value or ())


class Lacking(Several):
    """Names of attributes a record may lack."""

    def validate(self, value: tuple[str, ...]) -> None:
        for name in value:
            if name not in WITHOUT:
                raise forms.ValidationError(_("A record is not found by being without “%s”.") % name[:40])


class Having(Several):
    """Names of attributes a record may have."""

    def validate(self, value: tuple[str, ...]) -> None:
        for name in value:
            if name not in HAS:
                raise forms.ValidationError(_("A record is not found by having “%s”.") % name[:40])


class DateInWords(forms.Field):
    """A date as readers write it; an unreadable one is rejected with the message of UnreadableDate."""

    def to_python(self, value: Any) -> ImpreciseDate | None:
        try:
            return ImpreciseDate.asked(str(value)) if value else None
        except UnreadableDate as refused:
            raise forms.ValidationError(str(refused)) from None


class OneOf(forms.ChoiceField):
    """One of a fixed set of values."""

    default_error_messages = {"invalid_choice": gettext_lazy("The list cannot be ordered by “%(value)s”.")}


class Numbered(forms.IntegerField):
    """An integer."""

    default_error_messages = {"invalid": gettext_lazy("The number of the page is written in figures.")}


class PerPage(forms.TypedChoiceField):
    """The number of records per page."""

    default_error_messages = {"invalid_choice": gettext_lazy("A page holds 10, 25, 50 or 100 documents.")}


def declared(field: type[forms.Field], **options: Any) -> Any:
    """Return a django-filter filter that only parses its parameter with this field.

    The filtering itself is done by the catalogue with the Selection.
    """
    kind = type(f"{field.__name__}Filter", (django_filters.Filter,), {"field_class": field})
    return kind(required=False, **options)


class DocumentFilters(django_filters.FilterSet):
    """All parameters of a document list; an unreadable value makes the set invalid, with an error message."""

    q = declared(forms.CharField)
    names = declared(forms.CharField)
    without = declared(Lacking)
    has = declared(Having)
    after = declared(DateInWords)
    before = declared(DateInWords)
    within = declared(forms.CharField)
    certain = declared(forms.CharField)
    stated = declared(forms.CharField)
    sort = declared(OneOf, choices=[(order.value, order.value) for order in Sort])
    page = declared(Numbered)
    per_page = declared(PerPage, choices=[(n, n) for n in PER_PAGE], coerce=int, empty_value=10)

    def __init__(self, asked: QueryDict) -> None:
        """Instantiate only the filters in use: copying all three dozen took longer than the search."""
        self.base_filters = {key: _DECLARED[key] for key in asked}
        super().__init__(asked, queryset=Document.objects.none())

    @classmethod
    def get_filters(cls) -> dict[str, Any]:
        """Return the declared parameters and three per facet."""
        filters: dict[str, Any] = dict(super().get_filters())
        for facet in Facet:
            filters[facet.value] = declared(Several)
            filters[f"not_{facet}"] = declared(Several)
            filters[f"{facet}_match"] = declared(forms.CharField)
        filters["as"] = declared(Several)  # a Python keyword
        return filters


_DECLARED: Final = DocumentFilters.get_filters()


def read(parameters: Parameters) -> tuple[Selection, dict[str, list[str]]]:
    """Return the Selection for these canonical parameters, and the error messages by parameter.

    An unreadable parameter is ignored in the Selection. The page then shows the error and, if it was a filter, no
    results, rather than the whole archive.
    """
    asked = QueryDict(str(parameters))
    filters = DocumentFilters(asked)
    unread = {} if filters.is_valid() else {key: [str(m) for m in found] for key, found in filters.errors.items()}
    return _selection(filters.form.cleaned_data), unread


def _selection(read: Mapping[str, Any]) -> Selection:
    words = read.get("q") or ""
    sort = read.get("sort") or (Sort.RELEVANCE if words else Sort.DATE)
    return Selection(
        words=words,
        words_only=read.get("names") == "exact",
        choices=tuple(filter(None, (_choice(facet, read) for facet in Facet))),
        without=frozenset(read.get("without") or ()),
        after=read.get("after"),
        before=read.get("before"),
        wholly_within=read.get("within") == "1",
        certain_only=read.get("certain") == "1",
        stated_only=read.get("stated") == "1",
        written=read.get("as") or (),
        has=frozenset(read.get("has") or ()),
        sort=Sort(sort),
        page=1 if read.get("page") is None else read["page"],
        per_page=read.get("per_page") or 10,
    )


def _choice(facet: Facet, read: Mapping[str, Any]) -> Choice | None:
    values, excluded = read.get(facet.value) or (), read.get(f"not_{facet}") or ()
    if not values and not excluded:
        return None
    match = read.get(f"{facet}_match")
    return Choice(facet, values, match == "all" if match else facet in MATCH_ALL_BY_DEFAULT, excluded)
