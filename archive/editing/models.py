"""What waits at the desk beside the records: pending versions, errands, notes, saved lists and deferred deeds."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import ProseField
from archive.documents.models import Document


class PendingVersion(models.Model):
    """An edit of a published record that readers do not see yet; a record has at most one.

    `value` is the whole record in the journal's shape, with the keys its new rows will have. `base` is the revision it
    was typed over. `number` grows with every save, by which a form opened on an earlier save is detected and compared
    with what it was opened on: `earlier` maps recent numbers to their values.
    """

    document = models.OneToOneField(
        Document, models.CASCADE, related_name="pending_version", verbose_name=_("document")
    )
    value = models.JSONField()
    base = models.PositiveBigIntegerField()
    number = models.PositiveIntegerField(default=1)
    earlier = models.JSONField(default=dict)
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

    @property
    def version(self) -> int:
        """The version a form carries: negative, different after every save, never reused by another pending version."""
        return -(self.pk * 100_000 + self.number)

    def opened_on(self, version: int) -> dict[str, Any] | None:
        """Return the value at the version a form carries; None where that is another pending version's, or too old."""
        key, number = divmod(-version, 100_000)
        said: dict[str, Any] | None = self.earlier.get(str(number)) if key == self.pk else None
        return said


class Errand(models.Model):
    """Who is to see to a record, and what about it: why a reviewer sent it back, or what needs attention.

    It is no part of the record.
    """

    document = models.OneToOneField(Document, models.CASCADE, related_name="errand", verbose_name=_("document"))
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    sentence = ProseField(_("sent back with"), blank=True)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    attention = ProseField(_("needs attention"), blank=True)
    changed = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("errand")
        verbose_name_plural = _("errands")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.document)


class ColleagueNote(models.Model):
    """A note on a record to one member of staff, or to all of them; it is kept when it is done.

    It is no part of the record, and readers never see it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="colleague_notes", verbose_name=_("document"))
    words = ProseField(_("note"), max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("to")
    )
    written = models.DateTimeField(_("written"), auto_now_add=True)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+")
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("note to a colleague")
        verbose_name_plural = _("notes to colleagues")
        default_permissions = ()
        indexes = [models.Index(fields=["to"], condition=models.Q(done_at=None), name="note_waiting")]

    def __str__(self) -> str:
        return str(self.words)


class SavedList(models.Model):
    """A list of the desk saved by name; a shared one is offered to all colleagues."""

    name = models.CharField(_("name"), max_length=100)
    query = models.CharField(max_length=2000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("by"))
    is_shared = models.BooleanField(_("shared"), default=False)

    class Meta:
        verbose_name = _("list kept by name")
        verbose_name_plural = _("lists kept by name")
        ordering = ["name", "pk"]
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["by", "name"], name="saved_list_once_per_name")]

    def __str__(self) -> str:
        return str(self.name)


class WaitingDeed(models.Model):
    """A request at the desk that waits for a second person: its form fields and its address.

    The second person sends it again as themselves, so that it is checked, and refused where things changed, as any
    other.
    """

    address = models.CharField(max_length=2000)
    fields = models.JSONField(default=list)
    said = models.CharField(_("what"), max_length=500)
    reason = ProseField(_("reason"), blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    asked = models.DateTimeField(_("asked"), auto_now_add=True)

    class Meta:
        verbose_name = _("deed that waits for a second person")
        verbose_name_plural = _("deeds that wait for a second person")
        ordering = ["pk"]
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.said)


class WaitingBatch(models.Model):
    """A bulk change that affects published records and waits for a reviewer as a whole."""

    change = models.JSONField()
    documents = models.JSONField(default=list)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    reason = ProseField(_("reason"))
    asked = models.DateTimeField(_("asked"), auto_now_add=True)

    class Meta:
        verbose_name = _("batch that waits")
        verbose_name_plural = _("batches that wait")
        default_permissions = ()

    def __str__(self) -> str:
        return str(self.reason)
