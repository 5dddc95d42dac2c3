"""Questions about documents and their credits."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Final, Self

from django.db import models
from django.db.models import Q

from archive.dates import ImpreciseDate
from archive.documents.listed import NAMED, Listed, ListedName
from archive.documents.prepared import Prepared
from archive.documents.vocabulary import State
from archive.people.models import Alias, Person

if TYPE_CHECKING:
    from archive.documents.models import Credit, Document  # noqa: F401 - named in the bases below


class DocumentQuerySet(models.QuerySet["Document"]):
    """Chaining adjectives for documents."""

    def published(self) -> Self:
        """What the public may see: the one gate every public page, count and export goes through."""
        return self.filter(state=State.PUBLISHED)

    def tombstones(self) -> Self:
        """What the public once saw and now finds withdrawn or held."""
        return self.filter(published_at__isnull=False, state__in=[State.HELD, State.WITHDRAWN])

    def dated_between(self, earliest: datetime.date, latest: datetime.date) -> Self:
        """Those that may have been written in these days; an imprecise date counts when it overlaps."""
        begun = Q(date_latest__gte=earliest) | Q(date_latest=None, date_earliest__isnull=False)
        ended = Q(date_earliest__lte=latest) | Q(date_earliest=None, date_latest__isnull=False)
        return self.filter(begun & ended)

    def crediting(self, person: Person, roles: Iterable[str] = ()) -> Self:
        """Those with a credit of the person's identity, under any name, each once."""
        credit = self.model._meta.get_field("credits").related_model
        credits = credit._default_manager.filter(
            document=models.OuterRef("pk"), alias__person__identity_id=person.root_pk
        )
        roles = list(roles)
        return self.filter(models.Exists(credits.filter(role__in=roles) if roles else credits))

    def for_list(self, ids: Sequence[int]) -> list[Listed]:
        """The published documents of these keys in this order, as lists print them; others are left out.

        Asked of all documents: to what else the question was narrowed is not looked at. Two queries, whatever the
        number, made once: a page of objects with their people took four times as long.
        """
        names: dict[int, list[ListedName]] = {}
        for document, *fields in _listed_names(ids):
            names.setdefault(document, []).append(ListedName(*(field or "" for field in fields)))
        found = {
            plain[0]: Listed(tuple(names.get(plain[0], ())), date and ImpreciseDate.from_edtf(date), kind or "", *plain)
            for date, kind, *plain in _listed(self.model)(ids)
        }
        return [found[pk] for pk in ids if pk in found]

    def with_credits(self) -> Self:
        """Each with its type, and its credits with names and the people behind them, in a fixed number of queries."""
        return self.select_related("type").prefetch_related(models.Prefetch("credits", queryset=_credits_with_people()))

    def in_full(self) -> Self:
        """Each with everything its own page prints, in a fixed number of queries."""
        return self.with_credits().with_rows(*_ROWS)

    def with_rows(self, *names: str) -> Self:
        """Each with these rows of its own, and each of them with what it points to, in one query a name.

        What a row points to is joined to it: a prefetch of its own would ask for all the keys by OR, of which SQLite
        takes fewer than a thousand (three different texts for each of 500 records are more).
        """
        return self.prefetch_related(*(_rows(self.model, name, *_ROWS[name]) for name in names))


class CreditQuerySet(models.QuerySet["Credit"]):
    """Chaining adjectives for credits."""

    def of_published(self) -> Self:
        """Credits the public may know of."""
        return self.filter(document__state=State.PUBLISHED)

    def of_identity(self, person: Person) -> Self:
        """Credits under any name of the person, those of the people they absorbed included."""
        return self.filter(alias__person__identity_id=person.root_pk)

    def unidentified(self) -> Self:
        """Credits of names that belong to nobody yet."""
        return self.filter(alias__person=None)


# The rows of a document by the name they have there, and to what they point.
_ROWS: Final[Mapping[str, tuple[str, ...]]] = {
    "texts": ("content",),
    "files": ("stored",),
    "renderings": (),
    "holdings": ("repository",),
    "languages": (),
    "backers": (),
    "topic_tags": ("tag__identity",),
    "document_places": ("place__identity",),
    "memberships": ("collection",),
    "relations": ("other",),
    "relations_from_others": ("document",),
}
_LISTED = ("date", "type__name", "pk", "public_id", "title", "title_language", "summary")
_OF_A_PERSON = ("slug", "name", "sort_name", "kind")
_LISTED_NAMES = (
    "document_id", "role", "alias__form", "alias__language", "alias__script", "alias__kind", "supplied", "certainty",
    "note", *(f"alias__person__identity__{name}" for name in _OF_A_PERSON),
)  # fmt: skip


def _credits() -> CreditQuerySet:
    credit = Alias._meta.get_field("credits").related_model
    queryset: CreditQuerySet = credit._default_manager.all()  # type: ignore[assignment]
    return queryset


def _rows(documents: type["Document"], name: str, *joined: str) -> "models.Prefetch[str]":
    rows = documents._meta.get_field(name).related_model._default_manager.all()  # type: ignore[union-attr]
    return models.Prefetch(name, queryset=rows.select_related(*joined) if joined else rows)


def _credits_with_people() -> CreditQuerySet:
    return _credits().select_related("alias__person__identity")


@cache
def _listed(documents: type["Document"]) -> Prepared:
    """What a list prints of published documents, but for their names."""
    published = documents._default_manager.published().order_by()
    return Prepared(lambda pks: published.filter(pk__in=pks).values_list(*_LISTED))


# Those whom a list names, by document, in its order.
_listed_names = Prepared(lambda pks: _credits().filter(document__in=pks, role__in=NAMED).values_list(*_LISTED_NAMES))
