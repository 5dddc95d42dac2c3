"""The door of the desk: sign-in that slows down who guesses, and a password that was forgotten."""

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
from django.views.decorators.cache import never_cache

from archive.admin.door import pages
from archive.admin.failures import OF_ADDRESS, OF_BOTH, Failures

# What every page of the desk is headed with.
_NAMED: Final = {"site_header": "Sobriquet", "site_title": "Sobriquet"}
log = logging.getLogger(__name__)


class SlowedSignIn(AdminAuthenticationForm):
    """Name and password. After ten failures of a name from an address, and after a hundred of an address, both wait;
    a colleague behind the same proxy works on, and a name that is nobody's is answered no otherwise."""

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
    """Name and password, then the second factor where the account has one: only then is there a session."""

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
    """The desk's own page to sign in; who has done so is led on."""
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
    """Sends a link to the address of an account; whether there is one is told to nobody, nor by how long it takes."""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """The link leads to the archive's own host, whatever host was asked."""
        if settings.BASE_URL:
            kwargs |= {"domain_override": urlsplit(settings.BASE_URL).netloc, "use_https": settings.HTTPS}
        super().save(*args, **kwargs)

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        """Handed to the mail server while the answer is on its way already."""
        threading.Thread(target=super().send_mail, args=args, kwargs=kwargs, daemon=True).start()

    def get_users(self, email: str) -> Any:
        """Also who was invited and has not chosen a password yet; an account that was closed is not opened by this."""
        return User.objects.filter(email__iexact=email, is_active=True, is_staff=True).exclude(email="")


def _asked(view: Any) -> Any:
    """The view takes forms though it is no page of the admin's own, and is kept by no cache."""
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
    ("password/<uidb64>/<token>/", "password_reset_confirm", PasswordResetConfirmView.as_view(extra_context=_NAMED)),
    ("password/chosen/", "password_reset_complete", PasswordResetCompleteView.as_view(extra_context=_NAMED)),
)
urlpatterns = [*(path(address, _asked(view), name=name) for address, name, view in _ASKED), *pages.urlpatterns]
