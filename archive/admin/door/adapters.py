"""The django-allauth adapters: no self-registration, client addresses from the proxy setting, secrets encrypted."""

import base64
import hashlib
import logging
import time
from typing import Any, Final
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.totp.internal.auth import generate_totp_secret
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from archive.imprint.face import face

log = logging.getLogger(__name__)
# The target page shows the same message.
_UNSAID: Final = frozenset({"account/messages/logged_in.txt"})


class Accounts(DefaultAccountAdapter):
    """Accounts are created by invitation only."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address determined by `config.proxies`; a server behind a Unix socket has none."""
        return request.META.get("REMOTE_ADDR") or "127.0.0.1"

    def add_message(
        self, request: HttpRequest, level: int, message_template: Any = None, *rest: Any, **more: Any
    ) -> None:
        if message_template not in _UNSAID:
            super().add_message(request, level, message_template, *rest, **more)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Require reauthentication only if the last authentication is more than five minutes ago."""
        request = context.request
        records = get_authentication_records(request, request.user)
        recent = time.time() - settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        if any(record["at"] > recent for record in records):
            return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        log.info("Signed in", extra={"account": user.get_username(), "address": self.get_client_ip(request)})
        answer: HttpResponse = super().post_login(request, user, **kwargs)
        return answer


class SecondFactors(DefaultMFAAdapter):
    """Secrets are encrypted in the database with the archive's key, so a stolen copy yields no codes."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """Decrypt a secret; one encrypted with another key is replaced by a random secret, which no code matches."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor was sealed under another ARCHIVE_SECRET_KEY: it must be removed and set up anew")
            return str(generate_totp_secret())

    def _get_site_name(self) -> str:
        """Return the archive's name for the authenticator app; never the Host header."""
        name = face().name
        return name or urlsplit(settings.BASE_URL).hostname or "Sobriquet"


def _seal() -> Fernet:
    key = hashlib.blake2b(b"second factor\0" + settings.SECRET_KEY.encode(), digest_size=32)
    return Fernet(base64.urlsafe_b64encode(key.digest()))
