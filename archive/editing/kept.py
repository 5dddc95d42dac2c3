"""Drafts of forms, autosaved.

They live in a SQLite file of their own, so that an autosave waits for no import and invalidates no cached page. Each
belongs to one account and one form.
"""

import json
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

LARGEST: Final = 8_000_000  # bytes of one form
MOST: Final = 200  # forms of one person; the oldest go
KEPT_FOR: Final = 90 * 24 * 3600  # seconds
_TABLE: Final = """CREATE TABLE IF NOT EXISTS typing (
    owner INTEGER NOT NULL, place TEXT NOT NULL, at REAL NOT NULL, called TEXT NOT NULL, fields TEXT NOT NULL,
    PRIMARY KEY (owner, place)) WITHOUT ROWID"""


class TypingRefused(ValueError):
    """Raised when a draft is not kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A draft of the form at `place`: its fields, when it was saved (Unix time), and what the record was called."""

    place: str
    at: float
    called: str
    fields: list[tuple[str, str]]


def keep(place: str, fields: list[tuple[str, str]], *, by: AbstractBaseUser, called: str = "") -> float:
    """Save a draft of the form and return the time (Unix seconds).

    Raises TypingRefused where it is larger than LARGEST.
    """
    told = json.dumps(fields, ensure_ascii=False)
    if len(told.encode("utf-8", "replace")) > LARGEST:
        raise TypingRefused(_("This is more than can be kept by itself. Save the record."))
    now = time.time()
    with _store() as store:
        row = (by.pk, place[:200], now, called[:300], told)
        store.execute("REPLACE INTO typing (owner, place, at, called, fields) VALUES (?, ?, ?, ?, ?)", row)
        oldest = "SELECT place FROM typing WHERE owner = ? ORDER BY at DESC LIMIT -1 OFFSET ?"
        store.execute(f"DELETE FROM typing WHERE owner = ? AND place IN ({oldest})", (by.pk, by.pk, MOST))  # noqa: S608
    return now


def kept(place: str, *, by: AbstractBaseUser) -> Kept | None:
    """Return this account's draft of this form, or None."""
    with _store() as store:
        wanted = "SELECT place, at, called, fields FROM typing WHERE owner = ? AND place = ?"
        row = store.execute(wanted, (by.pk, place)).fetchone()
    return _read(row) if row else None


def kept_by(by: AbstractBaseUser) -> list[Kept]:
    """Return all drafts of this account, the latest first."""
    with _store() as store:
        wanted = "SELECT place, at, called, fields FROM typing WHERE owner = ? ORDER BY at DESC"
        return [_read(row) for row in store.execute(wanted, (by.pk,))]


def forget(place: str, *, by: AbstractBaseUser) -> None:
    """Delete this account's draft of the form: it was saved, or is not wanted."""
    with _store() as store:
        store.execute("DELETE FROM typing WHERE owner = ? AND place = ?", (by.pk, place))


def forget_of_all(place: str) -> None:
    """Delete the drafts of this form of every account."""
    with _store() as store:
        store.execute("DELETE FROM typing WHERE place = ?", (place,))


def sweep() -> int:
    """Delete drafts older than KEPT_FOR and return how many there were."""
    with _store() as store:
        return store.execute("DELETE FROM typing WHERE at < ?", (time.time() - KEPT_FOR,)).rowcount


@contextmanager
def _store() -> Iterator[sqlite3.Connection]:
    """Open the store for one transaction and close it again, so that every process and thread can use it."""
    path = Path(settings.DATA_DIR) / "typing.sqlite3"
    path.parent.mkdir(parents=True, exist_ok=True)
    store = sqlite3.connect(path, timeout=5)
    try:
        with store:
            store.execute("PRAGMA journal_mode=WAL")
            store.execute(_TABLE)
            yield store
    finally:
        store.close()


def _read(row: Any) -> Kept:
    place, at, called, fields = row
    return Kept(place, at, called, [(name, value) for name, value in json.loads(fields)])
