"""Retrying a transaction that collides with another writer."""

from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

Answer = TypeVar("Answer")
_ATTEMPTS = 3
# Deadlock detected, serialization failure (SQLSTATE, PostgreSQL appendix A).
_MET_ANOTHER = {"40P01", "40001"}


class ImportInterrupted(RuntimeError):
    """Raised when other writers kept changing the same records; nothing was written."""


def attempted(deed: Callable[[], Answer]) -> Answer:
    """Call the deed, up to three times while it collides with another writer, and return its answer.

    It must be one transaction and read the archive anew each time: where another writer brought the same records first,
    the second attempt finds them. Raises ImportInterrupted after three attempts. Inside an outer transaction nothing is
    retried, and the database's error is raised.
    """
    for left in reversed(range(_ATTEMPTS)):
        try:
            return deed()
        except DatabaseError as problem:
            if transaction.get_connection().in_atomic_block or not _met_another(problem):
                raise
            if not left:
                raise ImportInterrupted(
                    _("Somebody else is writing the same records at this moment. Nothing was brought in; try again.")
                ) from problem
    raise AssertionError("the last attempt returns or raises")


def _met_another(problem: DatabaseError) -> bool:
    if isinstance(problem, IntegrityError) or getattr(problem.__cause__, "sqlstate", "") in _MET_ANOTHER:
        return True
    return "database is locked" in str(problem)  # SQLite, after the timeout of the settings
