"""Writing very many rows at once."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.management.color import no_style
from django.db import connection, models

from archive.authority import pouring

NOW = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)


def pour(model: type[models.Model], columns: Sequence[str], rows: Iterable[tuple[Any, ...]]) -> None:
    """The rows stand in the model's table; columns not named have the value a new record has."""
    fixed = {field.column: _usual(field) for field in model._meta.concrete_fields if field.column not in columns}
    fixed.pop("id", None)
    rest = tuple(fixed.values())
    pouring.pour(model, [*columns, *map(str, fixed)], ((*row, *rest) for row in rows))


def settle_sequences(*poured: type[models.Model]) -> None:
    """New records get keys above those that were poured."""
    with connection.cursor() as cursor:
        for sql in connection.ops.sequence_reset_sql(no_style(), list(poured)):
            cursor.execute(sql)


def _usual(field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.DateTimeField) and not field.null:
        return NOW.strftime("%Y-%m-%d %H:%M:%S")
    return field.get_default()
