"""The public page of a record, for previews in the admin."""

from typing import Any

from django import template
from django.template.loader import render_to_string

from archive.documents.full import FullRecord
from archive.web.views.record import context_of

register = template.Library()


@register.simple_tag(takes_context=True)
def public_page(context: dict[str, Any], document: FullRecord) -> str:
    """Render the public page of the record, without the head that all pages share."""
    return render_to_string(
        "archive/documents/record.html", {**context_of(document), "framed": True}, context["request"]
    )
