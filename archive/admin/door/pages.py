"""The pages for the second factor and sessions, in the layout of the admin."""

from typing import Any, Final

from allauth.account.views import reauthenticate
from allauth.mfa.base.views import authenticate, index
from allauth.mfa.base.views import reauthenticate as reauthenticate_by_code
from allauth.mfa.recovery_codes.views import generate_recovery_codes, view_recovery_codes
from allauth.mfa.totp.views import activate_totp, deactivate_totp
from allauth.usersessions.models import UserSession
from allauth.usersessions.views import ListUserSessionsView
from django.contrib import admin
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView

from archive.admin.door.adapters import Accounts
from archive.admin.door.forms import EndSessions


class Sessions(ListUserSessionsView):
    """The user's sessions; each can be ended, or all others at once."""

    form_class = EndSessions

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        known: dict[str, Any] = super().get_context_data(**kwargs)
        known["here"] = here = self.request.session.session_key
        if here not in [session.session_key for session in known["sessions"]]:
            # Changing the password has rotated the session key.
            agent, address = self.request.headers.get("User-Agent", ""), Accounts().get_client_ip(self.request)
            known["sessions"].append(UserSession(session_key=here, ip=address, user_agent=agent))
            known["session_count"] += 1
        return known


def at_the_desk(view: Any) -> Any:
    """Wrap the view with the admin context; it accepts forms and is never cached."""

    def framed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = view(request, *args, **kwargs)
        if isinstance(response, TemplateResponse):
            response.context_data = {**admin.site.each_context(request), **(response.context_data or {})}
        return response

    answered = never_cache(framed)
    answered.takes_forms = True  # type: ignore[attr-defined]
    return answered


_PAGES: Final[tuple[tuple[str, str, Any], ...]] = (
    ("second-factor/", "mfa_index", index),
    ("second-factor/code/", "mfa_authenticate", authenticate),
    ("second-factor/code-again/", "mfa_reauthenticate", reauthenticate_by_code),
    ("second-factor/password-again/", "account_reauthenticate", reauthenticate),
    ("second-factor/set-up/", "mfa_activate_totp", activate_totp),
    ("second-factor/remove/", "mfa_deactivate_totp", deactivate_totp),
    ("second-factor/recovery-codes/", "mfa_view_recovery_codes", view_recovery_codes),
    ("second-factor/recovery-codes/new/", "mfa_generate_recovery_codes", generate_recovery_codes),
    ("sessions/", "usersessions_list", Sessions.as_view()),
)
# django-allauth reverses this name for its sign-in page; it leads to the admin's.
_SIGN_IN: Final = path(
    "second-factor/sign-in/", at_the_desk(RedirectView.as_view(pattern_name="admin:login")), name="account_login"
)
urlpatterns: list[URLPattern] = [
    *(path(address, at_the_desk(view), name=name) for address, name, view in _PAGES),
    _SIGN_IN,
]
