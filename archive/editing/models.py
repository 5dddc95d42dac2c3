"""What waits at the desk beside the records: edits of published records, and who is to see to what."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import ProseField
from archive.documents.models import Document


class PendingVersion(models.Model):
    """An edit of a published record that readers do not see yet; a record has at most one.

    `value` is the whole record as the journal keeps records, with the keys its new rows will have. `base` is the
    revision it was typed over, `number` grows with every save, so that a form opened on an earlier one is noticed.
    """

    document = models.OneToOneField(
        Document, models.CASCADE, related_name="pending_version", verbose_name=_("document")
    )
    value = models.JSONField()
    base = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(default=1)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    editors = models.JSONField(default=list)
    reason = ProseField(_("reason"), blank=True)
    is_offered = models.BooleanField(default=False)
    due = models.DateField(null=True, blank=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("pending version")
        verbose_name_plural = _("pending versions")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document)
