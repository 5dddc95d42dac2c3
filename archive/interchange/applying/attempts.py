"""A deed that meets another writer at the same moment is done again, from the beginning."""

from collections.abc import Callable
from typing import TypeVar

from django.db import DatabaseError, IntegrityError, transaction
from django.utils.translation import gettext as _

Answer = TypeVar("Answer")
_ATTEMPTS = 3
# Two transactions wait for each other, or one saw what another has changed since (SQLSTATE, PostgreSQL appendix A).
_MET_ANOTHER = {"40P01", "40001"}


class ImportInterrupted(RuntimeError):
    """Somebody else kept writing the same records at the same moment; nothing was written."""


def attempted(deed: Callable[[], Answer]) -> Answer:
    """What the deed answers. It must be one transaction, and look at the archive anew each time.

    Where another writer brought the same records first, the second attempt finds them there. Raises ImportInterrupted
    after three attempts. Inside a transaction of somebody else nothing can be tried again.
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
    return "database is locked" in str(problem)  # SQLite, after waiting for as long as the settings say
