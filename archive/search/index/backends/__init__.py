"""Full text behind one Protocol: FTS5 on SQLite, tsvector on PostgreSQL."""

from typing import Final

from django.db import connection

from archive.search.index.backends import postgres_table, sqlite
from archive.search.index.backends.base import Backend
from archive.search.index.backends.postgres import Postgres
from archive.search.index.backends.sqlite import Sqlite

_BACKENDS: Final[dict[str, Backend]] = {"sqlite": Sqlite(), "postgresql": Postgres()}
_OF_THE_DESK: Final[dict[str, Backend]] = {
    "sqlite": Sqlite(sqlite.DESK), "postgresql": Postgres(postgres_table.DESK)
}  # fmt: skip


def backend() -> Backend:
    """Return the index of what is published, in the database in use."""
    return _BACKENDS[connection.vendor]


def desk() -> Backend:
    """Return the index of everything else, for the desk alone.

    It is a table of its own: in the readers' the words of drafts would weigh in how often a word is, and so in the
    order of what readers find.
    """
    return _OF_THE_DESK[connection.vendor]
