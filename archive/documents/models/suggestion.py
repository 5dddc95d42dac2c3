"""Corrections readers suggest. They are no part of the record, so the journal does not record them."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import ProseField
from archive.documents.models.document import Document


class Suggestion(models.Model):
    """A correction a reader suggests, and what came of it."""

    class State(models.TextChoices):
        NEW = "new", _("new")
        DONE = "done", _("dealt with")

    LONGEST = 4000

    document = models.ForeignKey(Document, models.CASCADE, related_name="suggestions", verbose_name=_("document"))
    message = ProseField(max_length=LONGEST, verbose_name=_("message"))
    email = models.EmailField(
        blank=True, verbose_name=_("address for an answer"), help_text=_("Only the desk sees it.")
    )
    sent = models.DateTimeField(auto_now_add=True, verbose_name=_("sent"))
    state = models.CharField(max_length=4, choices=State.choices, default=State.NEW, verbose_name=_("state"))
    is_accepted = models.BooleanField(null=True, editable=False, verbose_name=_("taken up"))
    note = ProseField(
        blank=True,
        verbose_name=_("note"),
        help_text=_("What came of it, and what was answered. Only the desk sees it."),
    )
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("dealt with by")
    )
    answered_at = models.DateTimeField(null=True, verbose_name=_("dealt with"))

    class Meta:
        verbose_name = _("suggested correction")
        verbose_name_plural = _("suggested corrections")
        ordering = ["-pk"]
        default_permissions = ["view", "change"]
        indexes = [models.Index(fields=["state", "-id"], name="suggestion_by_state")]

    def __str__(self) -> str:
        return _("On “%(title)s”") % {"title": self.document.title}
