"""The report of decisions on names that may be wrong, with the documents that contradict them."""

from typing import Final

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from archive.admin.cards.page import rights
from archive.merging.mistakes import Wrong, mistakes
from archive.people.models import Person

WORDS: Final = {
    Wrong.UNBORN: gettext_lazy("Named before they were born"),
    Wrong.DEAD: gettext_lazy("Writing or written to after their death"),
    Wrong.UNUSED: gettext_lazy("Under a name outside the time in which it was used"),
    Wrong.OFFICE: gettext_lazy("Under an office outside the time in which they held it"),
}


@require_safe
def mistakes_view(request: HttpRequest) -> HttpResponse:
    """The report by kind."""
    if not request.user.has_perm("archive.view_notsame"):
        raise PermissionDenied
    found = mistakes()
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("What may be wrong"),
        "opts": Person._meta,
        "kinds": [(words, rows) for wrong, words in WORDS.items() if (rows := [m for m in found if m.wrong == wrong])],
        **rights(request),
    }
    return TemplateResponse(request, "admin/archive/person/mistakes.html", context)
