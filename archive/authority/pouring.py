"""Bulk inserts: by COPY on PostgreSQL, by one prepared statement on SQLite.

`bulk_create` writes every value into the text of a statement, which takes longer than inserting the rows. Use it where
some of the rows may exist already.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.apps import apps
from django.db import connection, models


def packed_quickly() -> None:
    """Compress long texts with lz4 until the transaction ends, where PostgreSQL has it: in a quarter of the time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config(name, 'lz4', true) FROM pg_settings "
                "WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
            )


def gather_statistics() -> None:
    """Have PostgreSQL's planner see what was poured, instead of when autovacuum comes by.

    Until then it plans for the archive as it was: for an empty one it joins names, credits and documents row by row,
    which for a few hundred of each takes minutes. SQLite plans without statistics.
    """
    if connection.vendor == "postgresql":
        models_here = apps.get_app_config("archive").get_models(include_auto_created=True)
        tables = [connection.ops.quote_name(model._meta.db_table) for model in models_here]
        with connection.cursor() as cursor:
            # All tables would be a hundred of the server's own too, in thirty times the time.
            cursor.execute(f"ANALYZE {', '.join(tables)}")


def pour(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Insert the rows with these columns, as the database takes them; it assigns the keys."""
    names = ", ".join(f'"{name}"' for name in columns)
    table = f'"{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The cursor alone does not translate the database's errors into Django's.
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", list(rows))  # noqa: S608 no name is typed


def pour_new(model: type[models.Model], columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert those of the rows that break no unique constraint, as `bulk_create` does that ignores conflicts."""
    if rows:
        names, places = ", ".join(f'"{name}"' for name in columns), ", ".join(["%s"] * len(columns))
        # No name is typed.
        insert = f'INSERT INTO "{model._meta.db_table}" ({names}) VALUES ({places}) ON CONFLICT DO NOTHING'  # noqa: S608
        with connection.cursor() as cursor:
            cursor.executemany(insert, rows)


def pour_records(
    records: Sequence[models.Model], *, at: datetime.datetime | None = None, some_exist: bool = False
) -> None:
    """Insert these records of one model as `save` would; their keys have to be queried.

    `at` is when they were last changed, by default now. `some_exist`: those that break a unique constraint are left
    out.
    """
    if not records:
        return
    model = type(records[0])
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = [_column(field, records, at) for field in fields]
    rows = zip(*columns, strict=True)
    names = [str(field.column) for field in fields]
    if some_exist:
        pour_new(model, names, list(rows))
    else:
        pour(model, names, rows)


def _column(
    field: "models.Field[Any, Any]", records: Sequence[models.Model], at: datetime.datetime | None
) -> Sequence[Any]:
    """Return the database values of one column, converting each distinct value once, if it can be told apart."""
    if at is not None and getattr(field, "auto_now", False):
        return [field.get_db_prep_save(at, connection)] * len(records)
    values = [field.pre_save(record, add=True) for record in records]
    if isinstance(field, models.JSONField):
        return [field.get_db_prep_save(value, connection) for value in values]
    kept = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [kept[value] for value in values]
