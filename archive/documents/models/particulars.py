"""Smaller parts of a document: languages, holdings, backers, relations."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import LineField
from archive.documents.models.catalogue import Repository
from archive.documents.models.document import Document
from archive.documents.vocabulary import BackerKind


class Language(models.Model):
    """A language of the original, as a BCP 47 tag in lower case."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="languages", verbose_name=_("document"))
    code = models.SlugField(_("code"), max_length=20, db_index=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["document", "code"], name="language_once_per_document")]

    def __str__(self) -> str:
        return str(self.code)


class Holding(models.Model):
    """Where an original lies: the repository and its reference there."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="holdings", verbose_name=_("document"))
    repository = models.ForeignKey(
        Repository, models.PROTECT, null=True, blank=True, related_name="holdings", verbose_name=_("repository")
    )
    reference = LineField(
        _("reference"), max_length=500, blank=True, help_text=_("The shelfmark: fond, opis, delo, list.")
    )
    note = LineField(_("note"), max_length=4000, blank=True)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(repository=None, reference="", note=""), name="holding_says_something")
        ]

    def __str__(self) -> str:
        return ", ".join(filter(None, [str(self.repository or ""), self.reference]))


class Backer(models.Model):
    """Somebody who gave or contributed the document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="backers", verbose_name=_("document"))
    kind = models.CharField(_("kind"), max_length=12, choices=BackerKind.choices)
    name = LineField(_("name"), max_length=300)
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["document", "kind", "name"], name="backer_once_per_kind")]

    def __str__(self) -> str:
        return str(self.name)


class Relation(models.Model):
    """A document's relation to another: “draft of”, “reply to”. Shown on both.

    The other may not be here yet: then its external id is kept, and the relation is linked when it comes.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="relations", verbose_name=_("document"))
    other = models.ForeignKey(
        Document, models.SET_NULL, null=True, blank=True, related_name="relations_from_others", verbose_name=_("other")
    )
    other_external_id = LineField(_("other external id"), max_length=200, blank=True)
    kind = LineField(
        _("kind"), max_length=60, help_text=_("Read as: this document is a … the other: “draft of”, “reply to”.")
    )
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "kind", "other_external_id"],
                condition=~Q(other_external_id=""),
                name="relation_once_by_external_id",
            ),
            models.UniqueConstraint(fields=["document", "kind", "other"], name="relation_once_by_document"),
            models.CheckConstraint(condition=~Q(other=F("document")), name="relation_not_to_itself"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.other or self.other_external_id}"
