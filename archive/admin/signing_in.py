"""Sign-in with a limit on failed attempts, and password reset."""

import logging
import threading
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.forms import AuthenticationForm, PasswordResetForm
from django.contrib.auth.models import User
from django.contrib.auth.views import (
    LoginView,
    PasswordResetCompleteView,
    PasswordResetConfirmView,
    PasswordResetDoneView,
    PasswordResetView,
)
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from archive.admin.door import pages
from archive.admin.failures import OF_ADDRESS, OF_BOTH, Failures

# The heading of every admin page.
_NAMED: Final = {"site_header": "Sobriquet", "site_title": "Sobriquet"}
log = logging.getLogger(__name__)


class SlowedSignIn(AdminAuthenticationForm):
    """Name and password.

    After ten failures for a name from one address, and after a hundred from one address, both are blocked for a while;
    colleagues behind the same proxy are not affected, and unknown names give the same response.
    """

    def clean(self) -> dict[str, Any]:
        name = str(self.cleaned_data.get("username", "")).casefold()[:150]
        address = self.request.META.get("REMOTE_ADDR", "") if self.request else ""
        ours = (Failures(f"{name}\n{address}", OF_BOTH), Failures(address, OF_ADDRESS))
        if any(failures.are_too_many() for failures in ours):
            log.warning("Sign-in slowed", extra={"account": name, "address": address})
            raise forms.ValidationError(_("Too many attempts have failed. Try again in ten minutes."), code="slowed")
        try:
            cleaned: dict[str, Any] = super().clean()
        except forms.ValidationError:
            for failures in ours:
                failures.add()
            log.warning("Sign-in failed", extra={"account": name, "address": address})
            raise
        ours[0].forget()
        return cleaned


class Entrance(LoginView):
    """Name and password, then the second factor if the account has one; the session starts only after both."""

    form_class = SlowedSignIn
    template_name = "admin/login.html"

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        user = form.get_user()
        login = Login(user=user, redirect_url=self.get_success_url())
        answer: HttpResponse = perform_password_login(self.request, {"username": user.get_username()}, login)
        return answer

    def get_default_redirect_url(self) -> str:
        return reverse("admin:index")


@never_cache
def entered(request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponseBase:
    """The sign-in page of the admin; signed-in users are redirected."""
    if request.method == "GET" and admin.site.has_permission(request):
        return HttpResponseRedirect(reverse("admin:index"))
    context = {
        **admin.site.each_context(request),
        "title": _("Log in"),
        "subtitle": None,
        "app_path": request.get_full_path(),
        "username": request.user.get_username(),
        **(extra_context or {}),
    }
    if not {REDIRECT_FIELD_NAME} & (request.GET.keys() | request.POST.keys()):
        context[REDIRECT_FIELD_NAME] = reverse("admin:index")
    request.current_app = admin.site.name
    return Entrance.as_view(extra_context=context)(request)


class ForgottenPassword(PasswordResetForm):
    """Emails a password link to an account; neither the response nor its timing reveals whether the account exists."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Use the archive's own host in the link, whatever the Host header."""
        if settings.BASE_URL:
            kwargs |= {"domain_override": urlsplit(settings.BASE_URL).netloc, "use_https": settings.HTTPS}
        super().save(*args, **kwargs)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Send in a thread, so that the response time does not depend on it."""
        threading.Thread(target=super().send_mail, args=args, kwargs=kwargs, daemon=True).start()

    def get_users(self, email: str) -> Any:
        """Include invited accounts without a password; deactivated ones are excluded."""
        return User.objects.filter(email__iexact=email, is_active=True, is_staff=True).exclude(email="")


class ChosenPassword(PasswordResetConfirmView):
    """Choosing a password by a link, the first or another; a link of somebody who has left leads nowhere."""

    title = gettext_lazy("Choose your password")

    def get_user(self, uidb64: str) -> User | None:
        account: User | None = super().get_user(uidb64)
        return account if account is not None and account.is_active else None


class PasswordChosen(PasswordResetCompleteView):
    """Leads on to the sign-in page."""

    title = gettext_lazy("Your password is chosen")


def _asked(view: Any) -> Any:
    """Mark the view as accepting forms outside the admin's own URLs, and as never cached."""
    answered = never_cache(view)
    answered.takes_forms = True
    return answered


_ASKED: Final = (
    (
        "forgotten/",
        "admin_password_reset",
        PasswordResetView.as_view(form_class=ForgottenPassword, extra_context=_NAMED),
    ),
    ("forgotten/sent/", "password_reset_done", PasswordResetDoneView.as_view(extra_context=_NAMED)),
    ("password/<uidb64>/<token>/", "password_reset_confirm", ChosenPassword.as_view(extra_context=_NAMED)),
    ("password/chosen/", "password_reset_complete", PasswordChosen.as_view(extra_context=_NAMED)),
)
urlpatterns = [*(path(address, _asked(view), name=name) for address, name, view in _ASKED), *pages.urlpatterns]
