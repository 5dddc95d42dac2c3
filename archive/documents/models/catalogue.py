"""What documents are filed under besides people, topics and places: types, repositories, collections."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import KeyField, LineField, ProseField, WebAddressField
from archive.names.keys import name_key


class Heading(models.Model):
    """A name with an address, unique by its folded key."""

    slug = models.SlugField(_("slug"), max_length=100, unique=True, help_text=_("The last part of the public address."))
    name = LineField(_("name"), max_length=300)
    name_key = KeyField(source="name", by=name_key, unique=True)

    class Meta:
        abstract = True
        ordering = ["name_key"]

    def __str__(self) -> str:
        return str(self.name)


class DocumentType(Heading):
    """A type of document: cable, letter, memorandum of conversation …"""

    class Meta(Heading.Meta):
        verbose_name = _("type of document")
        verbose_name_plural = _("types of documents")


class Repository(Heading):
    """An archive or library that holds originals."""

    abbreviation = LineField(_("abbreviation"), max_length=40, blank=True)
    url = WebAddressField(_("url"), blank=True)

    class Meta(Heading.Meta):
        verbose_name = _("repository")
        verbose_name_plural = _("repositories")


class Collection(Heading):
    """Documents brought together under one heading, with an introduction."""

    introduction = ProseField(_("introduction"), blank=True)

    class Meta(Heading.Meta):
        verbose_name = _("collection")
        verbose_name_plural = _("collections")


class Membership(models.Model):
    """A document's place in a collection."""

    document = models.ForeignKey(
        "archive.Document", models.CASCADE, related_name="memberships", verbose_name=_("document")
    )
    collection = models.ForeignKey(Collection, models.PROTECT, related_name="memberships", verbose_name=_("collection"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "collection"], name="membership_once")]

    def __str__(self) -> str:
        return f"{self.document} in {self.collection}"
