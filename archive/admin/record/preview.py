"""Preview of a record from unsaved input: saved, rendered, and rolled back."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone

from archive.admin.record.doors import require
from archive.admin.staff import staff
from archive.documents.full import full_records
from archive.documents.models import Document
from archive.documents.vocabulary import State
from archive.editing import pending

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; frame-ancestors 'self'; "
    "sandbox allow-same-origin"
)


def preview_view(desk: Any, request: HttpRequest) -> HttpResponseBase:
    """The public page for the posted form, `pk` naming the record; otherwise the form's errors."""
    if request.method != "POST":
        require(request, "view")
        return _framed(render(request, "admin/archive/document/preview_empty.html"))
    require(request, "change")
    said = request.POST.get("pk", "")
    pk = int(said) if said.isdecimal() and len(said) < 19 else 0
    with transaction.atomic():
        pending.lay_over(pk)
        document = Document.objects.filter(pk=pk).first()
        if not (desk.has_change_permission(request, document) if document else desk.has_add_permission(request)):
            raise PermissionDenied
        page, shown = _page(desk, request, document)
        transaction.set_rollback(True)
    return _framed(render(request, f"admin/archive/document/{page}", shown))


def _page(desk: Any, request: HttpRequest, document: Document | None) -> tuple[str, dict[str, Any]]:
    """Return template and context, loaded in a transaction that is rolled back before rendering."""
    request.POST = desk.with_staged(request, by=staff(request))
    form = desk.get_form(request, document, change=document is not None)(request.POST, instance=document)
    form.is_preview = True
    is_whole = form.is_valid()
    made = form.save(commit=False) if is_whole else document or Document()
    formsets, _inlines = desk._create_formsets(request, made, change=document is not None)
    are_whole = [formset.is_valid() for formset in formsets]  # no short circuit, so that each reports its errors
    if not is_whole or not all(are_whole):
        refused = [*form.errors.items(), *((f.prefix, e) for f in formsets for row in f.errors for e in row.values())]
        return "preview_empty.html", {"refused": refused}
    desk.save_model(request, made, form, change=document is not None)
    for formset in formsets:
        formset.save()
    Document.objects.filter(pk=made.pk).update(state=State.PUBLISHED, published_at=made.published_at or timezone.now())
    return "preview.html", {"document": full_records([made.pk], public=False)[made.pk]}


def _framed(answer: HttpResponse) -> HttpResponse:
    """Set the headers: framing by this site only, a restrictive policy, no caching."""
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["X-Frame-Options"] = "SAMEORIGIN"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
