"""What waits for a name editor: requests to merge, and candidate pairs of names."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.authority.fields import ProseField
from archive.merging.reasons import ReasonsField
from archive.people.models import Alias, Person


class MergeRequest(models.Model):
    """A request, by somebody without the right to merge, that two people be merged, with its answer."""

    class State(models.TextChoices):
        OPEN = "open", _("waits")
        APPROVED = "approved", _("merged")
        REFUSED = "refused", _("refused")

    survivor = models.ForeignKey(
        Person, models.CASCADE, related_name="merge_requests_to_stay", verbose_name=_("survivor")
    )
    absorbed = models.ForeignKey(
        Person, models.CASCADE, related_name="merge_requests_to_go", verbose_name=_("absorbed")
    )
    reason = ProseField(_("reason"))
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by"))
    at = models.DateTimeField(_("at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.OPEN)
    answer = ProseField(_("answer"), blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("answered by")
    )
    answered_at = models.DateTimeField(_("answered at"), null=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint(
                fields=["survivor", "absorbed"], condition=models.Q(state="open"), name="merge_request_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.absorbed} → {self.survivor}: {self.get_state_display()}"


class Candidate(models.Model):
    """Two written names that may be one person's.

    Whose they are is looked up when the pair is shown, so that merges, splits, identifications and undos leave it
    alone.
    """

    class Verdict(models.TextChoices):
        PROBABLE = "probable", _("probable")
        POSSIBLE = "possible", _("possible")

    name = models.ForeignKey(Alias, models.CASCADE, related_name="candidates_before", verbose_name=_("name"))
    other = models.ForeignKey(Alias, models.CASCADE, related_name="candidates_after", verbose_name=_("other"))
    score = models.FloatField(_("score"))
    verdict = models.CharField(_("verdict"), max_length=8, choices=Verdict.choices)
    reasons = ReasonsField(_("reasons"), default=list)
    against = ReasonsField(_("against"), default=list)
    put_off = models.BooleanField(_("put off"), default=False)
    later = models.DateTimeField(_("later"), null=True)
    # Unused: decisions stand with the names (NotSame, NotBorne). A column goes one release after its last use.
    refused = ProseField(_("refused"), blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("refused by")
    )

    class Meta:
        default_permissions = ()
        ordering = ["-score", "pk"]
        # The order of the queue: its first page is read without sorting the rest.
        indexes = [models.Index(fields=["put_off", "-score", "id"], name="candidate_in_the_queue")]
        constraints = [
            models.UniqueConstraint(fields=["name", "other"], name="candidate_once_per_pair"),
            models.CheckConstraint(condition=models.Q(name__lt=models.F("other")), name="candidate_in_order"),
        ]

    def __str__(self) -> str:
        return f"{self.name} / {self.other}: {self.get_verdict_display()}"


class NameKey(models.Model):
    """A blocking key of a name: only names that share one are compared."""

    name = models.ForeignKey(Alias, models.CASCADE, related_name="+", db_index=False, verbose_name=_("name"))
    key = models.CharField(_("key"), max_length=60)

    class Meta:
        default_permissions = ()
        constraints = [models.UniqueConstraint(fields=["name", "key"], name="name_key_once")]
        indexes = [models.Index(fields=["key"], name="name_key_by_key")]

    def __str__(self) -> str:
        return str(self.key)


class QueueHead(models.Model):
    """The revision of the journal up to which a queue has read: row 1 for pairs, row 2 for cards."""

    revision = models.PositiveBigIntegerField(_("revision"), default=0)

    def __str__(self) -> str:
        return f"read up to {self.revision}"
