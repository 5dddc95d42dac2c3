"""Runs and their revisions. Rows are added, never changed: an undo adds a run of its own.

Only a take-down erases the values of revisions, and keeps their digests.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import ProseField
from archive.journal.telling import said


class Run(models.Model):
    """One deed: who did it, why, and its kind.

    Its digest covers the run before and its own revisions, so that a gap or an altered entry shows.
    """

    class Kind(models.TextChoices):
        EDIT = "edit", _("edit")
        IMPORT = "import", _("import")
        IDENTIFY = "identify", _("identification")
        MERGE = "merge", _("merge")
        SPLIT = "split", _("split")
        CARD = "card", _("card of names")
        BATCH = "batch", _("batch edit")
        DECISION = "decision", _("decision on a pair")
        PUBLICATION = "publication", _("publication")
        UNDO = "undo", _("undo")
        TAKE_DOWN = "take-down", _("take-down")

    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    reason = ProseField(_("reason"), blank=True)
    summary = models.CharField(_("summary"), max_length=500, blank=True)
    # What was done, as data that `journal.telling` words in the reader's language. The summary replaces it in older
    # runs, and where a deed has a wording of its own.
    told = models.JSONField(default=dict, blank=True, editable=False)
    at = models.DateTimeField(_("at"), auto_now_add=True, db_index=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by", verbose_name=_("undoes")
    )
    left = models.JSONField(_("left"), default=list, blank=True)
    # What an undo could not revert yet, as pairs of kind and key: retried with every further undo.
    waits = models.JSONField(default=list, blank=True, editable=False)
    previous_digest = models.CharField(_("previous digest"), max_length=64, blank=True)
    digest = models.CharField(_("digest"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("run")
        verbose_name_plural = _("runs")
        ordering = ["-pk"]
        default_permissions = ["view"]
        permissions = [("undo_run", _("Can undo any run"))]

    def __str__(self) -> str:
        return said(self.told, summary=self.summary, kind=self.get_kind_display())


class Revision(models.Model):
    """A whole record as a run left it; `value` is null where the run removed it."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="revisions", verbose_name=_("run"))
    kind = models.CharField(_("kind"), max_length=14)
    object_id = models.PositiveBigIntegerField(_("object id"))
    value = models.JSONField(_("value"), null=True)
    digest = models.CharField(_("digest"), max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind", "object_id"], name="revision_once_per_run")]
        indexes = [models.Index(fields=["kind", "object_id", "-id"], name="revision_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} in run {self.run_id}"


class ChainHead(models.Model):
    """The one row with the last digest of the hash chain; its lock serialises the closing of runs."""

    digest = models.CharField(_("digest"), max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.digest)
