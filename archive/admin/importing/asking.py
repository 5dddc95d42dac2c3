"""Checks common to all import steps: permission, and access to the import."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from archive.admin.staff import staff
from archive.interchange.planning import Mode
from archive.interchange.staging.kept import Staged, staged

STEPS = ("file", "columns", "grid", "plan")


def require(request: HttpRequest) -> None:
    """Raise PermissionDenied unless the user may add documents."""
    if not request.user.has_perm("archive.add_document"):
        raise PermissionDenied


def asked(request: HttpRequest, key: str) -> Staged:
    """Return the user's import with this key."""
    require(request)
    one = staged(key, by=staff(request))
    if one is None:
        raise Http404(_("This import is finished, was thrown away, or is somebody else's."))
    return one


def may_publish(request: HttpRequest) -> bool:
    """Whether the user may change published records without review."""
    return request.user.has_perm("archive.publish_document") and not settings.FOUR_EYES


def address(step: str, one: Staged) -> str:
    """Return the URL of this step of the import."""
    return reverse(f"admin:document_import_{step}", args=[one.key])


def modes() -> list[tuple[str, str]]:
    """Return the options for records that already exist."""
    return [
        (Mode.KEEP.value, _("leave it as it is")),
        (Mode.FILL.value, _("fill only its empty fields")),
        (Mode.OVERWRITE.value, _("take over what the file says")),
    ]


def take_mode(request: HttpRequest, one: Staged) -> bool:
    """Store the chosen mode; return whether it changed."""
    before, chosen = one.mode, request.POST.get("mode", "")
    one.mode = chosen if chosen in [*Mode] else before
    return one.mode != before


def onward(step: str, one: Staged) -> HttpResponse:
    """Redirect to this step."""
    return HttpResponseRedirect(address(step, one))


def page(
    request: HttpRequest, step: str, context: dict[str, Any], one: Staged | None = None, status: int = 200
) -> HttpResponse:
    """Render a step, with the navigation between steps."""
    labels = {"file": _("File"), "columns": _("Columns"), "grid": _("To mend"), "plan": _("Plan")}
    at = STEPS.index(step) if step in STEPS else len(STEPS)
    way = [
        (labels[name], address(name, one) if one and name != "file" and nth < at < len(STEPS) else "", nth == at)
        for nth, name in enumerate(STEPS)
    ]
    said = {**admin.site.each_context(request), "title": _("Import"), "way": way, "one": one, **context}
    return TemplateResponse(request, f"admin/archive/import/{step}.html", said, status=status)
