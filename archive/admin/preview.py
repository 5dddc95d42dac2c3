"""The public page of a record as it will be: of a draft, or of a published record with the change that waits."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from archive.documents.full import full_records
from archive.editing import pending


@require_safe
@xframe_options_sameorigin
def preview_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The page, for the desk's own frames. `?as=now` leaves the change that waits out."""
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    with transaction.atomic():
        sees_changes = request.user.has_perm("archive.change_document") and request.GET.get("as") != "now"
        if sees_changes and pending.waiting(pk):
            pending.lay_over(pk)
        document = full_records([pk], public=False).get(pk)
        if document is None:
            raise Http404
        page = TemplateResponse(request, "admin/archive/document/preview.html", {"document": document}).render()
        transaction.set_rollback(True)
    page.headers["Content-Security-Policy"] = policy(frame_ancestors="'self'")
    page.headers["Cache-Control"] = "private, no-store"
    return page


def policy(**other: str) -> str:
    """The content policy of every page, with these directives otherwise."""
    said = settings.SECURE_CSP | {name.replace("_", "-"): [value] for name, value in other.items()}
    return "; ".join(" ".join([name, *values]) for name, values in said.items())
