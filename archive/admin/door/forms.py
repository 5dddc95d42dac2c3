"""Forms asking for codes and passwords, with a limit on failed attempts shared by all processes."""

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
    """Limits failed attempts: after ten for an account, from any address, it is locked for ten minutes.

    The client knows the password already, and may change its address at will.
    """

    user: Any

    def _counted(self) -> tuple[Failures, Failures]:
        address = context.request.META.get("REMOTE_ADDR", "")
        return Failures(f"second\n{self.user.pk}", OF_BOTH), Failures(address, OF_ADDRESS)

    def _tried(self, check: Any) -> str:
        """Return the value accepted by `check`; ValidationError if it is wrong, or after too many failures."""
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
    """A one-time code of the authenticator, or a recovery code."""

    authenticator: Authenticator

    def clean_code(self) -> str:
        return self._tried(self._once)

    def _once(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        # django-allauth keeps used codes in the memory of one process only; there are several.
        if not is_first(f"code\n{self.user.pk}\n{''.join(code.split())}"):
            raise forms.ValidationError(_("This code was used already. Wait for the next one."), code="used")
        return code


class SignInCode(_Code, AuthenticateForm):
    """The second step of signing in."""


class CodeAgain(_Code, ReauthenticateForm):
    """Reauthentication before changing the second factor."""


class PasswordAgain(_Slowed, PasswordAgainForm):
    """Reauthentication by password before changing the second factor, if the last one is long ago."""

    def clean_password(self) -> str:
        return self._tried(super().clean_password)


class FirstCode(_Slowed, ActivateTOTPForm):
    """Confirms that the authenticator has the secret."""

    def clean_code(self) -> str:
        return self._tried(super().clean_code)


class EndSessions(forms.Form):
    """Which of the user's sessions to end; by default all but the current one."""

    session = forms.IntegerField(required=False, label=gettext_lazy("session"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.request = kwargs.pop("request")
        super().__init__(*args, **kwargs)

    def save(self, request: Any) -> None:
        """End the sessions; an unknown id, or one of another user, ends nothing."""
        own = UserSession.objects.filter(user_id=request.user.pk)
        chosen = self.cleaned_data["session"]
        for session in own.filter(pk=chosen) if chosen else own:
            if not session.is_current():
                session.end()
