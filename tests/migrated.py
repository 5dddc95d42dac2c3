"""The runs of `make test` on SQLite migrate one database and copy it: to migrate takes seconds, whoever does it."""

import fcntl
import os
import shutil
from pathlib import Path
from typing import IO, Any, Final

from django.db import connection

# The folder that the runs share. Where none is named, or on PostgreSQL, a run migrates a database of its own.
FOLDER: Final = "SOBRIQUET_TESTS_MIGRATED"
# The lock of the first run, until it has kept its database.
held: list[IO[str]] = []


def copied(database: dict[str, Any]) -> bool:
    """Return whether the test database of these settings is there, as a copy of one that another run migrated.

    The first run to ask is told no and makes others wait until it has called `keep`, or has ended.
    """
    folder = os.environ.get(FOLDER, "")
    if not folder or not database["ENGINE"].endswith("sqlite3"):
        return False
    lock = Path(folder, "lock").open("w", encoding="ascii")  # noqa: SIM115 - open until the database is kept
    fcntl.flock(lock, fcntl.LOCK_EX)
    if not (made := _made(folder)).exists():
        held.append(lock)
        return False
    lock.close()
    shutil.copyfile(made, database["TEST"]["NAME"])
    # Nothing is left to migrate; Django would look through all migrations to find that out.
    database["TEST"]["MIGRATE"] = False
    return True


def keep() -> None:
    """Let the runs that wait copy the database that this one has just migrated."""
    while held:
        made = _made(os.environ[FOLDER])
        half = made.with_suffix(".half")
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(half)])
        half.rename(made)
        held.pop().close()


def _made(folder: str) -> Path:
    return Path(folder, "migrated.sqlite3")
