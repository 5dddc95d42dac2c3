"""Full text behind one Protocol: FTS5 on SQLite, tsvector on PostgreSQL."""

from django.db import connection

from archive.search.index.backends.base import Backend
from archive.search.index.backends.postgres import Postgres
from archive.search.index.backends.sqlite import Sqlite

_BACKENDS: dict[str, Backend] = {"sqlite": Sqlite(), "postgresql": Postgres()}


def backend() -> Backend:
    """Return the index of the database in use."""
    return _BACKENDS[connection.vendor]
