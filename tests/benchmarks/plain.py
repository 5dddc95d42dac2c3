"""The same answer by the ORM alone: one GROUP BY a facet. What the catalogue is measured against."""

from typing import Any

from django.db.models import Count, Q, QuerySet

from archive.documents.models import Document
from archive.documents.vocabulary import PERSON_ROLES, RECEIVING_ROLES, WRITING_ROLES
from archive.search.asking.parsing import patterns, read
from archive.search.index.backends import backend
from archive.search.query import Choice, Facet, Selection

_ROLES = {Facet.PERSON: PERSON_ROLES, Facet.AUTHOR: WRITING_ROLES, Facet.RECIPIENT: RECEIVING_ROLES}
_SLUGS = {
    Facet.TOPIC: "topic_tags__tag__identity__slug",
    Facet.PLACE: "document_places__place__identity__slug",
    Facet.TYPE: "type__slug",
    Facet.LANGUAGE: "languages__code",
    Facet.REPOSITORY: "holdings__repository__slug",
    Facet.COLLECTION: "memberships__collection__slug",
}
_PERSON = "credits__alias__person__identity__slug"


def answer(selection: Selection) -> tuple[int, list[int], list[list[dict[str, Any]]]]:
    """Total, keys of the page, and the ten most frequent values of every facet."""
    found = _left(selection)
    start = (selection.page - 1) * selection.per_page
    ids = list(found.values_list("pk", flat=True)[start : start + selection.per_page])
    return found.count(), ids, [_values(found, facet) for facet in Facet]


def _left(selection: Selection) -> "QuerySet[Document]":
    found: QuerySet[Document] = Document.objects.published()
    for choice in selection.choices:
        found = _narrowed(found, choice)
    if selection.after and selection.after.earliest:
        found = found.filter(date_latest__gte=selection.after.earliest)
    if selection.before and selection.before.latest:
        found = found.filter(date_earliest__lte=selection.before.latest)
    if question := read(selection.words):
        found = found.filter(pk__in=backend().hits(patterns(question.groups)).tolist())
    return found.order_by("date_earliest", "date_latest", "title_key", "pk")


def _narrowed(found: "QuerySet[Document]", choice: Choice) -> "QuerySet[Document]":
    path = _PERSON if choice.facet in _ROLES else _SLUGS[choice.facet]
    if not choice.match_all:
        return found.filter(pk__in=Document.objects.filter(**{f"{path}__in": choice.values}).values("pk"))
    for slug in choice.values:
        found = found.filter(pk__in=Document.objects.filter(**{path: slug}).values("pk"))
    return found


def _values(found: "QuerySet[Document]", facet: Facet) -> list[dict[str, Any]]:
    rows = found.order_by()
    path = _PERSON if facet in _ROLES else _SLUGS[facet]
    if facet in _ROLES:
        rows = rows.filter(Q(credits__role__in=_ROLES[facet]))
    counted = rows.values(path).annotate(documents=Count("pk", distinct=True)).order_by("-documents")
    return list(counted.exclude(**{path: None})[:10])
