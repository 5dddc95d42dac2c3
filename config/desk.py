"""The desk as Django's admin knows it: one site of our own, named to Django by `config.apps.DeskConfig`."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy


class Desk(AdminSite):
    """Where curators, reviewers and name editors work. The modules of `archive.admin` register themselves with it.

    It stands outside `archive.admin`, which Django imports to fill the site: the site has to be there before.
    """

    site_header = site_title = "Sobriquet"
    index_title = gettext_lazy("The desk")
    enable_nav_sidebar = False

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """The answer of the search boxes, with what tells namesakes apart."""
        from archive.admin.picking import Picker

        answer = Picker.as_view(admin_site=self)(request)
        assert isinstance(answer, HttpResponse), "Django answers with JSON, whole"
        return answer

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:  # type: ignore[override]
        """Name and password, and the second factor of accounts that have one."""
        from archive.admin.signing_in import entered

        return entered(request, extra_context)
