"""Querysets of people and their names."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q

from archive.authority.models import AuthorityQuerySet
from archive.names.keys import name_key

if TYPE_CHECKING:
    from archive.people.models import Alias, Person  # noqa: F401 - named in the bases below


class PersonQuerySet(AuthorityQuerySet["Person"]):
    """Chainable filters for people."""


class AliasQuerySet(models.QuerySet["Alias"]):
    """Chainable filters for name forms."""

    def unidentified(self) -> Self:
        """Return unidentified names."""
        return self.filter(person=None)

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

    def ambiguous(self) -> Self:
        """Return names that several identities bear."""
        return self.with_bearers().filter(Q(bearers__gt=1))
