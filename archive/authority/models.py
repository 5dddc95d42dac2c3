"""The abstract authority record and the register of addresses."""

from typing import Any, Self, TypeVar, cast

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField, LineField, ProseField
from archive.names.keys import name_key

Record_co = TypeVar("Record_co", bound="AuthorityRecord", covariant=True)


class AuthorityQuerySet(models.QuerySet[Record_co]):
    """Filters that people, topics and places share."""

    def standing(self) -> Self:
        """Return records that no merge has absorbed."""
        return self.filter(merged_into=None)

    def of_identity(self, root: "AuthorityRecord") -> Self:
        """Return the record itself and all it has absorbed, directly or through others."""
        return self.filter(identity_id=root.root_pk)

    def settle_new(self) -> int:
        """Make every record without an identity its own, and return how many; needed after `bulk_create`."""
        return self.filter(identity=None).update(identity=F("pk"))


class AuthorityRecord(models.Model):
    """A name under authority control, with a permanent address and an identity.

    A merge sets `merged_into` and nothing else moves; `identity` is the root of the resulting tree (oneself when
    standing) and is maintained by the deeds that merge and undo.
    """

    # For the type checker, which does not see the columns of an abstract model's foreign keys.
    merged_into_id: int | None
    identity_id: int | None

    slug = models.SlugField(
        _("slug"),
        max_length=100,
        unique=True,
        allow_unicode=False,
        help_text=_("The last part of the public address. A former one goes on leading here."),
    )
    name = LineField(_("name"), max_length=500)
    name_key = KeyField(source="name", by=name_key, db_index=True)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, editable=False, related_name="absorbed"
    )
    identity = models.ForeignKey("self", models.PROTECT, null=True, blank=True, editable=False, related_name="tree")
    note = ProseField(
        _("note"),
        blank=True,
        help_text=_("For staff only, shown wherever somebody is about to merge: “two men, do not merge”."),
    )
    changed = models.DateTimeField(_("changed"), auto_now=True, editable=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return str(self.name)

    @property
    def root(self) -> Self:
        """The root of the merges, oneself when standing. One query unless `identity` is loaded."""
        return cast(Self, self.identity or self)

    @property
    def root_pk(self) -> int:
        """The key of the root; no query."""
        return self.identity_id or self.pk

    @property
    def is_standing(self) -> bool:
        return self.merged_into_id is None

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save the record; a new one becomes its own identity."""
        super().save(*args, **kwargs)
        if self.identity_id is None:
            type(self)._default_manager.filter(pk=self.pk).update(identity=self.pk)
            self.identity_id = self.pk


def not_into_itself(table: str) -> models.CheckConstraint:
    """Return the constraint that a record is not merged into itself."""
    return models.CheckConstraint(
        condition=Q(merged_into=None) | ~Q(merged_into=F("id")), name=f"{table}_not_into_itself"
    )


class Address(models.Model):
    """A slug that was given out, once and for all.

    The row stays when the record is renamed or deleted, so that no address is ever given to another record; the target
    is a plain number for that reason.
    """

    class Kind(models.TextChoices):
        PERSON = "person"
        TOPIC = "topic"
        PLACE = "place"
        COLLECTION = "collection"
        REPOSITORY = "repository"
        TYPE = "type"

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    slug = models.SlugField(_("slug"), max_length=100)
    target = models.PositiveBigIntegerField(_("target"))
    given = models.DateTimeField(_("given"), auto_now_add=True)

    class Meta:
        verbose_name_plural = _("addresses")
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="address_given_once")]
        indexes = [models.Index(fields=["kind", "target"], name="address_of_target")]

    def __str__(self) -> str:
        return f"{self.kind}/{self.slug}"
