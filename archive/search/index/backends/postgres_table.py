"""The table of the text index on PostgreSQL, and the two functions that read all hits of a word."""

from typing import Final

from django.db import connection

TABLE: Final = "archive_search_entry"
DESK: Final = "archive_search_desk"
# A common word has hits on every page of the table, so rows must be small, with vectors stored out of line (TOAST). The
# server does that only for rows above 2 kB; the filler makes every row so, and is itself compressed to a few bytes.
_NARROW: Final = """
    ALTER TABLE {table} ADD COLUMN IF NOT EXISTS filler text GENERATED ALWAYS AS (repeat(' ', 2100)) STORED
"""
_MAKING: Final = (
    "DROP TABLE IF EXISTS {table}",
    "CREATE TABLE {table} (document_id bigint PRIMARY KEY, vector tsvector NOT NULL, title tsvector NOT NULL)",
    "ALTER TABLE {table} ADD COLUMN body text",
    "ALTER TABLE {table} ADD COLUMN proof bytea",
    "ALTER TABLE {table} SET (toast_tuple_target = 128)",
    "ALTER TABLE {table} ALTER COLUMN vector SET STORAGE EXTERNAL",
    "CREATE INDEX {table}_vector ON {table} USING gin (vector)",
    "CREATE INDEX {table}_title ON {table} USING gin (title)",
    "CREATE INDEX {table}_long ON {table} (document_id) WHERE body IS NOT NULL",
)


def make_table(table: str) -> None:
    """Create the empty table."""
    with connection.cursor() as cursor:
        for sql in _MAKING:
            cursor.execute(sql.format(table=table))
    lay_out(table)


def lay_out(table: str) -> None:
    """Make rows narrow, and hits be read through the index always.

    A sequential scan, which the planner prefers for a common word, fetches every vector out of line.
    """
    with connection.cursor() as cursor:
        cursor.execute(_NARROW.format(table=table))
        for column in ("vector", "title"):
            cursor.execute(
                f"CREATE OR REPLACE FUNCTION {table}_in_{column}(asked tsquery) RETURNS bytea LANGUAGE sql STABLE "  # noqa: S608 no name is typed
                "SET enable_seqscan TO off AS $$ SELECT string_agg(int8send(document_id), ''::bytea) "
                f"FROM {table} WHERE {column} @@ asked $$"
            )
