"""The lock on names: one merge, split, identification or undo at a time."""

from django.db import connection

# Any fixed number: the key of this lock among PostgreSQL's advisory locks.
NAMES = 5_121_879


def lock_names() -> None:
    """Take the lock on names until the transaction ends.

    Row locks in key order are not enough on PostgreSQL: a merge also touches the whole tree, and two merges in a circle
    would deadlock. SQLite's immediate transactions are serialised anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES])
