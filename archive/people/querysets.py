"""Questions about people and their names."""

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Count, Q

from archive.authority.models import AuthorityQuerySet
from archive.names.keys import name_key

if TYPE_CHECKING:
    from archive.people.models import Alias, Person  # noqa: F401 - named in the bases below


class PersonQuerySet(AuthorityQuerySet["Person"]):
    """Chaining adjectives for people."""


class AliasQuerySet(models.QuerySet["Alias"]):
    """Chaining adjectives for name forms."""

    def unidentified(self) -> Self:
        """Names of nobody yet."""
        return self.filter(person=None)

    def of_identity(self, root: "Person") -> Self:
        """All names of a person, those of the people they absorbed included."""
        return self.filter(person__identity_id=root.root_pk)

    def written(self, form: str) -> Self:
        """The aliases that are this name, compared by its folded key."""
        return self.filter(key=name_key(form))

    def with_bearers(self) -> Self:
        """Each with `bearers`, the number of identities that bear the same folded name."""
        return self.annotate(bearers=self.bearers_of("key"))

    def bearers_of(self, key: str) -> models.Subquery:
        """The number of identities that bear the folded name at this path from the row that is asked about."""
        same = self.model._default_manager.filter(key=models.OuterRef(key)).order_by().values("key")
        return models.Subquery(same.annotate(n=Count("person__identity", distinct=True)).values("n"))

    def ambiguous(self) -> Self:
        """Names that several identities bear."""
        return self.with_bearers().filter(Q(bearers__gt=1))
