"""The text index in a copy of the database on which a deed is done: its entries alone, and not what finds them.

Nobody searches the copy. The archive takes the entries from it, and thousands of them cost more to index than to make.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db import connection

from archive.authority import beside
from archive.documents.models import Document
from archive.search.index.backends.base import FIELDS
from archive.search.index.backends.sqlite import Row, Sqlite

_DOCUMENTS: Final = Document._meta.db_table
_COLUMNS: Final = ", ".join(f"c{number}" for number in range(len(FIELDS)))


class SqliteAside(Sqlite):
    """The tables in which FTS5 keeps its rows and their sizes, written without FTS5."""

    def _store(self, rows: Sequence[Row], insert: str = "") -> None:
        # Those of before are deleted first, so that the copy notes what they were: a replacement says nothing of it.
        self.remove(beside.of_before(_DOCUMENTS, (document for document, _, _ in rows)))
        written: tuple[tuple[str, str, list[tuple[Any, ...]]], ...] = (
            ("content", f"id, {_COLUMNS}", [(document, *fields) for document, _, fields in rows]),
            ("docsize", "id, sz", [(document, b"") for document, _, _ in rows]),
            ("proof", "id, proof", [(document, proof) for document, proof, _ in rows]),
        )
        with connection.cursor() as cursor:
            for part, columns, values in written:
                places = ", ".join(["%s"] * (columns.count(",") + 1))
                cursor.executemany(f"INSERT OR REPLACE INTO {self.table}_{part} ({columns}) VALUES ({places})", values)  # noqa: S608 no name is typed

    def remove(self, documents: Iterable[int]) -> None:
        every = [(pk,) for pk in documents]
        if not every:
            return
        with connection.cursor() as cursor:
            for part in ("content", "docsize", "proof"):
                cursor.executemany(f"DELETE FROM {self.table}_{part} WHERE id = %s", every)  # noqa: S608 as above
