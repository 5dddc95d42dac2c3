"""Pending versions on the document form: shows the waiting one, and saves edits of public records as one."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.merge_asking import number
from archive.admin.record.screen import onward
from archive.admin.recording import Overtaken, RecordedAdmin, puts_aside
from archive.admin.staff import staff
from archive.documents.models import Document
from archive.editing import pending, suggestions
from archive.editing.models import PendingVersion
from archive.editing.saving import remember_aside
from archive.journal import history


class PendingVersions(RecordedAdmin):
    """Mixin of the document admin."""

    def version_now(self, request: HttpRequest, pk: int) -> int:
        """Same as the base class; reuses the pending version queried before."""
        if not hasattr(request, "waits"):
            return super().version_now(request, pk)
        waits: PendingVersion | None = request.waits
        return waits.version if waits else history.version_of("document", pk)

    def goes_aside(self, request: HttpRequest, pk: int) -> bool:
        """Whether saving creates a pending version.

        It does if one exists already, or if the record is public and the user may not publish, asks for a review, or
        two people must see every change.
        """
        return pending.waiting(pk) is not None or self._would_wait(request, pk)

    def _would_wait(self, request: HttpRequest, pk: int) -> bool:
        decides = request.user.has_perm("archive.publish_document") and not settings.FOUR_EYES
        is_asked = "_submit_review" in request.POST
        return (is_asked or not decides) and Document.objects.published().filter(pk=pk).exists()

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any) -> Any:
        """Set whether saving creates a pending version, for GET requests."""
        document: Document | None = kwargs.get("obj")
        if document and not context.get("goes_aside"):
            decides = request.user.has_perm("archive.publish_document") and not settings.FOUR_EYES
            context["goes_aside"] = document.is_public and not decides
        return super().render_change_form(request, context, *args, **kwargs)

    def changeform_view(
        self, request: HttpRequest, object_id: Any = None, form_url: str = "", extra_context: Any = None
    ) -> Any:
        pk = number(unquote(object_id)) if object_id else 0
        if not pk or not self.has_change_permission(request):
            return super().changeform_view(request, object_id, form_url, extra_context)
        waits = request.waits = pending.waiting(pk)  # type: ignore[attr-defined]
        context = {
            **(extra_context or {}),
            "pending": waits,
            "goes_aside": waits is not None or (request.method != "GET" and self._would_wait(request, pk)),
        }
        if request.method == "POST" and context["goes_aside"]:
            request.puts_aside = True  # type: ignore[attr-defined]
            if waits is None and "_settle" not in request.POST and self.is_late(request, object_id):
                request.only_drawn = True  # type: ignore[attr-defined]
                return super().changeform_view(request, object_id, form_url, context)
            return self._aside(request, object_id, form_url, context, pk)
        if waits is None:
            return super().changeform_view(request, object_id, form_url, context)
        with transaction.atomic():
            pending.lay_over(pk)
            answer = _gathered(super().changeform_view(request, object_id, form_url, context))
            transaction.set_rollback(True)
        return answer

    def _aside(self, request: HttpRequest, object_id: Any, form_url: str, context: Any, pk: int) -> Any:
        """Save as a pending version; on a version conflict the form shows the pending version by now."""
        try:
            with pending.aside(pk, by=staff(request), reason=self.reason_of(request)):
                answer = _gathered(super().changeform_view(request, object_id, form_url, context))
        except Overtaken:
            return self.changeform_view(request, object_id, form_url, context)
        return self._next_step(request, pk, answer) if answer.status_code == 302 else answer

    def _next_step(self, request: HttpRequest, pk: int, answer: HttpResponse) -> HttpResponse:
        """Publish or submit the pending version if the button asked for it."""
        waits = pending.waiting(pk)
        if waits is None:
            messages.info(request, _("Nothing was changed."))
        elif "_publish" in request.POST and request.user.has_perm("archive.publish_document"):
            return self.publish_pending(request, waits, answer)
        elif "_submit_review" in request.POST:
            pending.offer(waits)
            messages.success(request, _("The change waits for a reviewer. Readers see the record as it was."))
        else:
            messages.success(request, _("The change is kept and waits. Readers see the record as it was."))
        return answer

    def publish_pending(self, request: HttpRequest, waits: PendingVersion, answer: HttpResponse) -> HttpResponse:
        """Publish the pending version, or show why not."""
        try:
            pending.publish(waits, by=staff(request), reason=request.POST.get("reason", ""))
        except pending.PendingConflicted as conflicted:
            messages.warning(request, str(conflicted))
            return HttpResponseRedirect(f"{reverse('admin:document_review')}?document={waits.document_id}")
        except pending.PendingRefused as refused:
            messages.warning(request, str(refused))
        else:
            messages.success(request, _("The change is published."))
        return answer

    def reason_of(self, request: HttpRequest) -> str:
        """Return the reason given, or the suggestion that is being applied."""
        match = request.resolver_match
        pk = number(unquote(match.kwargs.get("object_id", ""))) if match else 0
        said: str = request.POST.get("reason", "")
        taken_up = number(request.GET.get("suggestion"))
        return said or (suggestions.reason_of(taken_up, pk) if taken_up else "")

    def remember(self, request: HttpRequest, touched: dict[str, Any]) -> None:
        if not puts_aside(request):
            super().remember(request, touched)
            return
        others = {kind: pks for kind, pks in touched.items() if kind != "document"}
        remember_aside(others, by=staff(request))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        if not puts_aside(request):
            return super().response_change(request, obj)
        stays = "_continue" in request.POST
        answer = HttpResponseRedirect(request.path) if stays else self.response_post_save_change(request, obj)
        return onward(request, obj, answer)

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.goes_aside = puts_aside(request)
        if not puts_aside(request):
            form.known_waits = getattr(request, "waits", None)
            form.knows_waits = hasattr(request, "waits")
        return form


def _gathered(answer: Any) -> HttpResponse:
    """Return the response with all database values of its page loaded within the transaction.

    The page is rendered after the rollback, so that the lock is not held while rendering.
    """
    if isinstance(answer, TemplateResponse):
        for inline in (answer.context_data or {}).get("inline_admin_formsets", ()):
            _read(inline.formset)
    return answer  # type: ignore[no-any-return]


def _read(formset: Any) -> None:
    """Load all rows of a formset with the related records they show."""
    for row in [*formset.forms, formset.empty_form]:
        for name in row.fields:
            row[name].value()
