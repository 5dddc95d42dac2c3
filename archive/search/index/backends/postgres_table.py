"""The table of the text index on PostgreSQL, and the two functions that read all hits of a word."""

from typing import Final

from django.db import connection

TABLE: Final = "archive_search_entry"
# A common word has hits on every page of the table, so rows must be small, with vectors stored out of line (TOAST). The
# server does that only for rows above 2 kB; the filler makes every row so, and is itself compressed to a few bytes.
_NARROW: Final = f"""
    ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS filler text GENERATED ALWAYS AS (repeat(' ', 2100)) STORED
"""
_MAKING: Final = (
    f"DROP TABLE IF EXISTS {TABLE}",
    f"CREATE TABLE {TABLE} (document_id bigint PRIMARY KEY, vector tsvector NOT NULL, title tsvector NOT NULL)",
    f"ALTER TABLE {TABLE} ADD COLUMN body text",
    f"ALTER TABLE {TABLE} ADD COLUMN proof bytea",
    f"ALTER TABLE {TABLE} SET (toast_tuple_target = 128)",
    f"ALTER TABLE {TABLE} ALTER COLUMN vector SET STORAGE EXTERNAL",
    f"CREATE INDEX {TABLE}_vector ON {TABLE} USING gin (vector)",
    f"CREATE INDEX {TABLE}_title ON {TABLE} USING gin (title)",
    f"CREATE INDEX {TABLE}_long ON {TABLE} (document_id) WHERE body IS NOT NULL",
)


def make_table() -> None:
    """Create the empty table."""
    with connection.cursor() as cursor:
        for sql in _MAKING:
            cursor.execute(sql)
    lay_out()


def lay_out() -> None:
    """Make rows narrow, and hits be read through the index always.

    A sequential scan, which the planner prefers for a common word, fetches every vector out of line.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NARROW)
        for column in ("vector", "title"):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {TABLE}_in_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE "  # noqa: S608 no name is typed
                "SET enable_seqscan TO off AS $$ SELECT string_agg(int8send(document_id), ''::bytea) "
                f"FROM {TABLE} WHERE {column} @@ asked $$"
            )
