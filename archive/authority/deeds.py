"""Deeds: one transaction each, with locks in one order, so that concurrent deeds cannot deadlock.

1. the people's names (`people.locking`), where the deed is about names;
2. the rows of records, a record before what belongs to it (`claim`), as the deed writes them;
3. the rows of the text index and of the words of names;
4. the head of the log of changes (`search.writing`);
5. the head of the journal's chain (`journal.runs`).

Every deed needs the last two. They are put off to its end, when it needs no other row any more.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from typing import Any, TypeVar

from django.db import models, transaction


class Last(IntEnum):
    """What is done last, in this order."""

    LOG_OF_CHANGES = 1
    CHAIN_OF_RUNS = 2


Item = TypeVar("Item")
Task = tuple[Last, Callable[[list[Any]], None], Any]


class _Open(threading.local):
    """The tasks put off by the deed this thread has open; None between deeds."""

    tasks: list[Task] | None = None


_open = _Open()


@contextmanager
def deed() -> Iterator[None]:
    """Run the block in one transaction, and what was put off at its end.

    Inside another deed it is part of that one, with a savepoint: if it fails, what it put off is dropped.
    """
    tasks = _open.tasks
    if tasks is not None:
        with transaction.atomic(), _forgetting(tasks):
            yield
        return
    _open.tasks = tasks = []
    try:
        with transaction.atomic():
            yield
            _open.tasks = None
            if not transaction.get_rollback():
                _finish(tasks)
    finally:
        _open.tasks = None


def put_off(last: Last, finish: Callable[[list[Item]], None], item: Item) -> bool:
    """Have `finish` called once with all its items at the end of the open deed; return False where none is open."""
    if _open.tasks is None:
        return False
    _open.tasks.append((last, finish, item))
    return True


def claim(records: "models.QuerySet[Any]") -> None:
    """Lock these rows, in the order of their keys, until the deed ends."""
    list(records.order_by("pk").select_for_update(no_key=True).values_list("pk", flat=True))


def _finish(tasks: list[Task]) -> None:
    for last in Last:
        mine = [(finish, item) for when, finish, item in tasks if when is last]
        for finish in dict.fromkeys(finish for finish, _ in mine):
            finish([item for its, item in mine if its is finish])


@contextmanager
def _forgetting(tasks: list[Task]) -> Iterator[None]:
    known = len(tasks)
    try:
        yield
    except BaseException:
        del tasks[known:]
        raise
