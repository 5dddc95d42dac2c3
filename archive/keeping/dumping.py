"""Dumping the database to one file, as a snapshot while people write; and loading it."""

import os
import shutil
import sqlite3
import subprocess
from pathlib import Path
from typing import Any, Final

from django.db import connection
from django.utils.translation import gettext as _

from archive.keeping.package import PackageRefused

SQLITE, POSTGRESQL = "sqlite", "postgresql"
# Where Debian installs the tools of each server version.
_TOOLS: Final = Path("/usr/lib/postgresql")


def dump(target: Path) -> None:
    """Write a snapshot of the database to the file, without blocking readers or writers."""
    if connection.vendor == SQLITE:
        connection.ensure_connection()
        with sqlite3.connect(target) as copy:
            # In one step: a copy in several steps restarts whenever somebody writes in between.
            connection.connection.backup(copy, pages=-1)
        copy.close()
    else:
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={target}", _dbname())


def undump(source: Path) -> None:
    """Replace the database by the file's contents. Open connections see it at once."""
    if connection.vendor == SQLITE:
        connection.ensure_connection()
        with sqlite3.connect(source) as copy:
            copy.backup(connection.connection, pages=-1)
        copy.close()
    else:
        connection.close()
        _run(
            "pg_restore", "--clean", "--if-exists", "--no-owner", "--no-privileges", "--single-transaction",
            f"--dbname={_dbname()}", str(source),
        )  # fmt: skip


def is_sound() -> str:
    """Return what the database reports of its own pages; "" where they are sound."""
    if connection.vendor != SQLITE:
        return _unreadable_table()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA integrity_check(1)")
        told = str(cursor.fetchone()[0])
    return "" if told == "ok" else told


def _unreadable_table() -> str:
    """Read every row of every table once; the first unreadable one raises the database's error."""
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            name = connection.ops.quote_name(table)
            cursor.execute(f"SELECT count(t::text) FROM {name} AS t")  # noqa: S608 names of our own tables
    return ""


def _dbname() -> str:
    return str(connection.settings_dict["NAME"])


def _run(tool: str, *arguments: str) -> None:
    found = shutil.which(tool) or next((str(each) for each in sorted(_TOOLS.glob(f"*/bin/{tool}"), reverse=True)), "")
    if not found:
        raise PackageRefused(_("%(tool)s is not installed here: it comes with PostgreSQL's client.") % {"tool": tool})
    done = subprocess.run([found, *arguments], env=_environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [""]
        raise PackageRefused(_("%(tool)s refused: %(why)s") % {"tool": tool, "why": lines[0]})


def _environment() -> dict[str, str]:
    """Return the environment for PostgreSQL's tools, with server and account: no password appears in a process list."""
    known: dict[str, Any] = connection.settings_dict
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    return os.environ | {name: str(known[key]) for name, key in names.items() if known.get(key)}
