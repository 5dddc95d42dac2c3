"""The page of an import that is being brought in: how far it is, and a button that calls it off."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from archive.admin.importing.asking import asked, onward, page
from archive.imprint.figures import figure
from archive.interchange.staging.kept import Staged, throw_away
from archive.interchange.staging.underway import call_off, underway


def underway_view(request: HttpRequest, key: str) -> HttpResponse:
    """Show how far it is; once it is over, go on to its run, or back to the plan with the reason."""
    one = asked(request, key)
    state = underway(one)
    if state is None:
        messages.warning(request, _("It was cut off, and nothing of it was written. Confirm it once more."))
        return onward("plan", one)
    if not state.is_over:
        numbers = {"done": figure(state.done), "total": figure(state.total)}
        return page(request, "underway", {"state": state, **numbers}, one)
    if state.said:
        one.forget_underway()
        messages.error(request, state.said)
        return onward("plan", one)
    throw_away(one)
    return finished(request, state.run)


def finished(request: HttpRequest, run: int | None) -> HttpResponse:
    """Redirect to the run with its undo; if nothing was to be done, show a message."""
    if run is None:
        messages.info(request, _("Everything in the file is here already, as the file says it. Nothing was written."))
        return HttpResponseRedirect(reverse("admin:document_import"))
    messages.success(request, _("It is in. Whoever takes this run back takes back all of it."))
    return HttpResponseRedirect(reverse("admin:run_shown", args=[run]))


@require_POST
def call_off_view(request: HttpRequest, key: str) -> HttpResponse:
    """Call the import off; it waits with its decisions as before."""
    one = asked(request, key)
    call_off(one)
    return onward("underway", one)


def is_underway(one: Staged) -> bool:
    """Return whether the import was confirmed, and is being brought in or was just now."""
    return underway(one) is not None
