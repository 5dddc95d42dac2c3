"""What is kept of accounts besides their rights: second factors, and where they are signed in."""

import logging

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction

log = logging.getLogger(__name__)


def has_second_factor(pk: int) -> bool:
    """Whether the account is asked for a code."""
    return bool(Authenticator.objects.filter(user_id=pk, type=Authenticator.Type.TOTP).exists())


@transaction.atomic
def take_away(account: User, *, by: str) -> None:
    """The account has neither second factor nor recovery codes, and is signed in nowhere."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    for session in UserSession.objects.filter(user_id=account.pk):
        session.end()
    log.warning("Second factor removed", extra={"account": account.get_username(), "by": by})


def forget_ended_sessions() -> None:
    """Of sessions that have ended, neither address nor browser is known any more."""
    for session in UserSession.objects.iterator(500):
        session.purge()
