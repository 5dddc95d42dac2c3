"""Which tables say anything of some records: asked once, so that nobody asks each empty table by itself."""

from collections.abc import Collection, Iterable
from typing import Final

from django.db import connection, models

Key = tuple[type[models.Model], str]
_AT_MOST: Final = 1_000  # records written into one question; for more of them every table is worth asking


def with_rows(keys: Iterable[Key], pks: Collection[int]) -> frozenset[Key]:
    """Those of these foreign keys (model, field name) by which at least one row names one of the records `pks`.

    One query whatever the number of keys; above a thousand records none, and all keys are answered.
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
