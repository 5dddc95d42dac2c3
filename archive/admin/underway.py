"""The page of an undo or a batch of thousands of records, done by a thread of the server: how far it is."""

import re
import shutil
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.imprint.figures import figure
from archive.journal.models import Run
from archive.journal.underway import BIG, Work, begin, call_off, underway

__all__ = ["BIG", "begun", "call_off_view", "told", "underway_view"]
_TOLD: Final = 5  # sentences on what had to stay
_KEY: Final = re.compile(r"[a-z]+-[0-9a-f]+-(?P<user>\d+)")


def begun(request: HttpRequest, what: str, work: Work, refusals: tuple[type[Exception], ...]) -> HttpResponse:
    """Begin the deed, called `what` (letters, a hyphen, hexadecimal digits), and lead to its page."""
    key = f"{what}-{request.user.pk}"
    begin(_folder(key), work, refusals)
    return HttpResponseRedirect(reverse("admin:run_underway", args=[key]))


def underway_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far it is; once it is over, go on to its run, or to the journal with the reason."""
    folder = _own(request, key)
    state = underway(folder)
    if state is not None and not state.is_over:
        numbers = {"done": figure(state.done), "total": figure(state.total)}
        context = {**admin.site.each_context(request), "title": _("Under way"), "key": key, "state": state, **numbers}
        return TemplateResponse(request, "admin/archive/run/underway.html", context)
    shutil.rmtree(folder, ignore_errors=True)
    run = Run.objects.filter(pk=state.run).first() if state and state.run else None
    if run is None:
        messages.error(request, (state and state.said) or _("It was cut off, and nothing of it was written."))
        return HttpResponseRedirect(reverse("admin:archive_run_changelist"))
    return told(request, run, _("Done: %(deed)s.") % {"deed": run})


def told(request: HttpRequest, run: Run, sentence: str) -> HttpResponse:
    """Say that it is done and what had to stay, and lead to the run."""
    messages.success(request, sentence)
    for left in run.left[:_TOLD]:
        messages.warning(request, left)
    return HttpResponseRedirect(reverse("admin:run_shown", args=[run.pk]))


@require_POST
def call_off_view(request: HttpRequest, key: str) -> HttpResponse:
    """Call it off; nothing of it is written."""
    folder = _own(request, key)
    if folder.exists():
        call_off(folder)
    return HttpResponseRedirect(reverse("admin:run_underway", args=[key]))


def _own(request: HttpRequest, key: str) -> Path:
    """Return the folder of this deed of one's own."""
    found = _KEY.fullmatch(key)
    is_own = found is not None and found["user"] == str(request.user.pk)
    if not is_own or not request.user.has_perm("archive.view_run"):
        raise PermissionDenied
    return _folder(key)


def _folder(key: str) -> Path:
    return Path(settings.DATA_DIR) / "underway" / key
