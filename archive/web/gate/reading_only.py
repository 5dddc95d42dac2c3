"""The database session of anonymous requests: read-only, at most two seconds, so no robot holds the writers' lock."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db import DatabaseError, OperationalError, connection

SECONDS: Final = 2
# Virtual machine instructions between calls of SQLite's progress handler, some thousand calls a second.
_STEPS: Final = 20_000
_CANCELLED: Final = "57014"  # PostgreSQL's query_canceled


class Stopped(Exception):
    """Raised when the database took too long."""


@contextmanager
def only_reading() -> Iterator[None]:
    """Make the connection read-only, and raise Stopped after two seconds.

    On SQLite these are seconds of this thread's CPU time, so that a busy machine stops nobody; on PostgreSQL they apply
    to each statement.
    """
    connection.ensure_connection()
    bounded = _on_sqlite if connection.vendor == "sqlite" else _on_postgresql
    try:
        with bounded(connection.connection):
            yield
    except OperationalError as failed:
        if _is_ours(failed):
            raise Stopped from failed
        raise


@contextmanager
def _on_sqlite(raw: Any) -> Iterator[None]:
    until = time.thread_time() + SECONDS
    raw.set_progress_handler(lambda: time.thread_time() > until, _STEPS)
    raw.execute("PRAGMA query_only=ON")
    try:
        yield
    finally:
        raw.set_progress_handler(None, 0)
        raw.execute("PRAGMA query_only=OFF")


@contextmanager
def _on_postgresql(raw: Any) -> Iterator[None]:
    # Inside a transaction the caller is responsible.
    if connection.in_atomic_block:
        yield
        return
    raw.execute(f"SET statement_timeout = '{SECONDS}s'; SET default_transaction_read_only = on")
    try:
        yield
    finally:
        try:
            raw.execute("RESET statement_timeout; RESET default_transaction_read_only")
        except DatabaseError:
            connection.close()


def _is_ours(failed: OperationalError) -> bool:
    cause = failed.__cause__
    if isinstance(cause, sqlite3.OperationalError):
        return cause.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT
    return getattr(cause, "sqlstate", "") == _CANCELLED
