"""What the first page of the desk shows besides its lists: what waits, and what was done lately."""

from django import template
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html

from archive.journal.changes import Difference
from archive.journal.models import Run
from archive.journal.naming import Said
from archive.journal.wholes import BY_KIND
from archive.merging.models import MergeRequest
from archive.people.models import Alias
from archive.text.comparing import Piece, compared, shortened

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


@register.simple_tag
def record_link(said: Said) -> str:
    """What was said, as a link to the record it names."""
    named = BY_KIND.get(said.kind)
    if named is None or not said.pk:
        return said.words
    address = reverse(f"admin:archive_{named.model._meta.model_name}_change", args=[said.pk])
    return format_html('<a href="{}">{}</a>', address, said.words)


@register.filter
def pieces(change: Difference) -> list[Piece]:
    """The words that stayed, went and came between the two versions of a long text."""
    return list(shortened(compared(change.before.words, change.after.words)))
