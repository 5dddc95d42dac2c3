"""Querysets of people and their names."""

from typing import TYPE_CHECKING, Any, Self

from django.db import models
from django.db.models import Case, Count, F, Q, Value, When
from django.db.models.functions import Coalesce

from archive.authority.models import AuthorityQuerySet
from archive.names.keys import name_key
from archive.names.scripts import script_of_language

if TYPE_CHECKING:
    from archive.people.models import Alias, Person  # noqa: F401 - named in the bases below


class PersonQuerySet(AuthorityQuerySet["Person"]):
    """Chainable filters for people."""


class AliasQuerySet(models.QuerySet["Alias"]):
    """Chainable filters for name forms."""

    def unidentified(self) -> Self:
        """Return unidentified names."""
        return self.filter(person=None)

    def waiting_as(self, keys: Any) -> Self:
        """Return the unidentified names with one of these folded keys, given as a collection or a subquery."""
        # Asked plainly for no person, SQLite would read the unidentified names of the whole archive.
        nobody = Coalesce(F("person_id"), Value(0), output_field=models.BigIntegerField())
        return self.alias(bearer=nobody).filter(key__in=keys, bearer=0)

    def of_identity(self, root: "Person") -> Self:
        """Return all names of a person, those of the people they absorbed included."""
        return self.filter(person__identity_id=root.root_pk)

    def written(self, form: str) -> Self:
        """Return the aliases with the folded key of this name."""
        return self.filter(key=name_key(form))

    def with_bearers(self) -> Self:
        """Annotate each with `bearers`, the number of identities that bear the same folded name."""
        return self.annotate(bearers=self.bearers_of("key"))

    def bearers_of(self, key: str) -> models.Subquery:
        """Return a subquery: the number of identities that bear the folded name at this path of the outer query."""
        same = self.model._default_manager.filter(key=models.OuterRef(key)).order_by().values("key")
        return models.Subquery(same.annotate(n=Count("person__identity", distinct=True)).values("n"))

    def heading_pages_in(self, language: str) -> Self:
        """Return the names that pages in this language (BCP 47) use for people, each person's best last.

        Names of the survivor outrank those of merged people, and names in the language those that only match its
        script.
        """
        general = language.partition("-")[0]
        said = Q(language__iexact=language) | Q(language__iexact=general)
        names = self.filter(said | Q(language="", script__in=script_of_language(language)), heads=True)
        names = names.exclude(person=None).annotate(
            rank=Case(When(person=F("person__identity"), then=Value(0)), default=Value(4))
            + Case(When(language__iexact=language, then=Value(0)), When(language="", then=Value(2)), default=Value(1))
        )
        return names.order_by("-rank", "-pk")

    def ambiguous(self) -> Self:
        """Return names that several identities bear."""
        return self.with_bearers().filter(Q(bearers__gt=1))
