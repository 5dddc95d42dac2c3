"""An archive whose folder cannot be written, as after a restart with a broken disk: it is read, and nothing else."""

import os
from pathlib import Path
from typing import Any, Final

from config import env

# Nothing can be locked there, and nobody writes.
_OPTIONS: Final = {"timeout": 20, "init_command": "PRAGMA query_only=ON; PRAGMA foreign_keys=ON"}


def is_read_only(database: dict[str, Any]) -> bool:
    """Return whether this is a SQLite database that is there, in a folder in which nothing can be written."""
    path = Path(str(database["NAME"]))
    return database["ENGINE"].endswith("sqlite3") and path.is_file() and not os.access(path.parent, os.W_OK)


def for_reading(database: dict[str, Any]) -> dict[str, Any]:
    """Return the same database, to be opened as one that never changes: SQLite's write-ahead needs files beside it.

    Raises ImproperlyConfigured where such a file was left over: without it the database is not whole, and SQLite reads
    it in no folder that cannot be written.
    """
    path = Path(str(database["NAME"]))
    ahead = path.with_name(f"{path.name}-wal")
    env.refuse(
        ahead.exists() and ahead.stat().st_size > 0,
        f"The folder {path.parent} cannot be written, and {ahead.name} in it holds what was saved last. "
        "Copy the folder to a disk that can be written, and name that in ARCHIVE_DATA_DIR",
    )
    return {**database, "NAME": f"{path.as_uri()}?immutable=1", "OPTIONS": dict(_OPTIONS)}
