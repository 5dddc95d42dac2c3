"""The public page of a record, for the desk to show before readers see it."""

from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from archive.documents.models import Document
from archive.web.views.record import context_of

register = template.Library()


@register.simple_tag(takes_context=True)
def as_readers_see(context: Any, pk: int) -> SafeString:
    """The whole page of this document, whatever its state."""
    document = Document.objects.in_full().get(pk=pk)
    return render_to_string("archive/documents/record.html", context_of(document), context["request"])
