"""Full text behind one Protocol: FTS5 on SQLite, tsvector on PostgreSQL."""

from typing import Final

from django.db import connection

from archive.authority import beside
from archive.search.index.backends import postgres_table, sqlite
from archive.search.index.backends.base import Backend
from archive.search.index.backends.postgres import Postgres
from archive.search.index.backends.sqlite import Sqlite
from archive.search.index.backends.sqlite_aside import SqliteAside

_BACKENDS: Final[dict[str, Backend]] = {"sqlite": Sqlite(), "postgresql": Postgres()}
_OF_THE_DESK: Final[dict[str, Backend]] = {
    "sqlite": Sqlite(sqlite.DESK), "postgresql": Postgres(postgres_table.DESK)
}  # fmt: skip
_ASIDE: Final[Backend] = SqliteAside()
_OF_THE_DESK_ASIDE: Final[Backend] = SqliteAside(sqlite.DESK)


def backend() -> Backend:
    """Return the index of what is published, in the database in use."""
    if beside.is_at_work():
        return _ASIDE
    return _BACKENDS[connection.vendor]


def desk() -> Backend:
    """Return the index of everything else, for the desk alone.

    It is a table of its own: in the readers' the words of drafts would weigh in how often a word is, and so in the
    order of what readers find.
    """
    if beside.is_at_work():
        return _OF_THE_DESK_ASIDE
    return _OF_THE_DESK[connection.vendor]
