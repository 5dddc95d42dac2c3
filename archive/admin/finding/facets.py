"""Facet filters of the admin's document list, with the parameters and semantics of the public list, for all states."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.db.models import Exists, F, OuterRef, Q
from django.db.models.lookups import In
from django.utils.translation import gettext as _

from archive.documents.models import (
    Collection,
    Credit,
    Document,
    DocumentPlace,
    DocumentType,
    Holding,
    Language,
    Membership,
    Repository,
    TopicTag,
)
from archive.documents.querysets import UNDATED
from archive.documents.vocabulary import PERSON_ROLES, WRITING_ROLES, Role
from archive.people.models import Person
from archive.places.models import Place
from archive.search.query import MATCH_ALL_BY_DEFAULT, WAITING, WITHOUT, Facet
from archive.topics.models import Topic

MATCHES: Final = ("all", "any")


class Several(forms.Field):
    """All values of a repeated parameter, unchanged."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Iterable[str] | None) -> list[str]:
        return [one.replace("\x00", "") for one in value or () if one]


class Lacking(Several):
    """Names of attributes a record may lack."""

    def validate(self, value: list[str]) -> None:
        for name in value:
            if name not in WITHOUT:
                raise forms.ValidationError(_("A record is not found by being without “%s”.") % name[:40])


@dataclass(frozen=True, slots=True)
class Rows:
    """The link rows of a facet: their foreign key to the document, the path to the value, and the model of the
    values."""

    rows: Any
    document: str
    target: str
    model: Any = None
    roles: tuple[Any, ...] = ()
    broader: str = ""

    def of_document(self) -> Any:
        """Return the rows of the outer query's document."""
        rows = self.found(**{self.document: OuterRef("pk")})
        return rows if self.roles else rows.exclude(**{self.target: None})

    def found(self, **which: Any) -> Any:
        """Return the rows for which this holds."""
        rows = self.rows._default_manager.filter(**which)
        return rows.filter(role__in=self.roles) if self.roles else rows


_PERSON: Final = "alias__person__identity"
ROWS: Final = {
    Facet.PERSON: Rows(Credit, "document", _PERSON, Person, PERSON_ROLES),
    Facet.AUTHOR: Rows(Credit, "document", _PERSON, Person, WRITING_ROLES),
    Facet.RECIPIENT: Rows(Credit, "document", _PERSON, Person, (Role.RECIPIENT,)),
    Facet.TOPIC: Rows(TopicTag, "content_object", "tag__identity", Topic, broader="broader__identity"),
    Facet.PLACE: Rows(DocumentPlace, "document", "place__identity", Place, broader="parent__identity"),
    Facet.TYPE: Rows(Document, "pk", "type", DocumentType),
    Facet.LANGUAGE: Rows(Language, "document", "code"),
    Facet.REPOSITORY: Rows(Holding, "document", "repository", Repository),
    Facet.COLLECTION: Rows(Membership, "document", "collection", Collection),
}


def chosen(facet: Facet, values: list[str], match: str, *, by_key: bool = True) -> Any:
    """Return a condition for documents with all of these values, or any of them."""
    match = match if match in MATCHES else ("all" if facet in MATCH_ALL_BY_DEFAULT else "any")
    asked: Any = Q()
    for value in values:
        asked = asked & having(facet, value, by_key) if match == "all" else asked | having(facet, value, by_key)
    return asked


def left_out(facet: Facet, values: list[str], *, by_key: bool = True) -> Any:
    """Return a condition for documents with none of these values."""
    asked: Any = Q()
    for value in values:
        asked &= ~having(facet, value, by_key)
    return asked


def lacking(names: list[str]) -> Any:
    """Return a condition for documents without any value in these facets."""
    asked: Any = Q()
    for name in names:
        if name == "date":
            asked &= UNDATED
        elif name in ROWS:
            asked &= ~Exists(ROWS[Facet(name)].of_document())
    return asked


def having(facet: Facet, value: str, by_key: bool) -> Q:
    """Return a condition for documents with this value: by their keys, since asked of every document it took a second.

    Not by key where the documents are few, which would otherwise all be looked up among those with the value.

    The value is a slug, which includes narrower headings, or `~` and the key of an unidentified name.
    """
    rows = ROWS[facet]
    if value.startswith(WAITING) and rows.model is Person:
        with_value = rows.found(alias__key=value[1:], alias__person=None)
    elif rows.model is None:
        with_value = rows.found(**{rows.target: value})
    else:
        with_value = rows.found(**{f"{rows.target}__in": _with_narrower(rows, _found(rows, value))})
    keys = with_value.order_by().values(rows.document)
    return Q(pk__in=keys) if by_key else Q(In(F("pk") + 0, keys))


def _found(rows: Rows, slug: str) -> int:
    """Return the key of the slug's record, merges resolved; an unknown slug matches nothing."""
    record = rows.model._default_manager.filter(slug=slug).first()
    return int(getattr(record, "identity_id", None) or record.pk) if record else 0


def _with_narrower(rows: Rows, pk: int) -> set[int]:
    """Return the record and all narrower ones, merges resolved."""
    found, new = {pk}, {pk}
    while rows.broader and new:
        below = rows.model._default_manager.filter(**{f"{rows.broader}__in": new})
        new = set(below.values_list("identity_id", flat=True)) - found - {None}
        found |= new
    return found
