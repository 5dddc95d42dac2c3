"""What django-allauth asks of this archive: nobody signs up, addresses are the proxy's to tell, secrets are sealed."""

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
# Said on the page that one lands on anyway.
_UNSAID: Final = frozenset({"account/messages/logged_in.txt"})


class Accounts(DefaultAccountAdapter):
    """Accounts are made by invitation alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that `config.proxies` found; a server behind a socket has none of its own."""
        return request.META.get("REMOTE_ADDR") or "127.0.0.1"

    def add_message(
        self, request: HttpRequest, level: int, message_template: Any = None, *rest: Any, **more: Any
    ) -> None:
        if message_template not in _UNSAID:
            super().add_message(request, level, message_template, *rest, **more)

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Whoever has typed their password or code within five minutes is not asked again."""
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
    """Secrets lie in the database under the archive's own key: a stolen copy of the database makes no codes."""

    def encrypt(self, text: str) -> str:
        return _seal().encrypt(text.encode()).decode("ascii")

    def decrypt(self, encrypted_text: str) -> str:
        """A secret sealed under another key is answered with one that nobody knows: no code fits it."""
        try:
            return _seal().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor was sealed under another ARCHIVE_SECRET_KEY: it must be removed and set up anew")
            return str(generate_totp_secret())

    def _get_site_name(self) -> str:
        """The archive's name, as the authenticator lists it; never the Host header."""
        name = face().name
        return name or urlsplit(settings.BASE_URL).hostname or "Sobriquet"


def _seal() -> Fernet:
    key = hashlib.blake2b(b"second factor\0" + settings.SECRET_KEY.encode(), digest_size=32)
    return Fernet(base64.urlsafe_b64encode(key.digest()))
