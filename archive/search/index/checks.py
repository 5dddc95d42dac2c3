"""System checks of the database's library."""

import sqlite3
from typing import Any

from django.core.checks import CheckMessage, Error
from django.db import connection


def sqlite_has_full_text(app_configs: Any, **kwargs: Any) -> list[CheckMessage]:
    """Report a SQLite without FTS5, with what to do."""
    if connection.vendor != "sqlite":
        return []
    try:
        with sqlite3.connect(":memory:") as memory:
            memory.execute("CREATE VIRTUAL TABLE words USING fts5(word)")
    except sqlite3.OperationalError:
        hint = "Use a Python whose SQLite was built with FTS5, as python.org's and Debian's are, or PostgreSQL."
        return [
            Error("This Python's SQLite cannot search texts: it was built without FTS5.", hint=hint, id="archive.E001")
        ]
    return []
