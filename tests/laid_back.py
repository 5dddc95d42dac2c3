"""The archive given back after a test that commits: Django saves some five hundred rows of the migrations one by one, and
PostgreSQL makes the files of eighty tables anew to empty them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.transaction import atomic


def give_the_archive_back_quickly() -> None:
    """Have Django empty the tables, and fill them as the migrations left them, in the ways of this module."""
    connection.creation.deserialize_db_from_string = laying_back(rows_of_the_migrations())  # type: ignore[assignment, method-assign]
    if connection.vendor == "postgresql":
        connection.ops.sql_flush = emptying  # type: ignore[assignment, method-assign]


def rows_of_the_migrations() -> dict[str, list[tuple[Any, ...]]]:
    """Return the rows that stand in the tables of models, by table, where there are any."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True, include_views=False):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - named by a model
            if rows := cursor.fetchall():
                found[table] = rows
    return found


def laying_back(kept: dict[str, list[tuple[Any, ...]]]) -> Callable[[str], None]:
    """Return what writes these rows in place of Django's own, which is given the same as JSON."""

    def lay_back(_serialized: str) -> None:
        # Keys to rows that are not there yet are looked at when all are.
        with atomic(), connection.cursor() as cursor:
            for table, rows in kept.items():
                name, places = connection.ops.quote_name(table), ", ".join(["%s"] * len(rows[0]))
                cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - named by a model
                cursor.executemany(f"INSERT INTO {name} VALUES ({places})", rows)  # noqa: S608

    return lay_back


def emptying(_style: object, tables: Sequence[str], **_switches: bool) -> list[str]:
    """Return what empties these tables, as Django's own for PostgreSQL does, which truncates them."""
    return ["; ".join(f"DELETE FROM {connection.ops.quote_name(table)}" for table in tables)]  # noqa: S608
