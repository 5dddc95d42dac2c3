"""Bulk insertion of rows."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from archive.authority import pouring

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def pour(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """Insert the rows into the model's table; other columns get their default values."""
    fixed = {field.column: _usual(field) for field in model._meta.concrete_fields if field.column not in columns}
    fixed.pop("id", None)
    rest = tuple(fixed.values())
    pouring.pour(model, [*columns, *map(str, fixed)], ((*row, *rest) for row in rows))


def settle_sequences(*poured: type[models.Model]) -> None:
    """Reset the sequences, so that new records get keys above the inserted ones."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(poured)):
            cursor.execute(sql)


def _usual(field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.DateTimeField) and not field.null:
        return NOW.strftime("%Y-%m-%d %H:%M:%S")
    return field.get_default()
