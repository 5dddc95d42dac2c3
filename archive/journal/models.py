"""A run and the revisions it left. Rows are added, never changed: undoing adds a run of its own."""

from django.conf import settings
from django.db import models

from archive.authority.fields import ProseField


class Run(models.Model):
    """One deed: who did it, why, and what kind of deed it was. Its digest is made of the run before and its own
    revisions, so that a gap or a changed entry shows."""

    class Kind(models.TextChoices):
        EDIT = "edit", "edit"
        IMPORT = "import", "import"
        IDENTIFY = "identify", "identification"
        MERGE = "merge", "merge"
        SPLIT = "split", "split"
        BATCH = "batch", "batch edit"
        DECISION = "decision", "decision on a pair"
        PUBLICATION = "publication", "publication"
        UNDO = "undo", "undo"

    kind = models.CharField(max_length=12, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = ProseField(blank=True)
    summary = models.CharField(max_length=500, blank=True)
    at = models.DateTimeField(auto_now_add=True, db_index=True)
    undoes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="undone_by")
    left = models.JSONField(default=list, blank=True)
    # What an undo could not take back yet, as pairs of a kind and a key: tried again with every further undo.
    waits = models.JSONField(default=list, blank=True, editable=False)
    previous_digest = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ["view"]
        permissions = [("undo_run", "Can undo any run")]

    def __str__(self) -> str:
        return self.summary or self.get_kind_display()


class Revision(models.Model):
    """A whole record as a run left it; `value` is null where the run removed it."""

    run = models.ForeignKey(Run, models.PROTECT, related_name="revisions")
    kind = models.CharField(max_length=14)
    object_id = models.PositiveBigIntegerField()
    value = models.JSONField(null=True)
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["run", "kind", "object_id"], name="revision_once_per_run")]
        indexes = [models.Index(fields=["kind", "object_id", "-id"], name="revision_of_record")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id} in run {self.run_id}"


class ChainHead(models.Model):
    """The one row that names the last link of the chain of digests; locking it makes runs close one after another."""

    digest = models.CharField(max_length=64, blank=True)

    def __str__(self) -> str:
        return str(self.digest)
