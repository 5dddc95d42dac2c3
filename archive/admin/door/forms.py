"""Codes and passwords asked for a second time: who guesses waits, counted for all processes together."""

import logging
from typing import Any

from allauth.account.forms import ReauthenticateForm as PasswordAgainForm
from allauth.core import context
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.usersessions.models import UserSession
from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.admin.failures import OF_ADDRESS, OF_BOTH, Failures, is_first

log = logging.getLogger(__name__)


class _Slowed(forms.Form):
    """After ten failures of an account it waits ten minutes, from wherever it is tried: who comes here knows its
    password already, and may change their address at every step."""

    user: Any

    def _counted(self) -> tuple[Failures, Failures]:
        address = context.request.META.get("REMOTE_ADDR", "")
        return Failures(f"second\n{self.user.pk}", OF_BOTH), Failures(address, OF_ADDRESS)

    def _tried(self, check: Any) -> str:
        """The value that `check` finds right; ValidationError where it is wrong, or was wrong too often."""
        ours = self._counted()
        if any(failures.are_too_many() for failures in ours):
            log.warning("Second factor slowed", extra={"account": self.user.get_username()})
            raise forms.ValidationError(_("Too many attempts have failed. Try again in ten minutes."), code="slowed")
        try:
            right: str = check()
        except forms.ValidationError:
            for failures in ours:
                failures.add()
            log.warning("Second factor failed", extra={"account": self.user.get_username()})
            raise
        ours[0].forget()
        return right


class _Code(_Slowed):
    """A code of the authenticator, good once, or a recovery code."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        return self._tried(self._once)

    def _once(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        # django-allauth remembers used codes in the memory of one process; there are several.
        if not is_first(f"code\n{self.user.pk}\n{''.join(code.split())}"):
            raise forms.ValidationError(_("This code was used already. Wait for the next one."), code="used")
        return code


class SignInCode(_Code, AuthenticateForm):
    """Asked after the password."""


class CodeAgain(_Code, ReauthenticateForm):
    """Asked before the second factor is changed."""


class PasswordAgain(_Slowed, PasswordAgainForm):
    """Asked before the second factor is changed, where the last time was long ago."""

    def clean_password(self) -> str:
        return self._tried(super().clean_password)


class FirstCode(_Slowed, ActivateTOTPForm):
    """Shows that the authenticator has the secret."""

    def clean_code(self) -> str:
        return self._tried(super().clean_code)


class EndSessions(forms.Form):
    """Which of one's own sessions end; without a choice, all but the one at hand."""

    session = forms.IntegerField(required=False, label=gettext_lazy("session"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.request = kwargs.pop("request")
        super().__init__(*args, **kwargs)

    def save(self, request: Any) -> None:
        """A number that is nobody's, or somebody else's, ends nothing."""
        own = UserSession.objects.filter(user_id=request.user.pk)
        chosen = self.cleaned_data["session"]
        for session in own.filter(pk=chosen) if chosen else own:
            if not session.is_current():
                session.end()
