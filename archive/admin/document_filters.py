"""Filters of the list of documents at the desk."""

from typing import Any

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from archive.documents.models import Document
from archive.documents.vocabulary import State

WORK = {
    "date": (_("without a date"), Q(date=None)),
    "summary": (_("without a summary"), Q(summary="")),
    "type": (_("without a type"), Q(type=None)),
    "credits": (_("without a name"), Q(credits=None)),
    "person": (_("with a name not yet identified"), Q(credits__isnull=False, credits__alias__person=None)),
}


class StateFilter(admin.SimpleListFilter):
    """Where records are on their way to readers."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(state.value, str(state.label)) for state in State]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Document]) -> QuerySet[Document]:
        return queryset.filter(state=self.value()) if self.value() else queryset


class Missing(admin.SimpleListFilter):
    """What is still to be done."""

    title = _("to do")
    parameter_name = "missing"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [(name, str(label)) for name, (label, _question) in WORK.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Document]) -> QuerySet[Document]:
        if self.value() not in WORK:
            return queryset
        return queryset.filter(WORK[str(self.value())][1]).distinct()
