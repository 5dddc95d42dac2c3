"""Questions about the few documents of a page, whose SQL is made once: making it took longer than the answer."""

import datetime
from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

_SIZES = (1, 10, 25, 50, 100, 200)  # a page is filled up to one of these with the last of its documents
Row = tuple[Any, ...]


class Prepared:
    """A query for the rows of these records; its columns must be plain numbers and texts, which need no converting."""

    def __init__(self, rows: "Callable[[Sequence[int]], QuerySet[Any, Any]]") -> None:
        self._rows = rows
        self._made: dict[int, tuple[str, tuple[Any, ...]]] = {}

    def __call__(self, pks: Sequence[int]) -> list[Row]:
        """The rows, as the query orders them."""
        if not pks:
            return []
        size = next((size for size in _SIZES if len(pks) <= size), len(pks))
        if size not in self._made:
            self._made[size] = self._rows(_marked(size)).query.sql_with_params()
        sql, values = self._made[size]
        given = [*pks, *[pks[-1]] * (size - len(pks))]
        with connection.cursor() as cursor:
            cursor.execute(sql, [given[-1 - value] if _is_mark(value) else value for value in values])
            return list(cursor.fetchall())


def moment_of(read: Any) -> datetime.datetime:
    """A moment as it comes from a cursor: a moment already, or the text in which SQLite keeps it, in UTC."""
    moment = read if isinstance(read, datetime.datetime) else datetime.datetime.fromisoformat(str(read))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _marked(size: int) -> list[int]:
    """Numbers no record has, by which the places of the keys are known in the SQL."""
    return [-1 - place for place in range(size)]


def _is_mark(value: Any) -> bool:
    return isinstance(value, int) and value < 0
