"""How documents point to topics and places, with real keys on both sides."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from archive.authority.fields import LineField
from archive.documents.models.document import Document
from archive.places.models import Place
from archive.topics.models import Topic


class TopicTag(ItemBase):
    """A document is about a topic."""

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


class DocumentPlace(models.Model):
    """A place has to do with a document: it was sent from there, or speaks of it."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="document_places", verbose_name=_("document"))
    place = models.ForeignKey(Place, models.PROTECT, related_name="document_places", verbose_name=_("place"))
    role = LineField(_("role"), max_length=40, blank=True, help_text=_("“sent from”, “sent to”, “about” …"))
    position = models.PositiveSmallIntegerField(_("position"), default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["document", "place", "role"], name="place_once_per_role")]

    def __str__(self) -> str:
        return f"{self.place} ({self.role})" if self.role else str(self.place)
