"""How documents point to topics and places, with real foreign keys on both sides."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from archive.authority.fields import LineField
from archive.documents.models.document import Document
from archive.documents.vocabulary import Certainty
from archive.names.marked import marked
from archive.places.models import Place
from archive.topics.models import Topic


class Noted(models.Model):
    """A heading as the document gives it: whether an editor supplied it, and how certain it is."""

    supplied = LineField(
        _("supplied"), max_length=500, blank=True, help_text=_("What stands in brackets; the name itself for [Vienna].")
    )
    certainty = models.CharField(_("certainty"), max_length=8, choices=Certainty.choices, default=Certainty.CERTAIN)

    class Meta:
        abstract = True

    @property
    def noted(self) -> str:
        """The heading with its marks: “[Vienna?]”."""
        return marked(self.heading, self.supplied, self.certainty)

    @property
    def heading(self) -> str:
        """The present plain name of the heading."""
        raise NotImplementedError


class TopicTag(Noted, ItemBase):  # type: ignore[django-manager-missing] # taggit ships no types
    """A topic of a document."""

    content_object = models.ForeignKey(
        Document, models.CASCADE, related_name="topic_tags", verbose_name=_("content object")
    )
    tag = models.ForeignKey(Topic, models.PROTECT, related_name="document_tags", verbose_name=_("tag"))

    class Meta:
        verbose_name = _("topic of the document")
        verbose_name_plural = _("topics of the document")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="topic_once_per_document")]

    def __str__(self) -> str:
        return str(self.tag)

    @property
    def heading(self) -> str:
        return str((self.tag.identity or self.tag).name)


class DocumentPlace(Noted):
    """A place of a document: where it was sent from or to, or what it is about."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="document_places", verbose_name=_("document"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="document_places", verbose_name=_("place"))
    role = LineField(_("role"), max_length=40, blank=True, help_text=_("“sent from”, “sent to”, “about” …"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["document", "place", "role"], name="place_once_per_role")]

    def __str__(self) -> str:
        return f"{self.place} ({self.role})" if self.role else str(self.place)

    @property
    def heading(self) -> str:
        return str((self.place.identity or self.place).name)
