"""Enforces the setup of a required second factor."""

from collections.abc import Callable
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from archive.keeping.second_factors import has_second_factor

# The URLs needed for the setup, and for signing out.
_OPEN: Final = frozenset({
    "mfa_index", "mfa_activate_totp", "account_reauthenticate", "account_login", "login", "logout", "jsi18n",
})  # fmt: skip


def is_required_of(user: Any) -> bool:
    """Whether ARCHIVE_SECOND_FACTOR applies to this account, which means everybody or one of its groups.

    Superusers count as Administrators.
    """
    asked = settings.SECOND_FACTOR
    if not asked or not user.is_staff:
        return False
    if "*" in asked or (user.is_superuser and "Administrators" in asked):
        return True
    return bool(user.groups.filter(name__in=asked).exists())


class SecondFactorFirst:
    """Middleware that redirects signed-in accounts lacking a required second factor to its setup.

    It applies to public pages, too, since staff see more there than readers.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """Redirect if needed; requests without a session cookie are not looked up."""
        if not settings.SECOND_FACTOR or settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return None
        match = request.resolver_match
        if (match is not None and match.url_name in _OPEN) or not request.user.is_authenticated:
            return None
        if is_required_of(request.user) and not has_second_factor(request.user.pk):
            return HttpResponseRedirect(reverse("mfa_activate_totp"))
        return None
