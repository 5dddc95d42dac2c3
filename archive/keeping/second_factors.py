"""Accounts besides their permissions: second factors and sessions."""

import logging

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.contrib.auth.models import User
from django.db import transaction

log = logging.getLogger(__name__)


def has_second_factor(pk: int) -> bool:
    """Return whether the account is asked for a code."""
    return bool(Authenticator.objects.filter(user_id=pk, type=Authenticator.Type.TOTP).exists())


@transaction.atomic
def take_away(account: User, *, by: str) -> None:
    """Delete the account's second factor and recovery codes, and end all its sessions."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    for session in UserSession.objects.filter(user_id=account.pk):
        session.end()
    log.warning("Second factor removed", extra={"account": account.get_username(), "by": by})


def forget_ended_sessions() -> None:
    """Delete the records of ended sessions, with their addresses and browsers."""
    for session in UserSession.objects.iterator(500):
        session.purge()
