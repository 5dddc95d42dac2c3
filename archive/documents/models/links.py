"""How documents point to topics and places, with real keys on both sides."""

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
    """What the document lets one know of a heading: whether an editor supplied it, and how certain it is."""

    supplied = LineField(
        _("supplied"), max_length=500, blank=True, help_text=_("What stands in brackets; the name itself for [Vienna].")
    )
    certainty = models.CharField(_("certainty"), max_length=8, choices=Certainty.choices, default=Certainty.CERTAIN)

    class Meta:
        abstract = True

    @property
    def noted(self) -> str:
        """The heading with its signs: “[Vienna?]”."""
        return marked(self.heading, self.supplied, self.certainty)

    @property
    def heading(self) -> str:
        """The plain name of the heading as it stands today."""
        raise NotImplementedError


class TopicTag(Noted, ItemBase):  # type: ignore[django-manager-missing] # taggit ships no types
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

    @property
    def heading(self) -> str:
        return str((self.tag.identity or self.tag).name)


class DocumentPlace(Noted):
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

    @property
    def heading(self) -> str:
        return str((self.place.identity or self.place).name)
