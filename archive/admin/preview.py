"""Preview of the public page: of a draft, or of a published record with its pending version."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from archive.documents.full import FullRecord, full_records
from archive.editing import pending
from archive.text.marking import marked


@require_safe
@xframe_options_sameorigin
def preview_view(request: HttpRequest, pk: int) -> HttpResponse:
    """The page, for frames of the admin.

    `?as=now` ignores the pending version, `?as=marked` shows it with insertions and deletions marked.
    """
    if not request.user.has_perm("archive.view_document"):
        raise PermissionDenied
    how = request.GET.get("as")
    sees_changes = request.user.has_perm("archive.change_document") and how != "now"
    waits = sees_changes and pending.waiting(pk) is not None
    page = _drawn(request, _with_change(pk) if waits else _record(pk))
    if waits and how == "marked":
        before = _drawn(request, _record(pk))
        page.content = _marked(before.content.decode(), page.content.decode())
    page.headers["Content-Security-Policy"] = policy(frame_ancestors="'self'")
    page.headers["Cache-Control"] = "private, no-store"
    return page


def _record(pk: int) -> FullRecord:
    document = full_records([pk], public=False).get(pk)
    if document is None:
        raise Http404
    return document


def _with_change(pk: int) -> FullRecord:
    """Return the record with its pending version.

    It is applied in a transaction that is rolled back, so that the lock is short and the catalogue never sees it.
    """
    with transaction.atomic():
        pending.lay_over(pk)
        document = _record(pk)
        transaction.set_rollback(True)
    return document


def _drawn(request: HttpRequest, document: FullRecord) -> HttpResponse:
    vars(request).pop("_cited", None)  # cached per page, and this may be the second page
    return TemplateResponse(request, "admin/archive/document/preview.html", {"document": document}).render()


def _marked(before: str, after: str) -> str:
    """Return the new page with the changes in its article marked; the surroundings are the same."""
    (_head, was, _foot), (head, now, foot) = map(_around_article, (before, after))
    return f"{head}{marked(was, now)}{foot}"


def _around_article(page: str) -> tuple[str, str, str]:
    start, end = page.find("<article"), page.rfind("</article>")
    return (page[:start], page[start:end], page[end:]) if 0 <= start < end else (page, "", "")


def policy(**other: str) -> str:
    """Return the site's Content-Security-Policy with these directives replaced."""
    said = settings.SECURE_CSP | {name.replace("_", "-"): [value] for name, value in other.items()}
    return "; ".join(" ".join([name, *values]) for name, values in said.items())
