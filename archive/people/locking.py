"""One merge, split, identification or undo at a time."""

from django.db import connection

# Any fixed number; it stands for "the people's names" among PostgreSQL's advisory locks.
NAMES = 5_121_879


def lock_names() -> None:
    """No other deed on names runs until this transaction ends.

    Row locks in order of id are not enough on PostgreSQL: a merge also touches the whole tree, and two merges in a
    circle would deadlock. SQLite's immediate transactions stand in line anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [NAMES])
