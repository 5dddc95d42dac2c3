"""Which tables have rows for some records, found in one query, so that empty tables are not queried one by one."""

from collections.abc import Collection, Iterable
from typing import Final

from django.db import connection, models

Key = tuple[type[models.Model], str]
_AT_MOST: Final = 1_000  # records in one query; for more of them every table is worth reading


def with_rows(keys: Iterable[Key], pks: Collection[int]) -> frozenset[Key]:
    """Return those of these foreign keys (model, field name) by which at least one row refers to one of the records.

    One query, whatever the number of keys; for more than a thousand records no query, and all keys are returned.
    """
    keys = list(keys)
    if not keys or len(pks) > _AT_MOST:
        return frozenset(keys)
    if not pks:
        return frozenset()
    among = ", ".join(str(int(pk)) for pk in pks)
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_asked(number, key, among) for number, key in enumerate(keys)))
        return frozenset(keys[number] for (number,) in cursor.fetchall())


def _asked(number: int, key: Key, among: str) -> str:
    model, name = key
    (column,) = (field.column for field in model._meta.concrete_fields if field.name == name)
    rows = f'SELECT 1 FROM "{model._meta.db_table}" WHERE "{column}" IN ({among})'  # noqa: S608 whole numbers
    return f"SELECT {number} WHERE EXISTS ({rows})"
