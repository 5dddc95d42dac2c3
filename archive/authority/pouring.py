"""Very many new rows written at once: by COPY on PostgreSQL, by one prepared statement on SQLite.

`bulk_create` writes every value into the text of a statement, and takes longer over that text than the database takes
over the rows. It is for where some of the rows may be there already.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.db import connection, models


def packed_quickly() -> None:
    """Until the transaction ends PostgreSQL packs long texts with lz4, where it knows it: in a quarter of the time."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config(name, 'lz4', true) FROM pg_settings "
                "WHERE name = 'default_toast_compression' AND 'lz4' = ANY(enumvals)"
            )


def pour(model: type[models.Model], columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """The rows stand in the model's table, with these columns as the database takes them; it gives out the keys."""
    names = ", ".join(f'"{name}"' for name in columns)
    table = f'"{model._meta.db_table}" ({names})'
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # The cursor alone does not turn what the database refuses into Django's exceptions.
            with connection.wrap_database_errors, cursor.copy(f"COPY {table} FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {table} VALUES ({places})", list(rows))  # noqa: S608 no name is typed


def pour_records(records: Sequence[models.Model], *, at: datetime.datetime | None = None) -> None:
    """These records of one model stand as `save` would write them; their keys are to be asked for.

    `at` is when they were last changed, now where it is not said.
    """
    if not records:
        return
    model = type(records[0])
    fields = [field for field in model._meta.concrete_fields if not isinstance(field, models.AutoField)]
    columns = [_column(field, records, at) for field in fields]
    pour(model, [str(field.column) for field in fields], zip(*columns, strict=True))


def _column(
    field: "models.Field[Any, Any]", records: Sequence[models.Model], at: datetime.datetime | None
) -> Sequence[Any]:
    """What the database keeps of these records in one column; the same few values come again and again."""
    if at is not None and getattr(field, "auto_now", False):
        return [field.get_db_prep_save(at, connection)] * len(records)
    values = [field.pre_save(record, add=True) for record in records]
    kept = {value: field.get_db_prep_save(value, connection) for value in set(values)}
    return [kept[value] for value in values]
