"""Titles and summaries of a document in further languages."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import LineField, ProseField
from archive.documents.models.document import Document


class Rendering(models.Model):
    """A document's title and summary in another language; citations use the record's own title."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="renderings", verbose_name=_("document"))
    language = models.SlugField(max_length=20, verbose_name=_("language"), help_text=_("BCP 47: en, ru, zh-hans …"))
    title = LineField(max_length=2000, blank=True, verbose_name=_("title"))
    summary = ProseField(blank=True, verbose_name=_("summary"))

    class Meta:
        verbose_name = _("title in another language")
        verbose_name_plural = _("titles and summaries in other languages")
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(fields=["document", "language"], name="rendering_once_per_language"),
            models.CheckConstraint(
                condition=~models.Q(title="", summary=""),
                name="rendering_says_something",
                violation_error_message=_("Give a title or a summary in this language."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title) or str(self.language)
