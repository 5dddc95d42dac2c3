"""JSON endpoints of the record screen besides names: shelfmark parsing, staged files, autosave."""

import json
from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from archive.admin.staff import staff
from archive.documents.files.kinds import BY_TYPE, FileRefused
from archive.documents.files.previews import MEDIA_TYPE
from archive.documents.files.sending import sent
from archive.editing import kept
from archive.editing.staged import stage, staged, throw_away, thumb
from archive.text.shelfmark import taken_apart

MOST_FIELDS: Final = 5_000


@require_safe
def shelfmark_view(request: HttpRequest) -> JsonResponse:
    """A shelfmark parsed into repository, reference, and the parts of the reference in words."""
    require(request, "view")
    found = taken_apart(request.GET.get("line", "")[:600])
    levels = {
        "fond": _("fond"), "inventory": _("inventory"), "file": _("file"), "leaf": _("leaves"), "series": _("series"),
        "record group": _("record group"), "box": _("box"), "folder": _("folder"), "item": _("item"),
        "page": _("pages"), "volume": _("volume"),
    }  # fmt: skip
    said = " · ".join(f"{levels[level]} {value}" for level, value in found.parts)
    return JsonResponse({"repository": found.repository, "reference": found.reference, "words": said})


@require_POST
def stage_view(request: HttpRequest) -> JsonResponse:
    """Stage an upload: returns its key and name, or the error. `discard` deletes a staged file."""
    require(request, "change")
    if "discard" in request.POST:
        throw_away(request.POST.getlist("discard"), by=staff(request))
        return JsonResponse({})
    upload = request.FILES.get("file")
    if upload is None:
        return JsonResponse({"refused": _("Choose a file.")}, status=409)
    try:
        waiting = stage(upload, by=staff(request))
    except FileRefused as refused:
        return JsonResponse({"refused": str(refused)}, status=409)
    return JsonResponse({"key": waiting.key, "name": waiting.name, "size": waiting.size})


@require_safe
def staged_view(request: HttpRequest, key: str) -> HttpResponseBase:
    """A staged file, for the user who uploaded it; `?size=thumb` returns a preview."""
    require(request, "view")
    waiting = staged(key, by=staff(request))
    if waiting is None:
        raise Http404(_("No file waits here."))
    path, media_type = waiting.path, waiting.media_type
    if request.GET.get("size") == "thumb":
        small = thumb(waiting)
        if small is None:
            raise Http404(_("No file waits here."))
        path, media_type = small, MEDIA_TYPE
    is_saved = not (media_type == MEDIA_TYPE or BY_TYPE[waiting.media_type].is_shown)
    answer = sent(request, path, media_type, etag=waiting.key, name=waiting.name, is_saved=is_saved)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def kept_view(request: HttpRequest) -> HttpResponse:
    """Autosave the input of a form.

    Parameters are `place`, `called` and `fields`, a JSON list of pairs. `forget` deletes it; so does `forgotten`, which
    works without JavaScript and redirects back.
    """
    require(request, "change")
    if place := request.POST.get("forgotten", ""):
        kept.forget(place, by=staff(request))
        pk = place.removeprefix("document/")
        return HttpResponseRedirect(f"../{pk}/change/" if pk.isdecimal() else "../add/")
    place = request.POST.get("place", "")
    if not place.startswith("document/"):
        return JsonResponse({"refused": _("This form is not known.")}, status=409)
    if "forget" in request.POST:
        kept.forget(place, by=staff(request))
        return JsonResponse({})
    try:
        at = kept.keep(place, _pairs(request.POST.get("fields", "")), by=staff(request),
                       called=request.POST.get("called", ""))  # fmt: skip
    except ValueError as refused:
        return JsonResponse({"refused": str(refused)}, status=409)
    return JsonResponse({"at": at})


def _pairs(told: str) -> list[tuple[str, str]]:
    """Return the autosaved pairs. Raises ValueError for malformed data."""
    said = json.loads(told)
    if not isinstance(said, list) or len(said) > MOST_FIELDS:
        raise ValueError(_("This form is not known."))
    return [(str(name)[:200], str(value)) for name, value in said if name != "csrfmiddlewaretoken"]


def require(request: HttpRequest, right: str) -> None:
    rights = [f"archive.{right}_document", *(["archive.add_document"] if right == "change" else [])]
    if not any(request.user.has_perm(one) for one in rights):
        raise PermissionDenied
