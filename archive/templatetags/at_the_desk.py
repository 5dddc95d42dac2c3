"""Links from public pages to the admin for permitted users; other users' pages stay byte-identical."""

from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

from archive.documents.full import FullRecord

register = template.Library()


def _may_edit(request: HttpRequest) -> bool:
    """Whether to show links; no query without a session cookie, and never inside the admin's previews."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or request.path.startswith(reverse("admin:index")):
        return False
    return request.user.has_perm("archive.change_document")


@register.simple_tag(takes_context=True)
def batch_address(context: Any, asked: Any) -> str:
    """Return the URL for a batch change of this list; "" without permission."""
    if not _may_edit(context["request"]):
        return ""
    suffix = asked.minus("sort").minus("per_page").turned_to(1).suffix
    return f"{reverse('admin:document_batch')}{suffix or '?'}{'&' if suffix else ''}readers=true"


@register.simple_tag(takes_context=True)
def edit_address(context: Any, document: FullRecord) -> str:
    """Return the URL for editing this document; "" without permission."""
    return reverse("admin:archive_document_change", args=[document.pk]) if _may_edit(context["request"]) else ""
