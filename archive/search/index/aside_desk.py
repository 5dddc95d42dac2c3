"""What a deed on a copy of the database wrote to the desk's index, taken into the archive's own (SQLite)."""

from collections.abc import Collection, Sequence
from typing import Final

from django.db import connection

from archive.authority import beside
from archive.documents.models import Document
from archive.search.index.backends.base import FIELDS
from archive.search.index.backends.sqlite import DESK, proofs_of
from archive.search.index.placing import refresh_for_desk

_DOCUMENTS: Final = Document._meta.db_table
_PROOFS: Final = proofs_of(DESK)
_FIELDS: Final = ", ".join(FIELDS)
_SLICE: Final = 300


class DraftsAlongside:
    """The desk's index beside a deed on a copy; its digests tell which entries are others there.

    Entries of new records come before these, so that a large import has nothing left to do; all others are made anew
    when the deed is done.
    """

    def __init__(self) -> None:
        self.ahead, self.behind = list[int](), list[int]()

    def forget(self, left: beside.Awaited) -> None:
        """Remove the entries of records that never came, and make those anew that were left behind."""
        first, last = left.spans.get(_DOCUMENTS, (1, 0))
        here = f"SELECT id FROM {_DOCUMENTS} WHERE id BETWEEN %s AND %s"  # noqa: S608 no name is typed
        with connection.cursor() as cursor:
            for table in (DESK, _PROOFS):
                sql = f"DELETE FROM {table} WHERE rowid BETWEEN %s AND %s AND rowid NOT IN ({here})"  # noqa: S608 as above
                cursor.execute(sql, [first, last, first, last])
        refresh_for_desk(left.loose)

    def compare(self, copy: beside.Copy) -> None:
        """Note which entries are others in the copy."""
        first, last = copy.free.get(_DOCUMENTS, (1, 0))
        for pk in _differing():
            (self.ahead if first <= pk <= last else self.behind).append(pk)

    def write_ahead(self) -> None:
        """Take the entries of new records into the index, some hundreds at a time: nobody has these records yet."""
        for start in range(0, len(self.ahead), _SLICE):
            _insert(self.ahead[start : start + _SLICE])

    def follow(self) -> None:
        """Make the other entries anew, some hundreds at a time."""
        refresh_for_desk(self.behind)


def _differing() -> list[int]:
    """Return the records with an entry in one index alone, or with another one in the copy's."""
    pairs = (("beside", "main"), ("main", "beside"))
    sql = " UNION ".join(
        f"SELECT a.id FROM {one}.{_PROOFS} AS a LEFT JOIN {other}.{_PROOFS} AS b ON b.id = a.id "  # noqa: S608 as above
        "WHERE b.proof IS NOT a.proof"
        for one, other in pairs
    )
    with connection.cursor() as cursor:
        cursor.execute(f"{sql} ORDER BY 1")
        return [pk for (pk,) in cursor.fetchall()]


def _insert(documents: Collection[int]) -> None:
    """Copy these entries and their digests from the copy's index."""
    chosen = _numbers(sorted(documents))
    with connection.cursor() as cursor:
        for table, columns in ((DESK, f"rowid, {_FIELDS}"), (_PROOFS, "id, proof")):
            rows = f"SELECT {columns} FROM beside.{table} WHERE rowid IN ({chosen})"  # noqa: S608 whole numbers
            cursor.execute(f"INSERT INTO main.{table} ({columns}) {rows}")


def _numbers(keys: Sequence[int]) -> str:
    return ", ".join(str(int(key)) for key in keys)
