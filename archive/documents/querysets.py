"""Querysets of documents and their credits."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, When
from django.db.models.functions import Substr

from archive.dates import ImpreciseDate
from archive.documents.listed import NAMED, CreditedName, InBrief, Listed
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import State
from archive.people.models import Alias, Person
from archive.text.excerpts import opening_of

if TYPE_CHECKING:
    from archive.documents.models import Credit, Document  # noqa: F401 - named in the bases below


_UNPUBLISHED = models.Func(
    models.F("state"), template=f"NOT (%(expressions)s = '{State.PUBLISHED}')", output_field=models.BooleanField()
)

# The days say the same once more: they are in an index, the date is not.
UNDATED = models.Q(date=None, date_earliest=None, date_latest=None)


class DocumentQuerySet(models.QuerySet["Document"]):
    """Chainable filters for documents."""

    def published(self) -> Self:
        """Return what the public may see: the one gate every public page, count and export goes through."""
        return self.filter(state=State.PUBLISHED)

    def unpublished(self) -> Self:
        """Return what is not published, read from the index that holds those records alone.

        The condition is written out: a database takes a partial index only where it sees that it fits, and does not
        look into parameters.
        """
        return self.filter(_UNPUBLISHED)

    def in_states(self, states: Iterable[str]) -> Self:
        """Return the records in one of these states, by an index unless the published are among them."""
        asked = list(states)
        some = self if State.PUBLISHED in asked else self.unpublished()
        return some.filter(state__in=asked)

    def tombstones(self) -> Self:
        """Return what was public once and is now withdrawn or held back."""
        return self.filter(published_at__isnull=False, state__in=[State.HELD, State.WITHDRAWN])

    def crediting(self, person: Person, roles: Iterable[str] = ()) -> Self:
        """Return documents with a credit of the person's identity, under any name, each once."""
        credit = self.model._meta.get_field("credits").related_model
        credits = credit._default_manager.filter(
            document=models.OuterRef("pk"), alias__person__identity_id=person.root_pk
        )
        roles = list(roles)
        return self.filter(models.Exists(credits.filter(role__in=roles) if roles else credits))

    def for_list(self, ids: Sequence[int]) -> list[Listed]:
        """Return the published documents of these keys, in this order, as lists print them.

        Other filters of the queryset are ignored. Two compiled queries, whatever the number: a page of model instances
        with their people took four times as long.
        """
        names: dict[int, list[CreditedName]] = {}
        for document, *fields in _listed_names(ids):
            texts: Any = (field or "" for field in fields)
            names.setdefault(document, []).append(CreditedName(*texts))
        found: dict[int, Listed] = {}
        for date, kind, *plain, beginning in _listed(self.model)(ids):
            own: Any = (*plain, opening_of(beginning or ""))
            when = ImpreciseDate.from_edtf(date) if date else None
            found[plain[0]] = Listed(tuple(names.get(plain[0], ())), when, kind or "", *own)
        return [found[pk] for pk in ids if pk in found]

    def in_brief(self, ids: Sequence[int]) -> dict[int, InBrief]:
        """Return the published documents of these keys by key, as links to them print them, in one query."""
        found: dict[int, InBrief] = {}
        for pk, date, *plain in _in_brief(self.model)(ids):
            found[pk] = InBrief(ImpreciseDate.from_edtf(date) if date else None, *plain)
        return found


class CreditQuerySet(models.QuerySet["Credit"]):
    """Chainable filters for credits."""

    def of_published(self) -> Self:
        """Return credits of published documents."""
        return self.filter(document__state=State.PUBLISHED)

    def of_identity(self, person: Person) -> Self:
        """Return credits under any name of the person, those of the people they absorbed included."""
        return self.filter(alias__person__identity_id=person.root_pk)

    def unidentified(self) -> Self:
        """Return credits of unidentified names."""
        return self.filter(alias__person=None)


_LISTED = ("date", "type__name", "pk", "public_id", "title", "title_language", "summary")
_IN_BRIEF = ("public_id", "title", "title_language")
_BEGINNING = 600  # characters of a text that are read for its opening
_OF_A_PERSON = ("slug", "name", "sort_name", "kind")
_LISTED_NAMES = (
    "document_id", "role", "alias__form", "alias__language", "alias__script", "alias__kind", "supplied", "certainty",
    "note", *(f"alias__person__identity__{name}" for name in _OF_A_PERSON),
)  # fmt: skip


def _credits() -> CreditQuerySet:
    credit = Alias._meta.get_field("credits").related_model
    queryset: CreditQuerySet = credit._default_manager.all()  # type: ignore[assignment]
    return queryset


@cache
def _listed(documents: type["Document"]) -> Prepared:
    """Return the query for what a list prints of published documents, except their names."""
    published = documents._default_manager.published().order_by()
    bodies = documents._meta.get_field("texts").related_model._default_manager.filter(document=models.OuterRef("pk"))
    first = bodies.order_by("position", "pk").values_list(Substr("content__body", 1, _BEGINNING))[:1]
    opening = Case(When(summary="", then=models.Subquery(first)), default=models.Value(""))
    return Prepared(lambda pks: published.filter(pk__in=pks).values_list(*_LISTED, opening))


@cache
def _in_brief(documents: type["Document"]) -> Prepared:
    published = documents._default_manager.published().order_by()
    return Prepared(lambda pks: published.filter(pk__in=pks).values_list("pk", "date", *_IN_BRIEF))


# The names a list prints, by document, in its order.
_listed_names = Prepared(lambda pks: _credits().filter(document__in=pks, role__in=NAMED).values_list(*_LISTED_NAMES))
