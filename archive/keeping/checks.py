"""What an archive that is meant to last needs from its machine: asked at the start and by `check --deploy`."""

import os
import shutil
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning  # noqa: A004 - Django's own name
from django.db import connection

_LEAST_FREE: Final = 500_000_000  # bytes


def folders_are_writable(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Nothing, or which folder cannot be written, and how little the disk has left."""
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
    """Nothing, or that readers would wait for writers: an option in DATABASE_URL can take the switch away."""
    is_ahead = "WAL" in str(connection.settings_dict.get("OPTIONS", {}).get("init_command", ""))
    if connection.vendor != "sqlite" or is_ahead:
        return []
    hint = "Leave init_command out of DATABASE_URL."
    return [Error("SQLite does not write ahead: readers would wait for writers.", hint=hint, id="archive.E003")]
