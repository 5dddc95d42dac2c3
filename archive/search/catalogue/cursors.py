"""Cursors: continuing a list where one stopped, whatever was published or withdrawn meanwhile."""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from archive.documents.models import Document
from archive.documents.prepared import Prepared, moment_of
from archive.search.catalogue.building import date_key
from archive.search.catalogue.loading import added_at, days_of
from archive.search.query import Sort

_UNDATED = int(np.iinfo(np.int64).max)


@dataclass(frozen=True, slots=True)
class Mark:
    """A cursor: a document's sort keys in every order, and its offset when the cursor was made.

    The keys are days as one number, date added, sort title and primary key.
    """

    days: int
    added: int
    title: str
    key: int
    passed: int = 0


def mark_of(key: int, passed: int = 0) -> Mark | None:
    """Return the cursor of the published document of this key, or None."""
    row = next(iter(_row([key])), None)
    if row is None:
        return None
    earliest, latest, published, title = row
    begun, ended = days_of(_day(earliest), _day(latest))
    days = int(date_key(np.array([begun], np.int32), np.array([ended], np.int32))[0])
    return Mark(days, added_at(moment_of(published) if published else None), title, key, passed)


_ORDERING: Final = ("date_earliest", "date_latest", "published_at", "title_key")
# Runs for some twenty documents whenever a client continues in a list of a million.
_row: Final = Prepared(lambda pks: Document.objects.published().filter(pk__in=pks).order_by().values_list(*_ORDERING))


def _day(read: Any) -> date | None:
    """Return a cursor's day as a date, parsing SQLite's text format."""
    return date.fromisoformat(str(read)) if read else None


def passed(ids: NDArray[np.int64], mark: Mark, sort: Sort) -> int:
    """Return the offset at which the list continues after the cursor, in this order; its document may be gone.

    Scores change with every publication, so by relevance it is the offset of the document, or the one it had.
    """
    if sort is Sort.RELEVANCE:
        found = np.flatnonzero(ids == mark.key)
        return int(found[0]) + 1 if len(found) else min(mark.passed - 1, len(ids))
    return bisect_left(range(len(ids)), 1, key=lambda at: int(_follows(mark_of(int(ids[at])), mark, sort)))


def _follows(other: Mark | None, mark: Mark, sort: Sort) -> bool:
    if other is None:
        return True
    if sort is Sort.DATE_REVERSED and (other.days == _UNDATED) is (mark.days == _UNDATED):
        return _rank(other, sort) < _rank(mark, sort)
    return _rank(other, sort) > _rank(mark, sort)


def _rank(mark: Mark, sort: Sort) -> tuple[Any, ...]:
    if sort is Sort.TITLE:
        return mark.title, mark.days, mark.key
    if sort is Sort.ADDED_LATEST:
        return -mark.added, -mark.key
    return mark.days, mark.title, mark.key
