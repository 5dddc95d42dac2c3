"""The admin site class, configured by `config.apps.DeskConfig`."""

from typing import Any

from django.contrib.admin import AdminSite
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext_lazy


class Desk(AdminSite):
    """The admin site, where the modules of `archive.admin` register.

    It is outside `archive.admin`, which Django imports to register models and which needs the site to exist.
    """

    site_header = site_title = "Sobriquet"
    index_title = gettext_lazy("The desk")
    enable_nav_sidebar = False

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """Autocompletion with details that distinguish namesakes."""
        from archive.admin.picking import Picker

        answer = Picker.as_view(admin_site=self)(request)
        assert isinstance(answer, HttpResponse), "Django answers with JSON, whole"
        return answer

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:  # type: ignore[override]
        """Sign-in by password, and by second factor for accounts that have one."""
        from archive.admin.signing_in import entered

        return entered(request, extra_context)
