"""What waits for a name editor: requests by colleagues that two people be merged."""

from django.conf import settings
from django.db import models

from archive.authority.fields import ProseField
from archive.people.models import Person


class MergeRequest(models.Model):
    """Somebody without the right to merge thinks that two people are one, and why; and what came of it."""

    class State(models.TextChoices):
        OPEN = "open", "waits"
        APPROVED = "approved", "merged"
        REFUSED = "refused", "refused"

    survivor = models.ForeignKey(Person, models.CASCADE, related_name="merge_requests_to_stay")
    absorbed = models.ForeignKey(Person, models.CASCADE, related_name="merge_requests_to_go")
    reason = ProseField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = ProseField(blank=True)
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

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
