"""Queries on the few records of a page, whose SQL is compiled once: compiling took longer than running it."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, Final

from django.db import connection
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.models import Model, QuerySet, Value

_SIZES: Final = (1, 10, 25, 50, 100, 200)  # a page is padded to one of these sizes by repeating its last key
_MOST: Final = _SIZES[-1]
_FIRST_MARK: Final = -1_000_000_000  # a placeholder: no record has such a key, and no query such a number
# A text field turns the placeholder into text.
_PLACES: Final = {mark: place for place in range(_MOST) for mark in (_FIRST_MARK - place, str(_FIRST_MARK - place))}
Row = tuple[Any, ...]


class Literal(Value):
    """A number or "" written into the SQL: as parameters, two hundred of them took longer than reading the rows."""

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[str | int, ...]]:
        return ("''" if self.value == "" else str(int(self.value))), ()


class Prepared:
    """A compiled query for the rows of these keys, numbers or texts.

    Its columns must be plain numbers and texts that need no conversion.
    """

    def __init__(self, rows: "Callable[[Sequence[int]], QuerySet[Any, Any]]") -> None:
        self._rows = rows
        self._made: dict[int, tuple[type[Model], str, tuple[Any, ...]]] = {}

    def __call__(self, pks: Sequence[int] | Sequence[str]) -> list[Row]:
        """Return the rows in the query's order, within each slice of 200 keys."""
        found: list[Row] = []
        for _model, sql, values in self._asked(pks):
            found += fetched(sql, values)
        return found

    def records(self, pks: Sequence[int] | Sequence[str]) -> list[Any]:
        """Return the same as model instances with the columns the query names; other fields are deferred."""
        return [one for model, sql, values in self._asked(pks) for one in model._default_manager.raw(sql, values)]

    def _asked(self, pks: Sequence[int] | Sequence[str]) -> Iterator[tuple[type[Model], str, list[Any]]]:
        for start in range(0, len(pks), _MOST):
            some = pks[start : start + _MOST]
            size = next(size for size in _SIZES if len(some) <= size)
            if size not in self._made:
                rows = self._rows(_marked(size))
                self._made[size] = (rows.model, *rows.query.sql_with_params())
            model, sql, values = self._made[size]
            given = [*some, *[some[-1]] * (size - len(some))]
            yield model, sql, [given[_PLACES[value]] if value in _PLACES else value for value in values]


def fetched(sql: str, values: Sequence[Any] = ()) -> list[Row]:
    """Return the rows of a query in SQL, with the least that Django does around it."""
    rows: list[Row]
    if connection.vendor != "sqlite" or connection.queries_logged or connection.execute_wrappers:
        with connection.cursor() as cursor:
            cursor.execute(sql, values)
            rows = cursor.fetchall()
        return rows
    # Django turns the placeholders of each query anew, which takes longer than most of these queries run.
    connection.ensure_connection()
    with connection.wrap_database_errors:
        rows = connection.connection.execute(_in_sqlite(sql), values).fetchall()
    return rows


@lru_cache(maxsize=256)
def _in_sqlite(sql: str) -> str:
    return FORMAT_QMARK_REGEX.sub("?", sql).replace("%%", "%")


def moment_of(read: Any) -> datetime.datetime:
    """Return a moment from a cursor as an aware datetime; SQLite gives text in UTC."""
    moment = read if isinstance(read, datetime.datetime) else datetime.datetime.fromisoformat(str(read))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _marked(size: int) -> list[int]:
    """Return placeholder keys, by which the parameters are found in the SQL."""
    return [_FIRST_MARK - place for place in range(size)]
