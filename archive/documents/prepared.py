"""Questions about the few records of a page, whose SQL is made once: making it took longer than the answer."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from django.db import connection
from django.db.models import Model, QuerySet

_SIZES: Final = (1, 10, 25, 50, 100, 200)  # a page is filled up to one of these with the last of its records
_MOST: Final = _SIZES[-1]
_FIRST_MARK: Final = -1_000_000_000  # no record has such a key, and no query such a number
# A field of texts makes a text of it.
_PLACES: Final = {mark: place for place in range(_MOST) for mark in (_FIRST_MARK - place, str(_FIRST_MARK - place))}
Row = tuple[Any, ...]


class Prepared:
    """A query for the rows of these records, by numbers or by texts; its columns must be plain numbers and texts, which
    need no converting."""

    def __init__(self, rows: "Callable[[Sequence[int]], QuerySet[Any, Any]]") -> None:
        self._rows = rows
        self._made: dict[int, tuple[type[Model], str, tuple[Any, ...]]] = {}

    def __call__(self, pks: Sequence[int] | Sequence[str]) -> list[Row]:
        """The rows, as the query orders them: those of each two hundred keys, where there are more."""
        found: list[Row] = []
        for _model, sql, values in self._asked(pks):
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                found += cursor.fetchall()
        return found

    def records(self, pks: Sequence[int] | Sequence[str]) -> list[Any]:
        """The same as records of the model, with the columns that the query names; others are read when asked for."""
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


def moment_of(read: Any) -> datetime.datetime:
    """A moment as it comes from a cursor: a moment already, or the text in which SQLite keeps it, in UTC."""
    moment = read if isinstance(read, datetime.datetime) else datetime.datetime.fromisoformat(str(read))
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.UTC)


def _marked(size: int) -> list[int]:
    """Numbers no record has, by which the places of the keys are known in the SQL."""
    return [_FIRST_MARK - place for place in range(size)]
