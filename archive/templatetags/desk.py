"""What the first page of the desk shows besides its lists: what waits, and what was done lately."""

from django import template
from django.db.models import QuerySet

from archive.journal.models import Run
from archive.merging.models import MergeRequest
from archive.people.models import Alias

register = template.Library()
SHOWN = 12


@register.simple_tag
def lately() -> QuerySet[Run]:
    """The last deeds that hold, whoever did them."""
    return Run.objects.filter(undone_by=None).select_related("by")[:SHOWN]


@register.simple_tag
def what_waits() -> dict[str, int]:
    """How many names nobody has identified, and how many requests nobody has answered."""
    asked = MergeRequest.objects.filter(state=MergeRequest.State.OPEN)
    return {"names": Alias.objects.unidentified().count(), "requests": asked.count()}
