"""Full text behind one Protocol: FTS5 on SQLite, tsvector on PostgreSQL."""

from django.db import connection

from archive.search.backends.base import Backend
from archive.search.backends.postgres import Postgres
from archive.search.backends.sqlite import Sqlite

_BACKENDS: dict[str, Backend] = {"sqlite": Sqlite(), "postgresql": Postgres()}


def backend() -> Backend:
    """The index of the database in use."""
    return _BACKENDS[connection.vendor]
