"""Typed readers of environment variables. An unreadable value stops the start with a message."""

import os
import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

LOOPBACK = ["127.0.0.1", "localhost", "[::1]", "::1"]
_YES = frozenset({"1", "on", "true", "yes"})
_NO = frozenset({"0", "off", "false", "no"})
_MAIL_PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True)
class MailServer:
    """The outgoing mail server, with TLS from the start or STARTTLS."""

    backend: str
    host: str
    port: int
    user: str
    password: str
    is_tls: bool


def text(name: str, default: str = "") -> str:
    """Return the variable without the spaces around it; a blank one counts as unset."""
    return os.environ.get(name, "").strip() or default


def refuse(condition: bool, sentence: str) -> None:
    """Raise ImproperlyConfigured with the message if the condition holds."""
    if condition:
        raise ImproperlyConfigured(f"{sentence}.")


def key(name: str) -> str:
    """Return the signing key for cookies and tokens; raises if it is unset or weak."""
    value = text(name)
    refuse(len(value) < 50, f"{name} must be set to a secret of 50 characters or more")
    is_typed = len(set(value)) < 10 or value.startswith("django-insecure")
    refuse(
        is_typed, f"{name} could be guessed: make one with python -c 'import secrets; print(secrets.token_urlsafe(64))'"
    )
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return the variable as a boolean; raises for anything but yes or no."""
    value = text(name).casefold()
    if not value:
        return default
    refuse(value not in _YES | _NO, f"{name}={value!r} is neither on nor off: write on or off")
    return value in _YES


def words(name: str) -> list[str]:
    """Return the items of a comma-separated list, without empty ones."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def hosts(name: str) -> list[str]:
    """Return the allowed host names; raises if there are none, or for `*`."""
    names = words(name)
    refuse(not names or "*" in names, f"{name} must list the archive's own host names, such as archive.example.org")
    return names


def networks(name: str) -> list[IPv4Network | IPv6Network]:
    """Return the networks of a list such as `127.0.0.1, 10.0.0.0/8`."""
    try:
        return [ip_network(word) for word in words(name)]
    except ValueError as problem:
        raise ImproperlyConfigured(f"{name} holds something that is no network: {problem}.") from problem


def folder(name: str, default: Path) -> Path:
    """Return a folder as an absolute path, created with mode 0700 if missing."""
    path = Path(text(name, str(default))).expanduser().resolve()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ImproperlyConfigured(f"{name}={path} cannot be used as a folder: {problem.strerror}.") from problem
    return path


def whose(name: str, groups: Sequence[str]) -> frozenset[str]:
    """Return the groups a setting applies to: none if off or unset, `*` for everybody if on."""
    value = text(name).casefold()
    if value in _NO | {""}:
        return frozenset()
    if value in _YES | {"all"}:
        return frozenset({"*"})
    known = {group.casefold(): group for group in groups}
    asked = words(name)
    unknown = ", ".join(word for word in asked if word.casefold() not in known)
    refuse(bool(unknown), f"{name} names no group of ours: {unknown}; write on, off, or some of {', '.join(groups)}")
    return frozenset(known[word.casefold()] for word in asked)


def web_address(name: str) -> str:
    """Return a base URL such as `https://archive.example.org`, or "" if unset; plain http for localhost only."""
    value = text(name).rstrip("/")
    parts = urlsplit(value)
    scheme_is_safe = parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
    is_bare = scheme_is_safe and bool(parts.hostname) and value == f"{parts.scheme}://{parts.netloc}"
    refuse(bool(value) and not is_bare, f"{name}={value!r} is not an address like https://archive.example.org")
    return value


def mail_server(name: str) -> MailServer:
    """Return the server of `smtp://user:password@host:587` or `smtps://host`; if unset, mail is discarded."""
    parts = urlsplit(text(name))
    refuse(bool(text(name)) and parts.scheme not in _MAIL_PORTS, f"{name} must begin with smtp:// or smtps://")
    return MailServer(
        backend=f"django.core.mail.backends.{'smtp' if parts.hostname else 'dummy'}.EmailBackend",
        host=parts.hostname or "",
        port=parts.port or _MAIL_PORTS.get(parts.scheme, 0),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_tls=parts.scheme == "smtps",
    )


def kept_secret(path: Path) -> str:
    """Return the secret stored in the file; it is created on first start, readable by its owner only."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64), "ascii")
        # link() never overwrites: of two simultaneous first starts one key wins, and both read it completely.
        with suppress(FileExistsError):
            os.link(draft, path)
        draft.unlink()
    return path.read_text("ascii")
