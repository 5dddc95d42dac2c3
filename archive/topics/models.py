"""A topic, and other words for it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from archive.authority.fields import KeyField, LineField
from archive.authority.models import AuthorityQuerySet, AuthorityRecord, not_into_itself
from archive.names.keys import name_key


class TopicQuerySet(AuthorityQuerySet["Topic"]):
    """Chainable filters for topics."""


class Topic(AuthorityRecord, TagBase):  # type: ignore[django-manager-missing] # taggit ships no types
    """A subject under authority control; taggit reads it as a tag.

    TagBase's unique name is replaced: an absorbed topic may share its name with a standing one.
    """

    broader = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="narrower",
        help_text=_("A document about this topic is also found under the broader one."),
        verbose_name=_("broader"),
    )
    description = LineField(_("description"), max_length=500, blank=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name_key", "pk"]
        constraints = [
            not_into_itself("topic"),
            models.UniqueConstraint(
                fields=["name_key"], condition=Q(merged_into=None), name="topic_once_while_standing"
            ),
        ]


class Synonym(models.Model):
    """Another word by which a topic is found."""

    topic = models.ForeignKey(Topic, models.PROTECT, related_name="synonyms", verbose_name=_("topic"))
    form = LineField(_("form"), max_length=200)
    key = KeyField(source="form", by=name_key, db_index=True)

    class Meta:
        verbose_name = _("synonym")
        verbose_name_plural = _("synonyms")
        constraints = [models.UniqueConstraint(fields=["topic", "form"], name="synonym_once_per_topic")]

    def __str__(self) -> str:
        return str(self.form)
