"""System checks of the machine, run at start and by `check --deploy`."""

import os
import shutil
import time
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name
from django.db import connection

_A_DAY: Final = 24 * 60 * 60  # seconds
_LEAST_FREE: Final = 500_000_000  # bytes


def folders_are_writable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report a data folder that cannot be written, and a disk that is nearly full."""
    folder = Path(settings.DATA_DIR)
    if not os.access(folder, os.W_OK | os.X_OK):
        hint = "Give the folder to the account that runs the archive."
        return [Error(f"ARCHIVE_DATA_DIR={folder} cannot be written.", hint=hint, id="archive.E002")]
    free = shutil.disk_usage(folder).free
    if free < _LEAST_FREE:
        hint = "Make room: what cannot be written is not saved."
        return [Warning(f"The disk of {folder} has {free // 10**6:,} MB left.", hint=hint, id="archive.W001")]
    return []


def sqlite_writes_ahead(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report SQLite without WAL: readers would wait for writers. An option in DATABASE_URL can switch it off."""
    is_ahead = "WAL" in str(connection.settings_dict.get("OPTIONS", {}).get("init_command", ""))
    if connection.vendor != "sqlite" or is_ahead:
        return []
    hint = "Leave init_command out of DATABASE_URL."
    return [Error("SQLite does not write ahead: readers would wait for writers.", hint=hint, id="archive.E003")]


def clock_is_right(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report a clock before the program was installed: codes, sessions and dates would be wrong."""
    installed = Path(__file__).stat().st_mtime
    if time.time() > installed - _A_DAY:
        return []
    return [
        Error("The machine's clock is wrong.", hint="Let it be set by the network (timedatectl).", id="archive.E004")
    ]


def proxies_are_named(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report that no proxy is trusted: behind one all readers would be taken for one."""
    if settings.DEMO or settings.TRUSTED_PROXIES or not settings.HTTPS:
        return []
    hint = "Set ARCHIVE_TRUSTED_PROXIES, such as 127.0.0.1: it alone may say that a reader came by https."
    return [Warning("No proxy is trusted, and the archive itself speaks no https.", hint=hint, id="archive.W002")]


def mail_is_sent(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report that no mail is sent: invitations, password resets and nightly faults would reach nobody."""
    if settings.DEMO or settings.EMAIL_HOST:
        return []
    hint = "Set ARCHIVE_EMAIL_URL, such as smtp://user:password@mail.example.org:587."
    return [Warning("No letter can be sent.", hint=hint, id="archive.W003")]


def limits_are_on(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report that rate limits are off."""
    if settings.DEMO or settings.LIMITS:
        return []
    return [Warning("ARCHIVE_LIMITS is off.", hint="Leave it out: it is for measuring alone.", id="archive.W004")]
